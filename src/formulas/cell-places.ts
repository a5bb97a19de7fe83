/** Cells of one sheet. Rows and columns count from 0. */
export interface CellArea {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

function columnIndex(letters: string): number {
  let index = 0;
  for (const letter of letters.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** "B4:K16", or "B4" for one cell; with `$` before letters and figures where it is fixed. */
export function addressIn(
  { row, column, rows, columns }: Omit<CellArea, "sheet">,
  fixed: { readonly column: boolean; readonly row: boolean } = { column: false, row: false },
): string {
  const corner = (atRow: number, atColumn: number): string =>
    `${fixed.column ? "$" : ""}${columnLetters(atColumn)}${fixed.row ? "$" : ""}${atRow + 1}`;
  const first = corner(row, column);
  const last = corner(row + rows - 1, column + columns - 1);
  return first === last ? first : `${first}:${last}`;
}

/** The cells of "$B$4:K16"; null for anything else. */
export function areaOf(reference: string): Omit<CellArea, "sheet"> | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$/i.exec(reference);
  if (!match) return null;
  const [, left = "", top = "", right = left, bottom = top] = match;
  const [row, column] = [Number(top) - 1, columnIndex(left)];
  return {
    row,
    column,
    rows: Number(bottom) - row,
    columns: columnIndex(right) - column + 1,
  };
}

/** `'Cash flow'!`, always in quotes. */
export const sheetMark = (sheet: string): string => `'${sheet.replaceAll("'", "''")}'!`;

/** The sheet that stands before a reference: `Plan!` or `'Cash flow'!`. */
export function sheetMarked(mark: string): string {
  const name = mark.replace(/!$/, "");
  return /^'.*'$/s.test(name) ? name.slice(1, -1).replaceAll("''", "'") : name;
}

/** Areas of one sheet that stand one right below the other, of one width, as one. */
export function asOneWhereBelow(areas: readonly CellArea[]): readonly CellArea[] {
  const found: CellArea[] = [];
  const sorted = [...areas].sort((a, b) => a.column - b.column || a.row - b.row);
  for (const area of sorted) {
    const last = found.at(-1);
    const isBelow =
      last?.column === area.column &&
      last.columns === area.columns &&
      last.row + last.rows === area.row;
    if (last && isBelow) found[found.length - 1] = { ...last, rows: last.rows + area.rows };
    else found.push(area);
  }
  return found;
}
