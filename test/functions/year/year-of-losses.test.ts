import fc from "fast-check";
import type { Cell, Cells } from "../../../src/core";
import { CellError } from "../../../src/core";
import annual from "../../golden/annual-loss.json";
import closed from "../../golden/closed-form.json";
import { soundRegister } from "../../support/model/arbitraries";
import {
  clusteredChances,
  type Counted,
  countedContributions,
  countedPercentile,
  countedTailMean,
  countedYear,
  meanOf,
  poissonChances,
} from "../../support/model/counted-years";
import { register } from "../../support/model/register-cells";
import { column, formula, type Given } from "../../support/workbook/worksheet";

const z95 = 1.6448536269514722;
const na = new CellError("#N/A");

/** A number that lies within a relative distance of another. */
function expectClose(actual: unknown, expected: number, relative: number): void {
  expect(typeof actual).toBe("number");
  const allowed = relative * Math.max(Math.abs(expected), 1e-300);
  expect(Math.abs((actual as number) - expected)).toBeLessThanOrEqual(allowed);
}

/** One number of a column. */
const at = (rows: unknown, row: number, place = 0): unknown => (rows as unknown[][])[row]?.[place];

const fraction = (x: number): number => x - Math.floor(x);
/** The reference portfolio of 20 threats, as a register through median and 95th percentile. */
const p20 = (more: readonly string[] = [], cells: readonly Cell[] = []): Cells => [
  ["Threat", "Frequency", "Loss median", "Loss high", ...more],
  ...Array.from({ length: 20 }, (_, i) => {
    const median = 20000 * Math.pow(50, fraction(0.7548776662466927 * i));
    const sigma = 0.6 + 1.4 * fraction(0.5698402909980532 * i);
    const frequency = 0.05 * Math.pow(60, fraction(0.6180339887498949 * i));
    return [`T${i}`, frequency, median, median * Math.exp(z95 * sigma), ...cells];
  }),
];
const oneRange = (frequency: number): Cells =>
  register(["Threat", "Frequency", "Loss low", "Loss high"], ["a", frequency, 1e5, 1e6]);

interface Case {
  readonly source: string;
  readonly levels: readonly number[];
  readonly percentile: readonly (number | null)[];
  readonly tailMean?: readonly (number | null)[];
}
const cases = annual.cases as unknown as Readonly<Record<string, Partial<Case>>>;
const published: readonly [string, Cells, number, number][] = [
  ["P20", p20(), 0, 1e-5],
  ["P20-net", p20(["Retention", "Limit"], [1e6, 5e6]), 0, 1e-5],
  ["P20-bad-years", p20(), 0.5, 1e-5],
  ["range-0.1", oneRange(0.1), 0, 1e-5],
  ["range-20", oneRange(20), 0, 1e-5],
  [
    "nb-fixed",
    register(["Threat", "Frequency", "Frequency variance ratio", "Loss"], ["a", 4, 3, 1000]),
    0,
    1e-9,
  ],
];

