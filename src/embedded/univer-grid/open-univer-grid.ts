import "../../workbook/engine/univer/iterator-helpers";
import type { Univer, Workbook } from "@univerjs/core";
import { IUniverInstanceService, UniverInstanceType } from "@univerjs/core";
import type { Book } from "../../workbook/book/book";
import { knowEveryError } from "../../workbook/engine/univer/engine-cells";
import type { Grid } from "../grid";
import { snapshotOf } from "./book-snapshot";
import { letFormulasReadAnything } from "./formula-permissions";
import { univerBook } from "./book/univer-book";
import { UniverGrid } from "./univer-grid";

let opened = 0;

/**
 * Opens a book in an instance of Univer with the plugins for formulas, sheets, formulas of sheets and number formats, and
 * with those for the screen where there is one. The instance stays the caller's, who disposes of it.
 *
 * @param book without it, the workbook that is open in the instance
 * @param locale by which number formats know the region; US English where it is left out
 */
export function openUniverGrid(univer: Univer, book?: Book, locale?: string): Grid {
  knowEveryError();
  const injector = univer.__getInjector();
  const unit = book ? `workbook-${++opened}` : undefined;
  if (book && unit !== undefined) {
    univer.createUnit<object, Workbook>(UniverInstanceType.UNIVER_SHEET, snapshotOf(unit, book));
  }
  const open = univerBook(injector, unit, locale);
  letFormulasReadAnything(injector);
  // Undo works on what has the focus.
  injector.get(IUniverInstanceService).focusUnit(open.unit);
  const grid = new UniverGrid(open, () => undefined);
  grid.load(book ?? { sheets: [], tables: [], names: [] });
  return grid;
}
