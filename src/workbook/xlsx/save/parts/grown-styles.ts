import type { BookBorder, BookStyle } from "../../../book/book";
import { appendSplice, attributeSplices, prefixed, prefixOf, spliced } from "../../file/splice";
import type { Splice } from "../../file/splice";
import type { XmlPlace } from "../../file/xml-tags";
import { attributesAt, elementsIn } from "../../file/xml-tags";
import { xmlElement } from "../../file/xml-text";
import { builtInNumber } from "../../styles/xlsx-number-formats";
import {
  alignmentAttributes,
  borderLineXml,
  colorXml,
  fillXml,
} from "../../styles/xlsx-style-table";
import type { CellLook } from "../../styles/xlsx-styles";
import { usualFont } from "../../styles/xlsx-styles";
import { CannotSplice } from "../opened/cannot-splice";
import { changedProperties } from "../sheet/same-content";
import { withChildren } from "../../file/with-children";

/** Numbers below are the format's own. */
const firstOwnFormat = 164;

const fontProperties = [
  ...["bold", "italic", "underline", "strike", "fontName", "fontSize", "fontColor"],
] as const;
const alignmentProperties = ["horizontal", "vertical", "wrap", "indent"] as const;
const sides = ["left", "right", "top", "bottom"] as const;

/** A list of the part whose entries are referred to by number. */
class Entries {
  private readonly place: XmlPlace | undefined;
  private readonly there: readonly string[];
  private readonly added: string[] = [];

  constructor(
    private readonly xml: string,
    sections: readonly XmlPlace[],
    readonly name: string,
  ) {
    this.place = sections.find(({ tag }) => tag.local === name);
    this.there = this.place
      ? elementsIn(xml, this.place).map(({ tag, end }) => xml.slice(tag.start, end))
      : [];
  }

  at(number: number): string | undefined {
    return this.there[number] ?? this.added[number - this.there.length];
  }

  get all(): readonly string[] {
    return [...this.there, ...this.added];
  }

  /** Its number among the entries, of which it becomes the last where it is new. */
  numberOf(entry: string): number {
    const known = this.all.indexOf(entry);
    if (known >= 0) return known;
    this.added.push(entry);
    return this.all.length - 1;
  }

  get hasPlace(): boolean {
    return this.place !== undefined;
  }

  get addedXml(): string {
    return this.added.join("");
  }

  splices(): Splice[] {
    if (!this.place || this.added.length === 0) return [];
    return [
      ...attributeSplices(this.xml, this.place.tag, { count: this.all.length }),
      appendSplice(this.xml, this.place, this.addedXml),
    ];
  }
}

/** The looks of a file's cells, which only grow. A look that is changed is the old one but for what was changed. */
export class GrownStyles {
  private readonly root: XmlPlace | undefined;
  private readonly prefix: string;
  private readonly formats: Entries;
  private readonly fonts: Entries;
  private readonly fills: Entries;
  private readonly borders: Entries;
  private readonly entries: Entries;

  /** @param xml the part, where there is one */
  constructor(private readonly before: string | undefined) {
    const xml = before ?? "<none/>";
    this.root = elementsIn(xml)[0];
    const sections = this.root ? elementsIn(xml, this.root) : [];
    this.prefix = this.root ? prefixOf(this.root.tag) : "";
    const list = (name: string) => new Entries(xml, sections, name);
    this.formats = list("numFmts");
    this.fonts = list("fonts");
    this.fills = list("fills");
    this.borders = list("borders");
    this.entries = list("cellXfs");
  }

  /** Whether text of cells with this look is text whatever it looks like. */
  isQuoted(number: number): boolean {
    const entry = this.entries.at(number);
    const tag = entry === undefined ? undefined : elementsIn(entry)[0]?.tag;
    return (
      tag !== undefined && ["1", "true"].includes(attributesAt(entry ?? "", tag).quotePrefix ?? "")
    );
  }

  /** The number of the same look without that. */
  unquoted(number: number): number {
    const entry = this.entryAt(number);
    return this.entries.numberOf(withAttributes(entry, { quotePrefix: undefined }));
  }

  /**
   * The number of a look that differs from the one of a number as two looks of the grid do.
   *
   * @throws CannotSplice where the file has no looks that could be copied
   */
  changed(number: number, before: CellLook, now: CellLook): number {
    const properties = changedProperties(before.style, now.style);
    const style = now.style ?? {};
    const isAny = (names: readonly (keyof BookStyle)[]) =>
      names.some((name) => properties.has(name));
    let entry = this.entryAt(number);
    const said = () => {
      const [place] = elementsIn(entry);
      return place ? attributesAt(entry, place.tag) : {};
    };
    if (before.format !== now.format) {
      const numFmtId = now.format === undefined ? 0 : this.formatNumber(now.format);
      entry = withAttributes(entry, { numFmtId, applyNumberFormat: 1 });
    }
    if (isAny(fontProperties)) {
      const font =
        this.fonts.at(Number(said().fontId ?? 0)) ?? xmlElement(`${this.prefix}font`, {});
      const fontId = this.fonts.numberOf(changedFont(font, properties, style, this.prefix));
      entry = withAttributes(entry, { fontId, applyFont: 1 });
    }
    if (properties.has("fill")) {
      const fill =
        style.fill === undefined ? 0 : this.fills.numberOf(this.own(fillXml(style.fill)));
      entry = withAttributes(entry, { fillId: fill, applyFill: 1 });
    }
    if (isAny(sides)) {
      const border =
        this.borders.at(Number(said().borderId ?? 0)) ?? xmlElement(`${this.prefix}border`, {});
      const borderId = this.borders.numberOf(changedBorder(border, properties, style, this.prefix));
      entry = withAttributes(entry, { borderId, applyBorder: 1 });
    }
    if (isAny(alignmentProperties)) {
      entry = withAlignment(entry, properties, style, this.prefix);
      entry = withAttributes(entry, { applyAlignment: 1 });
    }
    return this.entries.numberOf(entry);
  }

