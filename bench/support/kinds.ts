import type { Severity, Threat } from "../../src/core";
import { bernoulli } from "../../src/core";
import { draws } from "./draws";
import { threatOf } from "./portfolios";

/** A row with its own figures, drawn. */
export type DrawnRow = (next: () => number) => Threat;

type Frequency = Threat["frequency"];

const oftenOf = (next: () => number): number => 0.05 * Math.pow(60, next());
const medianOf = (next: () => number): number => 20000 * Math.pow(50, next());

const lognormalOf = (next: () => number): Severity & { kind: "lognormal" } => ({
  ...{ kind: "lognormal", mu: Math.log(medianOf(next)), sigma: 0.6 + 1.4 * next() },
});

const pertOf = (next: () => number): Severity & { kind: "pert" } => {
  const mostLikely = medianOf(next);
  return {
    kind: "pert",
    ...{ min: mostLikely * (0.2 + 0.6 * next()), mostLikely },
    max: mostLikely * (2 + 10 * next()),
  };
};

const poissonOf = (next: () => number): Frequency => ({ kind: "poisson", mean: oftenOf(next) });

const rateOf = (next: () => number): Frequency => ({
  ...{ kind: "uncertain", mean: oftenOf(next) },
  law: { kind: "lognormal", sigma: 0.3 + 0.9 * next() },
});

/** Over its mean: 0.2 to 2.6 once a year, say. */
const pertRateOf = (next: () => number): Frequency => {
  const [min, mostLikely, max] = [0.1 + 0.3 * next(), 0.6 + 0.3 * next(), 2 + next()];
  const mean = (min + 4 * mostLikely + max) / 6;
  const over = (rate: number): number => rate / mean;
  const law = { min: over(min), mostLikely: over(mostLikely), max: over(max) };
  return { kind: "uncertain", mean: oftenOf(next), law: { kind: "pert", ...law } };
};

const secondaryOf = (
  next: () => number,
  primary: Severity & { kind: "lognormal" | "pert" | "two-piece" },
): Severity => ({
  ...{ kind: "with-secondary", primary, chance: 0.05 + 0.4 * next() },
  secondary: lognormalOf(next),
});

const twoPieceOf = (next: () => number): Severity & { kind: "two-piece" } => ({
  ...{ kind: "two-piece", mu: Math.log(medianOf(next)) },
  ...{ lowSigma: 0.4 + next(), highSigma: 0.6 + 1.2 * next() },
});

const fixedOf = (next: () => number): Severity & { kind: "fixed" } => ({
  ...{ kind: "fixed", amount: Math.round(medianOf(next)) },
});

function limitedOf(next: () => number): Threat {
  const threat = threatOf(poissonOf(next), lognormalOf(next));
  const median = medianOf(next);
  const cover = { retention: median / 2, limit: 5 * median, annualLimit: 8 * median };
  return { ...threat, event: { ...threat.event, cover } };
}

/** Rows as their estimates are made, by what a reader calls them. */
export const kinds: Readonly<Record<string, DrawnRow>> = {
  "at most once a year": (next) => threatOf(bernoulli(0.02 + 0.3 * next()), lognormalOf(next)),
  "rate with low and high": (next) => threatOf(rateOf(next), lognormalOf(next)),
  "rate with min and max": (next) => threatOf(pertRateOf(next), lognormalOf(next)),
  "two-piece loss": (next) => threatOf(poissonOf(next), twoPieceOf(next)),
  "secondary loss": (next) => threatOf(poissonOf(next), secondaryOf(next, lognormalOf(next))),
  "fixed secondary loss": (next) => {
    const secondary = fixedOf(next);
    const primary = lognormalOf(next);
    return threatOf(poissonOf(next), { kind: "with-secondary", primary, chance: 0.2, secondary });
  },
  "secondary loss beyond min and max": (next) =>
    threatOf(poissonOf(next), secondaryOf(next, pertOf(next))),
  "secondary loss beyond a two-piece one": (next) =>
    threatOf(poissonOf(next), secondaryOf(next, twoPieceOf(next))),
  "loss with min and max": (next) => threatOf(poissonOf(next), pertOf(next)),
  "limit a year": limitedOf,
};

/** So many rows of a kind, never the same twice for another seed. */
export function rowsOf(kind: DrawnRow, count: number, seed: number): Threat[] {
  const next = draws(seed);
  return Array.from({ length: count }, () => kind(next));
}
