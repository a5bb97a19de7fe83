import type { Threat } from "../../../src/core";
import { bernoulli, clustered, yearOfLosses } from "../../../src/core";
import { randomNumbers, simulatedYear } from "../../support/model/simulated-year";
import { fixed, lognormal, range, threatOf } from "../../support/model/threats";

const cover = { retention: 5e4, limit: 2e5 };
const registers: Record<string, { threats: Threat[]; spread: number }> = {
  lognormals: {
    threats: [threatOf(2, range(1e4, 1e6)), threatOf(0.3, lognormal(2e5, 1.5))],
    spread: 0,
  },
  "a common factor": {
    threats: [threatOf(2, range(1e4, 1e6)), threatOf(0.3, fixed(5e5))],
    spread: 0.8,
  },
  "clusters and single events": {
    threats: [
      threatOf(clustered(3, 4), lognormal(2e4, 1)),
      threatOf(bernoulli(0.4), range(1e5, 1e6)),
      threatOf(bernoulli(0.1), fixed(3e5)),
    ],
    spread: 0,
  },
  "all effects on an event": {
    threats: [
      threatOf(2, range(1e4, 1e6), {
        cap: 6e5,
        lossReduction: 0.2,
        cover,
        frequencyReduction: 0.3,
      }),
      threatOf(clustered(1, 2), { kind: "pert", min: 1e4, mostLikely: 1e5, max: 6e5 }, { cover }),
      threatOf(
        bernoulli(0.5),
        { kind: "triangular", min: 0, mostLikely: 1e5, max: 4e5 },
        { cover, frequencyReduction: 0.5 },
      ),
      threatOf(1, { kind: "uniform", min: 1e4, max: 3e5 }, { lossReduction: 0.5 }),
    ],
    spread: 0.5,
  },
  "limits of the year": {
    threats: [
      threatOf(2, range(1e4, 1e6), { cover: { ...cover, annualLimit: 3e5 }, lossReduction: 0.1 }),
      threatOf(
        clustered(1, 2),
        { kind: "pert", min: 1e4, mostLikely: 1e5, max: 6e5 },
        { cover: { retention: 2e4, limit: 1e5, annualLimit: 1e5 }, cap: 4e5 },
      ),
      threatOf(bernoulli(0.5), range(1e4, 1e6), { cover: { ...cover, annualLimit: 2e5 } }),
      threatOf(0.5, fixed(4e5), { cover: { ...cover, annualLimit: 3e5 } }),
      threatOf(1, lognormal(5e4, 1)),
    ],
    spread: 0,
  },
  "limits of the year in bad years": {
    threats: [
      threatOf(2, range(1e4, 1e6), { cover: { ...cover, annualLimit: 3e5 } }),
      threatOf(1, fixed(4e5), { cover: { ...cover, annualLimit: 3e5 } }),
      threatOf(1, lognormal(5e4, 1)),
    ],
    spread: 0.8,
  },
};

/** Enough years to see a tenth of a percent. */
const YEARS = 60000;
const LEVELS = [0.1, 0.5, 0.9, 0.99];

describe("a simulation of the event model", () => {
  it.each(Object.keys(registers))("agrees within 4 standard errors: %s", (name) => {
    const { threats, spread } = registers[name] ?? { threats: [], spread: 0 };
    const year = yearOfLosses(threats, { badYearSpread: spread });
    const random = randomNumbers(20261122);
    const losses = Array.from({ length: YEARS }, () => simulatedYear(threats, spread, random));
    const mean = losses.reduce((a, b) => a + b, 0) / YEARS;
    const standardError = (chance: number): number => Math.sqrt((chance * (1 - chance)) / YEARS);
    expect(Math.abs(mean - year.mean)).toBeLessThan(
      (4 * year.standardDeviation) / Math.sqrt(YEARS),
    );
    const none = losses.filter((loss) => loss === 0).length / YEARS;
    expect(Math.abs(none - year.chanceOfNoLoss)).toBeLessThan(
      4 * standardError(year.chanceOfNoLoss) + 1e-4,
    );
    for (const level of LEVELS) {
      const q = year.percentile(level);
      // Between single amounts a sum made in another order may fall on the other side.
      const above = losses.filter((loss) => loss > q * (1 + 1e-9)).length / YEARS;
      const chance = year.exceedance(q);
      expect(Math.abs(above - chance)).toBeLessThan(4 * standardError(chance) + 1e-9);
    }
  });
});
