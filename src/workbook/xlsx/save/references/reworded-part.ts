import { parseRange, sheetInFormula, sheetPrefix } from "../../../book/cell-address";
import { sheetIn } from "../../../formulas/shift-cells";
import { tokenizeFormula } from "../../../../formulas/formula-tokens";
import type { Splice } from "../../file/splice";
import { attributeSplices, spliced } from "../../file/splice";
import type { XmlTag } from "../../file/xml-tags";
import { attributePlaces, attributesAt, plainXml, tagReader } from "../../file/xml-tags";
import { xmlFormula } from "../../file/xml-text";

/** What becomes of a formula, without its `=`. */
export type Reword = (formula: string) => string;

/** Where a kind of part says formulas. */
interface Places {
  /** Elements whose text is one, without prefix. */
  readonly texts: readonly string[];
  /** Attributes that are one, by their elements. */
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
}

const control = ["linkedCell", "listFillRange"];
const sources = { worksheetSource: [], rangeSet: [], dataRef: [] };

/** A sheet says them for conditional formats, rules for what may be typed, sparklines, links and controls. */
const sheet: Places = {
  texts: ["formula", "formula1", "formula2", "f"],
  attributes: { hyperlink: ["location"], cfvo: ["val"], controlPr: control, dataRef: [] },
};
const drawing: Places = {
  texts: [],
  attributes: { sp: ["textlink"], cameraTool: ["cellRange"] },
};
const chart: Places = { texts: ["f", "sqref", "name"] };

/** Where parts say formulas, by the kind of relationship that leads to them; cells of sheets are not among them. */
const placesByKind: Readonly<Record<string, Places>> = {
  officeDocument: { texts: ["definedName", "f"] },
  worksheet: sheet,
  chartsheet: sheet,
  dialogsheet: sheet,
  xlMacrosheet: sheet,
  xlIntlMacrosheet: sheet,
  table: { texts: ["calculatedColumnFormula", "totalsRowFormula"] },
  drawing,
  chartUserShapes: drawing,
  chart,
  chartEx: chart,
  pivotCacheDefinition: { texts: [], attributes: sources },
  vmlDrawing: {
    texts: ["FmlaLink", "FmlaRange", "FmlaGroup", "FmlaTxbx", "FmlaPict"],
  },
  ctrlProp: {
    texts: [],
    attributes: { formControlPr: ["fmlaLink", "fmlaRange", "fmlaGroup", "fmlaTxbx"] },
  },
  connections: { texts: [], attributes: { parameter: ["cell"] } },
};

/** Whether a part of this kind may say formulas. */
export const mayRefer = (kind: string): boolean => placesByKind[kind] !== undefined;

/**
 * A part whose formulas and references are reworded, but for those of cells; all else stays byte for byte. Links out of the
 * book stay, and so does what a formula cannot say: a link, a pivot table or a query whose cells are gone.
 *
 * @param kind of the relationship that leads to it, without its address
 */
export function rewordedPart(kind: string, xml: string, reword: Reword): string {
  const places = placesByKind[kind];
  if (!places) return xml;
  const splices: Splice[] = [];
  let next = tagReader(xml);
  let before: XmlTag | undefined;
  let outer: XmlTag | undefined;
  for (let tag = next(); tag; tag = next()) {
    if (tag.kind === "open" && tag.local === "sheetData") {
      const end = xml.indexOf(`</${tag.name}`, tag.end);
      if (end < 0) break;
      next = tagReader(xml, end);
    } else if (tag.kind === "close") {
      // An element of text is closed by the next tag: one that holds others is none.
      if (before?.kind === "open" && before.name === tag.name)
        splices.push(...textSplices(xml, before, tag, outer, places, reword));
    } else splices.push(...attributesReworded(xml, tag, places, reword));
    if (before?.kind === "open") outer = before;
    before = tag;
  }
  return spliced(xml, splices);
}

/** A sheet whose cells have reworded formulas; all else stays byte for byte. */
export function rewordedCells(xml: string, reword: Reword): string {
  const splices: Splice[] = [];
  const from = xml.search(/<(?:[\w.-]+:)?sheetData[\s>]/);
  const next = tagReader(xml, Math.max(0, from));
  let before: XmlTag | undefined;
  for (let tag = next(); tag; tag = next()) {
    if (tag.kind === "close" && tag.local === "sheetData") break;
    if (before?.kind === "open" && before.name === tag.name && tag.kind === "close")
      splices.push(...textSplices(xml, before, tag, undefined, { texts: ["f"] }, reword));
    before = tag;
  }
  return from < 0 ? xml : spliced(xml, splices);
}

function textSplices(
  xml: string,
  opening: XmlTag,
  { start, end }: XmlTag,
  outer: XmlTag | undefined,
  { texts }: Places,
  reword: Reword,
): Splice[] {
  if (!texts.includes(opening.local)) return [];
  const said = textIn(xml.slice(opening.end, start));
  const isPivot = opening.local === "name";
  // Only the name of the pivot table a chart shows is one of cells.
  if (isPivot && outer?.local !== "pivotSource") return [];
  const text = isPivot ? rewordedPivot(said, reword) : reword(said);
  if (text === said) return [];
  // A sparkline whose cells are gone says none.
  if (outer?.local === "sparkline" && text === "#REF!")
    return [{ start: opening.start, end, text: "" }];
  return [{ start: opening.end, end: start, text: xmlFormula(text) }];
}

