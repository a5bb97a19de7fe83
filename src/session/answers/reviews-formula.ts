import type { Cells } from "../../core";
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

/**
 * Columns of the table of reviews as a formula that fills cells, headers included, and what it fills them with.
 *
 * @param headers of the columns, in the order in which they are wanted
 * @returns null where there is no table, or it lacks one of them
 */
export function reportedFormula(
  reviews: Area | null,
  headers: readonly string[],
): { readonly formula: string; readonly cells: Cells } | null {
  const [heads = []] = reviews?.cells ?? [];
  const at = headers.map((header) =>
    heads.findIndex((cell) => typeof cell === "string" && cell.trim() === header),
  );
  if (!reviews || at.includes(-1)) return null;
  const table = inFormula(reviews);
  const columns = at.map((index) => `INDEX(${table},0,${index + 1})`);
  const order = columns.map((_, index) => index + 1).join(",");
  return {
    formula: `=CHOOSE({${order}},${columns.join(",")})`,
    cells: reviews.cells.map((line) => at.map((index) => line[index] ?? null)),
  };
}
