import { register } from "../../support/model/register-cells";
import { formula, type Given } from "../../support/workbook/worksheet";

const header = [
  ...["Threat", "Inherent loss", "Expected loss"],
  ...["Required", "Spend", "Gap", "Coverage", "Note"],
];

/** Expected losses 1000, 500 and 0; inherent 2000, 500 and 100; spend 400, 900 and none. */
const threats = register(
  ["Threat", "Frequency", "Probability", "Loss", "Frequency reduction", "Spend"],
  ["a", 2, null, 1000, 0.5, 400],
  ["b", null, 0.05, 10000, null, 900],
  ["c", 1, null, 100, 1, null],
);

const surplus = "More is spent than required; the surplus covers no other threat";
const rare = "Does not strike in 95% of years: its percentile is 0";

describe("COVERAGE_TABLE", () => {
  it("shows what each threat requires, and no totals unless they are asked for", () => {
    expect(formula("COVERAGE_TABLE", threats)).toEqual([
      header,
      ["a", 2000, 1000, 1000, 400, 600, 0.4, ""],
      ["b", 500, 500, 500, 900, 0, 1, surplus],
      ["c", 100, 0, 0, 0, 0, 1, "Nothing is required"],
    ]);
    expect(formula("COVERAGE_TABLE", threats, "", undefined, undefined, false)).toHaveLength(4);
  });

  it("adds up in a last row: gaps as a sum, coverage as what counts of all that is required", () => {
    const rows = formula("COVERAGE_TABLE", threats, "inherent", undefined, undefined, true);
    expect(rows).toEqual([
      header,
      ["a", 2000, 1000, 2000, 400, 1600, 0.2, ""],
      ["b", 500, 500, 500, 900, 0, 1, surplus],
      ["c", 100, 0, 100, 0, 100, 0, ""],
      ["Total", 2600, 1500, 2600, 1300, 1700, 900 / 2600, ""],
    ]);
  });

  it("says where a percentile is 0, and that its total is not that of the year", () => {
    const rows = formula("COVERAGE_TABLE", threats, "percentile", undefined, undefined, true);
    // One event a year on average: P(N <= 3) = 0.981, P(N <= 2) = 0.920.
    expect(rows).toEqual([
      header,
      ["a", 2000, 1000, 3000, 400, 2600, 400 / 3000, ""],
      ["b", 500, 500, 0, 900, 0, 1, rare],
      ["c", 100, 0, 0, 0, 0, 1, rare],
      [
        ...["Total", 2600, 1500, 3000, 1300, 2600, 400 / 3000],
        "A sum over threats, not the percentile of the whole year",
      ],
    ]);
    const [, a] = formula("COVERAGE_TABLE", threats, "percentile", 0.9) as unknown[][];
    expect(a).toEqual(["a", 2000, 1000, 2000, 400, 1600, 0.2, ""]);
    const [, , , , total] = formula(
      ...(["COVERAGE_TABLE", threats, "tail", 0.95, 0, true] as const),
    ) as unknown[][];
    expect(total?.at(-1)).toBe("A sum over threats, not the tail mean of the whole year");
  });

  it("spreads the years of a single threat as far as those of all: its events are clustered then", () => {
    const [, a, b] = formula("COVERAGE_TABLE", threats, "percentile", 0.95, 1) as unknown[][];
    // A mean of 1 and a variance of 2: P(N <= n) = 1 - 2^-(n + 1), which passes 95% at n = 4.
    expect(a?.[3]).toBe(4000);
    // At most one event, spread or not.
    expect(b?.[3]).toBe(0);
    const clustered = register(
      ["Threat", "Frequency", "Frequency variance ratio", "Loss", "Spend"],
      ["a", 1, 2, 1000, 400],
    );
    const alike = formula("COVERAGE_TABLE", clustered, "tail", 0.95) as number[][];
    const [, spread] = formula("COVERAGE_TABLE", threats, "tail", 0.95, 1) as number[][];
    expect(spread?.[3]).toBeCloseTo(alike[1]?.[3] ?? NaN, 6);
  });

  it("gives COVERAGE_GAP and COVERAGE_RATIO in its totals", () => {
    for (const rule of ["expected", "inherent", "percentile", "tail"]) {
      const rows = formula("COVERAGE_TABLE", threats, rule, 0.9, 0, true) as number[][];
      const total = rows.at(-1) ?? [];
      expect(formula("COVERAGE_GAP", threats, rule, 0.9)).toBe(total[5]);
      expect(formula("COVERAGE_RATIO", threats, rule, 0.9)).toBe(total[6]);
    }
  });

  it("requires what deters, whatever is insured", () => {
    const cells = register(
      ["Threat", "Frequency", "Loss", "Spend", "Attacker value", "Defender advantage"],
      ["a", 0.5, 1e6, 1e5, 3e5, 2],
      ["b", 0.5, 1e6, 4e5, 2e5, null],
    );
    expect(formula("COVERAGE_TABLE", cells, "deterrence", undefined, undefined, true)).toEqual([
      header,
      ["a", 5e5, 5e5, 1.5e5, 1e5, 5e4, 2 / 3, ""],
      ["b", 5e5, 5e5, 2e5, 4e5, 0, 1, surplus],
      ["Total", 1e6, 1e6, 3.5e5, 5e5, 5e4, 3 / 3.5, ""],
    ]);
    expect(formula("COVERAGE_GAP", cells, "deterrence")).toBe(5e4);
  });

  it("requires new money under optimum: no spend counts towards it", () => {
    const cells = register(
      ["Threat", "Frequency", "Loss", "Spend", "Vulnerability", "Productivity"],
      ["a", 0.5, 1e6, 2e5, 0.5, 1e-5],
      ["b", 0.05, 1e6, 1e4, 0.5, 1e-5],
    );
    const rows = formula("COVERAGE_TABLE", cells, "optimum", undefined, undefined, true);
    const best = 123606.79774997897;
    const close = (rows as unknown[][]).map((row) =>
      row.map((cell) => (typeof cell === "number" ? Number(cell.toPrecision(12)) : cell)),
    );
    const z = Number(best.toPrecision(12));
    expect(close).toEqual([
      header,
      ["a", 5e5, 5e5, z, 2e5, z, 0, "New money, on top of the spend"],
      ["b", 5e4, 5e4, 0, 1e4, 0, 1, "Not even the first unit of new money avoids a unit of loss"],
      ["Total", 5.5e5, 5.5e5, z, 2.1e5, z, 0, "New money, on top of the spend"],
    ]);
    expect(formula("COVERAGE_GAP", cells, "optimum")).toBeCloseTo(best, 6);
    expect(formula("COVERAGE_RATIO", cells, "optimum")).toBe(0);
  });

  it.each`
    given                                                                     | expected
    ${[threats, "deterrence"]}                                                | ${'register must have a column "Attacker value" for the rule deterrence, got none'}
    ${[threats, "optimum"]}                                                   | ${'register must have a column "Vulnerability" for the rule optimum, got none'}
    ${[register(["Threat", "Frequency", "Loss"], ["a", 1, 2]), "deterrence"]} | ${'register must have a column "Spend", got none'}
    ${[threats, "deterrent"]}                                                 | ${'rule must be expected, inherent, percentile, tail, deterrence or optimum: "deterrence" is near, got "deterrent"'}
    ${[threats, "tail", 95]}                                                  | ${"level must be less than 1: write 0.95 or 95%, got 95"}
    ${[threats, "tail", 0.95, -1]}                                            | ${"bad_year_spread must lie between 0 and 10, got -1"}
    ${[threats, "expected", 0.95, 0, "yes"]}                                  | ${'totals must be TRUE or FALSE, got the text "yes"'}
    ${[threats, "expected", 0.95, 0, 1]}                                      | ${"totals must be TRUE or FALSE, got 1"}
  `(
    "of $given is refused: $expected",
    ({ given, expected }: { given: Given[]; expected: string }) => {
      expect(formula("COVERAGE_TABLE", ...given)).toBe(`#VALUE! ${expected}`);
    },
  );

  it("refuses a blank cell of a rule by its row, in the total functions as well", () => {
    const cells = register(
      ["Threat", "Frequency", "Loss", "Spend", "Attacker value"],
      ["a", 0.5, 1e6, 1e5, 3e5],
      ["b", 0.5, 1e6, 4e5, null],
    );
    for (const id of ["COVERAGE_TABLE", "COVERAGE_GAP", "COVERAGE_RATIO"]) {
      expect(formula(id, cells, "deterrence")).toBe(
        "#VALUE! Attacker value in row 2 (b) of the register must be filled in for the rule deterrence, got a blank cell or 0",
      );
    }
  });
});