describe("LOSS_PERCENTILE and LOSS_TAIL_MEAN", () => {
  it.each(published)("of %s are the published ones", (name, threats, spread, tolerance) => {
    const { levels = [], percentile = [], tailMean = [] } = cases[name] ?? {};
    expect(percentile.length).toBeGreaterThan(2);
    for (const [id, expected] of [
      ["LOSS_PERCENTILE", percentile],
      ["LOSS_TAIL_MEAN", tailMean],
    ] as const) {
      const spilled = formula(id, threats, column(...levels), spread);
      for (const [row, value] of expected.entries()) {
        if (value !== null) expectClose(at(spilled, row), value, tolerance);
        expect(formula(id, threats, levels[row], spread)).toBe(at(spilled, row));
      }
    }
  });

  it("of one rare threat find the atom at 0, where averages of samples do not", () => {
    const rare = register(["Threat", "Probability", "Low", "High"], ["a", 0.009, 1e5, 1e6]);
    const [, expected] = closed.rows.find(([name]) => /^Bernoulli .009/.test(String(name))) ?? [];
    expect(formula("LOSS_PERCENTILE", rare)).toBe(0);
    expectClose(formula("LOSS_TAIL_MEAN", rare), expected as number, 1e-9);
  });

  it("take 0.99 for a level that is left out, and 0 for a blank cell", () => {
    const threats = oneRange(20);
    for (const id of ["LOSS_PERCENTILE", "LOSS_TAIL_MEAN"]) {
      expect(formula(id, threats)).toBe(formula(id, threats, 0.99));
      expect(formula(id, threats, undefined, 0.3)).toBe(formula(id, threats, 0.99, 0.3));
    }
    expect(formula("LOSS_PERCENTILE", threats, null)).toBe(0);
    expectClose(
      formula("LOSS_TAIL_MEAN", threats, null),
      formula("EXPECTED_LOSS", threats) as number,
      1e-12,
    );
  });

  it("answer rows, columns and blocks of levels in their shape", () => {
    const threats = oneRange(20);
    const one = (level: number) => formula("LOSS_PERCENTILE", threats, level);
    expect(formula("LOSS_PERCENTILE", threats, [[0.5, 0.9]])).toEqual([[one(0.5), one(0.9)]]);
    const block = [
      [0.5, 0.9],
      [0.95, 0],
    ];
    expect(formula("LOSS_PERCENTILE", threats, block)).toEqual([
      [one(0.5), one(0.9)],
      [one(0.95), 0],
    ]);
  });
});

/** Threats whose events always cost the same, and the same years counted one by one. */
interface Countable {
  readonly what: string;
  readonly cells: Cells;
  readonly spread: number;
  readonly threats: readonly Counted[];
  readonly unit: number;
}
const often = ["Threat", "Frequency", "Loss"];
const countable: readonly Countable[] = [
  {
    what: "one Poisson threat",
    cells: register(often, ["a", 2, 1000]),
    spread: 0,
    threats: [{ chances: poissonChances(2), cost: 1 }],
    unit: 1000,
  },
  {
    what: "three Poisson threats",
    cells: register(often, ["a", 2, 3000], ["b", 0.5, 5000], ["c", 1.25, 1000]),
    spread: 0,
    threats: [
      { chances: poissonChances(2), cost: 3 },
      { chances: poissonChances(0.5), cost: 5 },
      { chances: poissonChances(1.25), cost: 1 },
    ],
    unit: 1000,
  },
  {
    what: "a Poisson threat in bad years",
    cells: register(often, ["a", 2, 1000]),
    spread: 0.5,
    threats: [{ chances: clusteredChances(2, 1 + 2 * 0.25), cost: 1 }],
    unit: 1000,
  },
  {
    what: "threats that strike once at most, in clusters, and steadily",
    cells: register(
      ["Threat", "Frequency", "Probability", "Frequency variance ratio", "Loss"],
      ["a", 0, 0.3, 0, 7000],
      ["b", 1.5, 0, 2, 2000],
      ["c", 0.8, 0, 0, 3000],
    ),
    spread: 0,
    threats: [
      { chances: [0.7, 0.3], cost: 7 },
      { chances: clusteredChances(1.5, 2), cost: 2 },
      { chances: poissonChances(0.8), cost: 3 },
    ],
    unit: 1000,
  },
];

