import { SheetError } from "../../session/contract/register-port";
import type { Book, BookCell, BookSheet, BookTable } from "../../workbook/book/book";
import { cellAddress, lastColumn } from "../../workbook/book/cell-address";
import type { Shift } from "../../workbook/book/sheet-move";
import { shiftedFormula, shiftedRange } from "../../workbook/formulas/shift-cells";
import { movedBook } from "../../workbook/xlsx/save/moves/moved-places";

/** Whole rows that come in. */
export const rowsShift = (first: number, last: number): Shift => ({
  area: { startRow: first, endRow: last, startColumn: 0, endColumn: lastColumn },
  ...{ along: "rows", removes: false },
});

/**
 * A book after rows came in on one of its sheets: cells, tables and merged cells have moved, and formulas and names say where what they
 * read is now.
 *
 * @param sheet its name
 * @throws SheetError where they would come in among the cells that an array formula fills, which Excel refuses too
 */
export function withRowsIn(book: Book, sheet: string, shift: Shift): Book {
  const number = book.sheets.findIndex(({ name }) => name === sheet);
  const called = sheet.toLowerCase();
  const torn = book.sheets[number]?.cells.find((cell) => isTorn(cell, shift));
  if (torn) {
    throw new SheetError(
      "refused",
      `has an array formula in ${cellAddress(torn.row, torn.column)} of ${sheet}, beside the report, that fills cells where the report needs more rows: move it elsewhere, then write the report again.`,
    );
  }
  const isIt = (said: string): boolean => said.toLowerCase() === called;
  const moved = movedBook(book, number, shift);
  return {
    ...moved,
    sheets: moved.sheets.map((each, at) => reworded(each, at === number)),
    tables: book.tables.map((table): BookTable =>
      isIt(table.sheet)
        ? { ...table, range: shiftedRange(table.range, shift) ?? table.range }
        : table,
    ),
    names: book.names.map((name) => ({
      ...name,
      formula: shiftedFormula(name.formula, shift, (said) => said !== null && isIt(said)),
    })),
  };

  function reworded(each: BookSheet, isMoved: boolean): BookSheet {
    const isThere = (said: string | null): boolean => (said === null ? isMoved : isIt(said));
    const cells = each.cells.map((cell): BookCell => {
      if (cell.formula === undefined) return cell;
      const fills = isMoved && cell.fills && shiftedRange(cell.fills, shift);
      const formula = shiftedFormula(cell.formula, shift, isThere);
      return { ...cell, formula, ...(fills ? { fills } : {}) };
    });
    return { ...each, cells };
  }
}

/** Whether rows would come in among the cells that an array formula fills. */
const isTorn = ({ fills }: BookCell, { area }: Shift): boolean =>
  fills !== undefined && fills.startRow < area.startRow && fills.endRow >= area.startRow;
