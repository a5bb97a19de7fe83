/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { exactSum } from "../../numeric/exact-sum";
import { keepLast } from "../../numeric/keep-last";
import type { EventLoss } from "../../severity/event-loss";
import { eventKey } from "../../threat/content-key";
import type { Frequency } from "../../threat/frequency";
import type { RateLaw } from "../../threat/uncertain-rate";
import { rateVariance } from "../../threat/uncertain-rate";
import type { YearAtom } from "../annual-limit/year-as-loss";
import { mergedAtoms, yearAsLoss } from "../annual-limit/year-as-loss";
import { makeLattice, onBlank, scatter, transformLattice } from "../lattice/lattice";
import { placeAtoms, placeSpread } from "../lattice/place-event-sizes";
import { add } from "../lattice/spectrum-arithmetic";
import type { EventSizes, YearLaw } from "../sizes/event-sizes";
import { eventSizes } from "../sizes/pooled-events";
import type { Spectrum } from "../sizes/spectrum";
import { makeSpectrum } from "../sizes/spectrum";
import type { AveragedRate } from "./averaged-exponential";
import { averagedRate } from "./averaged-exponential";
import { rateNodes } from "./rate-nodes";

/** A frequency whose rate is not known. */
export type UncertainFrequency = Extract<Frequency, { kind: "uncertain" }>;

/**
 * The year of a row whose rate is not known, as one loss that comes at most once.
 *
 *     E exp(-z S) = E exp(Λ E),  E the transform of one event less its mass
 *
 * Years in which single amounts alone are lost are listed, as long as that ends soon; all others are known by their transform.
 *
 * @param frequency after reductions, in the period
 */
export function uncertainSizes({ mean, law }: UncertainFrequency, event: EventLoss): EventSizes {
  const one = sizesOfOneEvent(event);
  if (one.mass === 0) return yearAsLoss(0, [], null);
  const rate = averagedRate(mean * one.mass, law);
  const mass = rate.any;
  const atoms = one.atoms.length === 0 ? [] : yearsOfAmounts(one, mean, law);
  const spread = mass - exactSum(atoms.map(({ chance }) => chance));
  const isAll = one.grids.length + one.parts.length === 0 && spread <= LEFT_OUT;
  const yearLaw: YearLaw = {
    spectrum(size, spacing) {
      const spectrum = averagedSpectrum({ mean, rate, sizes: one }, size, spacing);
      return withoutAmounts(spectrum, rate.none, atoms, size, spacing);
    },
    events: { mean, shape: 1 / rateVariance(law) },
    ...{ gross: one, net: one },
    isSmooth: one.parts.length === 0 && one.atoms.length === 0,
  };
  return yearAsLoss(mass, atoms, isAll ? null : { law: yearLaw, chance: Math.max(spread, 0) });
}

/** What one event costs. */
export function sizesOfOneEvent(event: EventLoss): EventSizes {
  return sizesKnown(eventKey(event), () =>
    eventSizes({ frequencies: Float64Array.of(1), events: [event] }, true),
  );
}

const sizesKnown = keepLast<EventSizes>(64);

/** Years of single amounts this rare altogether are left out of a list of them. */
const LEFT_OUT = 1e-11;
const LEAST_CHANCE = 1e-16;
/** More years of single amounts are not listed: their sums lie as close as any density. */
const MOST_LISTED = 3000;
const MOST_AMOUNTS = 3;

/**
 * The years in which single amounts alone are lost, by what they cost: n events, of which each costs one of a few amounts. Empty where
 * there are too many to list.
 */
function yearsOfAmounts({ mass, atoms }: EventSizes, mean: number, law: RateLaw): YearAtom[] {
  if (atoms.length > MOST_AMOUNTS) return [];
  const often = exactSum(atoms.map(({ frequency }) => frequency));
  const counts = countChances(mean, mass, often, law);
  if (counts === null) return [];
  const found: YearAtom[] = [];
  const shares = atoms.map(({ frequency }) => frequency / often);
  /** Ways to fill up n events with the amounts from a place on. */
  const fill = (place: number, left: number, amount: number, chance: number): void => {
    if (chance < LEAST_CHANCE || found.length > MOST_LISTED) return;
    const own = atoms[place]?.amount ?? 0;
    if (place === atoms.length - 1) {
      found.push({ amount: amount + left * own, chance: chance * power(shares[place]!, left) });
      return;
    }
    let ways = 1;
    for (let n = 0; n <= left; n++) {
      if (n > 0) ways *= ((left - n + 1) / n) * shares[place]!;
      fill(place + 1, left - n, amount + n * own, chance * ways);
    }
  };
  for (let n = 1; n < counts.length; n++) fill(0, n, 0, counts[n]!);
  if (found.length > MOST_LISTED) return [];
  return mergedAtoms(found);
}

