import type { CellValue } from "../book/book";
import { cellAt } from "./circular-cells";

/** For each sheet the cells whose formulas are in a circle, as `placeOf` writes them. */
export type Circles = readonly ReadonlySet<string>[];

/** Two values no formula is likely to make the same of. */
const guesses = [3.25, -7.5];

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

/** What is said of a cell in a circle. */
export const circleWords = "the formula refers to itself, directly or in a circle";
