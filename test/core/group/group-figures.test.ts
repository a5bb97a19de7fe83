import fc from "fast-check";
import type { Cells, Threat } from "../../../src/core";
import { bernoulli, groupFigures, readRegister, yearOfLosses } from "../../../src/core";
import { fixed, lognormal, threatOf } from "../../support/model/threats";

const levels = [0.5, 0.95];

/** Usual threats, some with chances of their own, each in a unit: years of others take minutes here. */
const group = (): fc.Arbitrary<Threat[]> =>
  fc
    .array(
      fc.record({
        unit: fc.constantFrom("North", "South", " north", ""),
        often: fc.double({ min: 0.01, max: 5, noNaN: true }),
        median: fc.double({ min: 1e3, max: 1e6, noNaN: true }),
        sigma: fc.double({ min: 0.5, max: 2, noNaN: true }),
        spend: fc.nat(1e6),
        isOnce: fc.boolean(),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((rows) =>
      rows.map(({ unit, often, median, sigma, spend, isOnce }) => ({
        ...threatOf(isOnce ? bernoulli(often / 5) : often, lognormal(median, sigma)),
        ...{ unit, spend },
      })),
    );
const runs = { numRuns: 8, endOnFailure: true };
const byUnit = ({ unit }: Threat): string => unit;
const shown = (threats: readonly Threat[], badYearSpread: number) => {
  const { parts, year, ...whole } = groupFigures(threats, byUnit, { levels, badYearSpread });
  const figures = parts.map(({ name, year: own, ...rest }) => ({
    ...{ name: name.toLowerCase(), ...rest },
    percentiles: levels.map((level) => own.percentile(level)),
  }));
  return {
    ...whole,
    tails: levels.map((level) => year.tailMean(level)),
    parts: figures.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
};

describe("the figures of a group", () => {
  it("add up where sums do: threats, means, spend, gaps and contributions to the tail", () => {
    fc.assert(
      fc.property(group(), fc.constantFrom(0, 0.5), (threats, badYearSpread) => {
        const { parts, tails, ...whole } = shown(threats, badYearSpread);
        const sum = (of: (part: (typeof parts)[number]) => number): number =>
          parts.reduce((total, part) => total + of(part), 0);
        const near = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.abs(b);
        expect(sum(({ threats: count }) => count)).toBe(threats.length);
        for (const key of ["expectedLoss", "required", "spend", "gap"] as const) {
          expect(
            near(
              sum((part) => part[key]),
              whole[key],
            ),
          ).toBe(true);
        }
        for (const [at, tail] of tails.entries()) {
          expect(
            near(
              sum((part) => part.contributions[at] ?? 0),
              tail,
            ),
          ).toBe(true);
        }
      }),
      runs,
    );
  });

  it("are the same to the last bit in any order of the threats", () => {
    const reordered = group().chain((threats) =>
      fc.tuple(fc.constant(threats), fc.shuffledSubarray(threats, { minLength: threats.length })),
    );
    fc.assert(
      fc.property(reordered, ([threats, others]) => {
        expect(shown(others, 0)).toEqual(shown(threats, 0));
      }),
      runs,
    );
  });

  it("are those of the unit where there is only one", () => {
    fc.assert(
      fc.property(group(), (threats) => {
        const year = yearOfLosses(threats);
        const { parts } = groupFigures(threats, () => "Alone", { levels });
        const [only] = parts;
        expect(parts).toHaveLength(1);
        expect(only?.contributions).toEqual(levels.map((level) => year.tailMean(level)));
        expect(levels.map((level) => only?.year.percentile(level))).toEqual(
          levels.map((level) => year.percentile(level)),
        );
      }),
      runs,
    );
  });

  it("share out two units of one sure-sized loss each as their chances say", () => {
    // Each loses 100 in one year of ten. Of the worst fifth of years, in probability: both 0.01, one 0.18, none 0.01.
    const once = (unit: string): Threat => ({
      ...threatOf({ kind: "bernoulli", probability: 0.1 }, fixed(100)),
      unit,
    });
    const { parts, year } = groupFigures([once("A"), once("B")], byUnit, { levels: [0.8] });
    expect(year.tailMean(0.8)).toBeCloseTo((0.01 * 200 + 0.18 * 100) / 0.2, 6);
    for (const part of parts) {
      expect(part.year.percentile(0.8)).toBe(0);
      expect(part.contributions[0]).toBeCloseTo(50, 6);
    }
  });
});

describe("threats called alike in several units", () => {
  const cells: Cells = [
    ["Threat", "Frequency", "Loss", "Business unit"],
    ["Ransomware", 0.1, 1000, "Retail"],
    ["Ransomware", 0.2, 1000, "Wholesale"],
    ["Fraud", 0.3, 1000, "Retail"],
  ];

  it("are called by their unit as well, and that is noted", () => {
    const { threats, findings } = readRegister(cells);
    expect(threats.map(({ name, unit }) => [name, unit])).toEqual([
      ["Ransomware Retail", "Retail"],
      ["Ransomware Wholesale", "Wholesale"],
      ["Fraud Retail", "Retail"],
    ]);
    expect(findings).toEqual([expect.objectContaining({ kind: "Note", column: "Threat", row: 0 })]);
  });

  it("are a problem within one unit, as everywhere", () => {
    const twice = cells.map((row, i) => (i === 2 ? [...row.slice(0, 3), "retail"] : row));
    const { findings } = readRegister(twice);
    expect(findings.filter(({ kind }) => kind === "Problem")).toEqual([
      expect.objectContaining({
        row: 2,
        column: "Threat",
        rule: "must differ from row to row: row 1 has this name",
      }),
    ]);
  });

  it("may be of a unit that is called like a total", () => {
    const { threats } = readRegister(
      cells.map((row, i) => (i === 2 ? [...row.slice(0, 3), "Total"] : row)),
    );
    expect(threats.map(({ name }) => name)).toContain("Ransomware Total");
  });

  it("keep their names where each stands once", () => {
    const { threats } = readRegister(cells.filter((_, i) => i !== 2));
    expect(threats.map(({ name }) => name)).toEqual(["Ransomware", "Fraud"]);
  });
});

describe("a column Unit", () => {
  it.each([
    ["k€", "€"],
    ["per month", "per year"],
    ["EUR", "thousands"],
  ])("of units of measure, %s, is not read and warned of", (...measures) => {
    const { fields, findings } = readRegister([
      ["Threat", "Frequency", "Loss", "Unit"],
      ...measures.map((measure, i) => [`Threat ${i}`, 1, 100, measure]),
    ]);
    expect(fields.has("unit")).toBe(false);
    expect(findings.filter(({ kind }) => kind === "Warning")).toEqual([
      expect.objectContaining({ column: "Unit", index: 3 }),
    ]);
  });

  it.each(["Unit", "Business unit", "Entity", "COMPANY", "subsidiary", "Division", "Filiale"])(
    "may be called %s",
    (header) => {
      const { threats } = readRegister([
        ["Threat", "Frequency", "Loss", header],
        ["Fraud", 1, 100, "Retail"],
      ]);
      expect(threats.map(({ unit }) => unit)).toEqual(["Retail"]);
    },
  );

  it("and a Currency filled down make no rows", () => {
    const { rows } = readRegister([
      ["Threat", "Frequency", "Loss", "Unit", "Currency"],
      ["Fraud", 1, 100, "Retail", "EUR"],
      [null, null, null, "Retail", "EUR"],
    ]);
    expect(rows).toHaveLength(1);
  });
});
