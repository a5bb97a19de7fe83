import type { Area } from "../contract/register-port";
import { fixedAddressOnSheet } from "../find/cell-address";
import type { ReviewTables } from "../contract/reviews";

/** The tables of reviews in a formula; null where there is none. */
export const reviewsInFormula = (tables: ReviewTables | null) => ({
  history: tables?.history ? inFormula(tables.history) : null,
  events: tables?.events ? inFormula(tables.events) : null,
});

function inFormula({ table, sheet, row, column, cells }: Area): string {
  if (table !== null) return `${table}[#All]`;
  const [rows, columns] = [cells.length, cells[0]?.length ?? 0];
  return fixedAddressOnSheet(sheet, { row, column, rows, columns });
}
