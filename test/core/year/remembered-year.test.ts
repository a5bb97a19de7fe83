import fc from "fast-check";
import type { Frequency, MakeYear, Severity, Threat } from "../../../src/core";
import { bernoulli, clustered, poisson, rememberYears, yearOfLosses } from "../../../src/core";
import { share } from "../../support/model/arbitraries";
import { fixed, lognormal, portfolio, threatOf } from "../../support/model/threats";

/** Years that say how often one was made. */
function counted(kept?: number): { year: MakeYear; made: () => number } {
  let count = 0;
  const make: MakeYear = (threats, options) => {
    count++;
    return yearOfLosses(threats, options);
  };
  return { year: rememberYears(make, kept), made: () => count };
}

const named = (threats: readonly Threat[]): Threat[] =>
  threats.map((threat, i) => ({ ...threat, name: `Threat ${i}`, row: i + 1 }));
const threats = named([...portfolio(6, 1), threatOf(bernoulli(0.2), fixed(5e5))]);

describe("a remembered year", () => {
  it("is made once, however often it is asked for", () => {
    const { year, made } = counted();
    const first = year(threats).percentile(0.99);
    for (let i = 0; i < 50; i++) expect(year(threats).percentile(0.99)).toBe(first);
    expect(made()).toBe(1);
  });

  it("is found again by a copy, a sorted register and one whose names and spend have changed", () => {
    const { year, made } = counted();
    const first = year(threats).tailMean(0.95);
    const changed = threats.map((threat) => ({ ...threat, name: "other", spend: 5, premium: 7 }));
    for (const again of [[...threats], [...threats].reverse(), changed]) {
      expect(year(again).tailMean(0.95)).toBe(first);
    }
    expect(made()).toBe(1);
  });

  it("gives contributions in the order asked, whatever order it was made in", () => {
    const { year, made } = counted();
    const given = year(threats).contributions(0.9);
    expect(year([...threats].reverse()).contributions(0.9)).toEqual([...given].reverse());
    expect(made()).toBe(1);
    const total = given.reduce((sum, each) => sum + each, 0);
    expect(Math.abs(total / year(threats).tailMean(0.9) - 1)).toBeLessThan(1e-12);
    // Of the fixed loss, at most all of it is lost in a year.
    expect(given[6]).toBeGreaterThan(0);
    expect(given[6]).toBeLessThanOrEqual(5e5);
  });

  it("is made anew for other options, and each is remembered", () => {
    const { year, made } = counted();
    const options = [undefined, { badYearSpread: 0.5 }, { partOfYear: 0.5 }, { badYearSpread: 1 }];
    const first = options.map((each) => year(threats, each).percentile(0.9));
    expect(new Set(first).size).toBe(options.length);
    expect(options.map((each) => year(threats, each).percentile(0.9))).toEqual(first);
    expect(year(threats, { badYearSpread: 0, partOfYear: 1 }).percentile(0.9)).toBe(first[0]);
    expect(made()).toBe(options.length);
  });

  const other = (change: Partial<Threat>): Threat[] => [
    { ...threatOf(2, lognormal(1000, 1)), ...change },
    ...threats,
  ];
  const base = threatOf(2, lognormal(1000, 1));
  it.each<[string, Partial<Threat>]>([
    ["frequency", { frequency: { kind: "poisson", mean: 2.5 } }],
    ["kind of frequency", { frequency: bernoulli(1) }],
    ["clusters", { frequency: clustered(2, 1.5) }],
    ["frequency reduction", { frequencyReduction: 0.1 }],
    ["loss", { event: { ...base.event, severity: lognormal(1000, 1.01) } }],
    ["kind of loss", { event: { ...base.event, severity: { kind: "uniform", min: 0, max: 9 } } }],
    ["cap", { event: { ...base.event, cap: 5000 } }],
    ["loss reduction", { event: { ...base.event, lossReduction: 0.5 } }],
    ["insurance", { event: { ...base.event, cover: { retention: 0, limit: 500 } } }],
  ])("is another where the %s of one threat is another", (_, change) => {
    const { year, made } = counted();
    expect(year(other({})).mean).not.toBe(year(other(change)).mean * 1.5);
    expect(made()).toBe(2);
  });

  it("is forgotten when more years are in use than are kept, the one used last never", () => {
    const { year, made } = counted(3);
    const of = (frequency: number) => year([threatOf(frequency, fixed(1))]).mean;
    for (const frequency of [1, 2, 3, 1, 4, 1]) of(frequency);
    expect(made()).toBe(4);
    of(2);
    expect(made()).toBe(5);
    of(1);
    expect(made()).toBe(5);
  });

  it("is the year of the same threats, whatever they are", () => {
    const frequency = (): fc.Arbitrary<Frequency> =>
      fc.oneof(
        fc.double({ min: 0.1, max: 5, noNaN: true }).map((mean) => poisson(mean)),
        fc.double({ min: 0.1, max: 1, noNaN: true }).map(bernoulli),
        fc.double({ min: 1.1, max: 5, noNaN: true }).map((ratio) => clustered(0.7, ratio)),
      );
    const loss = (): fc.Arbitrary<Severity> => {
      const median = fc.double({ min: 1e3, max: 1e6, noNaN: true });
      return fc.oneof(
        fc
          .tuple(median, fc.double({ min: 0.5, max: 2, noNaN: true }))
          .map((each) => lognormal(...each)),
        median.map(fixed),
      );
    };
    const threat = fc
      .tuple(frequency(), loss(), share())
      .map(([often, cost, frequencyReduction]) => threatOf(often, cost, { frequencyReduction }));
    fc.assert(
      fc.property(fc.array(threat, { minLength: 1, maxLength: 4 }), (drawn) => {
        const [own, remembered] = [yearOfLosses(drawn), counted().year(drawn)];
        expect(remembered.percentile(0.9)).toBe(own.percentile(0.9));
        expect(remembered.contributions(0.9)).toEqual(own.contributions(0.9));
      }),
      { numRuns: 30 },
    );
  });
});
