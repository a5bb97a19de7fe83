import type { RegisterPort } from "../session/register-port";
import { partsOf } from "./area-ids";
import { listCandidates } from "./candidates";
import { hearChanges } from "./hear-changes";
import { inExcel } from "./in-excel";
import { readArea } from "./read-area";

/** The workbook that is open in Excel, as the session sees it. */
export const excelRegisterPort: RegisterPort = {
  candidates: () => inExcel(listCandidates),

  read: (id) => inExcel((context) => readArea(context, id)),

  select: (id, { row, column, rows, columns }) =>
    inExcel(async (context) => {
      const { kind, key } = partsOf(id);
      const { worksheets, tables } = context.workbook;
      const sheet = kind === "table" ? tables.getItem(key).worksheet : worksheets.getItem(key);
      sheet.activate();
      sheet.getRangeByIndexes(row, column, rows, columns).select();
      await context.sync();
    }),

  subscribe: hearChanges,
};
