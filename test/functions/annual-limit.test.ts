import type { Cells } from "../../src/core";
import { register } from "../support/model/register-cells";
import { formula } from "../support/workbook/worksheet";

const policy = (columns: string[], row: (number | string)[]): Cells =>
  register(["Threat", "Frequency", "Loss", ...columns], ["a", 2, 4.5e6, ...row]);
const renewing = policy(["Retention", "Limit"], [5e5, 5e6]);
const yearly = policy(["Retention", "Annual limit"], [5e5, 5e6]);

/** Findings, below the headers and the sentence that says how many there are. */
const found = (range: Cells): unknown[][] =>
  (formula("REGISTER_CHECK", range) as unknown[][]).slice(1).filter(([, , , kind]) => kind !== "");

describe("Annual limit", () => {
  it("acts in every function that knows the net loss", () => {
    expect(formula("EXPECTED_LOSS", renewing)).toBe(1e6);
    const mean = Number(formula("EXPECTED_LOSS", yearly));
    expect(mean).toBeCloseTo(2 * 4.5e6 - 5e6 + Math.exp(-2) * 7e6, 3);
    expect(formula("LOSS_PERCENTILE", yearly, 0.99)).toBe(22e6);
    const tail = Number(formula("LOSS_TAIL_MEAN", yearly, 0.99));
    expect(formula("LOSS_BY_THREAT", yearly, 0.99)).toEqual([
      ["Threat", "Expected loss", "Share", "Tail contribution", "Share of tail"],
      ["a", mean, 1, tail, 1],
    ]);
    // A quarter of a year has half an event on average, and the whole limit: none 61%, one 30%.
    const rank = Number(formula("LOSS_PERCENTRANK", yearly, 4e6, 0.25));
    expect(rank).toBeCloseTo(Math.exp(-0.5) * (1 + 0.5 + 0.125 / 2), 9);
  });

  it("counts for what a budget must cover", () => {
    const spent = yearly.map((row, i) => [...row, i === 0 ? "Spend" : 1e6]);
    const mean = Number(formula("EXPECTED_LOSS", yearly));
    const gap = Number(formula("COVERAGE_GAP", spent));
    expect(gap).toBeCloseTo(mean - 1e6, 6);
    expect(formula("COVERAGE_GAP", spent, "percentile", 0.99)).toBe(21e6);
  });

  it("makes a control worth what it keeps of the limit", () => {
    const controls = register(
      ["Control", "Cost", "Frequency reduction"],
      ["Filter", 1000, 0.5],
      ["Watch", 1000, 0.5],
    );
    const left = (frequency: number): number =>
      4.5e6 * frequency - 5e6 + Math.exp(-frequency) * (5e6 + 1e6 * frequency);
    const residual = Number(formula("RESIDUAL_LOSS", yearly, controls));
    expect(residual).toBeCloseTo(left(0.5), 3);
    const [, first = []] = formula("CONTROL_VALUE", yearly, controls) as unknown[][];
    expect(first[2]).toBeCloseTo(left(2) - left(1), 3);
    expect(first[3]).toBeCloseTo(left(1) - left(0.5), 3);
    expect(first[4]).toBeCloseTo((left(2) - left(0.5)) / 2, 3);
    const plan = formula("BUDGET_PLAN", yearly, controls, 1000) as unknown[][];
    expect(plan[1]?.slice(0, 4)).toEqual(["Filter", true, 1000, expect.closeTo(left(1), 3)]);
  });

  it("is moved by LOSS_SENSITIVITY and found by BREAK_EVEN", () => {
    const rows = formula("LOSS_SENSITIVITY", yearly) as unknown[][];
    const own = rows.find(([, field]) => field === "Annual limit");
    const left = (limit: number): number =>
      9e6 - limit + Math.exp(-2) * (limit + 2 * (limit - 4e6));
    expect(own?.[2]).toBeCloseTo(left(4.5e6), 3);
    expect(own?.[3]).toBeCloseTo(left(5.5e6), 3);
    const limit = Number(formula("BREAK_EVEN", yearly, "a", "Annual limit", left(6e6)));
    expect(limit).toBeCloseTo(6e6, 0);
  });

  it.each([
    "Annual limit",
    "Limit (per year)",
    "Limit (annual)",
    "Limit (a year)",
    "Limit per year",
    "Limit p.a.",
    "Aggregate limit",
    "Annual aggregate limit",
    "Policy limit a year",
    "Yearly limit",
    "Agg. limit",
    "Limit (aggregate)",
    "Limit (€ per year)",
  ])("is read under the header %s", (header) => {
    const range = policy(["Retention", header], [5e5, 5e6]);
    expect(formula("LOSS_PERCENTILE", range, 0.99)).toBe(22e6);
  });

  it.each([
    "Annual limit (k$)",
    "Limit (k$ per year)",
    "Limit (annual) (k$)",
    "Aggregate limit (k$)",
  ])("is scaled by its header: %s", (header) => {
    const range = policy(["Retention", header], [5e5, 5e3]);
    expect(formula("LOSS_PERCENTILE", range, 0.99)).toBe(22e6);
  });

  it.each([
    "Limit (per month)",
    "Annual limit (per month)",
    "Policy limit a year (monthly)",
    "Limit (2026)",
  ])("is a problem where its header says something else: %s", (header) => {
    const range = policy(["Retention", header], [5e5, 5e6]);
    expect(found(range)[0]?.slice(2, 4)).toEqual([header, "Problem"]);
  });

  it("needs a retention", () => {
    expect(found(policy(["Retention", "Annual limit"], [0, 5e6]))).toEqual([
      [
        ...["a", 1, "Retention", "Problem"],
        "Retention must be filled in beside Annual limit: what you keep of each event (0.01 if nothing)",
        0,
      ],
    ]);
  });

  it("is noted once where a limit is there again for each event", () => {
    const notes = found(
      register(
        ["Threat", "Frequency", "Loss", "Retention", "Limit"],
        ["a", 2, 4.5e6, 5e5, 3e6],
        ["b", 2, 4.5e6, 5e5, 3e6],
      ),
    ).filter(([, , , kind]) => kind === "Note");
    expect(notes).toEqual([
      [
        ...["", 0, "Limit", "Note"],
        "Limit of 2 rows without an Annual limit is there again for each event, however many a year brings: fill in Annual limit where the policy pays only so much a year",
        "",
      ],
    ]);
    expect(found(yearly).filter(([, , , kind]) => kind === "Note")).toEqual([]);
  });

  it("is warned of where several rows have one, and where no year uses it up", () => {
    const range = register(
      ["Threat", "Frequency", "Loss low", "Loss high", "Retention", "Limit", "Annual limit"],
      ["a", 2, 1e5, 1e7, 5e5, 3e6, 5e6],
      ["b", 0.1, 1e5, 1e7, 5e5, 3e6, 1e9],
    );
    const warnings = found(range).filter(([, , , kind]) => kind === "Warning");
    expect(warnings).toEqual([
      [
        "b",
        2,
        "Annual limit",
        "Warning",
        "Annual limit never binds: hardly a year has enough events to use it up",
        1e9,
      ],
      [
        ...["", 0, "Annual limit", "Warning"],
        "Annual limit of 2 rows: these rows have limits of 1,005,000,000 a year in all; one policy over several threats is not a column of the register",
        1.005e9,
      ],
    ]);
  });

  it("is a problem where too many payments would use it up", () => {
    const range = register(
      ["Threat", "Frequency", "Loss low", "Loss high", "Retention", "Annual limit"],
      ["a", 5000, 100, 1000, 0.01, 2e6],
    );
    expect(found(range)[0]?.slice(0, 4)).toEqual(["a", 1, "Annual limit", "Problem"]);
  });
});
