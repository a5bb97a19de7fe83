/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { eightWeights, weighEight } from "../../numeric/lagrange";
import { log } from "../../numeric/elementary/log";
import type { RealTransform } from "../../numeric/real-transform";
import { realTransform } from "../../numeric/real-transform";
import type { LatticeTables } from "./lattice-tables";
import { latticeTables, TILT } from "./lattice-tables";
import type { Spectrum } from "../sizes/spectrum";

/** Nodes below 0, for what is spread around an amount near 0. */
export const PAD = 4;

/** Below this many spacings an event is counted by its moments, not placed. */
const SMALL = 0.25;

/** Powers of a small amount that its transform takes, and two more by which they are tilted. */
export const MOMENTS = 11;

/**
 * Event sizes placed on the multiples of a spacing, ready for a transform.
 *
 * Method: smooth densities are sampled, which is spectrally accurate; single amounts are spread over eight neighbours with their moments kept;
 * amounts far below the spacing enter through their moments, exactly, so that many small events lose neither mean nor variance. Amounts
 * beyond the end are left out: no event above L takes part in a year of at most L. What comes round from there is damped by an
 * exponential tilt instead of padding.
 *
 * @see Grübel & Hermesmeier (1999), Computation of compound distributions I, ASTIN Bulletin 29
 */
export interface Lattice {
  readonly size: number;
  readonly spacing: number;
  readonly logSpacing: number;
  readonly tables: LatticeTables;
  readonly transform: RealTransform;
  /** Frequency at node k - PAD; more nodes beyond the end, so that nobody need check. */
  readonly weights: Float64Array;
  /** Amounts below so many spacings are counted by their moments. */
  readonly smallest: number;
  /** Sum of frequency · (amount/spacing)^j over small amounts, j = 0 to 10. */
  readonly small: Float64Array;
  /** What is known by its transform alone, so many times to be added to that of the rest. */
  readonly spectra: { readonly of: Spectrum; readonly times: number }[];
}

/** @param smallest 0 to spread even the smallest amounts, for reading weights rather than transforming them */
export function makeLattice(size: number, spacing: number, smallest = SMALL): Lattice {
  return {
    size,
    spacing,
    logSpacing: log(spacing),
    tables: latticeTables(size),
    transform: realTransform(size),
    weights: new Float64Array(size + 2 * PAD + 8),
    smallest,
    small: new Float64Array(MOMENTS),
    spectra: [],
  };
}

/** What tells a lattice from others. */
type LatticePlan = Pick<Lattice, "size" | "spacing" | "logSpacing" | "smallest">;

/** Lattices of each size and limit of what is small, blank between uses: as many as are needed within each other. */
const rooms = new Map<string, Lattice[]>();

/**
 * Places something by itself, on a lattice like another that is blank.
 *
 * @param use what it returns must not hold on to the lattice
 */
export function byItself<T>(
  { size, spacing, logSpacing, smallest }: LatticePlan,
  use: (own: Lattice) => T,
): T {
  const key = `${size} ${smallest}`;
  const blank = rooms.get(key) ?? [];
  rooms.set(key, blank);
  const own: Lattice = {
    ...(blank.pop() ?? makeLattice(size, spacing, smallest)),
    ...{ spacing, logSpacing },
  };
  const made = use(own);
  clearLattice(own);
  blank.push(own);
  return made;
}

/** The same on a lattice to be transformed. */
export function onBlank<T>(size: number, spacing: number, use: (own: Lattice) => T): T {
  return byItself({ size, spacing, logSpacing: log(spacing), smallest: SMALL }, use);
}

/** Takes everything off, to place other sizes. */
export function clearLattice({ weights, small, spectra }: Lattice): void {
  weights.fill(0);
  small.fill(0);
  spectra.length = 0;
}

/**
 * Places a single amount.
 *
 * @param place amount over spacing, 0 or more
 * @param frequency events a year, or any weight
 */
export function scatter(lattice: Lattice, place: number, frequency: number): void {
  if (place < lattice.smallest) {
    const { small } = lattice;
    let moment = frequency;
    for (let j = 0; j < MOMENTS; j++) {
      small[j]! += moment;
      moment *= place;
    }
    return;
  }
  if (!(place < lattice.size + PAD)) return;
  const { weights } = lattice;
  const node = Math.floor(place);
  weighEight(place - node);
  const first = node - 3 + PAD;
  for (let i = 0; i < 8; i++) weights[first + i]! += frequency * eightWeights[i]!;
}

