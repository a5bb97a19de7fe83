import type { Block } from "../contract/register-port";

/** Rows of the sheet, the first and the last. */
export type Rows = readonly [first: number, last: number];

const reference =
  /(^|[^!\w.:])\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![\w(!:])/gi;
const isOnlyAdding = /^=[\s+(),;]*(?:(?:SUM|SUBTOTAL|AGGREGATE)\(|[\s\d+(),;])*$/i;

/**
 * Which rows a formula adds up of its own column: `=SUM(E5:E8)`, `=SUBTOTAL(9,E5:E8)`, `=E9+E14`.
 *
 * @param column of the sheet, counted from 0
 * @returns rows counted from 0; null where it does anything else, or looks elsewhere
 */
export function rowsAdded(formula: string, column: number): readonly Rows[] | null {
  const rows: Rows[] = [];
  const columns: number[] = [];
  const bare = formula.replace(
    reference,
    (_, before: string, letters: string, from: string, otherLetters?: string, to?: string) => {
      columns.push(columnOf(letters), columnOf(otherLetters ?? letters));
      rows.push([Number(from) - 1, Number(to ?? from) - 1]);
      return before;
    },
  );
  const isElsewhere = columns.some((each) => each !== column);
  return isElsewhere || rows.length === 0 || !isOnlyAdding.test(bare) ? null : rows;
}

const columnOf = (letters: string): number =>
  Array.from(letters.toUpperCase()).reduce((sum, each) => 26 * sum + each.charCodeAt(0) - 64, 0) -
  1;

/**
 * Whether a row's figures add up other rows of the register: one of them is such a formula, none of the others was typed.
 *
 * @param row of the block, as are the columns
 * @param columns those that hold figures the register reads
 * @returns the first such formula and its cell's column; null where the row adds nothing up
 */
export function addsUpRows(
  { place, cells, formulas }: Block,
  row: number,
  columns: readonly number[],
): { readonly column: number; readonly formula: string } | null {
  let found: { readonly column: number; readonly formula: string } | null = null;
  for (const column of columns) {
    if (typeof cells[row]?.[column] !== "number") continue;
    const formula = formulas[row]?.[column] ?? null;
    if (formula === null) return null;
    const rows = rowsAdded(formula, place.column + column) ?? [];
    const own = place.row + row;
    const isInside = rows.every(
      ([first, last]) =>
        first > place.row && last < place.row + place.rows && (own < first || own > last),
    );
    const count = rows.reduce((sum, [first, last]) => sum + last - first + 1, 0);
    if (isInside && count > 1) found ??= { column, formula };
  }
  return found;
}

/** Whether a formula that adds up rows still does so of one that comes in, and with it. */
export const growsWith = (rows: readonly Rows[], coming: number): boolean =>
  rows.some(([first, last]) => first < coming && coming <= last);
