/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { chanceOfAny } from "../../numeric/elementary/chance-of-any";
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
import { clearLattice, makeLattice, scatter, transformLattice } from "../lattice/lattice";
import { placeAtoms, placeSpread } from "../lattice/place-event-sizes";
import { add } from "../lattice/spectrum-arithmetic";
import type { EventSizes, YearLaw } from "../sizes/event-sizes";
import { eventSizes } from "../sizes/pooled-events";
import type { Spectrum } from "../sizes/spectrum";
import { makeSpectrum } from "../sizes/spectrum";
import { averageExponential } from "./averaged-exponential";
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
  const one = sizesKnown(eventKey(event), () =>
    eventSizes({ frequencies: Float64Array.of(1), events: [event] }),
  );
  const { rates, chances } = rateNodes(law, 0);
  const over = (of: (rate: number) => number): number =>
    exactSum(rates.map((rate, i) => chances[i]! * of(mean * rate)));
  const mass = over((rate) => chanceOfAny(rate * one.mass));
  const none = over((rate) => exp(-rate * one.mass));
  const atoms = one.atoms.length === 0 ? [] : yearsOfAmounts(one, mean, law);
  const spread = mass - exactSum(atoms.map(({ chance }) => chance));
  const isAll = one.grids.length + one.parts.length === 0 && spread <= LEFT_OUT;
  const yearLaw: YearLaw = {
    spectrum: (size, spacing) => spectrumOf(one, { mean, law }, { none, atoms }, size, spacing),
    events: { mean, shape: 1 / rateVariance(law) },
    ...{ gross: one, net: one },
    isSmooth: one.parts.length === 0 && one.atoms.length === 0,
  };
  return yearAsLoss(mass, atoms, isAll ? null : { law: yearLaw, chance: Math.max(spread, 0) });
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

function spectrumOf(
  one: EventSizes,
  { mean, law }: Pick<UncertainFrequency, "mean" | "law">,
  { none, atoms }: { readonly none: number; readonly atoms: readonly YearAtom[] },
  size: number,
  spacing: number,
): Spectrum {
  const lattice = makeLattice(size, spacing);
  const { workspace } = lattice.tables;
  const total = makeSpectrum(size);
  clearLattice(lattice);
  placeAtoms(one, lattice);
  const lost = placeSpread(one, lattice);
  const smallMean = mean * (lattice.small[1] ?? 0);
  transformLattice(lattice, one.mass - lost, total.real, total.imaginary, workspace);
  averageExponential(total.real, total.imaginary, mean, law);
  total.smallMean = smallMean;
  total.placed = mean;
  if (atoms.length === 0) {
    // The year without loss has the same transform everywhere.
    for (let k = 0; k < total.real.length; k++) total.real[k]! -= none;
    return total;
  }
  clearLattice(lattice);
  const singles = [{ amount: 0, chance: none }, ...atoms];
  for (const { amount, chance } of singles) scatter(lattice, amount / spacing, -chance);
  const alone = makeSpectrum(size);
  transformLattice(lattice, 0, alone.real, alone.imaginary, workspace);
  add(total, alone);
  return total;
}