describe.each(countable)("a year of $what at fixed losses", ({ cells, spread, threats, unit }) => {
  const year = countedYear(threats);
  const mean = meanOf(year, (units) => units * unit);
  const none = year.chances[0] ?? 0;
  const levels = [0.1, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999];
  const exceeding = (loss: number): number =>
    meanOf(year, (units) => (units * unit > loss ? 1 : 0));

  it("has the percentiles and tail means of years counted one by one", () => {
    for (const level of levels) {
      const percentile = countedPercentile(year, level) * unit;
      expectClose(formula("LOSS_PERCENTILE", cells, level, spread), percentile, 1e-12);
      const tail = countedTailMean(year, level) * unit;
      expectClose(formula("LOSS_TAIL_MEAN", cells, level, spread), tail, 1e-9);
    }
  });

  it("is exceeded with their chances", () => {
    for (const units of [0, 0.5, 1, 2, 3, 4, 5, 10.5]) {
      const chance = formula("LOSS_EXCEEDANCE", cells, units * unit, spread);
      expect(Math.abs((chance as number) - exceeding(units * unit))).toBeLessThanOrEqual(1e-10);
    }
    const losses = column(0, 2 * unit, 5 * unit);
    expect(formula("LOSS_EXCEEDANCE", cells, losses, spread)).toEqual(
      losses.map(([loss = 0]) => [formula("LOSS_EXCEEDANCE", cells, loss, spread)]),
    );
  });

  it("ranks a loss among them, half of an even year below", () => {
    for (const units of [0, 1, 2.5, 3, 7]) {
      const below = meanOf(year, (each) => (each < units ? 1 : each === units ? 0.5 : 0));
      const rank = formula("LOSS_PERCENTRANK", cells, units * unit, undefined, spread);
      expect(Math.abs((rank as number) - below)).toBeLessThanOrEqual(1e-10);
    }
  });

  it("is shared out by threat, and the parts add up", () => {
    const level = 0.9;
    const table = formula("LOSS_BY_THREAT", cells, level, spread) as unknown[][];
    expect(table[0]).toEqual([
      "Threat",
      "Expected loss",
      "Share",
      "Tail contribution",
      "Share of tail",
    ]);
    const rows = table.slice(1) as [string, number, number, number, number][];
    expect(rows.map(([name]) => name)).toEqual(cells.slice(1).map(([name]) => name));
    const parts = countedContributions(year, level);
    for (const [index, row] of rows.entries()) {
      const expected = meanOf(countedYear(threats.slice(index, index + 1)), (u) => u * unit);
      expectClose(row[1], expected, 1e-12);
      expectClose(row[2], expected / mean, 1e-12);
      // The common factor is no matter of one threat alone, so nothing is counted for it.
      expectClose(row[3], (parts[index] ?? 0) * unit, 1e-7);
    }
    const total = (place: 1 | 2 | 3 | 4) => rows.reduce((sum, row) => sum + row[place], 0);
    expectClose(total(1), mean, 1e-12);
    expectClose(total(2), 1, 1e-12);
    expectClose(total(3), formula("LOSS_TAIL_MEAN", cells, level, spread) as number, 1e-9);
    expectClose(total(4), 1, 1e-9);
  });

  it("is summed up", () => {
    const table = formula("LOSS_SUMMARY", cells, spread) as [string, number][];
    const square = meanOf(year, (units) => (units * unit) ** 2);
    const tail = (level: number) => countedTailMean(year, level) * unit;
    const percentile = (level: number) => countedPercentile(year, level) * unit;
    const expected: [string, number][] = [
      ["Expected loss", mean],
      ["Standard deviation", Math.sqrt(square - mean * mean)],
      ["Chance of no loss", none],
      ["Median", percentile(0.5)],
      ["90th percentile", percentile(0.9)],
      ["95th percentile", percentile(0.95)],
      ["99th percentile", percentile(0.99)],
      ["99.5th percentile", percentile(0.995)],
      ["Tail mean 95% (average of the worst 5% of years)", tail(0.95)],
      ["Tail mean 99% (average of the worst 1% of years)", tail(0.99)],
      ["Spend", 0],
      ["Premium", 0],
      ["Total cost of risk (spend, premium and expected loss)", mean],
    ];
    expect(table[0]).toEqual(["Measure", "Value"]);
    expect(table.slice(1).map(([label]) => label)).toEqual(expected.map(([label]) => label));
    for (const [row, [, value]] of expected.entries())
      expectClose(table[row + 1]?.[1], value, 1e-9);
  });

  it.each([
    [2, 3, undefined],
    [0, 4, 1],
    [1.5, 2.5, 0.8],
    [3, 1, 0],
  ])("is insured beyond %d for %d with a share of %p", (keep, insured, share) => {
    const paid = (units: number): number => Math.min(Math.max(units - keep, 0), insured);
    const taken = share ?? 1;
    const recovery = meanOf(year, (units) => taken * paid(units) * unit);
    const net = (level: number): number => {
      const units = countedPercentile(year, level);
      return (units - taken * paid(units)) * unit;
    };
    const expected: [string, number][] = [
      ["Expected loss", mean],
      ["Expected recovery", recovery],
      ["Expected net loss", mean - recovery],
      ["Chance to attach (a year exceeds the retention)", exceeding(keep * unit)],
      [
        "Chance to exhaust (a year uses up the limit)",
        meanOf(year, (units) => (units >= keep + insured ? 1 : 0)),
      ],
      ["Net median", net(0.5)],
      ["Net 90th percentile", net(0.9)],
      ["Net 95th percentile", net(0.95)],
      ["Net 99th percentile", net(0.99)],
      ["Net 99.5th percentile", net(0.995)],
      ["Rate on line (expected recovery over limit)", meanOf(year, paid) / insured],
    ];
    const given = [cells, keep * unit, insured * unit, share, spread];
    const table = formula("INSURANCE_LAYER", ...given) as [string, number][];
    expect(table[0]).toEqual(["Measure", "Value"]);
    expect(table.slice(1).map(([label]) => label)).toEqual(expected.map(([label]) => label));
    for (const [row, [, value]] of expected.entries())
      expectClose(table[row + 1]?.[1], value, 1e-8);
  });
});

