import type { ICommandInfo, IMutationInfo, IRange } from "@univerjs/core";
import {
  MoveColsCommand,
  MoveRangeCommand,
  MoveRowsCommand,
  RemoveSheetCommand,
  SetWorksheetNameCommand,
} from "@univerjs/sheets";
import type { CellRange } from "../../../workbook/book/book";
import { lastColumn, lastRow } from "../../../workbook/book/cell-address";
import { sheetRewording, tabRewording } from "../../../workbook/formulas/sheet-references";
import type { GridEvent } from "../../grid";
import { plainRange } from "../book/grid-cells";
import type { GridNames } from "../book/grid-names";
import type { MoveJournal } from "../book/move-journal";
import type { GridTables } from "../tables/grid-tables";
import { commandArea, shiftCommands } from "./shift-commands";
import type { TableStore } from "../book/table-store";
import type { Edit } from "../book/undo-steps";
import type { UniverBook } from "../book/univer-book";
import { worksheetsOf } from "../book/univer-book";
import { formulaEdits } from "../edits/formula-edits";

/**
 * What goes along when one of Univer's commands moves cells or changes sheets: our tables, the note of it for the file, and
 * formulas that say a sheet.
 *
 * @param refuse ends the command, and tells why
 */
export function movesAlong(
  info: Readonly<ICommandInfo>,
  book: UniverBook,
  store: TableStore,
  tables: GridTables,
  journal: MoveJournal,
  names: GridNames,
  refuse: (event: GridEvent) => never,
): {
  redos: IMutationInfo[];
  undos: IMutationInfo[];
} {
  const { range, subUnitId, name, fromRange, toRange, fromSubUnitId } = (info.params ?? {}) as {
    readonly range?: IRange;
    readonly subUnitId?: string;
    readonly name?: string;
    readonly fromRange?: IRange;
    /** Where they go: in front of its first. */
    readonly toRange?: IRange;
    readonly fromSubUnitId?: string;
  };
  const sheet = subUnitId ?? book.workbook.getActiveSheet().getSheetId();
  if (info.id === MoveRangeCommand.id && fromRange)
    return asMutations([
      journal.note({ sheet: fromSubUnitId ?? sheet, cut: plainRange(fromRange) }),
    ]);
  if (info.id === SetWorksheetNameCommand.id && name !== undefined)
    return asMutations(sheetSaid(book, names, sheet, name));
  if (info.id === RemoveSheetCommand.id) {
    const left = store.list().filter((table) => table.sheet !== sheet);
    const isSame = left.length === store.list().length;
    return asMutations([
      ...(isSame ? [] : [store.become(left)]),
      ...sheetSaid(book, names, sheet, null),
    ]);
  }
  if (fromRange && toRange && info.id === MoveRowsCommand.id)
    return asMutations([journal.note({ sheet, reordered: rowsAmong(fromRange, toRange) })]);
  if (fromRange && toRange && info.id === MoveColsCommand.id)
    return asMutations([journal.note({ sheet, reordered: columnsAmong(fromRange, toRange) })]);
  const kind = shiftCommands[info.id];
  if (!kind || !range) return asMutations([]);
  const shift = { area: commandArea(range, info.id), ...kind };
  const obstacle = tables.shifts.obstacleTo(sheet, shift);
  if (obstacle)
    refuse({ kind: "shiftRefused", range: { sheet, ...shift.area }, ...kind, obstacle });
  const noted = journal.note({ sheet, shift });
  return asMutations(
    store.list().length === 0
      ? [noted]
      : [store.become(tables.shifts.tablesAfter(sheet, shift)), noted],
  );
}

/** All rows that stand elsewhere, or in another order, once some go in front of another one. */
const rowsAmong = (from: IRange, to: IRange): CellRange => ({
  startRow: Math.min(from.startRow, to.startRow),
  endRow: Math.max(from.endRow, to.startRow - 1),
  ...{ startColumn: 0, endColumn: lastColumn },
});

const columnsAmong = (from: IRange, to: IRange): CellRange => ({
  ...{ startRow: 0, endRow: lastRow },
  startColumn: Math.min(from.startColumn, to.startColumn),
  endColumn: Math.max(from.endColumn, to.startColumn - 1),
});

/**
 * What formulas say of a sheet that is called otherwise, or is gone. Univer rewrites most of them too: not those that write
 * its name with other capitals, or name it as one end of several sheets, or in front of a name.
 */
function sheetSaid(
  book: UniverBook,
  names: GridNames,
  changed: string,
  now: string | null,
): readonly Edit[] {
  const reword = sheetRewording(
    worksheetsOf(book).map((worksheet) => {
      const before = worksheet.getName();
      return { before, now: worksheet.getSheetId() === changed ? now : before };
    }),
  );
  // Those of a sheet that goes come back with it as they were.
  const edits = formulaEdits(book, (formula, { sheet }) =>
    now === null && sheet === changed ? formula : reword(formula),
  );
  return [...edits, ...names.rewriting(reword)];
}

/** What formulas say of sheets in a row once one of them has gone to another place among the tabs. Univer leaves them all. */
export function tabSaid(
  book: UniverBook,
  names: GridNames,
  { fromOrder, toOrder }: { readonly fromOrder: number; readonly toOrder: number },
): readonly Edit[] {
  const before = worksheetsOf(book).map((worksheet) => worksheet.getName());
  before.splice(fromOrder, 0, ...before.splice(toOrder, 1));
  const reword = tabRewording(before, fromOrder, toOrder);
  return [...formulaEdits(book, reword), ...names.rewriting(reword)];
}

const asMutations = (edits: readonly Edit[]) => ({
  redos: edits.map(({ redo }) => redo),
  undos: edits.map(({ undo }) => undo),
});
