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

/**
 * A formula that keeps up with the cells that another one stands in and reads.
 *
 * @param formula with its "="
 * @param place where it stands and what it fills; null where it is no cell's
 * @param sheet of the references that name none
 */
export function followingFormula(formula: string, place: CellArea | null): string {
  const own = place === null ? "0" : sheetMark(place.sheet) + addressIn(place);
  const read = namedCells(tokenizeFormula(formula.slice(1))).map(({ sheet, cells }) =>
    sheet === null && !cells.includes("[") && place !== null && !cells.startsWith("#")
      ? sheetMark(place.sheet) + cells
      : (sheet ?? "") + cells,
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
    text += (hasSheet ? (sameSheet(one.sheet, now.sheet) ?? "") : "") + now.cells;
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
