import fc from "fast-check";
import type { EventLoss, Frequency, Severity, Threat } from "../../../src/core";
import { threatOf } from "./threats";

// Whole numbers, not doubles: of all doubles between two bounds nearly all lie next to 0.
const between = (low: number, high: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: 1_000_000 }).map((n) => low + ((high - low) * n) / 1_000_000);
const evenInLog = (low: number, high: number): fc.Arbitrary<number> =>
  between(Math.log(low), Math.log(high)).map(Math.exp);

/** One cent to ten trillion. */
const amount = (): fc.Arbitrary<number> => evenInLog(0.01, 1e13);
const share = (): fc.Arbitrary<number> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: between(0, 1) });

const severity = (): fc.Arbitrary<Severity> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(amount(), evenInLog(1e-3, 4))
        .map(([median, sigma]): Severity => ({ kind: "lognormal", mu: Math.log(median), sigma })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(amount(), evenInLog(1e-3, 1e3), between(0, 1), fc.constantFrom("pert", "triangular"))
        .map(([min, width, mode, kind]): Severity => ({
          ...{ kind: kind as "pert", min, mostLikely: min * (1 + width * mode) },
          max: min * (1 + width),
        })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(amount(), evenInLog(1e-3, 1e3))
        .map(([min, width]): Severity => ({ kind: "uniform", min, max: min * (1 + width) })),
    },
    { weight: 1, arbitrary: amount().map((fixed): Severity => ({ kind: "fixed", amount: fixed })) },
  );

const eventLoss = (): fc.Arbitrary<EventLoss> =>
  fc.record({
    severity: severity(),
    cap: fc.oneof(
      { weight: 3, arbitrary: fc.constant(Infinity) },
      { weight: 1, arbitrary: amount() },
    ),
    lossReduction: share(),
    cover: fc.option(fc.record({ retention: amount(), limit: amount() }), { freq: 3 }),
  });

/** A frequency of any kind: once in a million years to ten thousand a year. */
export const frequency = (): fc.Arbitrary<Frequency> =>
  fc.oneof(
    {
      weight: 3,
      arbitrary: evenInLog(1e-6, 1e4).map((mean): Frequency => ({ kind: "poisson", mean })),
    },
    {
      weight: 1,
      arbitrary: evenInLog(1e-6, 1).map((probability): Frequency => ({
        ...{ kind: "bernoulli", probability },
      })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(evenInLog(1e-6, 1e4), between(1.001, 50))
        .map(([mean, varianceRatio]): Frequency => ({
          ...{ kind: "negative-binomial", mean, varianceRatio },
        })),
    },
  );

/** A threat of the whole domain. */
export const threat = (): fc.Arbitrary<Threat> =>
  fc
    .tuple(frequency(), eventLoss(), share())
    .map(([often, { severity: loss, ...rest }, frequencyReduction]) =>
      threatOf(often, loss, { ...rest, frequencyReduction }),
    );

/** A register's threats, mixed in every way. */
export const threats = (maxLength = 12): fc.Arbitrary<Threat[]> =>
  fc.array(threat(), { minLength: 1, maxLength });

/** A level of the domain, the far tail as likely as the middle. */
export const level = (): fc.Arbitrary<number> =>
  fc.oneof(
    between(0, 0.9999),
    evenInLog(1e-4, 1).map((rest) => Math.max(1 - rest, 0)),
  );