describe("LOSS_CURVE", () => {
  it.each([undefined, 2, 3, 120])("has a header and as many points as asked for: %p", (points) => {
    const table = formula("LOSS_CURVE", p20(), points) as [number, number][];
    expect(table).toHaveLength((points ?? 50) + 1);
    expect(table[0]).toEqual(["Loss", "Probability"]);
    const curve = table.slice(1);
    const any = 1 - (at(formula("LOSS_SUMMARY", p20()), 3, 1) as number);
    expect(curve[0]?.[0]).toBe(0);
    expectClose(curve[0]?.[1], any, 1e-12);
    for (const [index, [loss, probability]] of curve.entries()) {
      const [before = -1, chance = 2] = curve[index - 1] ?? [];
      expect(loss).toBeGreaterThan(before);
      expect(probability).toBeLessThan(chance);
      expectClose(formula("LOSS_EXCEEDANCE", p20(), loss), probability, 1e-9);
    }
    expectClose(curve.at(-1)?.[1], points === 2 ? 0.1 : 0.001, 1e-6);
  });
});

describe("LOSS_PERCENTRANK", () => {
  const threats = register(often, ["a", 2, 1000]);

  it("of a part of a year is that of a year with as many fewer events", () => {
    const quarter = register(often, ["a", 0.5, 1000]);
    for (const loss of [0, 500, 1000, 3000]) {
      expectClose(
        formula("LOSS_PERCENTRANK", threats, loss, 0.25),
        formula("LOSS_PERCENTRANK", quarter, loss) as number,
        1e-12,
      );
    }
  });

  it("stands a column of losses beside a column of parts", () => {
    const one = (loss: number, part: number) => formula("LOSS_PERCENTRANK", threats, loss, part);
    expect(formula("LOSS_PERCENTRANK", threats, column(1000, 2000), column(0.5, 1))).toEqual(
      column(one(1000, 0.5) as number, one(2000, 1) as number),
    );
    expect(formula("LOSS_PERCENTRANK", threats, column(1000, 2000), 0.5)).toEqual(
      column(one(1000, 0.5) as number, one(2000, 0.5) as number),
    );
  });
});

