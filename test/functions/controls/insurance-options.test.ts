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

  const value = (rows: readonly Row[], name: string, header: string): number =>
    cell(rows, name, header) as number;
  const bases = ["event", "event, limit a year", "year"];
  const one = (...given: Cell[]): Cell[][] => [quotes[0] ?? [], given];
  const more = [...threats, ["Breach", 0.1, 80000, 2400000]];
  const withChance = [
    ["Threat", "Frequency", "Probability", "Frequency variance ratio", "Loss low", "Loss high"],
    ["Ransomware", 0.2, null, null, 250000, 9000000],
    ["Fraud", 0.5, null, 2, 25000, 600000],
    ["Fine", null, 0.05, null, 50000, 900000],
    ["Claim", null, 0.1, null, 60000, 700000],
  ];

  it.each(bases)("comes to no insurance and the premium as the limit goes to 0: %s", (basis) => {
    for (const register of [threats, withChance]) {
      const rows = options(register, one("Q", 250000, 0.01, 1000, null, null, basis));
      for (const header of ["Total cost", "Total at level"]) {
        const off = value(rows, "Q", header) - 1000 - value(rows, "No insurance", header);
        expect(Math.abs(off)).toBeLessThan(header === "Total cost" ? 0.0085 : 0.5);
      }
    }
  });

  it("says of each event what the register's own retention and limit say", () => {
    const insured = [
      ["Threat", "Frequency", "Loss low", "Loss high", "Retention", "Limit", "Premium"],
      ["Ransomware", 0.2, 250000, 9000000, 250000, 1000000, 7],
      ["Fraud", 0.5, 25000, 600000, 250000, 1000000, 8],
    ];
    const rows = options(insured, one("Q", 250000, 1000000, 60000, null, null, "event"), 0.98);
    expect(value(rows, "Q", "Expected net loss")).toBeCloseTo(
      formula("EXPECTED_LOSS", insured) as number,
      6,
    );
    expect(value(rows, "Q", "Net at level")).toBe(formula("LOSS_PERCENTILE", insured, 0.98));
    expect(cell(rows, "No insurance", "Note")).toBe(
      "Retention, Limit, Annual limit and Premium of the register count in no row",
    );
  });

  it("says of one threat what its own Annual limit says", () => {
    const insured = [
      ["Threat", "Frequency", "Loss low", "Loss high", "Retention", "Annual limit"],
      ["Ransomware", 0.7, 250000, 9000000, 250000, 4000000],
    ];
    const rows = options(insured, one("Q", 250000, 4000000, 60000, null, null, "aggregate"));
    const [net, bad] = [
      formula("EXPECTED_LOSS", insured),
      formula("LOSS_PERCENTILE", insured, 0.99),
    ];
    expect(value(rows, "Q", "Expected net loss") / (net as number)).toBeCloseTo(1, 7);
    expect(value(rows, "Q", "Net at level") / (bad as number)).toBeCloseTo(1, 6);
  });

  it("says of the year what INSURANCE_LAYER says", () => {
    const rows = options(threats, one("Q", 1000000, 5000000, 90000, 0.8, null, "year"), 0.95, 0.4);
    const layer = formula("INSURANCE_LAYER", threats, 1000000, 5000000, 0.8, 0.4) as Row[];
    const headers = [
      "Expected recovery",
      "Expected net loss",
      "Chance to attach",
      "Chance to exhaust",
      "Net at level",
    ];
    const found = headers.map((header) => cell(rows, "Q", header));
    const [recovery, net, attach, exhaust] = layer.slice(2, 6).map(([, figure]) => figure);
    expect(found).toEqual([recovery, net, attach, exhaust, layer[8]?.[1]]);
  });

  it("knows rows that strike at most once and rows in clusters under one limit", () => {
    const rows = options(withChance, one("Q", 100000, 1000000, 60000, 0.9, null, null));
    expect(rows[1]?.concat(rows[2] ?? [])).not.toContain("not known");
    expect(cell(rows, "Q", "Note")).toBe('Basis is read as "event, limit a year"');
    const saved = value(rows, "No insurance", "Net at level") - value(rows, "Q", "Net at level");
    expect(saved).toBeGreaterThan(0);
    expect(saved).toBeLessThanOrEqual(900000 * (1 + 1e-6));
  });

  it("knows a bad year where a limit of the year is for some threats only", () => {
    const range = [
      ["Threat", "Frequency", "Loss"],
      ["Laptop", 2, 10_000],
      ["Flood", 1, 25_000],
    ];
    const rows = options(range, one("Q", 15_000, 10_000, 900, null, "Laptop", "year"), 0.9);
    // Laptops cost 0, 10,000, 15,000, and from the third on 10,000 less than they do; floods 25,000 each. P(<= 80,000) is 91.66%.
    expect(cell(rows, "Q", "Net at level")).toBe(80_000);
    expect(cell(rows, "Q", "Note")).toBe("");
  });

  it("knows any rows under one limit that keeps nothing of an event", () => {
    const range = [
      ["Threat", "Probability", "Loss low", "Loss high"],
      ...Array.from({ length: 14 }, (_, i) => [`T${i}`, 0.1 + 0.02 * i, 10_000, 900_000 + i]),
    ];
    const rows = options(range, one("Q", null, 500_000, 40_000, null, null, null));
    const layer = formula("INSURANCE_LAYER", range, 0, 500_000, 1) as Row[];
    expect(value(rows, "Q", "Expected recovery")).toBe(layer[2]?.[1]);
    expect(value(rows, "Q", "Net at level")).toBe(layer[9]?.[1]);
  });

  it("changes no bit where threats or quotes come in another order", () => {
    const turned = (rows: readonly (readonly Cell[])[]): (readonly Cell[])[] => [
      rows[0] ?? [],
      ...rows.slice(1).reverse(),
    ];
    const same = (rows: readonly Row[]): readonly Row[] => rows;
    expect(same(options(turned(more), turned(quotes)))).toEqual(same(options(more, quotes)));
  });

  it("puts offers that cost the same in the order of their names", () => {
    const offer = (name: string): Cell[] => [name, 250000, 1000000, 60000, null, null, "event"];
    const rows = options(threats, [quotes[0] ?? [], offer("b"), offer("C"), offer("a")]);
    expect(rows.map(([name]) => name).filter((name) => /^[abc]$/i.test(String(name)))).toEqual([
      ...["a", "b", "C"],
    ]);
  });

  it("reads quotes in other words and units", () => {
    const german = [
      ["Angebot", "Selbstbehalt (k€)", "Deckungssumme (k€)", "Prämie (k€)", "Anteil (%)", "Basis"],
      ["Q", 250, 1000, 60, 90, "Je Ereignis"],
    ];
    const plain = one("Q", 250000, 1000000, 60000, 0.9, null, "event");
    expect(options(threats, german)).toEqual(options(threats, plain));
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
