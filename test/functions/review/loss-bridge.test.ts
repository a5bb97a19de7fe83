import { CellError } from "../../../src/core";
import { register } from "../../support/model/register-cells";
import { formula, type Given } from "../../support/workbook/worksheet";

const headers = ["Threat", "Frequency", "Loss", "Spend", "Status", "Owner"];
const before = register(
  headers,
  ["Ransomware", 0.2, 1000, 100, "", "Ana"],
  ["Fraud", 1, 10, 20, "", "Ben"],
  ["Old server", 2, 5, 0, "", ""],
  ["Laptop", 4, 2, 1, "Draft", ""],
);
const after = register(
  headers,
  [" RANSOMWARE", 0.3, 2000, 150, "", "Ana"],
  ["Payment fraud", 1, 10, 20, "", "Cem"],
  ["Old server", 2, 5, 0, "Closed", ""],
  ["Laptop", 4, 2, 1, "", ""],
);

describe("LOSS_BRIDGE", () => {
  it("goes from one total to the other by threats and drivers", () => {
    expect(formula("LOSS_BRIDGE", before, after)).toEqual([
      ["Step", "Threat", "Driver", "Effect"],
      ["Before", "", "", 220],
      [1, "RANSOMWARE", "Loss", 250],
      [2, "RANSOMWARE", "Frequency", expect.closeTo(150, 10)],
      [3, "Old server", "Gone", -10],
      [4, "Laptop", "New", 8],
      [5, "Payment fraud", "Renamed", 0],
      ["After", "", "", 618],
    ]);
  });

  it("of the gap knows spend, and by the rule", () => {
    const table = formula("LOSS_BRIDGE", before, after, "gap") as unknown[][];
    expect(table[1]).toEqual(["Before", "", "", 110]);
    expect(table.at(-1)).toEqual(["After", "", "", 457]);
    expect(table.map(([, , driver]) => driver)).toContain("Spend");
  });

  it("of the worst years has one effect a threat, and moves one that stayed as it was", () => {
    const table = formula("LOSS_BRIDGE", before, after, "tail", undefined, 0.9) as unknown[][];
    expect(table.slice(2, -1).map(([, threat, driver]) => [threat, driver])).toEqual(
      expect.arrayContaining([
        ["RANSOMWARE", "All"],
        ["Payment fraud", "All"],
        ["Payment fraud", "Renamed"],
      ]),
    );
    const effects = table.slice(2, -1).map(([, , , effect]) => effect as number);
    const [first, last] = [table[1]?.[3] as number, table.at(-1)?.[3] as number];
    expect(first + effects.reduce((sum, x) => sum + x, 0)).toBeCloseTo(last, 6);
    expect(first).toBe(formula("LOSS_TAIL_MEAN", before, 0.9));
  });

  it.each`
    given                                                                     | expected
    ${[before, after, "percentile"]}                                          | ${'measure must be expected, gap or tail: no percentile is the sum of parts of threats, got "percentile"'}
    ${[before, after, "gab"]}                                                 | ${'measure must be expected, gap or tail: "gap" is near, got "gab"'}
    ${[before, after, "gap", "deterrence"]}                                   | ${'before must have a column "Attacker value" for the rule deterrence, got none'}
    ${[before, after, "gap", "expectd"]}                                      | ${'rule must be expected, inherent, percentile, tail, deterrence or optimum: "expected" is near, got "expectd"'}
    ${[before, after, "tail", undefined, 95]}                                 | ${"level must be less than 1: write 0.95 or 95%, got 95"}
    ${[before, register(headers, ["a", 0, 5, 0, "", ""])]}                    | ${"Frequency in row 1 (a) of after must be greater than 0, got a blank cell or 0"}
    ${[register(["Threat", "Frequency", "Loss"], ["a", 1, 5]), after, "gap"]} | ${'before must have a column "Spend", got none'}
    ${[before, new CellError("#REF!")]}                                       | ${"after must be a range with headers, got the error #REF!"}
  `(
    "of $given is refused: $expected",
    ({ given, expected }: { given: Given[]; expected: string }) => {
      expect(formula("LOSS_BRIDGE", ...given)).toBe(`#VALUE! ${expected}`);
    },
  );
});