describe("how exact a year is", () => {
  const orders = register(
    ["Threat", "Frequency", "Loss min", "Loss max"],
    ["Order", 3000, 999, 1001],
  );

  it("is said in a last row of LOSS_SUMMARY where it matters, and other rows stay where they are", () => {
    const table = formula("LOSS_SUMMARY", orders) as [string, unknown][];
    expect(table).toHaveLength(15);
    expect(table[7]?.[0]).toBe("99th percentile");
    expect(table[14]?.[0]).toBe("Note");
    expect(table[14]?.[1]).toMatch(
      /^may be off by: Median \d+, the chance of more by 0\.\d+; 90th percentile .*\. All else is exact to 0\.01%$/,
    );
  });

  it("is said once by REGISTER_CHECK, and not of usual registers", () => {
    const [, ...rows] = formula("REGISTER_CHECK", orders) as unknown[][];
    const notes = rows.filter(([, , , kind]) => kind === "Note");
    expect(notes).toHaveLength(1);
    expect(notes[0]?.[4]).toMatch(/^figures of the year may be off by: Median /);
    const usual = register(["Threat", "Frequency", "Loss low", "Loss high"], ["a", 1, 10, 100]);
    expect((formula("REGISTER_CHECK", usual) as unknown[][])[1]?.[0]).toBe("No problems");
  });
});

describe("LOSS_SUMMARY", () => {
  const headers = [
    "Threat",
    "Frequency",
    "Probability",
    "Loss",
    "Spend",
    "Premium",
    "Loss reduction",
  ];

  it("adds spend, premium and net expected loss", () => {
    const table = formula(
      "LOSS_SUMMARY",
      register(headers, ["a", 2, "", 1000, 300, 70, 0.5], ["b", 0.1, 0, 5000, 40, 0, 0]),
    ) as [string, number][];
    expect(table.slice(11).map(([, value]) => value)).toEqual([340, 70, 340 + 70 + 1000 + 500]);
  });

  it("says on which threats bad_year_spread acts where it does not act on all", () => {
    const mixed = register(headers, ["a", 2, 0, 1, 0, 0, 0], ["b", 0, 0.5, 1, 0, 0, 0]);
    const steady = register(headers, ["a", 2, 0, 1, 0, 0, 0]);
    const note = [
      "Note",
      "bad_year_spread acts on 1 of 2 threats: the others have a Probability or a Frequency variance ratio",
    ];
    expect((formula("LOSS_SUMMARY", mixed, 0.5) as unknown[][]).slice(14)).toEqual([note]);
    expect(formula("LOSS_SUMMARY", mixed)).toHaveLength(14);
    expect(formula("LOSS_SUMMARY", mixed, 0)).toHaveLength(14);
    expect(formula("LOSS_SUMMARY", steady, 0.5)).toHaveLength(14);
  });
});

describe("the order of the rows", () => {
  it("changes no bit of any answer but the order of the threats", () => {
    const [headers = [], ...rows] = p20();
    const threats: Cells = [headers, ...rows];
    const sorted: Cells = [headers, ...[...rows].reverse()];
    for (const given of [
      ["LOSS_PERCENTILE", column(0.5, 0.99)],
      ["LOSS_TAIL_MEAN", column(0, 0.5, 0.99)],
      ["LOSS_EXCEEDANCE", column(0, 1e6, 1e8)],
      ["LOSS_CURVE", 20],
      ["LOSS_SUMMARY", 0.4],
      ["INSURANCE_LAYER", 1e6, 5e6],
      ["LOSS_PERCENTRANK", 4e6],
    ] as [string, ...Given[]][]) {
      const [id, ...more] = given;
      expect(formula(id, sorted, ...more)).toEqual(formula(id, threats, ...more));
    }
    const named = (table: unknown) =>
      new Map((table as [string][]).map(([name, ...figures]) => [name, figures]));
    expect(named(formula("LOSS_BY_THREAT", sorted))).toEqual(
      named(formula("LOSS_BY_THREAT", threats)),
    );
  });
});

