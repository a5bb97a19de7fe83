/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { chanceOfAny } from "../../numeric/elementary/chance-of-any";
import { exponentiate } from "../../numeric/elementary/complex-exponential";
import { exp } from "../../numeric/elementary/exp";
import type { EventLoss } from "../../severity/event-loss";
import { eventKey } from "../../threat/content-key";
import { rateVariance } from "../../threat/uncertain-rate";
import type { RateLaw } from "../../threat/uncertain-rate";
import { yearAsLoss } from "../annual-limit/year-as-loss";
import { multiply } from "../lattice/spectrum-arithmetic";
import type { EventSizes, YearLaw } from "../sizes/event-sizes";
import { pooledSizes } from "../sizes/pooled-events";
import type { Spectrum } from "../sizes/spectrum";
import { makeSpectrum } from "../sizes/spectrum";
import type { AveragedRate } from "./averaged-exponential";
import { averagedRate } from "./averaged-exponential";
import { sizesOfOneEvent, spectrumOfOne } from "./uncertain-row";

/** A row whose rate is not known, in years that a common factor makes bad for all. */
export interface BoundRow {
  /** Of its rate. */
  readonly mean: number;
  readonly law: RateLaw;
  readonly event: EventLoss;
}

/** A value of the common factor and its chance. */
interface Factor {
  readonly factor: number;
  readonly chance: number;
}

/** What may be left out of the years of a value of the factor, all of them together. */
const LEFT_OUT = 1e-14;
/** Rates of more rows, each with each value of the factor, are tabled anew for every lattice: kept, they would be too much. */
const MOST_KEPT = 2000;

/**
 * The year of rows that a common factor binds, some of them at rates that are not known, as one loss that comes at most once.
 *
 *     E exp(-z S) = Σ P(θ) exp(θ E₀) Π E exp(θ Λᵢ Eᵢ)
 *
 * E₀ is the transform of all Poisson events less their mass, Eᵢ that of one event of a row less its mass. No event costs a single amount.
 *
 * @param pooled Poisson events in a year in which the factor is 1
 * @param given at least one
 * @param spread of the factor
 * @param factors its values
 */
export function boundSizes(
  pooled: EventSizes,
  given: readonly BoundRow[],
  spread: number,
  factors: readonly Factor[],
): EventSizes {
  const rows = [...given]
    .map((row) => ({ ...row, sizes: sizesOfOneEvent(row.event), key: keyOf(row) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  type Row = (typeof rows)[number];
  const made = ({ mean, law, sizes }: Row): AveragedRate[] =>
    factors.map(({ factor, chance }) =>
      averagedRate(mean * factor * sizes.mass, law, LEFT_OUT / chance),
    );
  const known = new Map<Row, AveragedRate[]>();
  const isKept = rows.length * factors.length <= MOST_KEPT;
  const ratesOf = (row: Row): AveragedRate[] => {
    const found = known.get(row) ?? made(row);
    if (isKept) known.set(row, found);
    return found;
  };
  const chances = factors.map(({ factor }) => ({
    none: exp(-factor * pooled.mass),
    any: chanceOfAny(factor * pooled.mass),
  }));
  for (const row of rows) {
    ratesOf(row).forEach(({ none, any }, j) => {
      const one = chances[j]!;
      one.any += any * (1 - one.any);
      one.none *= none;
    });
  }
  let [none, any] = [0, 0];
  factors.forEach(({ chance }, j) => {
    none += chance * chances[j]!.none;
    any += chance * chances[j]!.any;
  });
  const spectrum = (size: number, spacing: number): Spectrum => {
    const products = factors.map(() => makeSpectrum(size));
    const all = makeSpectrum(size);
    const events = spectrumOfOne(pooled, size, spacing);
    all.smallMean = events.smallMean;
    all.placed = pooled.mass;
    factors.forEach(({ factor, chance }, j) => {
      exponentials(events, factor * pooled.mass, chance, products[j]!);
    });
    const averaged = makeSpectrum(size);
    for (const row of rows) {
      const one = spectrumOfOne(row.sizes, size, spacing);
      all.smallMean += row.mean * one.smallMean;
      all.placed += row.mean;
      ratesOf(row).forEach((rate, j) => {
        averaged.real.set(one.real);
        averaged.imaginary.set(one.imaginary);
        rate.average(averaged.real, averaged.imaginary);
        multiply(products[j]!, averaged);
      });
    }
    all.real.fill(-none);
    for (const product of products) {
      for (let k = 0; k < all.real.length; k++) {
        all.real[k]! += product.real[k]!;
        all.imaginary[k]! += product.imaginary[k]!;
      }
    }
    return all;
  };
  const gross = pooledSizes(
    pooled,
    rows.map(({ key, mean, sizes }) => ({ key, often: mean, sizes })),
  );
  const law: YearLaw = {
    spectrum,
    events: { mean: 1, shape: 1 / excessOf(pooled, rows, spread) },
    ...{ gross, net: gross },
    isSmooth: gross.parts.length === 0,
  };
  return yearAsLoss(any, [], { law, chance: any });
}

function keyOf({ mean, law, event }: BoundRow): string {
  return `${JSON.stringify([mean, law])} ${eventKey(event)}`;
}

/** How much more the number of events varies than a Poisson one, over its mean squared. */
function excessOf(
  pooled: EventSizes,
  rows: readonly { readonly mean: number; readonly law: RateLaw }[],
  spread: number,
): number {
  const square = spread * spread;
  let [all, own] = [pooled.mass, 0];
  for (const { mean, law } of rows) {
    all += mean;
    own += rateVariance(law) * mean * mean;
  }
  return square + ((1 + square) * own) / (all * all);
}

/** weight · exp(often · E). */
function exponentials(
  { real, imaginary }: Spectrum,
  often: number,
  weight: number,
  into: Spectrum,
): void {
  for (let k = 0; k < real.length; k++) {
    into.real[k] = often * real[k]!;
    into.imaginary[k] = often * imaginary[k]!;
  }
  exponentiate(into.real, into.imaginary);
  for (let k = 0; k < real.length; k++) {
    into.real[k]! *= weight;
    into.imaginary[k]! *= weight;
  }
}
