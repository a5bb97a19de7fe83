import type { PageBlock, PageLook } from "../contract/report";
import type { CellContent } from "../contract/register-port";

const plain: PageLook = { bold: false, size: 11, color: "#262626", fill: "", align: "General" };

/** How parts of a report look. */
export const looks = {
  plain,
  title: { ...plain, bold: true, size: 20 },
  quiet: { ...plain, color: "#595959" },
  quietRight: { ...plain, color: "#595959", align: "Right" },
  question: { ...plain, bold: true, size: 13 },
  answer: { ...plain, bold: true, size: 14, color: "#9C2B00" },
  head: { ...plain, bold: true, size: 13, color: "#1F4E79" },
  label: { ...plain, color: "#595959", align: "Left" },
  figure: { ...plain, bold: true, size: 13, align: "Left" },
  column: { ...plain, bold: true, fill: "#E7EEF5" },
  columnRight: { ...plain, bold: true, fill: "#E7EEF5", align: "Right" },
  sum: { ...plain, bold: true, fill: "#F3F3F3" },
  amount: { ...plain, align: "Left" },
  typed: { ...plain, bold: true, color: "#0000FF" },
  strong: { ...plain, bold: true },
} as const satisfies Readonly<Record<string, PageLook>>;

/** Cells that look the same. Without formats each is shown as it is. */
export const block = (
  row: number,
  column: number,
  cells: readonly (readonly CellContent[])[],
  look: PageLook = plain,
  formats: readonly string[] = [],
): PageBlock => ({
  ...{ row, column, cells, look, isFilled: false },
  formats: (cells[0] ?? []).map((_, index) => formats[index] ?? "General"),
});

/** Cells that a formula fills. */
export const filled = (
  row: number,
  column: number,
  formula: string,
  rows: number,
  formats: readonly string[],
  look: PageLook = plain,
): PageBlock => ({
  ...{ row, column, look, formats, isFilled: true },
  cells: Array.from({ length: rows }, (_, r) =>
    formats.map((__, c): CellContent => (r + c === 0 ? formulaCell(formula) : null)),
  ),
});

/** A formula with its "=". */
export const formulaCell = (formula: string): CellContent => ({ formula, value: null });
