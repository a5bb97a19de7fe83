import type { BookBorder, BookStyle } from "../../book/book";
import type { ReadColor } from "./xlsx-colors";
import { builtInFormat } from "./xlsx-number-formats";
import type { Attributes } from "../file/xlsx-package";
import { visitXml } from "../file/xlsx-package";

/** The font of a new workbook: what a style need not say. */
export const usualFont = { name: "Calibri", size: 11 } as const;

/** How the cells look that refer to one entry of a file's styles. */
export interface CellLook {
  /** Number format, where it is not General. */
  readonly format?: string;
  readonly style?: BookStyle;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Draft = Mutable<BookStyle>;
type Side = "top" | "right" | "bottom" | "left";

/** The parts of a styles part that cells' entries are put together from. */
interface Parts {
  readonly formats: Map<number, string>;
  readonly fonts: Draft[];
  readonly fills: Draft[];
  readonly borders: Draft[];
}

const sides: ReadonlySet<string> = new Set(["top", "right", "bottom", "left"]);
const horizontals = ["left", "center", "right", "fill", "justify"] as const;
const verticals = ["top", "middle", "bottom"] as const;

/** The look of each cell style, in the order in which cells refer to them. */
export function readLooks(xml: string, readColor: ReadColor): CellLook[] {
  const parts: Parts = { formats: new Map(), fonts: [], fills: [], borders: [] };
  const entries: { attributes: Attributes; alignment: Attributes }[] = [];
  const path: string[] = [];
  let side: Side | undefined;
  visitXml(xml, {
    open(name, attributes) {
      const [section, parent] = [path[1], path.at(-1)];
      path.push(name);
      if (section === "numFmts") {
        parts.formats.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      } else if (section === "fonts") readFont(name, attributes, parts.fonts, readColor);
      else if (section === "fills") readFill(name, attributes, parts.fills, readColor);
      else if (section === "borders") {
        if (name === "border") parts.borders.push({});
        else if (parent === "border") side = sides.has(name) ? (name as Side) : undefined;
        readBorder(name, attributes, parts.borders.at(-1), side, readColor);
      } else if (section === "cellXfs") {
        if (name === "xf") entries.push({ attributes, alignment: {} });
        const entry = entries.at(-1);
        if (name === "alignment" && entry) entry.alignment = attributes;
      }
    },
    close() {
      path.pop();
    },
  });
  return entries.map(({ attributes, alignment }) => lookOf(attributes, alignment, parts));
}

function lookOf(xf: Attributes, alignment: Attributes, parts: Parts): CellLook {
  const id = Number(xf.numFmtId ?? 0);
  const format = parts.formats.get(id) ?? builtInFormat(id);
  const style: BookStyle = {
    ...parts.fonts[Number(xf.fontId ?? 0)],
    ...parts.fills[Number(xf.fillId ?? 0)],
    ...parts.borders[Number(xf.borderId ?? 0)],
    ...alignmentOf(alignment),
  };
  return {
    ...(format === undefined || format === "General" ? {} : { format }),
    ...(Object.keys(style).length === 0 ? {} : { style }),
  };
}

function readFont(name: string, attributes: Attributes, fonts: Draft[], readColor: ReadColor) {
  if (name === "font") fonts.push({});
  const font = fonts.at(-1);
  if (!font) return;
  const { val } = attributes;
  const isOn = !["0", "false", "none"].includes(val ?? "");
  if (name === "b" && isOn) font.bold = true;
  else if (name === "i" && isOn) font.italic = true;
  else if (name === "u" && isOn) font.underline = true;
  else if (name === "strike" && isOn) font.strike = true;
  else if (name === "name" && val !== undefined && val !== usualFont.name) font.fontName = val;
  else if (name === "sz" && Number(val) > 0 && Number(val) !== usualFont.size) {
    font.fontSize = Number(val);
  } else if (name === "color") {
    const color = readColor(attributes);
    // Black is what text is.
    if (color !== undefined && color !== "#000000") font.fontColor = color;
  }
}

function readFill(name: string, attributes: Attributes, fills: Draft[], readColor: ReadColor) {
  if (name === "fill") fills.push({});
  const fill = fills.at(-1);
  if (!fill) return;
  // Of a pattern only its colour is kept; one without pattern has none, whatever colour is written beside it.
  if (name === "patternFill" && ["none", "gray125"].includes(attributes.patternType ?? "none")) {
    fills.splice(-1, 1, Object.freeze({}));
  } else if (name === "fgColor" && !Object.isFrozen(fill)) {
    const color = readColor(attributes);
    if (color !== undefined) fill.fill = color;
  }
}

function readBorder(
  name: string,
  attributes: Attributes,
  border: Draft | undefined,
  side: Side | undefined,
  readColor: ReadColor,
) {
  if (!border || !side) return;
  if (name === side && !["none", undefined].includes(attributes.style)) {
    border[side] = { style: attributes.style ?? "" };
  } else if (name === "color" && border[side]) {
    const color = readColor(attributes);
    const line: BookBorder = border[side];
    if (color !== undefined) border[side] = { ...line, color };
  }
}

function alignmentOf({ horizontal, vertical, wrapText, indent }: Attributes): BookStyle {
  const across = horizontals.find((each) => each === horizontal);
  // Files call the middle "center"; the bottom is where text stands anyway.
  const upright = verticals.find((each) => each === (vertical === "center" ? "middle" : vertical));
  return {
    ...(across === undefined ? {} : { horizontal: across }),
    ...(upright === undefined || upright === "bottom" ? {} : { vertical: upright }),
    ...(wrapText === "1" || wrapText === "true" ? { wrap: true } : {}),
    ...(Number(indent) > 0 ? { indent: Number(indent) } : {}),
  };
}
