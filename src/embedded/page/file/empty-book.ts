import type { BookFile } from "./served-book";

/** A workbook in which nothing stands yet, as a file of its own. */
export async function emptyBook(): Promise<BookFile> {
  const { writeXlsx } = await import("../../../workbook/xlsx/write/write-xlsx");
  const sheet = { name: "Sheet1", hidden: false, cells: [] };
  const bytes = await writeXlsx({ sheets: [sheet], names: [], tables: [] }, new Set());
  return { name: "Book1.xlsx", bytes };
}