  /** The part with what was added at the ends of its lists. */
  xml(): string | undefined {
    const { before, root } = this;
    if (before === undefined || !root) return before;
    const splices = [this.formats, this.fonts, this.fills, this.borders, this.entries].flatMap(
      (entries) => entries.splices(),
    );
    if (!this.formats.hasPlace && this.formats.addedXml !== "") {
      const text = xmlElement(
        `${this.prefix}numFmts`,
        { count: this.formats.all.length },
        this.formats.addedXml,
      );
      splices.push({ start: root.insideStart, end: root.insideStart, text });
    }
    return spliced(before, splices);
  }

  private entryAt(number: number): string {
    const entry = this.entries.at(number);
    const lists = [this.fonts, this.fills, this.borders, this.entries];
    if (entry === undefined || lists.some(({ hasPlace }) => !hasPlace)) {
      throw new CannotSplice("a file must have looks to change one");
    }
    return entry;
  }

  private formatNumber(format: string): number {
    const known = builtInNumber(format);
    if (known !== undefined) return known;
    let highest = firstOwnFormat - 1;
    for (const entry of this.formats.all) {
      const [place] = elementsIn(entry);
      const { numFmtId, formatCode } = place ? attributesAt(entry, place.tag) : {};
      if (formatCode === format) return Number(numFmtId);
      highest = Math.max(highest, Number(numFmtId));
    }
    const numFmtId = highest + 1;
    this.formats.numberOf(this.own(xmlElement("numFmt", { numFmtId, formatCode: format })));
    return numFmtId;
  }

  private own(xml: string): string {
    return prefixed(xml, this.prefix);
  }
}

function withAttributes(
  entry: string,
  changes: Readonly<Record<string, string | number | undefined>>,
): string {
  const [place] = elementsIn(entry);
  return place ? spliced(entry, attributeSplices(entry, place.tag, changes)) : entry;
}

/** The order of the elements is the format's. */
const fontOrder =
  "b i strike condense extend outline shadow u vertAlign sz color name family charset scheme".split(
    " ",
  );

function changedFont(
  font: string,
  changed: ReadonlySet<keyof BookStyle>,
  style: BookStyle,
  prefix: string,
): string {
  const children = new Map<string, string | undefined>();
  const flag = (name: string, property: keyof BookStyle) => {
    if (changed.has(property)) children.set(name, style[property] ? `<${name}/>` : undefined);
  };
  flag("b", "bold");
  flag("i", "italic");
  flag("strike", "strike");
  flag("u", "underline");
  if (changed.has("fontSize")) {
    children.set("sz", xmlElement("sz", { val: style.fontSize ?? usualFont.size }));
  }
  if (changed.has("fontColor")) {
    children.set("color", style.fontColor === undefined ? undefined : colorXml(style.fontColor));
  }
  if (changed.has("fontName")) {
    children.set("name", xmlElement("name", { val: style.fontName ?? usualFont.name }));
    // Both would name another font than this one.
    children.set("family", undefined);
    children.set("scheme", undefined);
  }
  return withChildren(font, children, fontOrder, prefix);
}

const borderOrder = "start end left right top bottom diagonal vertical horizontal".split(" ");

function changedBorder(
  border: string,
  changed: ReadonlySet<keyof BookStyle>,
  style: BookStyle,
  prefix: string,
): string {
  const children = new Map<string, string | undefined>();
  for (const side of sides) {
    if (!changed.has(side)) continue;
    const line: BookBorder | undefined = style[side];
    children.set(side, borderLineXml(side, line));
  }
  return withChildren(border, children, borderOrder, prefix);
}

function withAlignment(
  entry: string,
  changed: ReadonlySet<keyof BookStyle>,
  style: BookStyle,
  prefix: string,
): string {
  const [place] = elementsIn(entry);
  const there = place && elementsIn(entry, place).find(({ tag }) => tag.local === "alignment");
  const all = alignmentAttributes(style);
  const changes = {
    ...(changed.has("horizontal") ? { horizontal: all.horizontal } : {}),
    ...(changed.has("vertical") ? { vertical: all.vertical } : {}),
    ...(changed.has("wrap") ? { wrapText: all.wrapText } : {}),
    ...(changed.has("indent") ? { indent: all.indent } : {}),
  };
  if (there) return spliced(entry, attributeSplices(entry, there.tag, changes));
  const alignment = new Map([["alignment", xmlElement("alignment", changes)]]);
  return withChildren(entry, alignment, ["alignment", "protection", "extLst"], prefix);
}
