import type { Threat } from "../../../src/core";
import { bernoulli, clustered } from "../../../src/core";
import { gaussLegendre } from "../../../src/core/numeric/gauss-legendre";
import type { Lognormal } from "../../../src/core/severity/lognormal";
import { lognormalExceedance } from "../../../src/core/severity/lognormal";
import type { PolicyTerms } from "../../../src/core/year/policy/policy-terms";
import { rememberedYear } from "../../../src/core/year/remembered-year";
import { yearUnderLayer } from "../../../src/core/year/year-under-policy";
import { fixed, threatOf } from "../../support/model/threats";

/* What is left of some threats' total beside others, against integrals over one event of each. */

interface Total {
  /** P(S <= loss). */
  readonly atMost: (loss: number) => number;
}

const most = (chance: number, event: Lognormal): Total => ({
  atMost: (loss) => (loss < 0 ? 0 : 1 - chance * lognormalExceedance(event, loss)),
});

/** A Poisson number of one amount, and another total beside. */
function withAmounts(mean: number, amount: number, beside: Total): Total {
  const chances = [Math.exp(-mean)];
  while (chances.length < 60) chances.push(((chances.at(-1) ?? 0) * mean) / chances.length);
  return {
    atMost: (loss) =>
      chances.reduce(
        (sum, chance, count) => sum + chance * beside.atMost(loss - count * amount),
        0,
      ),
  };
}

const nothing: Total = { atMost: (loss) => (loss < 0 ? 0 : 1) };

/** P(f(S) <= loss), f the rest of a cover. */
function layered({ atMost }: Total, { retention, limit, share }: PolicyTerms): Total {
  return {
    atMost(loss) {
      if (loss < retention) return atMost(loss);
      const end = retention + (1 - share) * limit;
      return loss < end
        ? atMost(retention + (loss - retention) / (1 - share))
        : atMost(loss + share * limit);
    },
  };
}

/** P(A + B <= loss), B at most one lognormal event: Gauss's rule in its quantiles, between the steps and bends of A. */
function beside(a: Total, bends: readonly number[], chance: number, event: Lognormal): Total {
  const { nodes, weights } = gaussLegendre(16);
  return {
    atMost(loss) {
      const ends = bends
        .filter((bend) => bend < loss)
        .map((bend) => (Math.log(loss - bend) - event.mu) / event.sigma)
        .concat(Array.from({ length: 37 }, (_, i) => -9 + i / 2))
        .filter((end) => end >= -9 && end <= 9)
        .sort((x, y) => x - y);
      let sum = 0;
      for (const [i, end] of ends.entries()) {
        const width = (ends[i + 1] ?? end) - end;
        for (let n = 0; width > 0 && n < 16; n++) {
          const z = end + width * (nodes[n] ?? 0);
          const density = Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
          const cost = Math.exp(event.mu + event.sigma * z);
          sum += width * (weights[n] ?? 0) * density * a.atMost(loss - cost);
        }
      }
      return (1 - chance) * a.atMost(loss) + chance * sum;
    },
  };
}

const lognormal = (median: number, sigma: number): Lognormal => ({
  ...{ kind: "lognormal", mu: Math.log(median), sigma },
});
const [large, other] = [lognormal(3e5, 1.2), lognormal(8e4, 0.9)];
const once: Threat = threatOf(bernoulli(0.6), large);
const amounts: Threat = threatOf(2.5, fixed(1.2e5));
const kept: Threat = threatOf(bernoulli(0.7), other);

describe("what is left of some threats' total, beside others", () => {
  it.each([
    ["one event", [once], most(0.6, large)],
    ["single amounts", [amounts], withAmounts(2.5, 1.2e5, nothing)],
    ["both", [once, amounts], withAmounts(2.5, 1.2e5, most(0.6, large))],
  ] as const)("is known of %s", (_, insured, total) => {
    for (const terms of [
      { retention: 2e5, limit: 5e5, share: 1 },
      { retention: 2e5, limit: 5e5, share: 0.7 },
      { retention: 0, limit: 3e5, share: 1 },
    ]) {
      const year = yearUnderLayer(insured, [kept], terms, 0, 0);
      const { retention, limit, share } = terms;
      const leftOf = (loss: number): number =>
        loss - share * Math.min(Math.max(loss - retention, 0), limit);
      const steps = Array.from({ length: 40 }, (__, count) => leftOf(count * 1.2e5));
      const bends = [...steps, retention, leftOf(retention + limit)];
      const right = beside(layered(total, terms), bends, 0.7, other);
      for (const loss of [5e4, 2.2e5, 1.2e6]) {
        const off = year.exceedance(loss) - (1 - right.atMost(loss));
        expect(Math.abs(off)).toBeLessThan(1e-8);
      }
    }
  });

  it.each([
    ["Poisson rows", [threatOf(2, large), threatOf(0.3, lognormal(2e6, 0.5))], 0, 1],
    ["rows in clusters and amounts", [threatOf(clustered(1.5, 3), large), amounts], 0, 0.5],
    ["amounts in bad years", [amounts, threatOf(0.4, fixed(7e5))], 0.5, 0.5],
  ] as const)(
    "is, beside next to nothing, what the cover of a whole year leaves: %s",
    (_, insured, spread, share) => {
      const terms = { retention: 3e5, limit: 8e5, share };
      const whole = rememberedYear(insured, { badYearSpread: spread }).layered(terms);
      const next = [threatOf(bernoulli(1e-13), other)];
      const year = yearUnderLayer(insured, next, terms, whole.expectedRecovery, spread);
      expect(year.mean).toBeCloseTo(whole.expectedNet, 6);
      for (const level of [0.5, 0.9, 0.99]) {
        const right = whole.netPercentile(level);
        expect(Math.abs(year.percentile(level) - right)).toBeLessThan(1e-8 * right);
      }
    },
  );
});
