import { CellError, type Cells } from "../../../src/core";
import type { Book, BookCell } from "../../../src/workbook/book/book";

/** A table on a sheet of its own, from its first cell on; without a name plain cells. */
export interface PlacedTable {
  readonly sheet: string;
  readonly name: string | null;
  readonly cells: Cells;
}

const bookCells = (cells: Cells): BookCell[] =>
  cells.flatMap((line, row) =>
    line.map((value, column) => ({
      ...{ row, column },
      value: value instanceof CellError ? { error: value.code } : value,
    })),
  );

/**
 * A workbook of tables, with an empty sheet named Elsewhere.
 *
 * @param names what formulas are called, by their names, each with its "="
 */
export const bookOfTables = (
  placed: readonly PlacedTable[],
  names: ReadonlyMap<string, string>,
): Book => ({
  sheets: [
    ...placed.map(({ sheet, cells }) => ({ name: sheet, hidden: false, cells: bookCells(cells) })),
    { name: "Elsewhere", hidden: false, cells: [] },
  ],
  tables: placed.flatMap(({ sheet, name, cells }) =>
    name === null
      ? []
      : [
          {
            ...{ name, sheet, hasHeader: true, hasTotals: false },
            columns: (cells[0] ?? []).map(String),
            range: {
              ...{ startRow: 0, startColumn: 0 },
              ...{ endRow: cells.length - 1, endColumn: (cells[0]?.length ?? 1) - 1 },
            },
          },
        ],
  ),
  names: [...names].map(([name, formula]) => ({ name, formula: formula.slice(1) })),
});
