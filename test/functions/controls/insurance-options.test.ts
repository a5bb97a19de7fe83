import type { Cell } from "../../../src/core";
import oracle from "../../golden/further-estimates.json";
import type { Given } from "../../support/workbook/worksheet";
import { formula } from "../../support/workbook/worksheet";

type Row = (string | number)[];
const options = (...given: Given[]): Row[] => formula("INSURANCE_OPTIONS", ...given) as Row[];

/** Records as a headed range. */
function headed(records: readonly Readonly<Record<string, Cell>>[]): Cell[][] {
  const headers = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return [headers, ...records.map((record) => headers.map((header) => record[header] ?? null))];
}

const columns: Readonly<Record<string, string>> = {
  "expected recovery": "Expected recovery",
  "chance to exhaust": "Chance to exhaust",
  "total cost": "Total cost",
};

interface OptionsCase {
  readonly name: string;
  readonly call: {
    readonly reg: { readonly threats: readonly Readonly<Record<string, Cell>>[] };
    readonly quote: Readonly<Record<string, Cell>>;
    readonly level?: number;
  };
  readonly value: number;
  readonly rel: number;
}

const cases = (oracle.cases as readonly { readonly name: string }[]).filter(({ name }) =>
  name.startsWith("INSURANCE_OPTIONS"),
) as unknown as readonly OptionsCase[];

const cell = (rows: readonly Row[], name: string, header: string): unknown =>
  rows.find(([quote]) => quote === name)?.[rows[0]?.indexOf(header) ?? -1];

describe("INSURANCE_OPTIONS", () => {
  it.each(cases)("$name is $value", ({ name, call, value, rel }) => {
    const rows = options(headed(call.reg.threats), headed([call.quote]), call.level);
    const what = name.replace("INSURANCE_OPTIONS, ", "").replace(/ at .*/, "");
    const found = cell(rows, "Q", columns[what] ?? "Net at level") as number;
    expect(Math.abs(found / value - 1)).toBeLessThanOrEqual(rel);
  });

  const threats = [
    ["Threat", "Frequency", "Loss low", "Loss high"],
    ["Ransomware", 0.2, 250000, 9000000],
    ["Fraud", 0.5, 25000, 600000],
  ];
  const quotes = [
    ["Quote", "Retention", "Limit", "Premium", "Share", "Threat", "Basis"],
    ["Small", 250000, 1000000, 60000, null, null, "event, limit a year"],
    ["Large", 250000, 5000000, 140000, 0.9, null, "event"],
    ["Fraud only", null, 250000, 12000, null, "Fraud", "event"],
    ["Stop loss", 1000000, 5000000, 90000, null, null, "year"],
  ];

  it("shows a row for each offer and one for none, the cheapest first", () => {
    const rows = options(threats, quotes);
    expect(rows[0]).toEqual([
      ...["Quote", "Premium", "Expected recovery", "Expected net loss", "Total cost"],
      ...["Net at level", "Total at level", "Chance to attach", "Chance to exhaust"],
      ...["Premium over recovery", "Note"],
    ]);
    const totals = rows.slice(1).map((row) => row[4] as number);
    expect(totals).toEqual([...totals].sort((a, b) => a - b));
    expect(
      rows
        .slice(1)
        .map(([quote]) => quote)
        .sort(),
    ).toEqual([...["Fraud only", "Large", "No insurance", "Small", "Stop loss"]]);
    const none = rows.find(([quote]) => quote === "No insurance");
    const expected = formula("EXPECTED_LOSS", threats) as number;
    const bad = formula("LOSS_PERCENTILE", threats, 0.99) as number;
    expect(none).toEqual(["No insurance", 0, 0, expected, expected, bad, bad, 0, 0, "", ""]);
  });

  it.each`
    change                               | given                                        | expected
    ${"no limit"}                        | ${["Q", 1, 0, 5, 1, "", "event"]}            | ${"Limit in row 1 (Q) of the quotes must be filled in, and greater than 0: a quote without a limit is none, got a blank cell or 0"}
    ${"no premium"}                      | ${["Q", 1, 9, null, 1, "", "event"]}         | ${"Premium in row 1 (Q) of the quotes must be filled in, and greater than 0: a quote without a premium is none, got a blank cell or 0"}
    ${"a name that is taken"}            | ${["no insurance", 1, 9, 5, 1, "", "event"]} | ${'Quote in row 1 (no insurance) of the quotes must differ from "No insurance", which is a row of its own, got the text "no insurance"'}
    ${"an unknown threat"}               | ${["Q", 1, 9, 5, 1, "Ransomwere", "event"]}  | ${'Threat in row 1 (Q) of the quotes must name threats of the register or be blank for all of them, and "Ransomwere" is none: "Ransomware" is near, got the text "Ransomwere"'}
    ${"an unknown basis"}                | ${["Q", 1, 9, 5, 1, "", "evnt"]}             | ${'Basis in row 1 (Q) of the quotes must be "event", "event, limit a year" or "year": "event" is near, got the text "evnt"'}
    ${"a share written as a percentage"} | ${["Q", 1, 9, 5, 80, "", "event"]}           | ${"Share in row 1 (Q) of the quotes must be between 0 and 1: write 0.8 or 80%, got 80"}
    ${"a share below 0"}                 | ${["Q", 1, 9, 5, -0.1, "", "event"]}         | ${"Share in row 1 (Q) of the quotes must be between 0 and 1, got -0.1"}
    ${"a retention below 0"}             | ${["Q", -1, 9, 5, 1, "", "event"]}           | ${"Retention in row 1 (Q) of the quotes must be 0 or more, got -1"}
  `("refuses $change", ({ given, expected }: { given: Cell[]; expected: string }) => {
    expect(formula("INSURANCE_OPTIONS", threats, [quotes[0] ?? [], given])).toBe(
      `#VALUE! ${expected}`,
    );
  });
});
