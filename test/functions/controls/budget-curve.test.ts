import { register } from "../../support/model/register-cells";
import { formula, type Given } from "../../support/workbook/worksheet";

const threats = register(
  ["Threat", "Frequency", "Loss"],
  ["Ransomware", 0.5, 1e6],
  ["Phishing", 4, 25_000],
);
const controls = register(
  ["Control", "Cost", "Threat", "Frequency reduction"],
  ["Mail filter", 10_000, "Phishing", 0.4],
  ["Backups", 30_000, "Ransomware", 0.5],
);

describe("BUDGET_CURVE", () => {
  it("shows the loss with the best plan of each budget", () => {
    expect(formula("BUDGET_CURVE", threats, controls, 5)).toEqual([
      ["Budget", "Residual loss"],
      [0, 600_000],
      [10_000, 560_000],
      [20_000, 560_000],
      [30_000, 350_000],
      [40_000, 310_000],
    ]);
  });

  it("has 20 points where nothing is said", () => {
    expect(formula("BUDGET_CURVE", threats, controls)).toHaveLength(21);
  });

  it("ends at what RESIDUAL_LOSS leaves", () => {
    for (const measure of ["expected", "percentile", "tail"]) {
      const table = formula("BUDGET_CURVE", threats, controls, 3, measure) as number[][];
      expect(table.at(-1)?.[1]).toBe(formula("RESIDUAL_LOSS", threats, controls, measure));
    }
  });

  it.each`
    given                               | expected
    ${[threats, controls, 1]}           | ${"points must be a whole number from 2 to 10000, got 1"}
    ${[threats, controls, 10001]}       | ${"points must be a whole number from 2 to 10000, got 10001"}
    ${[threats, controls, 5, "median"]} | ${'measure must be expected, percentile or tail, got "median"'}
  `("is refused: $expected", ({ given, expected }: { given: Given[]; expected: string }) => {
    expect(formula("BUDGET_CURVE", ...given)).toBe(`#VALUE! ${expected}`);
  });
});
