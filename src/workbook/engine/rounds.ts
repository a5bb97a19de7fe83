import type { BookIteration, CellValue } from "../book/book";
import { isError } from "./formula/values";
import type { FormulaCell } from "./formula-cells";

/**
 * Calculates formulas that are in circles over and over, each from what the others came to last, in the order of sheets, rows and columns:
 * as a workbook asks for that allows circles.
 *
 * @param next calculates one of them, and keeps what it comes to
 * @returns whether the last round changed nothing to speak of
 */
export function calculateInRounds(
  cells: readonly FormulaCell[],
  { rounds, change }: BookIteration,
  next: (cell: FormulaCell) => CellValue,
): boolean {
  const inOrder = [...cells].sort(
    (a, b) => a.sheet - b.sheet || a.row - b.row || a.column - b.column,
  );
  for (let round = 0; round < Math.min(rounds, MOST_ROUNDS); round++) {
    let most = 0;
    for (const cell of inOrder) {
      const before = cell.value;
      most = Math.max(most, distance(before, next(cell)));
    }
    if (most <= change) return true;
  }
  return false;
}

/** As many as Excel takes. */
const MOST_ROUNDS = 32_767;

function distance(before: CellValue, after: CellValue): number {
  if (typeof before === "number" && typeof after === "number") return Math.abs(after - before);
  const isSame =
    isError(before) && isError(after) ? before.error === after.error : before === after;
  return isSame ? 0 : Infinity;
}

/** What is said of a formula in a circle that does not come to rest. */
export const restlessWords = (rounds: number): string =>
  `the formula is in a circle, and still changes after ${rounds} ${rounds === 1 ? "round" : "rounds"}`;
