import type { ICommandInfo, IMutationInfo, IRange } from "@univerjs/core";
import { MoveColsCommand, MoveRowsCommand, RemoveSheetCommand } from "@univerjs/sheets";
import type { MoveJournal } from "../book/move-journal";
import type { GridTables } from "../tables/grid-tables";
import { commandArea, shiftCommands } from "./shift-commands";
import type { TableStore } from "../book/table-store";
import type { Edit } from "../book/undo-steps";
import type { UniverBook } from "../book/univer-book";

/** Commands after which rows or columns stand in another order. */
const reordering: ReadonlySet<string> = new Set([MoveRowsCommand.id, MoveColsCommand.id]);

/** What goes along when one of Univer's commands moves cells: our tables, and the note of it for the file. */
export function movesAlong(
  info: Readonly<ICommandInfo>,
  book: UniverBook,
  store: TableStore,
  tables: GridTables,
  journal: MoveJournal,
): {
  redos: IMutationInfo[];
  undos: IMutationInfo[];
} {
  const { range, subUnitId } = (info.params ?? {}) as { range?: IRange; subUnitId?: string };
  if (info.id === RemoveSheetCommand.id) {
    const left = store.list().filter(({ sheet }) => sheet !== subUnitId);
    return asMutations(left.length === store.list().length ? [] : [store.become(left)]);
  }
  const sheet = subUnitId ?? book.workbook.getActiveSheet().getSheetId();
  if (reordering.has(info.id)) return asMutations([journal.note({ sheet })]);
  const kind = shiftCommands[info.id];
  if (!kind || !range) return asMutations([]);
  const shift = { area: commandArea(range, info.id), ...kind };
  const noted = journal.note({ sheet, shift });
  return asMutations(
    store.list().length === 0
      ? [noted]
      : [store.become(tables.shifts.tablesAfter(sheet, shift)), noted],
  );
}

const asMutations = (edits: readonly Edit[]) => ({
  redos: edits.map(({ redo }) => redo),
  undos: edits.map(({ undo }) => undo),
});
