import type { BookBorder, BookStyle } from "../../book/book";
import { builtInNumber } from "./xlsx-number-formats";
import type { CellLook } from "./xlsx-styles";
import { usualFont } from "./xlsx-styles";
import { xmlElement, xmlPart } from "../file/xml-text";

/** Pieces of XML that are written once and referred to by number. */
class Pieces {
  private readonly numbers = new Map<string, number>();

  constructor(...first: readonly string[]) {
    first.forEach((piece) => this.numberOf(piece));
  }

  numberOf(piece: string): number {
    const known = this.numbers.get(piece);
    if (known !== undefined) return known;
    this.numbers.set(piece, this.numbers.size);
    return this.numbers.size - 1;
  }

  /** All of them inside an element that counts them. */
  xml(name: string): string {
    return xmlElement(name, { count: this.numbers.size }, ...this.numbers.keys());
  }

  get isEmpty(): boolean {
    return this.numbers.size === 0;
  }
}

const unstyled: BookStyle = {};

/** Numbers below are the format's own. */
const firstOwnFormat = 164;

/** The looks of a file's cells, each written once. */
export class StyleTable {
  private readonly formats = new Map<string, number>();
  private readonly fonts = new Pieces(fontXml({}));
  // The first two are the format's own, whatever stands in them.
  private readonly fills = new Pieces(patternXml("none"), patternXml("gray125"));
  private readonly borders = new Pieces(borderXml({}));
  private readonly entries = new Pieces(
    xmlElement("xf", { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0 }),
  );

  /** Cells that look alike mostly share their style: what was found for one is not looked up for the next. */
  private readonly known = new WeakMap<BookStyle, Map<string | undefined, number>>();

  /** The number by which a cell refers to its look; 0 for that of a new workbook. */
  numberOf({ format, style = unstyled }: CellLook): number {
    const byFormat = this.known.get(style) ?? new Map<string | undefined, number>();
    this.known.set(style, byFormat);
    const number = byFormat.get(format) ?? this.entryOf(format, style);
    byFormat.set(format, number);
    return number;
  }

  private entryOf(format: string | undefined, style: BookStyle): number {
    const numFmtId = format === undefined ? 0 : this.formatNumber(format);
    const fontId = this.fonts.numberOf(fontXml(style));
    const fillId = style.fill === undefined ? 0 : this.fills.numberOf(fillXml(style.fill));
    const borderId = this.borders.numberOf(borderXml(style));
    const alignment = alignmentXml(style);
    const apply = (number: number): 1 | undefined => (number === 0 ? undefined : 1);
    return this.entries.numberOf(
      xmlElement(
        "xf",
        {
          numFmtId,
          fontId,
          fillId,
          borderId,
          xfId: 0,
          applyNumberFormat: apply(numFmtId),
          applyFont: apply(fontId),
          applyFill: apply(fillId),
          applyBorder: apply(borderId),
          applyAlignment: alignment === "" ? undefined : 1,
        },
        alignment,
      ),
    );
  }

  /** The part that holds them. */
  xml(): string {
    const formats = [...this.formats].map(([formatCode, numFmtId]) =>
      xmlElement("numFmt", { numFmtId, formatCode }),
    );
    const base = xmlElement("xf", { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 });
    const normal = xmlElement("cellStyle", { name: "Normal", xfId: 0, builtinId: 0 });
    return xmlPart(
      xmlElement(
        "styleSheet",
        { xmlns: "http://schemas.openxmlformats.org/spreadsheetml/2006/main" },
        ...(formats.length === 0
          ? []
          : [xmlElement("numFmts", { count: formats.length }, ...formats)]),
        this.fonts.xml("fonts"),
        this.fills.xml("fills"),
        this.borders.xml("borders"),
        xmlElement("cellStyleXfs", { count: 1 }, base),
        this.entries.xml("cellXfs"),
        xmlElement("cellStyles", { count: 1 }, normal),
      ),
    );
  }

  private formatNumber(format: string): number {
    const known = builtInNumber(format) ?? this.formats.get(format);
    if (known !== undefined) return known;
    const number = firstOwnFormat + this.formats.size;
    this.formats.set(format, number);
    return number;
  }
}

/** A colour as an element. */
export const colorXml = (color: string, name = "color"): string =>
  xmlElement(name, { rgb: `FF${color.slice(1).toUpperCase()}` });

/** The order of the elements is the format's. */
function fontXml(style: BookStyle): string {
  return xmlElement(
    "font",
    {},
    ...(style.bold ? ["<b/>"] : []),
    ...(style.italic ? ["<i/>"] : []),
    ...(style.strike ? ["<strike/>"] : []),
    ...(style.underline ? ["<u/>"] : []),
    xmlElement("sz", { val: style.fontSize ?? usualFont.size }),
    ...(style.fontColor === undefined ? [] : [colorXml(style.fontColor)]),
    xmlElement("name", { val: style.fontName ?? usualFont.name }),
  );
}

function patternXml(patternType: string, ...colors: readonly string[]): string {
  return xmlElement("fill", {}, xmlElement("patternFill", { patternType }, ...colors));
}

/** A fill of one colour. */
export const fillXml = (color: string): string => patternXml("solid", colorXml(color, "fgColor"));

function borderXml({ left, right, top, bottom }: BookStyle): string {
  return xmlElement(
    "border",
    {},
    borderLineXml("left", left),
    borderLineXml("right", right),
    borderLineXml("top", top),
    borderLineXml("bottom", bottom),
    "<diagonal/>",
  );
}

/** The line on one side of cells. */
export function borderLineXml(side: string, border: BookBorder | undefined): string {
  if (border === undefined) return xmlElement(side, {});
  return xmlElement(
    side,
    { style: border.style },
    ...(border.color === undefined ? [] : [colorXml(border.color)]),
  );
}

/** What an alignment says of a look, in the words of files. */
export function alignmentAttributes({ horizontal, vertical, wrap, indent }: BookStyle) {
  const upright = vertical === "middle" ? "center" : vertical === "bottom" ? undefined : vertical;
  return {
    horizontal,
    vertical: upright,
    wrapText: wrap ? 1 : undefined,
    indent: indent !== undefined && indent > 0 ? indent : undefined,
  };
}

function alignmentXml(style: BookStyle): string {
  const attributes = alignmentAttributes(style);
  const says = Object.values(attributes).some((value) => value !== undefined);
  return says ? xmlElement("alignment", attributes) : "";
}
