import "../../workbook/engine/univer/iterator-helpers";
import { LocaleType, LogLevel, Univer } from "@univerjs/core";
import { UniverFormulaEnginePlugin } from "@univerjs/engine-formula";
import { UniverSheetsPlugin } from "@univerjs/sheets";
import { UniverSheetsFormulaPlugin } from "@univerjs/sheets-formula";
import { UniverSheetsNumfmtPlugin } from "@univerjs/sheets-numfmt";
import type { Book } from "../../workbook/book/book";
import type { Grid } from "../grid";
import { openUniverGrid } from "./open-univer-grid";

export const blankBook: Book = {
  sheets: [{ name: "Sheet1", hidden: false, cells: [] }],
  tables: [],
  names: [],
};

/** Univer without a screen, and without a workbook yet. */
export function startHeadlessUniver(): Univer {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: {} },
    logLevel: LogLevel.SILENT,
  });
  univer.registerPlugin(UniverFormulaEnginePlugin);
  univer.registerPlugin(UniverSheetsPlugin);
  univer.registerPlugin(UniverSheetsFormulaPlugin);
  univer.registerPlugin(UniverSheetsNumfmtPlugin);
  return univer;
}

/** Opens a book, or a blank one, in a Univer of its own without a screen. */
export function openHeadlessGrid(book: Book = blankBook, functionIds?: ReadonlySet<string>): Grid {
  const univer = startHeadlessUniver();
  const grid = openUniverGrid(univer, book, functionIds ? { functionIds } : {});
  const close = grid.close.bind(grid);
  grid.close = () => {
    close();
    univer.dispose();
  };
  return grid;
}
