import { xmlElement, xmlPart, xmlText } from "../file/xml-text";

/** The texts of a file's cells, each written once. */
export class SharedStrings {
  private readonly numbers = new Map<string, number>();
  private uses = 0;

  /** The number by which a cell refers to its text. */
  numberOf(text: string): number {
    this.uses++;
    const number = this.numbers.get(text) ?? this.numbers.size;
    this.numbers.set(text, number);
    return number;
  }

  /** The part that holds them. */
  xml(): string {
    return xmlPart(
      xmlElement(
        "sst",
        {
          xmlns: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
          count: this.uses,
          uniqueCount: this.numbers.size,
        },
        ...[...this.numbers.keys()].map(stringXml),
      ),
    );
  }
}

/** A text as an item of the part. */
export function stringXml(text: string): string {
  // Blanks at the ends are dropped unless it is said that they count.
  const space = text.trim() === text ? undefined : "preserve";
  return xmlElement("si", {}, xmlElement("t", { "xml:space": space }, xmlText(text)));
}