describe("a year of any register", () => {
  const levels = column(0, 0.3, 0.5, 0.8, 0.9, 0.99, 0.999);

  it("has percentiles that rise with the level, and tail means above them", () => {
    fc.assert(
      fc.property(soundRegister(4), fc.constantFrom(0, 0.5, 2), (cells, spread) => {
        const percentiles = (
          formula("LOSS_PERCENTILE", cells, levels, spread) as number[][]
        ).flat();
        const means = (formula("LOSS_TAIL_MEAN", cells, levels, spread) as number[][]).flat();
        for (const [index, percentile] of percentiles.entries()) {
          expect(percentile).toBeGreaterThanOrEqual(percentiles[index - 1] ?? 0);
          expect(means[index]).toBeGreaterThanOrEqual(percentile);
        }
        const expected = formula("EXPECTED_LOSS", cells) as number;
        expectClose(means[0], expected, 1e-12);
      }),
      { numRuns: 15 },
    );
  });

  it("is a thousand times larger in thousands", () => {
    const [headers = [], ...rows] = p20();
    const inThousands = headers.map((header) =>
      typeof header === "string" ? header.replace(/^Loss.*/, "$& (k$)") : header,
    );
    for (const id of ["LOSS_PERCENTILE", "LOSS_TAIL_MEAN"]) {
      const once = formula(id, p20(), 0.99) as number;
      expectClose(formula(id, [inThousands, ...rows], 0.99), 1000 * once, 1e-6);
    }
  });

  it("is read from columns that stand anywhere", () => {
    const [headers = [], ...rows] = p20();
    const columns = headers.flatMap((header, j) => [header, rows.map((row) => [row[j] ?? null])]);
    const assembled = formula("THREAT_REGISTER", ...columns) as Cells;
    expect(formula("LOSS_SUMMARY", assembled)).toEqual(formula("LOSS_SUMMARY", p20()));
  });
});

describe("coverage at a level", () => {
  const threats = register(
    ["Threat", "Frequency", "Loss", "Spend"],
    ["a", 2, 1000, 3000],
    ["b", 0.02, 50000, 100],
    ["c", 1, 2000, 9000],
  );
  const own = (mean: number) => countedYear([{ chances: poissonChances(mean), cost: 1 }]);
  const required = (tail: boolean, level: number): number[] =>
    (
      [
        [2, 1000],
        [0.02, 50000],
        [1, 2000],
      ] as const
    ).map(([mean, loss]) => {
      const year = own(mean);
      return loss * (tail ? countedTailMean(year, level) : countedPercentile(year, level));
    });
  const spend = [3000, 100, 9000];

  it.each([
    ["percentile", undefined, 0.95],
    ["Percentile ", 0.99, 0.99],
    ["tail", undefined, 0.95],
    ["tail", 0.5, 0.5],
  ])("%p %p requires each threat's own measure", (rule, level, meant) => {
    const needed = required(rule === "tail", meant);
    const sum = (of: (needed: number, spent: number) => number): number =>
      needed.reduce((all, each, i) => all + of(each, spend[i] ?? 0), 0);
    const given = level === undefined ? [threats, rule] : [threats, rule, level];
    expectClose(
      formula("COVERAGE_GAP", ...given),
      sum((need, spent) => Math.max(need - spent, 0)),
      1e-9,
    );
    expectClose(
      formula("COVERAGE_RATIO", ...given),
      sum((need, spent) => Math.min(need, spent)) / sum((need) => need),
      1e-9,
    );
  });

  it("requires nothing against a threat that strikes in fewer years than are worst", () => {
    const rare = register(["Threat", "Frequency", "Loss", "Spend"], ["b", 0.02, 50000, 0]);
    expect(formula("COVERAGE_GAP", rare, "percentile")).toBe(0);
    expect(formula("COVERAGE_RATIO", rare, "percentile")).toBe(1);
    expect(formula("COVERAGE_GAP", rare, "tail")).toBeGreaterThan(0);
  });
});

