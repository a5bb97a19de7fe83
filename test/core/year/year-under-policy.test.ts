import type { Threat } from "../../../src/core";
import { bernoulli, clustered } from "../../../src/core";
import type { PolicyTerms } from "../../../src/core/year/policy/policy-terms";
import { rememberedYear } from "../../../src/core/year/remembered-year";
import { chanceOfEvent, exceeds } from "../../../src/core/year/chance-of-event";
import { yearUnderPolicy } from "../../../src/core/year/year-under-policy";
import { isLong } from "../../support/is-long";
import { eventsOf, gammaFactor, randomNumbers } from "../../support/model/simulated-year";
import { fixed, lognormal, range, threatOf } from "../../support/model/threats";

interface Policy {
  readonly insured: readonly Threat[];
  readonly others: readonly Threat[];
  readonly terms: PolicyTerms;
  readonly spread: number;
}

const YEARS = 40_000;
/** Deviations of a simulated share that hardly any is off by. */
const FAR = 5;

/** Years event by event: what is left of each, sorted, what is paid on average, how often the limit is used up. */
function simulated({ insured, others, terms: { retention, limit, share }, spread }: Policy): {
  readonly net: Float64Array;
  readonly paid: number;
  readonly exhausted: number;
} {
  const random = randomNumbers(20_261);
  const net = new Float64Array(YEARS);
  let [paid, exhausted] = [0, 0];
  for (let year = 0; year < YEARS; year++) {
    const factor = gammaFactor(spread, random);
    const losses = insured.flatMap((threat) => eventsOf(threat, factor, random));
    const kept = others.flatMap((threat) => eventsOf(threat, factor, random));
    const layer = losses.reduce((sum, loss) => sum + Math.max(loss - retention, 0), 0);
    const all = [...losses, ...kept].reduce((sum, loss) => sum + loss, 0);
    net[year] = all - share * Math.min(layer, limit);
    paid += Math.min(layer, limit) / YEARS;
    exhausted += layer >= limit * (1 - 1e-12) ? 1 / YEARS : 0;
  }
  return { net: net.sort(), paid, exhausted };
}

const terms = (retention: number, limit: number, share: number): PolicyTerms => ({
  ...{ retention, limit, share },
});
const mixed = [
  threatOf(0.4, range(1e5, 3e6)),
  threatOf(2, lognormal(5e4, 1)),
  threatOf(0.3, { kind: "pert", min: 1e5, mostLikely: 3e5, max: 1.5e6 }),
  threatOf(0.2, range(2e5, 9e6), { cap: 1.5e6, lossReduction: 0.2 }),
];
const amounts = [
  threatOf(1.4, fixed(4e5)),
  threatOf(clustered(1, 2), fixed(3e5)),
  threatOf(bernoulli(0.3), fixed(2.5e6)),
];
const small = [threatOf(1, lognormal(2e4, 0.8))];

const atMostOnce = Array.from({ length: 14 }, (_, i) =>
  threatOf(bernoulli(0.07 + 0.02 * i), lognormal(5e4 * (1 + (i % 7)), 0.6 + 0.05 * i)),
);
const inClusters = Array.from({ length: 6 }, (_, i) =>
  threatOf(clustered(0.1 + 0.1 * i, 1.5 + 0.5 * i), lognormal(5e4 * (1 + i), 0.6 + 0.1 * i)),
);

const policies: readonly (readonly [string, Policy])[] = [
  [
    "many kinds of losses",
    { insured: mixed, others: small, terms: terms(2.5e5, 2e6, 1), spread: 0 },
  ],
  [
    "of which a share is paid",
    { insured: mixed, others: small, terms: terms(2.5e5, 2e6, 0.7), spread: 0 },
  ],
  ["single amounts", { insured: amounts, others: [], terms: terms(2e5, 6e5, 1), spread: 0 }],
  [
    "single amounts beside others, of a share",
    {
      insured: [...amounts, threatOf(0.5, lognormal(3e5, 1.2))],
      others: small,
      terms: terms(2e5, 6e5, 0.5),
      spread: 0,
    },
  ],
  [
    "bad years",
    { insured: mixed.slice(0, 1), others: small, terms: terms(2.5e5, 2e6, 0.8), spread: 0.7 },
  ],
  [
    "rows that are no Poisson numbers",
    {
      insured: [
        ...mixed,
        threatOf(bernoulli(0.3), lognormal(3e5, 1.1)),
        threatOf(bernoulli(0.05), lognormal(2e6, 1)),
        threatOf(clustered(0.8, 2.5), lognormal(2e5, 1.2)),
      ],
      ...{ others: small, terms: terms(2.5e5, 2e6, 1), spread: 0 },
    },
  ],
  [
    "those of which a share is paid, beside single amounts",
    {
      insured: [
        ...amounts,
        threatOf(bernoulli(0.3), lognormal(3e5, 1.1)),
        threatOf(bernoulli(0.4), lognormal(2e5, 0.8)),
      ],
      ...{ others: [], terms: terms(2e5, 1e6, 0.6), spread: 0 },
    },
  ],
  [
    "a dozen rows and more of at most one event",
    { insured: atMostOnce, others: small, terms: terms(1e5, 1e6, 1), spread: 0 },
  ],
  [
    "many rows of clusters and all others, of which a share is paid",
    {
      insured: [
        ...inClusters,
        ...atMostOnce.slice(0, 6),
        ...amounts.slice(2),
        ...mixed.slice(1, 2),
      ],
      ...{ others: [], terms: terms(1e5, 2e6, 0.75), spread: 0 },
    },
  ],
  [
    "a dozen rows of at most one event in bad years, others of which some are kept",
    {
      insured: [...atMostOnce.slice(0, 12), ...mixed.slice(1, 3)],
      ...{ others: [...small, threatOf(bernoulli(0.2), fixed(7e4))], terms: terms(1e5, 1e6, 1) },
      spread: 0.6,
    },
  ],
  [
    "single amounts and others in bad years",
    {
      insured: [threatOf(0.3, fixed(4e5)), ...atMostOnce.slice(0, 10), ...mixed.slice(1, 2)],
      ...{ others: [], terms: terms(1e5, 2e6, 1), spread: 0.8 },
    },
  ],
  [
    "no retention",
    { insured: mixed.slice(0, 2), others: [], terms: terms(0, 1e6, 0.9), spread: 0 },
  ],
];