/**
 * Places many small amounts at once.
 *
 * @param moments sums of frequency · (amount/largest)^j, `MOMENTS` of them
 * @param from where in the array they begin
 * @param place the largest over the spacing, below `lattice.smallest`
 */
export function scatterSmall(
  { small }: Lattice,
  moments: Float64Array,
  from: number,
  place: number,
): void {
  let power = 1;
  for (let j = 0; j < MOMENTS; j++) {
    small[j]! += moments[from + j]! * power;
    power *= place;
  }
}

/**
 * Transform of what is placed, less all events: the sum of frequency · exp(-(τ + iω) place), τ the tilt a node, ω = 2π k / size, less `mass`.
 *
 * Of events far below the spacing next to nothing is left, of which no digit must be lost however many they are.
 *
 * @param mass events a year, those beyond the end too
 * @param real receives size/2 + 1 real parts
 * @param workspace `size` numbers
 */
export function transformLattice(
  lattice: Lattice,
  mass: number,
  real: Float64Array,
  imaginary: Float64Array,
  workspace: Float64Array,
): void {
  const { size, weights, tables, transform } = lattice;
  const { tilt, untilt } = tables;
  if (isBlank(weights)) {
    // All is small, or beyond the end.
    real.fill(0);
    imaginary.fill(0);
    addSmall(lattice, mass, real, imaginary);
    addSpectra(lattice, real, imaginary);
    return;
  }
  for (let k = 0; k < size; k++) workspace[k] = weights[k + PAD]! * tilt[k]!;
  // A node below 0 is a node below the end, tilted upwards.
  for (let k = 1; k < PAD; k++) workspace[size - k]! += weights[PAD - k]! * untilt[k]!;
  transform.forward(workspace, real, imaginary);
  addSmall(lattice, mass, real, imaginary);
  addSpectra(lattice, real, imaginary);
}

function addSpectra({ spectra }: Lattice, real: Float64Array, imaginary: Float64Array): void {
  for (const { of, times } of spectra) {
    for (let k = 0; k < real.length; k++) {
      real[k]! += times * of.real[k]!;
      imaginary[k]! += times * of.imaginary[k]!;
    }
  }
}

function isBlank(weights: Float64Array): boolean {
  let k = 0;
  while (k < weights.length && weights[k] === 0) k += 1;
  return k === weights.length;
}

/** Adds the small amounts and takes the mass away: exp(-iω place) as a power series, of which 8 powers leave 3e-7 of the whole at the highest frequency. */
function addSmall(
  { size, small, tables }: Lattice,
  mass: number,
  real: Float64Array,
  imaginary: Float64Array,
): void {
  const m0 = tiltedAway(small, 0, size) - (mass - small[0]!);
  if (small[0] === 0) {
    for (let k = 0; k <= size / 2; k++) real[k]! += m0;
    return;
  }
  const m1 = tilted(small, 1, size);
  const m2 = tilted(small, 2, size) / 2;
  const m3 = tilted(small, 3, size) / 6;
  const m4 = tilted(small, 4, size) / 24;
  const m5 = tilted(small, 5, size) / 120;
  const m6 = tilted(small, 6, size) / 720;
  const m7 = tilted(small, 7, size) / 5040;
  const m8 = tilted(small, 8, size) / 40320;
  const { odd, even } = tables;
  for (let k = 0; k <= size / 2; k++) {
    const w = odd[k]!;
    const v = even[k]!;
    real[k]! += m0 - v * (m2 - v * (m4 - v * (m6 - v * m8)));
    imaginary[k]! -= w * (m1 - v * (m3 - v * (m5 - v * m7)));
  }
}

/** The moment of small amounts with each of them tilted. */
function tilted(small: Float64Array, power: number, size: number): number {
  return small[power]! + tiltedAway(small, power, size);
}

/** What tilting adds to a moment of small amounts: exp(-τ place) - 1 as a power series, τ · place below 0.01. */
function tiltedAway(small: Float64Array, power: number, size: number): number {
  let sum = 0;
  for (let j = MOMENTS - 1; j > power; j--) {
    sum = (-TILT / (size * (j - power))) * (small[j]! + sum);
  }
  return sum;
}
