import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import type { Cell, Frequency } from "../../../src/core";
import { CellError, lossBacktest, readEvents, readRegister, serialDateIn } from "../../../src/core";
import { countChances } from "../../../src/core/review/backtest/count-chances";
import { register } from "../../support/model/register-cells";

const day = (text: string): number => serialDateIn(text) ?? NaN;
const year = { from: day("2025-01-01"), to: day("2025-12-31") };

/** A backtest of a register against events, as cells. */
function backtest(
  cells: readonly (readonly Cell[])[],
  events: readonly (readonly Cell[])[],
  period = year,
) {
  const reading = readRegister(cells);
  const happened = readEvents(events, reading, period);
  return { ...lossBacktest(reading.threats, happened, period), happened };
}

const problems = (
  cells: readonly (readonly Cell[])[],
  events: readonly (readonly Cell[])[],
): string[] =>
  readEvents(events, readRegister(cells), year)
    .findings.filter(({ kind }) => kind === "Problem")
    .map(({ row, column, rule }) => `${row} ${column} ${rule}`);

describe("chances of a count", () => {
  const { cases } = JSON.parse(
    readFileSync(join(__dirname, "../../golden/loss-backtest.json"), "utf8"),
  ) as {
    cases: {
      call: { frequency: number; from: string; to: string; events: number };
      value: [number, number, number];
      rel: number;
    }[];
  };

  it.each(cases)(
    "of $call.events events at $call.frequency a year are those computed independently",
    ({ call, value, rel }) => {
      const { lines } = backtest(
        register(["Threat", "Frequency", "Loss"], ["a", call.frequency, 1000]),
        register(
          ["Date", "Threat", "Loss"],
          ...Array.from({ length: call.events }, () => [call.from, "A", 1000]),
        ),
        { from: day(call.from), to: day(call.to) },
      );
      const [line] = lines;
      [line?.expectedEvents, line?.soManyOrMore, line?.soFewOrFewer].forEach((found, i) => {
        expect(Math.abs((found ?? NaN) / (value[i] ?? NaN) - 1)).toBeLessThan(rel);
      });
    },
  );

  /** Chances of 0, 1, … by definition, from logarithms of factorials. */
  const chancesOf = (frequency: Frequency, most: number): number[] => {
    const logFactorial = (n: number): number =>
      Array.from({ length: n }, (_, i) => Math.log(i + 1)).reduce((a, b) => a + b, 0);
    return Array.from({ length: most + 1 }, (_, n) => {
      if (frequency.kind === "bernoulli") {
        return n === 0 ? 1 - frequency.probability : n === 1 ? frequency.probability : 0;
      }
      const { mean } = frequency;
      if (frequency.kind === "poisson")
        return Math.exp(n * Math.log(mean) - mean - logFactorial(n));
      if (frequency.kind === "uncertain") return NaN;
      const scale = frequency.varianceRatio - 1;
      const shape = mean / scale;
      const rising = Array.from({ length: n }, (_, i) => Math.log(shape + i)).reduce(
        (a, b) => a + b,
        0,
      );
      return Math.exp(
        rising - logFactorial(n) - shape * Math.log1p(scale) + n * Math.log(scale / (1 + scale)),
      );
    });
  };
  const added = (a: readonly number[], b: readonly number[]): number[] =>
    a.map((_, n) => a.slice(0, n + 1).reduce((sum, p, i) => sum + p * (b[n - i] ?? 0), 0));

  it("of any kinds together are those of the sum, whatever their order", () => {
    const one: fc.Arbitrary<Frequency> = fc.oneof(
      fc
        .double({ min: 0.01, max: 8, noNaN: true })
        .map((mean): Frequency => ({ kind: "poisson", mean })),
      fc
        .double({ min: 0.01, max: 1, noNaN: true })
        .map((probability): Frequency => ({ kind: "bernoulli", probability })),
      fc
        .tuple(fc.double({ min: 0.01, max: 8, noNaN: true }), fc.constantFrom(1.5, 3, 8))
        .map(([mean, varianceRatio]): Frequency => ({
          kind: "negative-binomial",
          mean,
          varianceRatio,
        })),
    );
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 0, max: 30 }),
        (counts, count) => {
          const laws = counts.map((each) => chancesOf(each, count));
          const law = laws.reduce(added);
          const upTo = law.reduce((sum, p) => sum + p, 0);
          const found = countChances(counts, count);
          expect(found.soFewOrFewer).toBeCloseTo(upTo, 11);
          expect(found.soManyOrMore).toBeCloseTo(1 - upTo + (law[count] ?? 0), 11);
          expect(found.none).toBeCloseTo(law[0] ?? NaN, 11);
          expect(countChances([...counts].reverse(), count)).toEqual(found);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("far out keep their digits, and large means do not underflow", () => {
    // e^-1 / 60! · (1 + 1/61 + 1/(61·62) + …), and the median of many.
    const far = countChances([{ kind: "poisson", mean: 1 }], 60).soManyOrMore;
    const factorial = Array.from({ length: 60 }, (_, i) => i + 1).reduce((a, b) => a * b, 1);
    const series =
      1 +
      1 / 61 +
      1 / (61 * 62) +
      1 / (61 * 62 * 63) +
      1 / (61 * 62 * 63 * 64) +
      1 / (61 * 62 * 63 * 64 * 65);
    expect(far / ((Math.exp(-1) / factorial) * series)).toBeCloseTo(1, 9);
    const many = countChances([{ kind: "poisson", mean: 1e5 }], 1e5);
    // P(N <= mean) is about a half and 2/3 of the chance of the mean itself.
    expect(many.soFewOrFewer).toBeCloseTo(0.5 + 2 / 3 / Math.sqrt(2 * Math.PI * 1e5), 7);
    expect(many.soFewOrFewer + many.soManyOrMore - 1).toBeCloseTo(
      1 / Math.sqrt(2 * Math.PI * 1e5),
      7,
    );
  });

  it.each<[number, number, number]>([
    [2, 1, 0.75],
    [1.5, 1, 0.625],
    [0.5, 1, 0.25],
  ])(
    "of a chance of a half, over %d years, %d event or more, are those of a year each",
    (years, events, expected) => {
      const from = day("2023-01-01");
      const to =
        years === 2 ? day("2024-12-31") : years === 1.5 ? day("2024-07-01") : day("2023-07-02");
      const { lines, total } = backtest(
        register(["Threat", "Probability", "Loss"], ["a", 0.5, 1000]),
        register(
          ["Date", "Threat", "Loss"],
          ...Array.from({ length: events }, () => [from, "a", 1]),
        ),
        { from, to },
      );
      expect(lines[0]?.soManyOrMore).toBeCloseTo(expected, 2);
      expect(total.soManyOrMore).toBe(lines[0]?.soManyOrMore);
    },
  );
});

describe("a register held against events", () => {
  const threats = register(
    ["Threat", "Frequency", "Loss", "Retention", "Limit"],
    ["Outage", 6, 1000, 100, 500],
    ["Fraud", 0.5, 5000, 1000, 2000],
    ["Fire", 0.01, 1e6, 0, 0],
  );
  const events = (...rows: Cell[][]) => register(["Date", "Threat", "Loss"], ...rows);

  it("reads counts as more, fewer, as expected, or too few to tell", () => {
    const of = (outages: number) =>
      backtest(
        threats,
        events(...Array.from({ length: outages }, () => ["2025-06-01", "Outage", 1000])),
      ).lines.map(({ reading }) => reading);
    // P(N >= 11) = 0.0426, P(N <= 2) = 0.0620, P(N <= 1) = 0.0174 at six a year.
    expect(of(11)).toEqual(["more than expected", "too few to tell", "too few to tell"]);
    expect(of(10)[0]).toBe("as expected");
    expect(of(2)[0]).toBe("as expected");
    expect(of(1)[0]).toBe("fewer than expected");
  });

  it("holds losses before insurance against the gross year, and less what was recovered against the net one", () => {
    const gross = backtest(threats, events(["2025-02-01", "fraud", 5000]));
    expect(gross.lines[1]).toMatchObject({ events: 1, loss: 5000, expectedLoss: 2500 });
    // P(N = 0) + half of P(N = 1).
    expect(gross.lines[1]?.rank).toBeCloseTo(Math.exp(-0.5) * 1.25, 9);
    const net = backtest(
      threats,
      register(["Date", "Threat", "Loss", "Recovery"], ["2025-02-01", "Fraud", 5000, 2000]),
    );
    expect(net.lines[1]).toMatchObject({ loss: 3000, expectedLoss: 1500 });
    expect(net.lines[1]?.rank).toBeCloseTo(Math.exp(-0.5) * 1.25, 9);
    expect(net.total.expectedLoss).toBeCloseTo(6 * 500 + 1500 + 1e4, 6);
  });

  it("gives a threat without an event half the chance of none as rank", () => {
    expect(backtest(threats, events(["2025-02-01", "Outage", 1])).lines[2]?.rank).toBeCloseTo(
      Math.exp(-0.01) / 2,
      12,
    );
  });

  it("counts an event of unknown cost, and gives its row and the total no rank", () => {
    const { lines, total } = backtest(
      threats,
      events(["2025-02-01", "Fraud", 0], ["2025-03-01", "Fraud", 5000]),
    );
    expect(lines[1]).toMatchObject({ events: 2, loss: 5000, rank: null, unknownCosts: 1 });
    expect(total).toMatchObject({ events: 2, rank: null, unknownCosts: 1 });
    expect(lines[0]?.rank).not.toBeNull();
  });

  it("leaves out and counts what lies outside the period, skips blank rows and totals, and reads ISO text", () => {
    const { total, happened } = backtest(
      threats,
      events(
        ["2024-12-31", "Anybody", "what"],
        [year.from, "Outage", 1],
        [null, "", null],
        ["2025-12-31T23:59", "Outage", 2],
        [year.to + 1, "Outage", 4],
        [null, "Total", 7],
      ),
    );
    expect(total).toMatchObject({ events: 2, loss: 3 });
    expect(happened.outside).toBe(2);
  });

  it("counts events of a clustered threat with its own ratio over the whole period", () => {
    const { lines } = backtest(
      register(["Threat", "Frequency", "Frequency variance ratio", "Loss"], ["a", 1, 3, 1]),
      events(["2024-03-01", "a", 1]),
      { from: day("2024-01-01"), to: day("2025-12-31") },
    );
    // Mean 2 and ratio 3: shape 1, a geometric number of chance 1/3.
    expect(lines[0]?.soManyOrMore).toBeCloseTo(2 / 3, 12);
    expect(lines[0]?.soFewOrFewer).toBeCloseTo(1 / 3 + 2 / 9, 12);
  });

  it("scales by reductions, which the register's events have come through", () => {
    const { lines } = backtest(
      register(
        ["Threat", "Frequency", "Loss", "Frequency reduction", "Loss reduction"],
        ["a", 4, 100, 0.5, 0.25],
      ),
      events(["2025-03-01", "a", 75]),
    );
    expect(lines[0]).toMatchObject({ expectedEvents: 2, expectedLoss: 150 });
  });

  it.each<[Cell[][], string[]]>([
    [
      [["2025-02-01", "Frad", 1]],
      ['1 Threat must be an open threat of the register: "Fraud" is near'],
    ],
    [[["2025-02-01", "", 1]], ["1 Threat must name a threat of the register"]],
    [[["1.2.2025", "Fraud", 1]], ["1 Date must be a date"]],
    [[["2025-02-01", "Fraud", -1]], ["1 Loss must be 0 or more"]],
    [[["2025-02-01", "Fraud", "much"]], ["1 Loss must be a number"]],
    [[["2025-02-01", "Fraud", new CellError("#REF!")]], ["1 Loss must be a number"]],
  ])("refuses an event that cannot be read: %#", (rows, expected) => {
    expect(problems(threats, events(...rows))).toEqual(expected);
  });

  it("refuses a closed threat by name, a recovery above its loss, and a table without its columns", () => {
    const closed = register(
      ["Threat", "Frequency", "Loss", "Status"],
      ["a", 1, 1, "Closed"],
      ["b", 1, 1, ""],
    );
    expect(problems(closed, events(["2025-02-01", "a", 1]))).toEqual([
      "1 Threat must be an open threat of the register: this one is left out for its Status",
    ]);
    expect(
      problems(
        threats,
        register(["Date", "Threat", "Loss", "Recovery"], ["2025-02-01", "Fire", 1, 2]),
      ),
    ).toEqual(["1 Recovery must not be more than Loss"]);
    expect(
      problems(threats, register(["Dates", "Threat", "Loss"], ["2025-02-01", "Fire", 1]))[0],
    ).toMatch(/^0 Date/);
  });

  it("refuses a period that ends before it begins, and one of years beside an Annual limit where insurance counts", () => {
    const limited = register(
      ["Threat", "Frequency", "Loss", "Retention", "Annual limit"],
      ["a", 1, 1000, 100, 500],
    );
    const twoYears = { from: day("2024-01-01"), to: day("2025-12-31") };
    const recovered = register(["Date", "Threat", "Loss", "Recovery"], ["2025-02-01", "a", 1, 0]);
    expect(() => backtest(limited, recovered, twoYears)).toThrow(
      "to must end within a year of from: a has an Annual limit, which begins anew each year, and events less Recovery depend on it, got 2 years",
    );
    expect(backtest(limited, events(["2025-02-01", "a", 1]), twoYears).total.expectedLoss).toBe(
      2000,
    );
    expect(() =>
      backtest(threats, events(["2025-02-01", "Fire", 1]), { from: year.to, to: year.from }),
    ).toThrow("to must be 2025-12-31, where the period begins, or later, got 2025-01-01");
  });
});
