/** A table by Excel's id, with what every reading of it needs to know; null where it is gone or has no headers. */
export async function tableWithHeaders(
  context: Excel.RequestContext,
  key: string,
): Promise<Excel.Table | null> {
  const table = context.workbook.tables
    .getItemOrNullObject(key)
    .load("name,showHeaders,showTotals");
  await context.sync();
  return table.isNullObject || !table.showHeaders ? null : table;
}
