import type { Threat } from "../../../src/core";
import { bernoulli } from "../../../src/core";
import { insuredThreats } from "../../../src/core/year/policy/insured-events";
import { amountCounts, rowCounts } from "../../../src/core/year/row-counts";
import { badYearFactors } from "../../../src/core/year/bad-year-factors";
import { boundYear } from "../../../src/core/year/bound-pool";
import { paidSumsOf } from "../../../src/core/year/policy/paid-amounts";
import { manyRows } from "../../../src/core/year/policy/many-rows";
import type { PolicyEvents, PolicyParts } from "../../../src/core/year/policy/policy-parts";
import type { PolicyTerms } from "../../../src/core/year/policy/policy-terms";
import { byPattern } from "../../../src/core/year/policy/policy-year";
import { isLong } from "../../support/is-long";
import { fixed, lognormal, threatOf } from "../../support/model/threats";

/* Two ways to the year of a few rows: by how many events of each are paid, and by the joint transform of all. */

const threats: readonly Threat[] = [
  threatOf(bernoulli(0.3), lognormal(3e5, 1.1)),
  threatOf(bernoulli(0.05), lognormal(2e6, 1)),
  threatOf(bernoulli(0.5), lognormal(1e5, 1.5)),
  threatOf(0.8, lognormal(1.5e5, 0.9)),
];

/** Beside a sum of single amounts that leaves half of the limit, and one that leaves nothing. */
function eventsUnder(terms: PolicyTerms): PolicyEvents {
  const { pooled, counted } = insuredThreats(threats, terms);
  return {
    ...{ pooled, times: 1 },
    amounts: [
      { events: 0, bound: 0, paid: 0, chance: 0.9 },
      { events: 1, bound: 0, paid: 0.5 * terms.limit, chance: 0.08 },
      { events: 1, bound: 0, paid: 2 * terms.limit, chance: 0.02 },
    ],
    counted: counted.map(({ frequency, events }) => {
      if (frequency.kind !== "bernoulli") throw new Error("pooled otherwise");
      return { events, ...rowCounts(frequency, 1) };
    }),
    bound: null,
  };
}

const SIZE = 512;

it.each([
  ["all", 1, 2e6],
  ["half", 0.5, 2e6],
  ["all of a small limit", 1, 2e4],
])("tells the same of a year of which %s is paid", (_, share, limit) => {
  const terms = { retention: 2.5e5, limit, share };
  const events = eventsUnder(terms);
  const open = events.amounts.slice(0, 2).map((sum) => ({ ...sum, left: limit - sum.paid }));
  const used = events.amounts.slice(2);
  const one = byPattern(events, terms, open, used);
  const other = manyRows(events, terms, open, used);
  if (one === null || other === null) throw new Error("both ways must be known");
  expect(other.meanInLayer / one.meanInLayer).toBeCloseTo(1, 8);
  expect(other.chanceToExhaust).toBeCloseTo(one.chanceToExhaust, 7);
  const likely = ({ chance }: { readonly chance: number }): boolean => chance > 1e-6;
  expect(other.singles.filter(likely).map(({ amount }) => amount)).toEqual(
    one.singles.filter(likely).map(({ amount }) => amount),
  );
  for (const end of isLong ? [4e7, 6e6, 1e6] : [6e6]) {
    const [a, b] = [one, other].map((parts) => parts.spectrum(SIZE, end / SIZE));
    for (const k of [0, 1, 2, 4, 8]) {
      expect(Math.abs((b?.real[k] ?? 0) - (a?.real[k] ?? 1))).toBeLessThan(2e-8);
      expect(Math.abs((b?.imaginary[k] ?? 0) - (a?.imaginary[k] ?? 1))).toBeLessThan(2e-8);
    }
  }
});

/** Of a year whose single amounts leave some of the limit, or nothing of it. */
function partsOf(events: PolicyEvents, terms: PolicyTerms, way: typeof byPattern): PolicyParts {
  const { limit } = terms;
  const isOpen = ({ paid }: { readonly paid: number }): boolean => paid < limit;
  const open = events.amounts.filter(isOpen).map((sum) => ({ ...sum, left: limit - sum.paid }));
  const used = events.amounts.filter((sum) => !isOpen(sum));
  const parts = way(events, terms, open, used);
  if (parts === null) throw new Error("the year must be known");
  return parts;
}

it.each([["all", 1] as const, ...(isLong ? [["a share", 0.6] as const] : [])])(
  "tells the same as an average over a factor, of which %s is paid",
  (_, share) => {
    const spread = 0.6;
    const terms = { retention: 2.5e5, limit: 1.2e6, share };
    const rows = [
      ...threats.slice(0, 2),
      ...[threatOf(0.8, lognormal(1.5e5, 0.9)), threatOf(0.3, lognormal(4e5, 1.2))],
      ...[threatOf(0.4, fixed(4e5)), threatOf(0.2, fixed(1.7e6))],
    ];
    const sorted = insuredThreats(rows, terms);
    const bound = boundYear(sorted, [], terms, spread);
    if (bound === null) throw new Error("all that the factor multiplies is Poisson events");
    const one = partsOf(bound, terms, manyRows);
    const counted = sorted.counted.map((row) => ({ ...row, ...rowCounts(row.frequency, 1) }));
    const years = badYearFactors(spread, 1.7).map(({ factor, chance }) => {
      const amounts = paidSumsOf(
        sorted.amounts.map((amount) => ({
          ...{ paid: amount.paid, chances: amountCounts(amount, factor) },
        })),
      );
      if (amounts === null) throw new Error("they are few");
      const events = { pooled: sorted.pooled, times: factor, amounts, counted, bound: null };
      return { chance, parts: partsOf(events, terms, byPattern) };
    });
    const averaged = (of: (parts: PolicyParts) => number): number =>
      years.reduce((sum, { chance, parts }) => sum + chance * of(parts), 0);
    expect(one.meanInLayer / averaged((parts) => parts.meanInLayer)).toBeCloseTo(1, 7);
    const exhausted = averaged((parts) => parts.chanceToExhaust);
    expect(Math.abs(one.chanceToExhaust - exhausted)).toBeLessThan(1e-8);
    const single = (amount: number) => (parts: PolicyParts) =>
      parts.singles.find((each) => Math.abs(each.amount - amount) < 1)?.chance ?? 0;
    for (const { amount, chance } of one.singles.filter((each) => each.chance > 1e-6)) {
      expect(Math.abs(chance - averaged(single(amount)))).toBeLessThan(1e-8);
    }
    const end = 6e6;
    const mine = one.spectrum(SIZE, end / SIZE);
    const others = years.map(({ chance, parts }) => ({
      ...{ chance, spectrum: parts.spectrum(SIZE, end / SIZE) },
    }));
    for (const k of [0, 1, 2, 4, 8]) {
      const sum = (of: (spectrum: typeof mine) => number): number =>
        others.reduce((total, { chance, spectrum }) => total + chance * of(spectrum), 0);
      expect(Math.abs((mine.real[k] ?? 0) - sum(({ real }) => real[k] ?? 1))).toBeLessThan(5e-8);
      expect(
        Math.abs((mine.imaginary[k] ?? 0) - sum(({ imaginary }) => imaginary[k] ?? 1)),
      ).toBeLessThan(5e-8);
    }
  },
);
