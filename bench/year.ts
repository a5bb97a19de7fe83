/*
 * How long a year of losses takes. Started by loss.mjs; prints one line of JSON for each measurement, with the time of a reference kernel of
 * the same run beside it: on a busy machine both take longer.
 */
import type { Severity, Threat } from "../src/core";
import { bernoulli, poisson, yearOfLosses } from "../src/core";
import { measure, reference } from "./measure";

const fraction = (x: number): number => x - Math.floor(x);
const lognormal = (median: number, sigma: number): Severity => ({
  ...{ kind: "lognormal", mu: Math.log(median), sigma },
});

function threatOf(frequency: Threat["frequency"], severity: Severity): Threat {
  return {
    ...{ name: "", row: 1, frequency, frequencyReduction: 0, spend: 0, premium: 0, actual: null },
    event: { severity, cap: Infinity, lossReduction: 0, cover: null },
    ...{ vulnerability: null, productivity: null },
    attacker: { value: null, attemptCost: null, attemptSuccess: null, defenderAdvantage: 1 },
    review: { owner: "", status: "", lastReviewed: null, everyDays: null, source: "" },
  };
}

function portfolio(n: number, scale: number): Threat[] {
  return Array.from({ length: n }, (_, i) =>
    threatOf(
      poisson(scale * 0.05 * Math.pow(60, fraction(0.6180339887498949 * i))),
      lognormal(
        20000 * Math.pow(50, fraction(0.7548776662466927 * i)),
        0.6 + 1.4 * fraction(0.5698402909980532 * i),
      ),
    ),
  );
}

/** 200 threats with σ from 0.1 to 4: a tenth fixed, a tenth PERT, a tenth that strike at most once. */
function mixed(): Threat[] {
  return portfolio(200, 0.1).map((row, i) => {
    const median = 20000 * Math.pow(50, fraction(0.7548776662466927 * i));
    if (i % 10 === 0) return threatOf(row.frequency, { kind: "fixed", amount: Math.round(median) });
    if (i % 10 === 1) {
      const pert = { kind: "pert" as const, min: median / 2, mostLikely: median, max: 5 * median };
      return threatOf(row.frequency, pert);
    }
    const severity = lognormal(median, 0.1 * Math.pow(40, fraction(0.5698402909980532 * i)));
    return threatOf(i % 10 === 2 ? bernoulli(0.02 + 0.001 * i) : row.frequency, severity);
  });
}

const levels = [0.5, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9999];

const recalculated = (threats: readonly Threat[]) => (): number => {
  const year = yearOfLosses(threats);
  let last = 0;
  for (const level of levels) {
    last = year.percentile(level);
    year.tailMean(level);
  }
  return last;
};

/** The percentile at 99.99 %: a reference where there is one, else what lattices of 4,096 nodes gave. */
const measurements = [
  {
    name: "first call, P20",
    threats: portfolio(20, 1),
    rounds: 1,
    limit: 15,
    expected: 281681815,
    tolerance: 1e-5,
  },
  {
    name: "P20",
    threats: portfolio(20, 1),
    rounds: 400,
    limit: 0.3,
    expected: 281681815,
    tolerance: 1e-5,
  },
  {
    name: "P1000",
    threats: portfolio(1000, 0.1),
    rounds: 100,
    limit: 1,
    expected: 1540484758.93,
    tolerance: 3e-5,
  },
  {
    name: "P10000",
    threats: portfolio(10000, 0.01),
    rounds: 30,
    limit: 6,
    expected: 1511009120.43,
    tolerance: 3e-5,
  },
  {
    name: "P100000",
    threats: portfolio(100000, 0.001),
    rounds: 7,
    limit: 100,
    expected: 1477140706.28,
    tolerance: 3e-5,
  },
  {
    name: "200 threats of all kinds",
    threats: mixed(),
    rounds: 30,
    limit: 5,
    expected: null,
    tolerance: 1e-5,
  },
];

for (const { threats, rounds, ...rest } of measurements) {
  const kernel = measure(15, reference);
  const { milliseconds, value } = measure(rounds, recalculated(threats));
  process.stdout.write(
    `${JSON.stringify({ ...rest, milliseconds, value, kernel: kernel.milliseconds })}\n`,
  );
}