/** The others are told apart in the long run: each has a part of what these have. */
const first = [
  "many kinds of losses",
  "single amounts beside others, of a share",
  "bad years",
  "rows that are no Poisson numbers",
  "a dozen rows and more of at most one event",
];

describe("a year under a policy with a limit of the year", () => {
  it.each(policies.filter(([name]) => isLong || first.includes(name)))(
    "is as years event by event: %s",
    (_, policy) => {
      const year = yearUnderPolicy(policy.insured, policy.others, policy.terms, policy.spread);
      const { net, paid, exhausted } = simulated(policy);
      if (year === null) throw new Error("the year must be known");
      const off = (share: number): number => FAR * Math.sqrt((share * (1 - share)) / YEARS) + 1e-9;
      expect(Math.abs(year.chanceToExhaust - exhausted)).toBeLessThan(off(year.chanceToExhaust));
      expect(Math.abs(year.meanInLayer - paid)).toBeLessThan(off(0.5) * policy.terms.limit);
      for (const level of [0.5, 0.8, 0.9, 0.95, 0.99]) {
        const loss = year.net.percentile(level);
        const below = net.findIndex((each) => each > loss * (1 + 1e-9));
        const share = (below < 0 ? YEARS : below) / YEARS;
        expect(Math.abs(1 - year.net.exceedance(loss) - share)).toBeLessThan(off(level));
      }
      expect(year.net.tailMean(0)).toBeCloseTo(year.net.mean, 3);
    },
  );

  it("is without insurance but for the premium where the limit is a cent", () => {
    const year = yearUnderPolicy(atMostOnce, [], terms(1e5, 0.01, 1), 0);
    const without = rememberedYear(atMostOnce, { badYearSpread: 0 });
    if (year === null) throw new Error("the year must be known");
    for (const level of isLong ? [0.5, 0.9, 0.99] : [0.9]) {
      const less = without.percentile(level) - year.net.percentile(level);
      expect(Math.abs(less - 0.005)).toBeLessThan(0.005 + year.net.percentileError(level));
    }
    expect(year.chanceToExhaust).toBeCloseTo(chanceOfEvent(atMostOnce, exceeds(1e5), 0), 6);
  });

  (isLong ? it : it.skip)("is under a cover of each event where the limit is never reached", () => {
    const [retention, limit] = [1e5, 1e9];
    const cover = { retention, limit };
    const year = yearUnderPolicy(atMostOnce, [], { retention, limit, share: 1 }, 0);
    if (year === null) throw new Error("the year must be known");
    const covered = atMostOnce.map((threat) => ({ ...threat, event: { ...threat.event, cover } }));
    const each = rememberedYear(covered, { badYearSpread: 0 });
    expect(year.net.mean / each.mean).toBeCloseTo(1, 7);
    for (const level of [0.3, 0.6, 0.95]) {
      const off = Math.abs(year.net.percentile(level) - each.percentile(level));
      expect(off).toBeLessThan(year.net.percentileError(level) + each.percentileError(level));
    }
  });

  it("is not known where many kinds of events share a limit, and bad years bind single amounts that are kept", () => {
    const insured = [...atMostOnce, ...small];
    const kept = [threatOf(2, fixed(1e4))];
    expect(yearUnderPolicy(insured, kept, terms(1e4, 1e6, 1), 0.5)).toBeNull();
    expect(yearUnderPolicy(insured, kept, terms(1e4, 1e6, 1), 0)).not.toBeNull();
    expect(yearUnderPolicy(insured, [], terms(1e4, 1e6, 1), 0.5)).not.toBeNull();
  });
});
