/** Under which the add-in keeps what users chose. It stays with the file. */
const key = "outspend.register";

/** What was kept in the workbook; null where nothing was. */
export async function keptText(context: Excel.RequestContext): Promise<string | null> {
  const setting = context.workbook.settings.getItemOrNullObject(key).load("value");
  await context.sync();
  if (setting.isNullObject) return null;
  const value: unknown = setting.value;
  return typeof value === "string" ? value : null;
}

/** Keeps a text in the workbook. */
export async function keepText(context: Excel.RequestContext, text: string): Promise<void> {
  context.workbook.settings.add(key, text);
  await context.sync();
}
