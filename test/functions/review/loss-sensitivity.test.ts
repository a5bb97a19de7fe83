import fc from "fast-check";
import type { Cell, Cells } from "../../../src/core";
import { register } from "../../support/model/register-cells";
import { formula, type Given } from "../../support/workbook/worksheet";

const header = ["Threat", "Field", "Low", "High", "Range"];

/** Expected losses 1,000, 500 and 30. */
const threats = register(
  [
    ...["Threat", "Frequency", "Probability", "Attempts", "Vulnerability", "Loss"],
    ...["Frequency reduction", "Loss reduction", "Spend"],
  ],
  ["Laptop", 2, null, null, 0.4, 1000, 0.5, null, 400],
  ["Fraud", null, 0.95, null, null, 1000, null, null, 900],
  ["Phishing", null, null, 10, 0.1, 100, null, 0.7, 9],
);
const total = 1000 + 950 + 30;

/** Numbers to ten digits: products and sums of decimal fractions are none themselves. */
const close = (rows: unknown): unknown[][] =>
  (rows as unknown[][]).map((row) =>
    row.map((cell) => (typeof cell === "number" ? Number(cell.toPrecision(10)) : cell)),
  );

describe("LOSS_SENSITIVITY", () => {
  it("moves each figure a tenth down and up, the largest range first, ties by name", () => {
    expect(close(formula("LOSS_SENSITIVITY", threats))).toEqual([
      header,
      // Ties: Frequency, then Frequency reduction, then Loss.
      ["Laptop", "Frequency", total - 100, total + 100, 200],
      ["Laptop", "Frequency reduction", total + 100, total - 100, 200],
      ["Laptop", "Loss", total - 100, total + 100, 200],
      ["Fraud", "Loss", total - 95, total + 95, 190],
      // 0.95 · 1.1 is more than sure: clipped to 1.
      ["Fraud", "Probability", total - 95, total + 50, 145],
      ["Phishing", "Loss reduction", total + 7, total - 7, 14],
      ["Phishing", "Attempts", total - 3, total + 3, 6],
      ["Phishing", "Loss", total - 3, total + 3, 6],
      ["Phishing", "Vulnerability", total - 3, total + 3, 6],
    ]);
  });

  it("takes another swing", () => {
    const rows = close(formula("LOSS_SENSITIVITY", threats, "expected", undefined, 0.5));
    expect(rows[1]).toEqual(["Laptop", "Frequency", total - 500, total + 500, 1000]);
  });

  it("moves all loss columns of a threat together", () => {
    const cells = register(
      ["Threat", "Frequency", "Loss low", "Loss high"],
      ["Breach", 0.1, 100000, 1000000],
    );
    const rows = close(formula("LOSS_SENSITIVITY", cells));
    const mean = 40400.12826945724;
    const [low, high] = [0.9 * mean, 1.1 * mean].map((each) => Number(each.toPrecision(10)));
    const range = Number((0.2 * mean).toPrecision(10));
    expect(rows).toEqual([
      header,
      ["Breach", "Frequency", low, high, range],
      ["Breach", "Loss", low, high, range],
    ]);
  });

  it("reads units as the register does, and clips a share in percent at 100", () => {
    const cells = register(
      ["Threat", "Frequency (per month)", "Loss (k$)", "Loss reduction (%)"],
      ["Laptop", 1, 2, 95],
    );
    const rows = close(formula("LOSS_SENSITIVITY", cells));
    expect(rows).toEqual([
      header,
      ["Laptop", "Loss reduction", 3480, 0, 3480],
      ["Laptop", "Frequency", 1080, 1320, 240],
      ["Laptop", "Loss", 1080, 1320, 240],
    ]);
  });

  it("shows 0 for a figure that does not matter", () => {
    const cells = register(
      ["Threat", "Frequency", "Frequency variance ratio", "Loss", "Loss cap", "Retention", "Limit"],
      ["Laptop", 2, 3, 1000, 5000, null, null],
      ["Fraud", 2, null, 1000, null, 4000, 100],
    );
    const ranges = (measure?: string): Map<string, number> =>
      new Map(
        (formula("LOSS_SENSITIVITY", cells, measure) as [string, string, number, number, number][])
          .slice(1)
          .map(([threat, field, , , range]) => [`${threat}: ${field}`, range]),
      );
    for (const measure of ["expected", "percentile", "tail"]) {
      const of = ranges(measure);
      expect(of.get("Laptop: Loss cap")).toBe(0);
      expect(of.get("Fraud: Retention")).toBe(0);
      expect(of.get("Fraud: Limit")).toBe(0);
    }
    // How the number of events varies changes no mean.
    expect(ranges().get("Laptop: Frequency variance ratio")).toBe(0);
    expect(ranges("tail").get("Laptop: Frequency variance ratio")).toBeGreaterThan(0);
  });

  it("is the measure of the register with the figure typed into it", () => {
    const amounts = fc.integer({ min: 1, max: 1000 });
    const cellsOf = (figures: readonly (readonly number[])[]): Cells =>
      register(
        ["Threat", "Frequency", "Loss low", "Loss high", "Loss reduction"],
        ...figures.map(([often = 1, low = 1, width = 1, kept = 1], i): Cell[] => [
          ...[`T${i}`, often / 100, low, low * (1 + width)],
          kept / 2000,
        ]),
      );
    const rows = fc.array(fc.tuple(amounts, amounts, amounts, amounts), {
      ...{ minLength: 1, maxLength: 4 },
    });
    const fields = [
      { name: "Frequency", columns: [1] },
      { name: "Loss", columns: [2, 3] },
      { name: "Loss reduction", columns: [4] },
    ];
    fc.assert(
      fc.property(
        ...[rows, fc.constantFrom("LOSS_PERCENTILE", "LOSS_TAIL_MEAN"), fc.nat(), fc.nat()],
        (figures, id, row, field) => {
          const cells = cellsOf(figures);
          const threat = `T${row % cells.slice(1).length}`;
          const { name = "", columns = [] } = fields[field % fields.length] ?? {};
          const typed = (factor: number): unknown =>
            formula(
              id,
              cells.map((line) =>
                line[0] === threat
                  ? line.map((cell, i) => (columns.includes(i) ? Number(cell) * factor : cell))
                  : line,
              ),
            );
          const measure = id === "LOSS_PERCENTILE" ? "percentile" : "tail";
          const table = formula("LOSS_SENSITIVITY", cells, measure, 0.99, 0.25) as unknown[][];
          const found = table.find(([of, what]) => of === threat && what === name);
          expect(found?.slice(2, 4)).toEqual([typed(1 - 0.25), typed(1 + 0.25)]);
        },
      ),
      { numRuns: 15, endOnFailure: true },
    );
  });

  it.each`
    given                                                         | expected
    ${[threats, "average"]}                                       | ${'measure must be expected, percentile or tail, got "average"'}
    ${[threats, "expectd"]}                                       | ${'measure must be expected, percentile or tail: "expected" is near, got "expectd"'}
    ${[threats, "tail", 99]}                                      | ${"level must be less than 1: write 0.99 or 99%, got 99"}
    ${[threats, "tail", 0.99, 10]}                                | ${"swing must be less than 1: write 0.1 or 10%, got 10"}
    ${[threats, "tail", 0.99, 1]}                                 | ${"swing must be less than 1, got 1"}
    ${[threats, "tail", 0.99, 0]}                                 | ${"swing must be greater than 0, got a blank cell or 0"}
    ${[threats, "tail", 0.99, -0.1]}                              | ${"swing must be greater than 0, got -0.1"}
    ${[threats, "tail", 0.99, 0.1, 11]}                           | ${"bad_year_spread must lie between 0 and 10, got 11"}
    ${[register(["Threat", "Frequency", "Loss"], ["a", 1, "?"])]} | ${'Loss in row 1 (a) of the register must be a number, got the text "?"'}
  `(
    "of $given is refused: $expected",
    ({ given, expected }: { given: Given[]; expected: string }) => {
      expect(formula("LOSS_SENSITIVITY", ...given)).toBe(`#VALUE! ${expected}`);
    },
  );
});
