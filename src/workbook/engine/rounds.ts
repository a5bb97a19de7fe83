import type { BookIteration, CellValue } from "../book/book";
import { isError } from "./formula/values";
import type { FormulaCell, FormulaIndex } from "./formula-cells";
import type { Area } from "./formula/reference";

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

/**
 * The formulas between circles: each hangs on one, and another hangs on it. They are calculated in rounds with them.
 *
 * @param circle formulas in circles, when all that is in none has been calculated
 */
export function cellsBetween(circle: readonly FormulaCell[], index: FormulaIndex): FormulaCell[] {
  const before = new Set(circle);
  const seen = new Set<string>();
  for (const { reads } of before) {
    for (const area of reads) {
      const key = keyOf(area);
      if (seen.has(key)) continue;
      seen.add(key);
      for (const cell of index.within(area)) before.add(cell);
    }
  }
  const moved = new Set(circle);
  const others = [...before].filter((cell) => !moved.has(cell)).sort((a, b) => a.order - b.order);
  const between = others.filter((cell) => {
    const isAfter = cell.reads.some((area) => index.within(area).some((read) => moved.has(read)));
    if (isAfter) moved.add(cell);
    return isAfter;
  });
  // What spills is calculated whole, once the rounds are over.
  return between.filter(({ spill }) => !spill);
}

const keyOf = ({ sheet, startRow, endRow, startColumn, endColumn }: Area): string =>
  [sheet, startRow, endRow, startColumn, endColumn].join(":");

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
