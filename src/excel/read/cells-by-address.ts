import type { CellPlace } from "../../session/contract/register-port";

/** The formulas of cells anywhere in the workbook, with their "="; null where there is none, or no such sheet. */
export async function formulasAt(
  context: Excel.RequestContext,
  cells: readonly CellPlace[],
): Promise<(string | null)[]> {
  const sheets = cells.map(({ sheet }) =>
    context.workbook.worksheets.getItemOrNullObject(sheet).load("name"),
  );
  await context.sync();
  const ranges = sheets.map((sheet, index) =>
    sheet.isNullObject ? null : sheet.getRange(cells[index]?.address).load("formulas"),
  );
  await context.sync();
  return ranges.map((range) => {
    const [[formula] = []] = (range?.formulas ?? []) as unknown[][];
    return typeof formula === "string" && formula.startsWith("=") ? formula : null;
  });
}

/** Goes to a cell anywhere in the workbook. */
export async function showCell(
  context: Excel.RequestContext,
  { sheet: name, address }: CellPlace,
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(name);
  sheet.activate();
  sheet.getRange(address).select();
  await context.sync();
}
