import { addressIn, type CellArea, sheetMark, sheetMarked } from "../cell-places";
import { type Token, tokenizeFormula } from "../formula-tokens";

/**
 * A formula that is put aside as a text does not follow the cells it reads when rows come in or a sheet is renamed. So the
 * cells are named in a formula beside it, which does: it computes nothing.
 */
const head = '=IF(TRUE,"",SUM(';
const tail = "))";

/** SUM takes 255 of them. */
const atOnce = 200;

/** A piece of a formula that names cells, and the sheet before it. */
interface NamedCells {
  /** Indices of its pieces, the second behind the last. */
  readonly from: number;
  readonly to: number;
  readonly sheet: string | null;
  readonly cells: string;
}

/** What in a formula changes with the cells it reads. A column of the row's own table is known by its name alone. */
function namedCells(tokens: readonly Token[]): readonly NamedCells[] {
  return tokens.flatMap(({ kind, text }, at) => {
    const before = tokens[at - 1];
    const hasSheet = before?.kind === "sheet";
    const isCells =
      kind === "reference" ||
      (kind === "structured" && !text.startsWith("[")) ||
      (kind === "error" && text.toUpperCase() === "#REF!");
    if (!isCells) return [];
    const [from, sheet] = hasSheet ? [at - 1, before.text] : [at, null];
    return [{ from, to: at + 1, sheet, cells: text }];
  });
}

/** A corner of cells, in its parts: "$B4", "B", "$4". */
const corner = /^(\$?)([A-Z]*)(\$?)(\d*)$/i;

interface Corner {
  readonly column: string;
  readonly row: string;
  readonly isColumnFixed: boolean;
  readonly isRowFixed: boolean;
}

function cornerOf(text: string): Corner | null {
  const [found, first, column = "", second, row = ""] = corner.exec(text) ?? [];
  if (found === undefined) return null;
  // "$3" alone is a row: its mark is what the pattern took for the column's.
  const isRow = column === "";
  return {
    column,
    row,
    isColumnFixed: first === "$",
    isRowFixed: (isRow ? first : second) === "$",
  };
}

/**
 * "$B$4:$C$9" for "B4:C$9". What names cells beside a list must be fixed: cells that are not move when the list is sorted. Anything but
 * cells stays as it is.
 */
const fixedCells = (cells: string): string =>
  withMarks(cells, () => ({ isColumnFixed: true, isRowFixed: true }));

/** Cells with the marks of others, corner by corner: "$D$6:$E$11" becomes "D6:E$11" as "B4:C$9" was. */
function markedAs(cells: string, others: string): string {
  const corners = others.split(":").map(cornerOf);
  const plain = { isColumnFixed: false, isRowFixed: false };
  return withMarks(cells, (at) => corners[at] ?? corners[0] ?? plain);
}

function withMarks(
  cells: string,
  marksOf: (at: number) => Pick<Corner, "isColumnFixed" | "isRowFixed">,
): string {
  const corners = cells.split(":").map(cornerOf);
  if (corners.some((each) => each === null)) return cells;
  return corners
    .map((each, at) => {
      const { column = "", row = "" } = each ?? {};
      const { isColumnFixed, isRowFixed } = marksOf(at);
      const mark = (part: string, isFixed: boolean): string =>
        part !== "" && isFixed ? `$${part}` : part;
      return mark(column, isColumnFixed) + mark(row, isRowFixed);
    })
    .join(":");
}

/**
 * A formula that keeps up with the cells that another one stands in and reads.
 *
 * @param formula with its "="
 * @param place where it stands and what it fills; null where it is no cell's
 * @param sheet of the references that name none
 */
export function followingFormula(formula: string, place: CellArea | null): string {
  const own = place === null ? "0" : sheetMark(place.sheet) + fixedCells(addressIn(place));
  const read = namedCells(tokenizeFormula(formula.slice(1))).map(({ sheet, cells }) =>
    sheet === null && !cells.includes("[") && place !== null && !cells.startsWith("#")
      ? sheetMark(place.sheet) + fixedCells(cells)
      : (sheet ?? "") + fixedCells(cells),
  );
  const groups = [[own], ...inGroups(read)];
  const sums = groups
    .map((group) => group.join(","))
    .map((list, at) => (at === 0 ? list : `SUM(${list})`));
  return head + sums.join(",") + tail;
}

function inGroups<T>(items: readonly T[]): T[][] {
  const groups: T[][] = [];
  for (let at = 0; at < items.length; at += atOnce) groups.push(items.slice(at, at + atOnce));
  return groups;
}

/** Where a formula would stand now, and what it would read. */
export interface Followed {
  /** Text of the cells, without the sheet; null where they are gone. */
  readonly place: { readonly sheet: string; readonly cells: string } | null;
  readonly read: readonly Pick<NamedCells, "sheet" | "cells">[];
}

/** What a following formula says now; null where it is none. */
export function followedIn(following: string): Followed | null {
  const body = following.startsWith("=") ? following.slice(1) : following;
  const tokens = tokenizeFormula(body).filter(({ kind }) => kind !== "space");
  const start = tokens.findIndex(({ text }) => text.toUpperCase() === "SUM");
  const opening = tokens
    .slice(0, Math.max(0, start))
    .map(({ text }) => text.toUpperCase())
    .join("");
  if (opening !== 'IF(TRUE,"",') return null;
  const inside = tokens.slice(start + 2);
  const [first] = inside;
  const named = namedCells(inside);
  if (first?.kind === "number") return { place: null, read: named };
  const [own, ...read] = named;
  if (!own) return null;
  const isGone = own.sheet === null || own.cells.startsWith("#") || /#REF!/i.test(own.sheet);
  return {
    place: isGone ? null : { sheet: sheetMarked(own.sheet), cells: own.cells },
    read,
  };
}

/**
 * A formula as it reads now.
 *
 * @param formula as it was put aside, with its "="
 * @returns null where cells that it reads are gone
 */
export function formulaNow(formula: string, { place, read }: Followed): string | null {
  const tokens = tokenizeFormula(formula.slice(1));
  const named = namedCells(tokens);
  if (named.length !== read.length) return null;
  let text = "=";
  let at = 0;
  for (const [index, one] of named.entries()) {
    const now = read[index];
    if (!now) return null;
    const wasGone = one.cells.startsWith("#");
    const isGone = now.cells.startsWith("#") || /#REF!/i.test(now.sheet ?? "");
    if (isGone !== wasGone) return null;
    const hasSheet =
      one.sheet !== null ||
      (now.sheet !== null && place !== null && sheetMarked(now.sheet) !== place.sheet);
    text += tokens
      .slice(at, one.from)
      .map((token) => token.text)
      .join("");
    const cells = markedAs(now.cells, one.cells);
    text += (hasSheet ? (sameSheet(one.sheet, now.sheet) ?? "") : "") + cells;
    at = one.to;
  }
  return (
    text +
    tokens
      .slice(at)
      .map((token) => token.text)
      .join("")
  );
}

/** A sheet's name as it was written, where it is still the same. */
function sameSheet(before: string | null, now: string | null): string | null {
  return before !== null && now !== null && sheetMarked(before) === sheetMarked(now) ? before : now;
}
