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
  ["Backups", 20_000, "Ransomware", null, 0.5, 100_000, 5, null],
  ["Mail filter", 10_000, null, 0.4, null, null, null, null],
  ["Poster", 0, "Phishing", null, 0, null, 3, null],
  ["Firewall", 5000, "Phishing", 0.5, null, null, null, "yes"],
  ["Vault", 5000, "Phishing", null, 1, 10_000, 2, "yes"],
);
const header = [
  ...["Control", "Cost", "Avoided alone", "Avoided last", "Share", "ROSI", "NPV", "Payback"],
];

/** Numbers to eight digits. */
const close = (table: unknown): unknown =>
  Array.isArray(table)
    ? table.map(close)
    : typeof table === "number"
      ? Number(table.toPrecision(8))
      : table;

describe("CONTROL_VALUE", () => {
  it("values every control in the order of the sheet", () => {
    // Ransomware: .5 and .4 of 500,000, so 250,000 and 200,000 alone, 150,000 and 100,000 last; half of the 100,000 that
    // either would have avoided goes to each.
    expect(close(formula("CONTROL_VALUE", threats, controls, 0.1))).toEqual([
      header,
      [...["Backups", 40_000, 250_000, 150_000, 200_000, 4], ...[582_341.62, 0.55555556]],
      ["Mail filter", 10_000, 240_000, 140_000, 190_000, 18, "no life", 0],
      ["Poster", 0, 0, 0, 0, "no cost", 0, 0],
      ["Firewall", 5000, 100_000, 100_000, 100_000, 19, "no life", 0],
      [
        ...["Vault", 10_000, "not known", "not known", "not known"],
        ...["not known", "not known", "not known"],
      ],
    ]);
  });

  it("discounts at 8% where nothing is said", () => {
    expect(formula("CONTROL_VALUE", threats, controls)).toEqual(
      formula("CONTROL_VALUE", threats, controls, 0.08),
    );
  });

  it("never pays back what costs more than it avoids", () => {
    const dear = [headers, ["Gold", 1e6, null, 0.1, null, 10, 1]] as Given;
    const [, row = []] = formula("CONTROL_VALUE", threats, dear) as unknown[][];
    expect(row[7]).toBe("never");
    expect(row[5]).toBeCloseTo((60_000 - 1_000_010) / 1_000_010, 12);
  });

  it("shares what all avoid of a bad year under the other measures", () => {
    for (const measure of ["percentile", "tail"]) {
      const table = formula("CONTROL_VALUE", threats, controls, 0.1, measure, 0.9) as number[][];
      const shares = table.slice(1, 4).map((row) => row[4] ?? NaN);
      const now = formula(
        measure === "tail" ? "LOSS_TAIL_MEAN" : "LOSS_PERCENTILE",
        threats,
        0.9,
      ) as number;
      const left = formula("RESIDUAL_LOSS", threats, controls, measure, 0.9) as number;
      expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(now - left, 4);
    }
  });

  it("says how exact the shares are where there are too many controls for every combination", () => {
    const many = [
      ["Control", "Cost", "Frequency reduction"],
      ...Array.from({ length: 13 }, (_, i) => [`Control ${i}`, 1000, 0.02 * (i + 1)]),
    ];
    const fixedLoss = register(["Threat", "Probability", "Loss"], ["Fire", 0.5, 1000]);
    const exact = formula("CONTROL_VALUE", fixedLoss, many) as unknown[][];
    expect(exact[0]).toEqual(header);
    const sampled = formula("CONTROL_VALUE", fixedLoss, many, 0.08, "tail", 0) as unknown[][];
    expect(sampled[0]).toEqual([...header, "Share error"]);
    // The tail mean at level 0 is the mean.
    for (const [index, row] of sampled.slice(1).entries()) {
      const [share, error] = [row[4], row[8]] as number[];
      const difference = (share ?? NaN) - (exact[index + 1]?.[4] as number);
      expect(Math.abs(difference)).toBeLessThan(4 * (error ?? NaN) + 1e-9);
    }
  });

  it("writes names of controls as text, whatever they are", () => {
    const odd = [
      ["Control", "Cost", "Loss reduction"],
      ["__proto__", 1, 0.5],
      ['=HYPERLINK("http://x","y")', 1, 0.5],
      ["constructor", 1, 0.5],
    ];
    const table = formula("CONTROL_VALUE", threats, odd) as unknown[][];
    expect(table.slice(1).map(([name]) => name)).toEqual(odd.slice(1).map(([name]) => name));
    expect(table.slice(1).map((row) => close(row[4]))).toEqual([175_000, 175_000, 175_000]);
  });

  it.each`
    given                                           | message
    ${[threats, controls, -1]}                      | ${"discount_rate must be greater than -1 and not above 1, got -1"}
    ${[threats, controls, 8]}                       | ${"discount_rate must be greater than -1 and not above 1: write 0.08 or 8%, got 8"}
    ${[threats, controls, "8%"]}                    | ${'discount_rate must be a number, got the text "8%"'}
    ${[threats, controls, 0.1, "gap"]}              | ${'measure must be expected, percentile or tail, got "gap"'}
    ${[threats, [["Control", "Cost"], ["MFA", 1]]]} | ${"Frequency reduction must be a column of the controls, or Loss reduction, got none"}
  `("is refused: $message", ({ given, message }: { given: Given[]; message: string }) => {
    expect(formula("CONTROL_VALUE", ...given)).toBe(`#VALUE! ${message}`);
  });
});