const textIn = (xml: string): string =>
  plainXml(xml.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => xmlFormula(text)));

function attributesReworded(xml: string, tag: XmlTag, places: Places, reword: Reword): Splice[] {
  const keys = places.attributes?.[tag.local];
  if (!keys) return [];
  const attributes = attributesAt(xml, tag);
  const isOutside = Object.keys(attributes).some((key) => key.endsWith(":id"));
  if (Object.hasOwn(sources, tag.local)) {
    return isOutside ? [] : attributeSplices(xml, tag, rewordedSource(attributes, reword));
  }
  if (tag.local === "hyperlink") {
    const { location = "" } = attributes;
    if (isOutside || location === "") return [];
    return attributeSplices(xml, tag, { location: rewordedLink(location, reword) });
  }
  return attributePlaces(xml, tag)
    .filter(({ name, value }) => keys.includes(name) && value !== "")
    .flatMap(({ value, valueStart, valueEnd }): Splice[] => {
      const text = reword(value);
      if (text === value) return [];
      // As between tags nothing in a formula looks like `_x000D_` but on purpose.
      const put = `"${xmlFormula(text).replaceAll('"', "&#34;")}"`;
      return [{ start: valueStart - 1, end: valueEnd + 1, text: put }];
    });
}

/** Cells a pivot table or a summary is made of: their sheet, and a range or a name. */
function rewordedSource(
  { sheet: name, ref, name: named }: Readonly<Record<string, string>>,
  reword: Reword,
): Readonly<Record<string, string>> {
  const cells = ref ?? named;
  if (name === undefined || cells === undefined) return {};
  const said = addressOf(reword(sheetPrefix(name) + cells));
  if (!said) return {};
  return { sheet: said.sheet, ...(ref === undefined ? {} : { ref: said.cells }) };
}

/** `[Book.xlsx]Sheet!PivotTable1`, in which the sheet is not quoted. */
function rewordedPivot(said: string, reword: Reword): string {
  const match = /^((?:\[[^\]]*\])?)(.+)!([^!]*)$/.exec(said);
  if (!match) return said;
  const [, book = "", name = "", pivot = ""] = match;
  // The name of a pivot table is no reference: a word in its place tells what became of the sheet.
  const found = addressOf(reword(`${sheetPrefix(bareSheet(name))}_`));
  return found ? `${book}${found.sheet}!${pivot}` : said;
}

/** Where a link leads in the book: `Sheet!A1`, whose sheet may lack its quotes, `A1`, or a name. One whose cells are gone stays. */
export function rewordedLink(said: string, reword: Reword): string {
  const match = /^(#?)(?:(.+)!)?([^!]*)$/.exec(said);
  if (!match) return said;
  const [, mark = "", name, cells = ""] = match;
  if (name === undefined) {
    // Cells of the sheet itself; what else stands alone is a name.
    const here = parseRange(cells) ? reword(cells) : cells;
    return parseRange(here) ? mark + here : said;
  }
  const before = sheetPrefix(bareSheet(name)) + cells;
  const after = reword(before);
  const found = after === before ? undefined : addressOf(after);
  return found ? `${mark}${sheetInFormula(found.sheet)}!${found.cells}` : said;
}

const bareSheet = (name: string): string =>
  name.startsWith("'") ? sheetIn(`${name}!`) : name.replaceAll("''", "'");

/** A sheet and what is said on it; nothing where a formula is something else. */
function addressOf(
  formula: string,
): { readonly sheet: string; readonly cells: string } | undefined {
  const [first, second, ...more] = tokenizeFormula(formula);
  if (first?.kind !== "sheet" || !second || more.length > 0) return undefined;
  return ["reference", "name"].includes(second.kind)
    ? { sheet: sheetIn(first.text), cells: second.text }
    : undefined;
}

/** The relationships of a part, where links of shapes lead into the book. */
export function rewordedTargets(xml: string, reword: Reword): string {
  const splices: Splice[] = [];
  const next = tagReader(xml);
  for (let tag = next(); tag; tag = next()) {
    if (tag.local !== "Relationship") continue;
    const { Target = "", Type = "" } = attributesAt(xml, tag);
    if (!Target.startsWith("#") || !Type.endsWith("/hyperlink")) continue;
    const said = unescaped(Target);
    const link = rewordedLink(said, reword);
    if (link === said) continue;
    const isEscaped = said !== Target;
    splices.push(
      ...attributeSplices(xml, tag, { Target: isEscaped ? link.replaceAll(" ", "%20") : link }),
    );
  }
  return spliced(xml, splices);
}

function unescaped(target: string): string {
  try {
    return decodeURI(target);
  } catch {
    return target;
  }
}
