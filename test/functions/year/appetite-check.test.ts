import { CellError } from "../../../src/core";
import { register } from "../../support/model/register-cells";
import { formula, type Given } from "../../support/workbook/worksheet";

const header = ["Loss", "Allowed", "Modelled", "Within"];

/** Two laptops a year on average, 10,000 each. */
const laptops = register(["Threat", "Frequency", "Loss"], ["Laptop", 2, 10000]);
const e2 = Math.exp(-2);
/** P(N > n). */
const more = [1 - e2, 1 - 3 * e2, 1 - 5 * e2];

describe("APPETITE_CHECK", () => {
  const limits = [
    [0, 0.9],
    [10000, 0.5],
    [25000, 0.4],
  ];

  it("holds the chance of a year that costs more against the chance allowed", () => {
    const rows = formula("APPETITE_CHECK", laptops, limits) as unknown[][];
    expect(rows.map(([loss, allowed, , within]) => [loss, allowed, within])).toEqual([
      ["Loss", "Allowed", "Within"],
      [0, 0.9, true],
      [10000, 0.5, false],
      [25000, 0.4, true],
    ]);
    expect(rows[0]).toEqual(header);
    for (const [index, chance] of more.entries()) {
      expect(rows[index + 1]?.[2]).toBeCloseTo(chance, 9);
    }
  });

  it("says so where the chance is not known well enough to tell", () => {
    // Thousands of events that cost nearly the same: the year climbs in steps too short to be seen.
    const orders = register(
      ["Threat", "Frequency", "Loss min", "Loss max"],
      ["Order", 3000, 999, 1001],
    );
    const loss = formula("LOSS_PERCENTILE", orders, 0.9) as number;
    const [, ...rows] = formula("APPETITE_CHECK", orders, [
      [loss, 0.1],
      [loss, 0.2],
      [loss, 0.05],
    ]) as unknown[][];
    expect(rows.map((row) => row[3])).toEqual(["too close to tell", true, false]);
  });

  it("does not mind a header, and skips blank rows", () => {
    const bare = formula("APPETITE_CHECK", laptops, limits);
    const [first = [], ...others] = limits;
    const headed = [["A year above", "at most"], first, ["", null], ...others, [0, 0]];
    expect(formula("APPETITE_CHECK", laptops, headed)).toEqual(bare);
  });

  it("is within at the very chance that is allowed", () => {
    const [, [, , chance = NaN] = []] = formula("APPETITE_CHECK", laptops, [
      [10000, 1],
    ]) as number[][];
    const [, row] = formula("APPETITE_CHECK", laptops, [[10000, chance]]) as unknown[][];
    expect(row).toEqual([10000, chance, chance, true]);
  });

  it("is within at a chance that differs in its last digits alone", () => {
    // 1 - 0.95 is not 0.05 in binary digits, and 0.9 · 0.8 · 0.7 is not 0.504.
    const fire = register(["Threat", "Probability", "Loss"], ["Fire", 0.05, 1e6]);
    const [, ...once] = formula("APPETITE_CHECK", fire, [
      [999999, 0.05],
      [999999, 0.0499999],
      [1e6, 0],
    ]) as unknown[][];
    expect(once.map((row) => row[3])).toEqual([true, false, true]);
    const three = register(
      ["Threat", "Probability", "Loss"],
      ...[
        ["a", 0.1, 1e6],
        ["b", 0.2, 1e6],
        ["c", 0.3, 123.45],
      ],
    );
    const [, ...rows] = formula("APPETITE_CHECK", three, [
      [0, 0.496],
      [1e6, 0.098],
      [1000123.45, 0.02],
      [2e6, 0.006],
      [2000123.45, 0],
    ]) as unknown[][];
    expect(rows.map((row) => row[3])).toEqual([true, true, true, true, true]);
  });

  it("reads the spread of bad years", () => {
    const [, row] = formula("APPETITE_CHECK", laptops, [[0, 0.9]], 0.5) as number[][];
    expect(row?.[2]).toBeCloseTo(1 - 1.5 ** -4, 9);
  });

  it.each`
    given                                                                   | expected
    ${[laptops, [[1000, 0.5], [2000, 1.2]]]}                                | ${"allowed probability in row 2 of appetite must be between 0 and 1: write 0.012 or 1.2%, got 1.2"}
    ${[laptops, [["Loss", "Chance"], [1000, 5]]]}                           | ${"allowed probability in row 2 of appetite must be between 0 and 1: write 0.05 or 5%, got 5"}
    ${[laptops, [[1000, -0.1]]]}                                            | ${"allowed probability in row 1 of appetite must be between 0 and 1, got -0.1"}
    ${[laptops, [[-1000, 0.1]]]}                                            | ${"loss in row 1 of appetite must be 0 or more, got -1000"}
    ${[laptops, [[1000, 0.1], ["much", 0.1]]]}                              | ${'loss in row 2 of appetite must be a number, got the text "much"'}
    ${[laptops, [["Loss", 0.1], [1000, 0.1]]]}                              | ${'loss in row 1 of appetite must be a number, got the text "Loss"'}
    ${[laptops, [[1000, true]]]}                                            | ${"allowed probability in row 1 of appetite must be a number, got TRUE"}
    ${[laptops, [[1000, new CellError("#N/A")]]]}                           | ${"allowed probability in row 1 of appetite must be a number, got the error #N/A"}
    ${[laptops, [[1000, 0.1, 5]]]}                                          | ${"appetite must be two columns, loss and chance, got 3 of them"}
    ${[laptops, 1000]}                                                      | ${"appetite must be two columns, loss and chance, got 1 of them"}
    ${[laptops, [["Loss", "Chance"], ["", null]]]}                          | ${"appetite must have a loss and its chance, got none"}
    ${[register(["Threat", "Frequency", "Loss"], ["a", 1, "?"]), [[1, 1]]]} | ${'Loss in row 1 (a) of the register must be a number, got the text "?"'}
  `(
    "of $given is refused: $expected",
    ({ given, expected }: { given: Given[]; expected: string }) => {
      expect(formula("APPETITE_CHECK", ...given)).toBe(`#VALUE! ${expected}`);
    },
  );
});
