import type { Rectangle } from "../contract/register-port";

/** Name of the cells that a report was written into: it moves with them, and undo takes it back with them. */
export const PAGE_NAME = "Outspend_report";

/** What charts of reports are called, so that they are known again. */
const chartName = /^Outspend (\d+): /;

export const isOurChart = (name: string): boolean => chartName.test(name);

/** @param names of charts on the sheet */
export function nextRound(names: readonly string[]): number {
  const rounds = names.map((name) => Number(chartName.exec(name)?.[1] ?? 0));
  return Math.max(0, ...rounds) + 1;
}

export const chartCalled = (round: number, key: string): string => `Outspend ${round}: ${key}`;

/** Cells that were written before, by what the name says of them. */
export interface WrittenBefore {
  readonly sheet: string;
  readonly areas: readonly Rectangle[];
}

/** @param formula "=('Board report'!$A$1,'Board report'!$A$3:$D$4)" @returns null where it names no cells, as once they are deleted */
export function writtenBefore(formula: string): WrittenBefore | null {
  const pattern = /(?:'((?:[^']|'')+)'|([^'!,=(]+))!\$([A-Z]+)\$(\d+)(?::\$([A-Z]+)\$(\d+))?/g;
  const found = [...formula.matchAll(pattern)];
  const [first] = found;
  if (!first) return null;
  const sheetOf = ([, quoted, bare = ""]: RegExpExecArray): string =>
    quoted?.replaceAll("''", "'") ?? bare;
  const sheet = sheetOf(first);
  const areas = found
    .filter((each) => sheetOf(each) === sheet)
    .map(([, , , left = "", top = "", right = left, bottom = top]): Rectangle => ({
      row: Number(top) - 1,
      column: columnIndex(left),
      rows: Number(bottom) - Number(top) + 1,
      columns: columnIndex(right) - columnIndex(left) + 1,
    }));
  return { sheet, areas };
}

/** Cells as the name says them. */
export function nameFormula(sheet: string, areas: readonly Rectangle[]): string {
  const on = `'${sheet.replaceAll("'", "''")}'!`;
  const cell = (row: number, column: number) => `$${columnLetters(column)}$${row + 1}`;
  // Several areas belong in brackets: else the comma is no operator to everybody.
  return `=(${areas
    .map(({ row, column, rows, columns }) => {
      const start = cell(row, column);
      const isOne = rows * columns === 1;
      return `${on}${start}${isOne ? "" : `:${cell(row + rows - 1, column + columns - 1)}`}`;
    })
    .join(",")})`;
}

const columnIndex = (letters: string): number =>
  Array.from(letters).reduce((sum, each) => 26 * sum + each.charCodeAt(0) - 64, 0) - 1;

export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

export const holds = (area: Rectangle, row: number, column: number): boolean =>
  row >= area.row &&
  row < area.row + area.rows &&
  column >= area.column &&
  column < area.column + area.columns;
