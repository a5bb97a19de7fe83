import type { Cells } from "../../core";
import type { Area } from "../contract/register-port";
import { fixedAddressOnSheet } from "../find/cell-address";
import type { ReportedColumn, ReviewTables } from "../contract/reviews";
import { reportedHeaders } from "../contract/reviews";

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
 * @param wanted columns, in their order
 * @returns null where there is no table, or it lacks one of them
 */
export function reportedFormula(
  reviews: Area | null,
  wanted: readonly ReportedColumn[],
): { readonly formula: string; readonly cells: Cells } | null {
  const [heads = []] = reviews?.cells ?? [];
  const at = wanted.map((column) =>
    heads.findIndex((cell) => typeof cell === "string" && cell.trim() === reportedHeaders[column]),
  );
  if (!reviews || at.includes(-1)) return null;
  const columns = at.map((index) => columnOf(reviews, index));
  const order = columns.map((_, index) => index + 1).join(",");
  return {
    formula: `=CHOOSE({${order}},${columns.join(",")})`,
    cells: reviews.cells.map((line) => at.map((index) => line[index] ?? null)),
  };
}

/** LibreOffice knows a column of a table with its header, and not all of a table. */
function columnOf(reviews: Area, index: number): string {
  const { table, cells } = reviews;
  const header = cells[0]?.[index];
  const isPlain = typeof header === "string" && /^\p{L}[\p{L}\p{N} ]*(?<! )$/u.test(header);
  return table !== null && isPlain
    ? `${table}[[#All],[${header}]]`
    : `INDEX(${inFormula(reviews)},0,${index + 1})`;
}
