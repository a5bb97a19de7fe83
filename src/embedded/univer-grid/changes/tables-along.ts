import type { ICommandInfo, IMutationInfo, IRange } from "@univerjs/core";
import { RemoveSheetCommand } from "@univerjs/sheets";
import type { GridTables } from "../tables/grid-tables";
import { commandArea, shiftCommands } from "./shift-commands";
import type { TableStore } from "../book/table-store";
import type { Edit } from "../book/undo-steps";
import type { UniverBook } from "../book/univer-book";

/** What happens to our tables when one of Univer's commands moves cells. */
export function tablesAlong(
  info: Readonly<ICommandInfo>,
  book: UniverBook,
  store: TableStore,
  tables: GridTables,
): {
  redos: IMutationInfo[];
  undos: IMutationInfo[];
} {
  const nothing = { redos: [], undos: [] };
  if (info.id === RemoveSheetCommand.id) {
    const { subUnitId } = (info.params ?? {}) as { subUnitId?: string };
    const left = store.list().filter(({ sheet }) => sheet !== subUnitId);
    if (left.length === store.list().length) return nothing;
    return asMutations(store.become(left));
  }
  const kind = shiftCommands[info.id];
  const { range, subUnitId } = (info.params ?? {}) as { range?: IRange; subUnitId?: string };
  if (!kind || !range || store.list().length === 0) return nothing;
  const sheet = subUnitId ?? book.workbook.getActiveSheet().getSheetId();
  const shift = { area: commandArea(range, info.id), ...kind };
  return asMutations(store.become(tables.shifts.tablesAfter(sheet, shift)));
}

const asMutations = ({ redo, undo }: Edit) => ({ redos: [redo], undos: [undo] });