describe("a refusal", () => {
  const threats = register(often, ["a", 2, 1000], ["b", 1, 500]);
  const closed = register([...often, "Status"], ["a", 2, 1000, "Closed"]);
  const twice = register(often, ["a", 2, "?"], ["b", -1, 500]);

  it.each`
    id                    | given                                        | shown
    ${"LOSS_PERCENTILE"}  | ${[threats, 95]}                             | ${"#VALUE! level must be less than 1: write 0.95 or 95%, got 95"}
    ${"LOSS_PERCENTILE"}  | ${[threats, 99.5]}                           | ${"#VALUE! level must be less than 1: write 0.995 or 99.5%, got 99.5"}
    ${"LOSS_PERCENTILE"}  | ${[threats, 100]}                            | ${"#VALUE! level must be less than 1: write 0.95 or 95%, got 100"}
    ${"LOSS_PERCENTILE"}  | ${[threats, 1]}                              | ${"#NUM!"}
    ${"LOSS_PERCENTILE"}  | ${[threats, -0.1]}                           | ${"#NUM!"}
    ${"LOSS_PERCENTILE"}  | ${[threats, 101]}                            | ${"#NUM!"}
    ${"LOSS_PERCENTILE"}  | ${[threats, "high"]}                         | ${'#VALUE! level must be a number, got the text "high"'}
    ${"LOSS_PERCENTILE"}  | ${[threats, column(0.5, 95)]}                | ${"#VALUE! level in row 2 must be less than 1: write 0.95 or 95%, got 95"}
    ${"LOSS_TAIL_MEAN"}   | ${[threats, column(0.5, na)]}                | ${"#VALUE! level in row 2 must be a number, got the error #N/A"}
    ${"LOSS_TAIL_MEAN"}   | ${[threats, 1]}                              | ${"#NUM!"}
    ${"LOSS_BY_THREAT"}   | ${[threats, 95]}                             | ${"#VALUE! level must be less than 1: write 0.95 or 95%, got 95"}
    ${"LOSS_BY_THREAT"}   | ${[threats, column(0.5, 0.9)]}               | ${"#VALUE! level must be a single value, got a range"}
    ${"LOSS_EXCEEDANCE"}  | ${[threats, -1]}                             | ${"#VALUE! loss must be 0 or more, got -1"}
    ${"LOSS_EXCEEDANCE"}  | ${[threats, column(5, -1)]}                  | ${"#VALUE! loss in row 2 must be 0 or more, got -1"}
    ${"LOSS_EXCEEDANCE"}  | ${[threats, "x"]}                            | ${'#VALUE! loss must be a number, got the text "x"'}
    ${"LOSS_CURVE"}       | ${[threats, 1]}                              | ${"#VALUE! points must be a whole number from 2 to 10000, got 1"}
    ${"LOSS_CURVE"}       | ${[threats, 2.5]}                            | ${"#VALUE! points must be a whole number from 2 to 10000, got 2.5"}
    ${"LOSS_CURVE"}       | ${[threats, 10001]}                          | ${"#VALUE! points must be a whole number from 2 to 10000, got 10001"}
    ${"LOSS_CURVE"}       | ${[threats, "many"]}                         | ${'#VALUE! points must be a number, got the text "many"'}
    ${"LOSS_SUMMARY"}     | ${[threats, -1]}                             | ${"#VALUE! bad_year_spread must lie between 0 and 10, got -1"}
    ${"LOSS_SUMMARY"}     | ${[threats, 11]}                             | ${"#VALUE! bad_year_spread must lie between 0 and 10, got 11"}
    ${"LOSS_SUMMARY"}     | ${[threats, "some"]}                         | ${'#VALUE! bad_year_spread must be a number, got the text "some"'}
    ${"LOSS_SUMMARY"}     | ${[threats, column(0, 1)]}                   | ${"#VALUE! bad_year_spread must be a single value, got a range"}
    ${"INSURANCE_LAYER"}  | ${[threats, -1, 5]}                          | ${"#VALUE! retention must be 0 or more, got -1"}
    ${"INSURANCE_LAYER"}  | ${[threats, 1, 0]}                           | ${"#VALUE! limit must be greater than 0, got 0"}
    ${"INSURANCE_LAYER"}  | ${[threats, 1, -5]}                          | ${"#VALUE! limit must be greater than 0, got -5"}
    ${"INSURANCE_LAYER"}  | ${[threats, 1, 5, 80]}                       | ${"#VALUE! share must be between 0 and 1: write 0.8 or 80%, got 80"}
    ${"INSURANCE_LAYER"}  | ${[threats, 1, 5, -0.5]}                     | ${"#VALUE! share must be between 0 and 1, got -0.5"}
    ${"INSURANCE_LAYER"}  | ${[threats, "x", 5]}                         | ${'#VALUE! retention must be a number, got the text "x"'}
    ${"LOSS_PERCENTRANK"} | ${[threats, -1]}                             | ${"#VALUE! actual_loss must be 0 or more, got -1"}
    ${"LOSS_PERCENTRANK"} | ${[threats, 5, 0]}                           | ${"#VALUE! part_of_year must be more than 0 and at most 1, got 0"}
    ${"LOSS_PERCENTRANK"} | ${[threats, 5, 12]}                          | ${"#VALUE! part_of_year must be more than 0 and at most 1, got 12"}
    ${"LOSS_PERCENTRANK"} | ${[threats, column(5, 6), column(1, 2, 3)]}  | ${"#VALUE! part_of_year must have the size of actual_loss, 2 rows by 1 column, or be a single value, got 3 rows by 1 column"}
    ${"COVERAGE_GAP"}     | ${[register([...often, "Spend"]), "median"]} | ${'#VALUE! rule must be expected, inherent, percentile, tail, deterrence or optimum, got "median"'}
  `(
    "of $id is said in the cell: $shown",
    ({ id, given, shown }: { id: string; given: Given[]; shown: string }) => {
      expect(formula(id, ...given)).toBe(shown);
    },
  );

  it.each([
    ["LOSS_PERCENTILE", 0.5],
    ["LOSS_TAIL_MEAN", 0.5],
    ["LOSS_EXCEEDANCE", 5],
    ["LOSS_CURVE", 5],
    ["LOSS_SUMMARY", 0],
    ["LOSS_BY_THREAT", 0.5],
    ["INSURANCE_LAYER", 5, 5],
    ["LOSS_PERCENTRANK", 5],
  ] as [string, ...number[]][])("of %s names what is wrong with the register", (id, ...more) => {
    expect(formula(id, twice, ...more)).toBe(
      '#VALUE! Loss in row 1 (a) of the register must be a number, got the text "?" (and 1 more problem: see REGISTER_CHECK)',
    );
    expect(formula(id, closed, ...more)).toBe(
      "#VALUE! register must have a threat that is not closed, got none",
    );
    expect(formula(id, register(often), ...more)).toBe(
      "#VALUE! Threat in row 1 of the register must be filled in: the register has no threats, got a blank cell or 0",
    );
    expect(formula(id, na, ...more)).toBe(
      "#VALUE! register must be a range with headers, got the error #N/A",
    );
    expect(formula(id, 5, ...more)).toMatch(/^#VALUE! .*must hold headers such as Threat/);
  });
});
