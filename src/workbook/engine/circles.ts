import type { CellValue } from "../book/book";
import { cellAt, circularCells, placeOf } from "./circular-cells";
import type { EngineSheet } from "./engine-sheet";
import type { CalculatedCell, HeadlessWorkbook } from "./headless-univer";

/** For each sheet the cells whose formulas are in a circle, as `placeOf` writes them. */
export type Circles = readonly ReadonlySet<string>[];

/** Two values no formula is likely to make the same of. */
const guesses = [3.25, -7.5];

/**
 * Finds the formulas whose results hang on themselves. A reference back is not enough: ROWS(A$1:A9) in A9 asks for no
 * value, and a branch of an IF that is not taken counts for nothing. So the formulas that refer back are calculated from
 * two different guesses of their own results, and those that pass the guess on are in a circle.
 *
 * @param sheets with formulas as the engine reads them
 * @param open calculates sheets
 */
export async function findCircles(
  sheets: readonly EngineSheet[],
  open: (sheets: readonly EngineSheet[]) => Promise<HeadlessWorkbook>,
): Promise<Circles> {
  const suspects = circularCells(sheets);
  if (suspects.every(({ size }) => size === 0)) return suspects;
  return passOn(suspects, async (guess) => {
    const trial = await open(withValues(sheets, suspects, guess, true));
    trial.close();
    const values = trial.sheets.map(
      (cells) => new Map(cells.map((cell) => [placeOf(cell), cell.value])),
    );
    return (sheet, cell) => values[sheet]?.get(placeOf(cell)) ?? null;
  });
}

/** What a cell of one of the sheets came to. */
type ValueAt = (sheet: number, cell: ReturnType<typeof cellAt>) => CellValue;

/**
 * Those of some cells that pass a guess of their own results on.
 *
 * @param calculate calculates with a guess in each of these cells, which keep their formulas
 */
export async function passOn(
  suspects: Circles,
  calculate: (guess: number) => Promise<ValueAt>,
): Promise<Circles> {
  const results: (readonly (readonly string[])[])[] = [];
  for (const guess of guesses) {
    const valueAt = await calculate(guess);
    results.push(
      suspects.map((places, sheet) =>
        [...places].map((place) => JSON.stringify(valueAt(sheet, cellAt(place)))),
      ),
    );
  }
  const [first, second] = results;
  return suspects.map(
    (places, sheet) =>
      new Set([...places].filter((_, at) => first?.[sheet]?.[at] !== second?.[sheet]?.[at])),
  );
}

/** Excel shows 0 for a formula in a circle, warns, and lets others read the 0. */
export const withoutCircles = (sheets: readonly EngineSheet[], circles: Circles) =>
  withValues(sheets, circles, 0, false);

/** What is said of a cell in a circle. */
export const circleWords = "the formula refers to itself, directly or in a circle";

/** The cells `withoutCircles` took out, as they show. */
export function circleCells(circle: ReadonlySet<string> = new Set()): CalculatedCell[] {
  return [...circle].map((place) => ({ ...cellAt(place), value: 0, message: circleWords }));
}

function withValues(
  sheets: readonly EngineSheet[],
  circles: Circles,
  value: number,
  keepFormulas: boolean,
): EngineSheet[] {
  return sheets.map((sheet, index) => {
    const places = circles[index];
    if (!places || places.size === 0) return sheet;
    const cells = sheet.cells.map((cell) => {
      if (!places.has(placeOf(cell))) return cell;
      const { row, column } = cell;
      return keepFormulas ? { ...cell, value } : { row, column, value };
    });
    return { ...sheet, cells };
  });
}
