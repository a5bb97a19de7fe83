import { plainText } from "../../file/xlsx-package";
import { appendSplice, attributeSplices, prefixed, prefixOf, spliced } from "../../file/splice";
import type { XmlPlace } from "../../file/xml-tags";
import { attributesAt, elementsIn, plainXml } from "../../file/xml-tags";
import { stringXml } from "../../write/shared-strings";

/** The texts of a file's cells, which only grow: no number changes what it stands for. */
export class GrownStrings {
  private readonly numbers = new Map<string, number>();
  private readonly added: string[] = [];
  private readonly root: XmlPlace | undefined;
  private readonly count: number;
  private uses = 0;

  /** @param xml the part, where there is one */
  constructor(private readonly before: string | undefined) {
    this.root = before === undefined ? undefined : elementsIn(before)[0];
    const items = before === undefined || !this.root ? [] : elementsIn(before, this.root);
    const texts = items.filter(({ tag }) => tag.local === "si");
    this.count = texts.length;
    texts.forEach((place, number) => {
      const text = plainItem(before ?? "", place);
      if (text !== undefined && !this.numbers.has(text)) this.numbers.set(text, number);
    });
  }

  /** The number by which a cell refers to its text. */
  numberOf(text: string): number {
    this.uses++;
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.count + this.added.length;
    this.numbers.set(text, number);
    this.added.push(text);
    return number;
  }

  /** Whether the file needs a part it does not have. */
  get isNew(): boolean {
    return this.before === undefined && this.added.length > 0;
  }

  /** What the added texts are in XML of their own. */
  get addedTexts(): readonly string[] {
    return this.added;
  }

  /** The part with what was added at its end. */
  xml(): string | undefined {
    const { before, root } = this;
    if (before === undefined || !root || this.added.length === 0) return before;
    const { count } = attributesAt(before, root.tag);
    const items = this.added.map(stringXml).join("");
    return spliced(before, [
      ...attributeSplices(before, root.tag, {
        ...(count === undefined ? {} : { count: Number(count) + this.uses }),
        ...(attributesAt(before, root.tag).uniqueCount === undefined
          ? {}
          : { uniqueCount: this.count + this.added.length }),
      }),
      appendSplice(before, root, prefixed(items, prefixOf(root.tag))),
    ]);
  }
}

/** The text of an item that has no looks within, and says nothing of how it is spoken. */
function plainItem(xml: string, item: XmlPlace): string | undefined {
  const inside = elementsIn(xml, item);
  const [only] = inside;
  if (inside.length !== 1 || only?.tag.local !== "t") return undefined;
  return plainText(plainXml(xml.slice(only.insideStart, only.insideEnd)));
}
