import type { Threat } from "../../../src/core";
import { bernoulli } from "../../../src/core";
import { insuredThreats } from "../../../src/core/year/policy/insured-events";
import { manyRows } from "../../../src/core/year/policy/many-rows";
import type { PolicyEvents } from "../../../src/core/year/policy/policy-parts";
import type { PolicyTerms } from "../../../src/core/year/policy/policy-terms";
import { byPattern } from "../../../src/core/year/policy/policy-year";
import { isLong } from "../../support/is-long";
import { lognormal, threatOf } from "../../support/model/threats";

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
      { events: 0, paid: 0, chance: 0.9 },
      { events: 1, paid: 0.5 * terms.limit, chance: 0.08 },
      { events: 1, paid: 2 * terms.limit, chance: 0.02 },
    ],
    counted: counted.map(({ frequency, events }) => {
      if (frequency.kind !== "bernoulli") throw new Error("pooled otherwise");
      return { events, rates: Float64Array.of(frequency.probability), chances: null };
    }),
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
