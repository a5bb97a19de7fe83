import { columnIndex, columnLetters } from "../../../book/cell-address";
import type { Splice } from "../../file/splice";
import { prefixed, spliced, tagWith } from "../../file/splice";
import { xmlElement, xmlFormula } from "../../file/xml-text";
import { attributesSaid, groupSaid, isFormula, lightTags, odd, placeSaid } from "./light-tags";
import type { ScannedRow } from "./scan-sheet";
import type { SharedGroups } from "./shared-groups";

const address = /^([A-Z]{1,3})(\d+)$/;

/** What formulas say that fill cells beside their own. */
const filling = /\st\s*=\s*["'](?:array|dataTable)["']/;

/** Whether nothing stands in a row but cells, whose formulas are of themselves or of a group. */
export function isPlainRow(xml: string, { place }: ScannedRow): boolean {
  const inside = xml.slice(place.insideStart, place.insideEnd);
  return !odd.test(inside) && !filling.test(inside);
}

/** What becomes of a plain row. */
export interface RowFate {
  /** Where it is now. */
  readonly row: number;
  /** Where its cells are now, which leave their columns; nothing where one was taken out. */
  readonly columnTo: ((column: number) => number | undefined) | undefined;
  /** Groups whose formulas are written out. */
  readonly groups: SharedGroups;
  /** Formulas of the file, those of groups written out. */
  readonly formulaAt: (row: number, column: number) => string | undefined;
}

/**
 * A plain row as it is, or in another place, without a look at its cells but for the places they say and what groups of
 * formulas say in them.
 *
 * @returns nothing where its cells are not in their order: then its cells are to be looked at
 */
export function renumberedRow(xml: string, source: ScannedRow, fate: RowFate): string | undefined {
  const { tag, insideStart, insideEnd, end } = source.place;
  const inside = xml.slice(insideStart, insideEnd);
  const found = cellSplices(inside, source.row, fate);
  if (!found) return undefined;
  const isMoved = fate.row !== source.row;
  const { splices, areApart } = found;
  if (!isMoved && splices.length === 0) return xml.slice(tag.start, end);
  const opening = tagWith(xml, tag, {
    ...(isMoved ? { r: fate.row + 1 } : {}),
    ...(areApart ? { spans: undefined } : {}),
  });
  return opening + spliced(inside, splices) + xml.slice(insideEnd, end);
}

interface Found {
  readonly splices: readonly Splice[];
  /** Whether cells are in other columns, or gone. */
  readonly areApart: boolean;
}

function cellSplices(inside: string, from: number, fate: RowFate): Found | undefined {
  const { row, columnTo, groups, formulaAt } = fate;
  const splices: Splice[] = [];
  let column = -1;
  let gone = -1;
  let areApart = false;
  /** Takes out the cells up to here that are to go. */
  const takenOut = (end: number): boolean => {
    const start = gone;
    gone = -1;
    if (start < 0) return true;
    splices.push({ start, end, text: "" });
    return endOfCell.test(inside.slice(start, end));
  };
  for (const tag of lightTags(inside)) {
    if (isFormula(tag)) {
      if (gone >= 0 || groups.size === 0) continue;
      splices.push(...writtenOut(inside, tag, groups, () => formulaAt(from, column)));
      continue;
    }
    const said = placeSaid(tag);
    if (said === undefined) {
      if (columnTo || groups.size > 0) return undefined;
      continue;
    }
    const [, letters = "", digits = ""] = address.exec(said) ?? [];
    const at = columnIndex(letters);
    if (digits !== String(from + 1) || at <= column) return undefined;
    column = at;
    const to = columnTo ? columnTo(column) : column;
    areApart ||= to !== column;
    if (to === undefined) {
      if (gone < 0) gone = tag.index;
      continue;
    }
    if (!takenOut(tag.index)) return undefined;
    if (to === column && row === from) continue;
    const end = tag.index + tag[0].length;
    const start = end - said.length - 2;
    const text = `"${to === column ? letters : columnLetters(to)}${row + 1}"`;
    splices.push({ start, end, text });
  }
  return takenOut(inside.length) ? { splices, areApart } : undefined;
}

/** What stands behind a cell belongs to the next. */
const endOfCell = /(?:\/|<\/(?:[\w.-]+:)?c)>$/;

/** A formula of a group, if it is to stand for itself. */
function writtenOut(
  inside: string,
  tag: RegExpExecArray,
  groups: SharedGroups,
  formula: () => string | undefined,
): Splice[] {
  const group = groupSaid(tag);
  const text = group !== undefined && groups.has(group) ? formula() : undefined;
  if (text === undefined) return [];
  const attributes = attributesSaid(tag);
  const { 0: whole, 1: prefix = "", index: start } = tag;
  const behind = start + whole.length;
  const isEmpty = attributes.endsWith("/");
  const end = isEmpty ? behind : inside.indexOf(">", inside.indexOf(`</${prefix}f`, behind)) + 1;
  return [{ start, end, text: formulaElement(text, always.exec(attributes)?.[1], prefix) }];
}

const always = /\sca\s*=\s*["']([^"']*)["']/;

/** A formula that stands for itself. */
export const formulaElement = (formula: string, ca: string | undefined, prefix: string): string =>
  prefixed(xmlElement("f", { ca }, xmlFormula(formula)), prefix);
