import type { SheetChanges } from "../../workbook/xlsx/save/sheet-changes";
import type { Grid } from "../grid";
import { sheetIdAt } from "./book-snapshot";

/**
 * What became of the sheets of a book since it was opened.
 *
 * @param opened how many there were
 */
export function sheetChangesOf(grid: Pick<Grid, "sheets" | "moves">, opened: number): SheetChanges {
  const numbers = new Map(Array.from({ length: opened }, (_, at) => [sheetIdAt(at), at]));
  const sheets = grid.sheets();
  return {
    origins: sheets.map(({ id }) => numbers.get(id)),
    copied: sheets.map(({ copyOf }) => (copyOf === undefined ? undefined : numbers.get(copyOf))),
    moves: (grid.moves?.() ?? []).flatMap(({ sheet, ...move }) => {
      const number = numbers.get(sheet);
      return number === undefined ? [] : [{ sheet: number, ...move }];
    }),
  };
}
