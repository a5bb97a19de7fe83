import { register } from "../../support/model/register-cells";
import { formula, type Given } from "../../support/workbook/worksheet";

const threats = register(
  ["Threat", "Frequency", "Loss"],
  ["Ransomware", 0.5, 1e6],
  ["Phishing", 4, 25_000],
);
const headers = [
  ...["Control", "Cost", "Threat", "Frequency reduction", "Loss reduction"],
  ...["Build cost", "Life", "In place"],
];
const controls = register(
  headers,
  ["Poster", 0, "Phishing", 0.1, null, null, null, null],
  ["Mail filter", 10_000, null, 0.4, null, null, null, null],
  ["Firewall", 5000, "Phishing", 0.5, null, null, null, "yes"],
  ["Backups", 20_000, "Ransomware", null, 0.5, 100_000, 5, null],
);
const header = ["Control", "Fund", "Cost", "Loss after", "Avoided", "ROSI", "Optimality gap"];

/** Numbers to eight digits. */
const close = (table: unknown): unknown =>
  Array.isArray(table)
    ? table.map(close)
    : typeof table === "number"
      ? Number(table.toPrecision(8))
      : table;

describe("BUDGET_PLAN", () => {
  it("lists what is in place, what to fund in this order, and the rest", () => {
    expect(close(formula("BUDGET_PLAN", threats, controls, 45_000, "", null, null, true))).toEqual([
      header,
      ["Firewall", true, 0, 600_000, "in place", "in place", 0],
      ["Poster", true, 0, 590_000, 10_000, "no cost", 0],
      ["Backups", true, 40_000, 340_000, 250_000, 5.25, 0],
      ["Mail filter", false, 10_000, 204_000, 136_000, 12.6, 0],
      ["Total", "", 40_000, 340_000, 260_000, 5.5, 0],
    ]);
  });

  it("funds what costs nothing with a budget of nothing", () => {
    const table = formula("BUDGET_PLAN", threats, controls, 0) as unknown[][];
    expect(table.slice(1).filter(([, fund]) => fund === true)).toEqual([
      ["Firewall", true, 0, 600_000, "in place", "in place", 0],
      ["Poster", true, 0, 590_000, 10_000, "no cost", 0],
    ]);
  });

  it("funds what it must and not what it never may, whatever they are worth", () => {
    const settled = controls.map((row, at) => [
      ...row,
      ["In plan", "Must", " never", "must", "accept"][at] ?? null,
    ]);
    expect(
      close(formula("BUDGET_PLAN", threats, settled as Given, 45_000, "", null, null, true)),
    ).toEqual([
      header,
      ["Firewall", true, 0, 600_000, "in place", "in place", 0],
      ["Poster", true, 0, 590_000, 10_000, "no cost", 0],
      ["Backups", true, 40_000, 340_000, 250_000, 5.25, 0],
      ["Mail filter", false, 10_000, 204_000, 136_000, 12.6, 0],
      ["Total", "", 40_000, 340_000, 260_000, 5.5, 0],
    ]);
    const dear = controls.map((row, at) => [...row, ["In plan", null, "must", null, "must"][at]]);
    expect(formula("BUDGET_PLAN", threats, dear as Given, 45_000)).toBe(
      "#VALUE! budget must be at least 50000, what the controls that the plan must hold cost, got 45000",
    );
    expect(formula("REGISTER_CHECK", threats, settled as Given)).toContainEqual([
      ...["Backups", 4, "In plan", "Note"],
      ...['In plan of the controls is read as blank: it says "must", "never" or nothing', "accept"],
    ]);
  });

  it("has only what is in place where nothing else can be bought", () => {
    const [top = [], , , firewall = []] = controls as readonly Given[][];
    expect(formula("BUDGET_PLAN", threats, [top, firewall] as Given, 1000)).toEqual([
      header,
      ["Firewall", true, 0, 600_000, "in place", "in place", 0],
    ]);
  });

  it("ends where RESIDUAL_LOSS does when the budget pays for all", () => {
    for (const [measure, level] of [
      ["expected", null],
      ["percentile", 0.9],
      ["tail", 0.9],
    ] as const) {
      const table = formula(
        ...(["BUDGET_PLAN", threats, controls, 1e6, measure, level, 0.5, true] as const),
      ) as unknown[][];
      const [, , cost, lossAfter, , , gap] = table.at(-1) ?? [];
      expect(cost).toBe(50_000);
      expect(lossAfter).toBe(formula("RESIDUAL_LOSS", threats, controls, measure, level, 0.5));
      expect(gap).toBe(0);
    }
  });

  it.each`
    given                                           | expected
    ${[threats, controls, -1]}                      | ${"budget must be 0 or more, got -1"}
    ${[threats, controls, "much"]}                  | ${'budget must be a number, got the text "much"'}
    ${[threats, controls, 5, "percentil"]}          | ${'measure must be expected, percentile or tail: "percentile" is near, got "percentil"'}
    ${[threats, controls, 5, "tail", 95]}           | ${"level must be less than 1: write 0.95 or 95%, got 95"}
    ${[threats, controls, 5, "", null, null, "no"]} | ${'totals must be TRUE or FALSE, got the text "no"'}
  `("is refused: $expected", ({ given, expected }: { given: Given[]; expected: string }) => {
    expect(formula("BUDGET_PLAN", ...given)).toBe(`#VALUE! ${expected}`);
  });
});
