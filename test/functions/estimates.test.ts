import { column, formula, type Given } from "../support/workbook/worksheet";

const losses = column(12000, 45000, 7000, 150000, null, 33000, 21000, 0, 88000, 5200);
const lines = [
  ["Line", "Amount", "Threat"],
  ["Training", 60000, "A; B"],
  ["Firewall", 30000, ""],
];

describe("functions for estimates and budgets as people have them", () => {
  it("LOSS_FIT shows a table and skips blanks and zeros", () => {
    expect((formula("LOSS_FIT", losses) as unknown[][]).map(([measure]) => measure)).toEqual([
      "Measure",
      "Count",
      "Loss low",
      "Loss median",
      "Loss high",
      "Loss mean",
      "Share below the threshold",
      "Factor for the frequency",
      "Largest distance",
    ]);
    expect((formula("LOSS_FIT", losses) as unknown[][])[1]).toEqual(["Count", 8]);
  });

  it("LOSS_FIT notes that few losses say little, and that a curve rests on its shape", () => {
    const rows = formula(
      "LOSS_FIT",
      column(10500, 11200, 12000, 13300, 15000, 18000, 25000, 48000),
      10000,
    ) as unknown[][];
    expect(rows.slice(9)).toEqual([
      ["Note", "nearly all events are below the threshold by this curve: it rests on its shape"],
    ]);
    const few = formula("LOSS_FIT", column(10500, 11200)) as unknown[][];
    expect(few.slice(9)).toEqual([["Note", "2 losses say little about a range"]]);
  });

  it("SPEND_BY_THREAT has the shape of the threats, a row or a column", () => {
    expect(formula("SPEND_BY_THREAT", column("A", "B", "C"), lines)).toEqual(
      column(40000, 40000, 10000),
    );
    expect(formula("SPEND_BY_THREAT", [["A", "B", 0]], lines, [[1, 3, 0]])).toEqual([
      [22500, 67500, 0],
    ]);
  });

  it("HARDENING_SPEND, HARDENING_RISK and VULNERABILITY_CHANCE take columns", () => {
    const spends = formula("HARDENING_SPEND", column(1e5, 1e4), column(3, 0.5), 41667, 20000);
    expect(spends).toEqual([[expect.closeTo(39481.46052108019, 8)], [0]]);
    const risks = formula(
      "HARDENING_RISK",
      3,
      41667,
      20000,
      column(0, 39482),
      column(41667, 125000),
    );
    expect(risks).toEqual([
      [expect.closeTo(0.8498862106016931, 13)],
      [expect.closeTo(0.3269354531770563, 13)],
    ]);
    const chances = formula("VULNERABILITY_CHANCE", column(20, 0), 50, 90, 40, 60, 80);
    expect((chances as number[][])[0]).toEqual([expect.closeTo(0.298600060370052, 13)]);
  });

  it.each`
    id                        | given                                          | expected
    ${"LOSS_FIT"}             | ${[column(5, -1)]}                             | ${"row 2 of losses must be an amount above 0, or blank, got -1"}
    ${"LOSS_FIT"}             | ${[column(5, "x")]}                            | ${'row 2 of losses must be a number, got the text "x"'}
    ${"SPEND_BY_THREAT"}      | ${[column("A", "B"), lines, column(1)]}        | ${"weights must have a number for each of the 2 threats, got 1 of them"}
    ${"SPEND_BY_THREAT"}      | ${[column("A", "B"), lines, column(1, -1)]}    | ${"weights in row 2 must be 0 or more, got -1"}
    ${"SPEND_BY_THREAT"}      | ${[column("A", "B"), lines, undefined, "Sum"]} | ${'amount must be the header of a column of the budget lines, got "Sum"'}
    ${"SPEND_BY_THREAT"}      | ${[column("A", true), lines]}                  | ${"threats must be names, got TRUE"}
    ${"VULNERABILITY_CHANCE"} | ${[90, 50, 20, 40, 60, column(80, 80)]}        | ${"capability_max in row 1 must be greater than capability_min, got 20 beside 90"}
  `("$id of $given is refused", (row: { id: string; given: Given[]; expected: string }) => {
    expect(formula(row.id, ...row.given)).toBe(`#VALUE! ${row.expected}`);
  });
});
