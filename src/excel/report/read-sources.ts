import type { AppetiteCheck, ReportSources, SoughtFunctions } from "../../session/contract/report";
import { hasUndoGroups } from "../run/undo-group";
import { readFormulas } from "../share/read-formulas";
import { eachOnce } from "../../session/report/arguments-of";
import { historyDays } from "../../session/report/history-days";
import { PAGE_NAME, writtenBefore } from "../../session/report/written-before";

const historyName = /^RegisterHistory\d*$/i;

/** What the workbook has that a report tells of. */
export async function readSources(
  context: Excel.RequestContext,
  sought: SoughtFunctions,
): Promise<ReportSources> {
  const { cells } = await readFormulas(context);
  const { tables, names, worksheets } = context.workbook;
  tables.load("items/name");
  worksheets.load("items/name");
  const name = names.getItemOrNullObject(PAGE_NAME).load("formula");
  await context.sync();
  const before = name.isNullObject ? null : writtenBefore(String(name.formula));
  const callsOf = (name: string) =>
    cells.filter(
      ({ sheet, formula }) =>
        sheet !== before?.sheet && formula.toUpperCase().includes(`${name.toUpperCase()}(`),
    );
  const calls = callsOf(sought.appetite);
  const spills = calls.map(({ sheet, row, column }) =>
    worksheets
      .getItem(sheet)
      .getRangeByIndexes(row, column, 1, 1)
      .getSpillingToRangeOrNullObject()
      .load("rowCount"),
  );
  const history = tables.items.find(({ name: each }) => historyName.test(each));
  const recorded = history?.getRange().load("values");
  const sheet = before && worksheets.getItemOrNullObject(before.sheet).load("name");
  await context.sync();
  return {
    checks: calls.map(({ sheet: on, formula }, index): AppetiteCheck => {
      const spill = spills[index];
      return { sheet: on, formula, rows: spill && !spill.isNullObject ? spill.rowCount : 1 };
    }),
    spends: eachOnce(
      callsOf(sought.spend).map(({ sheet: on, formula }) => ({ sheet: on, formula })),
    ),
    history: history
      ? { formula: `${history.name}[#All]`, ...historyDays(recorded?.values ?? []) }
      : null,
    sheet: sheet && !sheet.isNullObject ? sheet.name : null,
    sheets: worksheets.items.map((each) => each.name),
    isOneStep: hasUndoGroups(),
  };
}
