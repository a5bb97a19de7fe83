import "../../workbook/engine/univer/iterator-helpers";
import type { Univer, Workbook } from "@univerjs/core";
import { IUniverInstanceService, UniverInstanceType } from "@univerjs/core";
import type { Book } from "../../workbook/book/book";
import { keptFormulas } from "../../workbook/engine/kept-formulas";
import { knowEveryError } from "../../workbook/engine/univer/engine-cells";
import type { Grid } from "../grid";
import { snapshotOf } from "./book-snapshot";
import { letFormulasReadAnything } from "./formula-permissions";
import { univerBook } from "./book/univer-book";
import { UniverGrid } from "./univer-grid";

let opened = 0;

export interface GridOptions {
  /** By which number formats know the region; US English where it is left out. */
  readonly locale?: string;
  /**
   * Ids of the add-in's functions, upper case, with which what Excel has computed can be told from what is to be calculated.
   * Where they are left out everything is.
   */
  readonly functionIds?: ReadonlySet<string>;
}

/**
 * Opens a book in an instance of Univer with the plugins for formulas, sheets, formulas of sheets and number formats, and
 * with those for the screen where there is one. The instance stays the caller's, who disposes of it.
 *
 * @param book without it, the workbook that is open in the instance
 * @param options of the opening
 */
export function openUniverGrid(
  univer: Univer,
  book?: Book,
  { locale, functionIds }: GridOptions = {},
): Grid {
  knowEveryError();
  const injector = univer.__getInjector();
  const unit = book ? `workbook-${++opened}` : undefined;
  const kept = book && functionIds ? keptFormulas(book, functionIds) : [];
  if (book && unit !== undefined) {
    const snapshot = snapshotOf(unit, book, kept);
    univer.createUnit<object, Workbook>(UniverInstanceType.UNIVER_SHEET, snapshot);
  }
  const open = univerBook(injector, unit, locale);
  letFormulasReadAnything(injector);
  // Undo works on what has the focus.
  injector.get(IUniverInstanceService).focusUnit(open.unit);
  const grid = new UniverGrid(open, () => undefined);
  grid.load(book ?? { sheets: [], tables: [], names: [] }, kept);
  return grid;
}