function power(base: number, exponent: number): number {
  let product = 1;
  for (let i = 0; i < exponent; i++) product *= base;
  return product;
}

/**
 * P(n events of single amounts and none other) for n from 0, until hardly a year has more; null where that is not soon.
 *
 *     E[Λⁿ exp(-Λ mass)] oftenⁿ / n!
 */
function countChances(
  mean: number,
  mass: number,
  often: number,
  law: RateLaw,
): Float64Array | null {
  // As fine as n events need that n! has a bell of: ln Λ is known to 1 in √n by them.
  const { rates, chances } = rateNodes(law, OF_COUNTS * Math.sqrt(MOST_LISTED));
  const terms = rates.map((rate, i) => chances[i]! * exp(-mean * rate * mass));
  const found: number[] = [];
  let left = exactSum(rates.map((rate, i) => chances[i]! * exp(-mean * rate * (mass - often))));
  for (let n = 0; n <= MOST_LISTED; n++) {
    if (n > 0) for (let i = 0; i < terms.length; i++) terms[i]! *= (mean * rates[i]! * often) / n;
    const chance = terms.reduce((sum, term) => sum + term, 0);
    found.push(chance);
    left -= chance;
    if (left < LEFT_OUT && n > 0 && chance < LEFT_OUT) return Float64Array.from(found);
  }
  return null;
}

/** Radians a unit of ln Λ for the root of the count. */
const OF_COUNTS = 7;

/** A row whose events come at a rate that is not known. */
interface AveragedRow {
  /** Of the rate of its events. */
  readonly mean: number;
  /** The rate of those that cost anything. */
  readonly rate: AveragedRate;
  /** Of one event. */
  readonly sizes: EventSizes;
}

/** Transform of the year of a row on a lattice. */
function averagedSpectrum(
  { mean, rate, sizes }: AveragedRow,
  size: number,
  spacing: number,
): Spectrum {
  const spectrum = spectrumOfOne(sizes, size, spacing);
  rate.average(spectrum.real, spectrum.imaginary);
  spectrum.smallMean *= mean;
  spectrum.placed = mean;
  return spectrum;
}

/** Transform of one event that costs anything, less 1; what small ones are counted for is of all. */
export function spectrumOfOne(sizes: EventSizes, size: number, spacing: number): Spectrum {
  const spectrum = makeSpectrum(size);
  const { real, imaginary } = spectrum;
  onBlank(size, spacing, (lattice) => {
    placeAtoms(sizes, lattice);
    const lost = placeSpread(sizes, lattice);
    spectrum.smallMean = lattice.small[1] ?? 0;
    transformLattice(lattice, sizes.mass - lost, real, imaginary, lattice.tables.workspace);
  });
  if (sizes.mass === 1 || sizes.mass === 0) return spectrum;
  for (let k = 0; k < real.length; k++) {
    real[k]! /= sizes.mass;
    imaginary[k]! /= sizes.mass;
  }
  return spectrum;
}

/** Takes the years of single amounts out of a transform. */
function withoutAmounts(
  total: Spectrum,
  none: number,
  atoms: readonly YearAtom[],
  size: number,
  spacing: number,
): Spectrum {
  if (atoms.length === 0) {
    // The year without loss has the same transform everywhere.
    for (let k = 0; k < total.real.length; k++) total.real[k]! -= none;
    return total;
  }
  const lattice = makeLattice(size, spacing);
  const singles = [{ amount: 0, chance: none }, ...atoms];
  for (const { amount, chance } of singles) scatter(lattice, amount / spacing, -chance);
  const alone = makeSpectrum(size);
  transformLattice(lattice, 0, alone.real, alone.imaginary, lattice.tables.workspace);
  add(total, alone);
  return total;
}
