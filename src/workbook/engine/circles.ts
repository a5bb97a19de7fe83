import { circularCells, placeOf } from "./circular-cells";
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
  const [first, second] = await Promise.all(
    guesses.map(async (guess) => {
      const trial = await open(withValues(sheets, suspects, guess, true));
      trial.close();
      return trial.sheets.map(
        (cells) => new Map(cells.map((cell) => [placeOf(cell), JSON.stringify(cell.value)])),
      );
    }),
  );
  return suspects.map(
    (places, sheet) =>
      new Set(
        [...places].filter((place) => first?.[sheet]?.get(place) !== second?.[sheet]?.get(place)),
      ),
  );
}

/** Excel shows 0 for a formula in a circle, warns, and lets others read the 0. */
export const withoutCircles = (sheets: readonly EngineSheet[], circles: Circles) =>
  withValues(sheets, circles, 0, false);

/** The cells `withoutCircles` took out, as they show. */
export function circleCells(circle: ReadonlySet<string> = new Set()): CalculatedCell[] {
  const message = "the formula refers to itself, directly or in a circle";
  return [...circle].map((place) => {
    const [row = 0, column = 0] = place.split(":").map(Number);
    return { row, column, value: 0, message };
  });
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
