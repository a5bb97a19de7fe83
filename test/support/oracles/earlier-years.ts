import type { Cover, Frequency, Severity, Threat, YearOptions } from "../../../src/core";
import { yearOfLosses } from "../../../src/core";
import { threatOf } from "../model/threats";

/** A register of kinds of rows that have long been there, and what else its year depends on. */
export interface EarlierYear {
  readonly threats: readonly Threat[];
  readonly options: YearOptions;
}

/** Whole numbers from 0 to below 2^31, by arithmetic that is the same everywhere. */
type Draw = (below: number) => number;

function drawing(seed: number): Draw {
  let state = seed * 7919 + 1;
  const next = (): number => (state = (state * 48271) % 2147483647);
  for (let i = 0; i < 10; i++) next();
  return (below) => Math.floor((next() / 2147483647) * below);
}

/** 1,000 to 10,000,000, with two digits. */
function amountOf(draw: Draw): number {
  let amount = (10 + draw(90)) * 100;
  for (let i = draw(4); i > 0; i--) amount *= 10;
  return amount;
}

function frequencyOf(draw: Draw): Frequency {
  const mean = (1 + draw(60)) / (draw(2) === 0 ? 200 : 16);
  const kind = draw(5);
  if (kind === 3) return { kind: "bernoulli", probability: (1 + draw(60)) / 128 };
  if (kind === 4) return { kind: "negative-binomial", mean, varianceRatio: 1 + (1 + draw(24)) / 8 };
  return { kind: "poisson", mean };
}

/** @param isSingle whether a fixed loss may be drawn */
function severityOf(draw: Draw, isSingle: boolean): Severity {
  const amount = amountOf(draw);
  const [min, max] = [amount / 4, amount * (2 + draw(12))];
  switch (draw(isSingle ? 9 : 8)) {
    case 5:
      return { kind: "pert", min, mostLikely: amount, max };
    case 6:
      return { kind: "triangular", min, mostLikely: amount, max };
    case 7:
      return { kind: "uniform", min, max };
    case 8:
      return { kind: "fixed", amount };
    default:
      return { kind: "lognormal", mu: 7 + draw(700) / 100, sigma: (5 + draw(40)) / 20 };
  }
}

function coverOf(draw: Draw, isLimited: boolean): Cover {
  const retention = amountOf(draw);
  const limit = retention * (1 + draw(8));
  return isLimited ? { retention, limit, annualLimit: 2 * limit } : { retention, limit };
}

/** The first of these registers, each of a seed of its own: 1 to 9 rows with at most one fixed loss, in turn with all that acts on a year. */
export function earlierYears(count: number): EarlierYear[] {
  return Array.from({ length: count }, (_, seed) => {
    const draw = drawing(seed + 1);
    let hasSingle = false;
    const threats = Array.from({ length: 1 + draw(9) }, (_, row) => {
      const severity = severityOf(draw, !hasSingle);
      if (severity.kind === "fixed") hasSingle = true;
      const isLimited = seed % 8 === 7 && seed % 3 !== 2 && row === 0 && severity.kind !== "fixed";
      const [isCapped, isCovered] = [draw(6) === 0, draw(6) === 0 || isLimited];
      return threatOf(frequencyOf(draw), severity, {
        cap: isCapped ? 2 * amountOf(draw) : Infinity,
        lossReduction: draw(4) === 0 ? draw(80) / 128 : 0,
        frequencyReduction: draw(4) === 0 ? draw(80) / 128 : 0,
        cover: isCovered ? coverOf(draw, isLimited) : null,
      });
    });
    const options = {
      badYearSpread: seed % 3 === 2 ? 0.5 : 0,
      partOfYear: seed % 5 === 4 ? 0.25 : 1,
    };
    return { threats, options };
  });
}

const levels = [0.1, 0.5, 0.9, 0.95, 0.99, 0.995, 0.999];

/** What is asked of each; not how exact it says it is. */
export function answersOf({ threats, options }: EarlierYear): number[] {
  const year = yearOfLosses(threats, options);
  return [
    ...[year.mean, year.standardDeviation, year.chanceOfNoLoss],
    ...levels.flatMap((level) => [year.percentile(level), year.tailMean(level)]),
    ...[0.25, 1, 4].flatMap((times) => [
      year.exceedance(times * year.mean),
      year.rank(times * year.mean),
    ]),
    ...year.curve(5).map(({ loss }) => loss),
    ...year.contributions(0.95),
  ];
}
