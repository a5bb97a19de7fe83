import type { ChartKind, ChartSeries } from "../../../../workbook/book/chart";
import { isScatter, plainSeries } from "../../../../workbook/book/chart";
import type { CellValue } from "../../../../workbook/book/book";
import type { Grid, SheetRange } from "../../../grid";
import { columnAt, columnCount, rowAt, rowCount } from "../../ranges/ranges";

/**
 * The series that a chart of some cells begins with, as Excel guesses: the longer side of the range is a series; a first
 * row of texts names them; a first column of texts, or the first of a scatter chart, is what the values are of.
 */
export function seriesOfRange(
  grid: Grid,
  range: SheetRange,
  kind: ChartKind,
  by: "Auto" | "Columns" | "Rows",
): ChartSeries[] {
  const isByColumns = by === "Columns" || (by === "Auto" && rowCount(range) >= columnCount(range));
  const values = grid.values(range);
  const lines = isByColumns ? transposed(values) : values;
  const line = (index: number, skipped: number): SheetRange => {
    const whole = isByColumns ? columnAt(range, index) : rowAt(range, index);
    return isByColumns
      ? { ...whole, startRow: whole.startRow + skipped }
      : { ...whole, startColumn: whole.startColumn + skipped };
  };
  const heads = lines.map(([first = null]) => first);
  const isNamed = heads.slice(1).some(isText) || (heads.length === 1 && isText(heads[0]));
  const skipped = isNamed ? 1 : 0;
  const first = lines[0]?.slice(skipped) ?? [];
  const hasCategories =
    lines.length > 1 && (isScatter(kind) || first.every((value) => typeof value !== "number"));
  const categories = hasCategories ? line(0, skipped) : null;
  return heads.flatMap((head, index): ChartSeries[] => {
    if (hasCategories && index === 0) return [];
    const name = isNamed && typeof head === "string" ? head : "";
    return [{ ...plainSeries, name, values: line(index, skipped), categories }];
  });
}

const isText = (value: CellValue | undefined): boolean => typeof value === "string";

const transposed = (rows: readonly (readonly CellValue[])[]): CellValue[][] =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? null));
