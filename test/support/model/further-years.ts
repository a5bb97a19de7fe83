import { bernoulli, clustered, type Threat, type YearOptions } from "../../../src/core";
import { lognormal, threatOf } from "./threats";

/** The registers of test/golden/annual-loss-further.json, by their names there. */
export const furtherYears: Record<string, { threats: Threat[]; options?: YearOptions }> = {
  "clustered-range": { threats: [threatOf(clustered(4, 3), lognormal(1e5, 1.4))] },
  "bernoulli-mix": {
    threats: [
      threatOf(bernoulli(0.2), lognormal(1e5, 1.2)),
      threatOf(bernoulli(0.05), lognormal(1e6, 1)),
      threatOf(1.5, lognormal(2e4, 0.8)),
    ],
  },
  "ceded-layer": {
    threats: [threatOf(3, lognormal(1e5, 1.5), { cover: { retention: 2e5, limit: 8e5 } })],
  },
  capped: { threats: [threatOf(1, lognormal(5e4, 2), { cap: 1e6 })] },
  "common-factor": {
    threats: [threatOf(2, lognormal(1e4, 1)), threatOf(0.3, lognormal(2e5, 1.5))],
    options: { badYearSpread: 1 },
  },
  narrow: { threats: [threatOf(3, lognormal(1e4, 0.1))] },
  narrower: { threats: [threatOf(5, lognormal(1e4, 0.03))] },
  "light-tail": { threats: [threatOf(20, lognormal(1e5, 0.3))] },
  "light-tail-2": { threats: [threatOf(2, lognormal(1e5, 0.6))] },
  "frequent-heavy": { threats: [threatOf(100, lognormal(1e4, 2))] },
  frequent: { threats: [threatOf(10000, lognormal(1e4, 1))] },
  "bounded-mix": {
    threats: [
      threatOf(0.5, { kind: "pert", min: 1e4, mostLikely: 5e4, max: 3e5 }),
      threatOf(1, { kind: "uniform", min: 0, max: 1e5 }),
      threatOf(0.2, { kind: "triangular", min: 1e5, mostLikely: 2e5, max: 1e6 }),
    ],
  },
  "single-uniform": {
    threats: [threatOf(bernoulli(0.3), { kind: "uniform", min: 1e5, max: 2e5 })],
  },
  widest: { threats: [threatOf(0.3, lognormal(1e3, 4))] },
};
