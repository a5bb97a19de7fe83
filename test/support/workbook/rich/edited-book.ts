import type { Grid } from "../../../../src/embedded/grid";
import { openHeadlessGrid } from "../../../../src/embedded/univer-grid/open-headless-grid";
import { sheetChangesOf } from "../../../../src/embedded/univer-grid/sheet-changes-of";
import type { Book } from "../../../../src/workbook/book/book";
import { lastColumn, lastRow } from "../../../../src/workbook/book/cell-address";
import { inUserWords } from "../../../../src/workbook/formulas/user-formula";
import { markArrayFormulas } from "../../../../src/workbook/xlsx/losses/array-formulas";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { saveBook } from "../../../../src/workbook/xlsx/save/save-book";

const ids = new Set(["EXPECTED_LOSS"]);

type Saved = Awaited<ReturnType<typeof saveBook>> & {
  /** The book as it is in the grid. */
  readonly now: Book;
};

/** A file that is open in a grid, and how the page would save it from there. */
export interface EditedBook {
  readonly grid: Grid;
  readonly asRead: Book;
  readonly save: () => Promise<Saved>;
  readonly close: () => void;
}

export async function editedBook(bytes: Uint8Array): Promise<EditedBook> {
  const asRead = await readXlsx(bytes);
  const grid = openHeadlessGrid(inUserWords(asRead, ids), ids);
  const before: Book = grid.book();
  await grid.settled();
  return {
    grid,
    asRead,
    save: async () => {
      await grid.settled();
      const now = markArrayFormulas(grid.book(), ids);
      const changes = sheetChangesOf(grid, asRead.sheets.length);
      return { ...(await saveBook({ bytes, asRead, before }, now, ids, changes)), now };
    },
    close: () => {
      grid.close();
    },
  };
}

/** Whole rows of a sheet. */
export const rows = (sheet: string, first: number, last = first) => ({
  ...{ sheet, startRow: first, endRow: last },
  ...{ startColumn: 0, endColumn: lastColumn },
});

/** Whole columns of a sheet. */
export const columns = (sheet: string, first: number, last = first) => ({
  ...{ sheet, startRow: 0, endRow: lastRow },
  ...{ startColumn: first, endColumn: last },
});
