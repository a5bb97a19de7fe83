/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { keepFigures } from "../../numeric/keep-figures";
import { eightWeights, weighEight } from "../../numeric/lagrange";
import { realTransform } from "../../numeric/real-transform";
import type { EventSizes, PairOfLosses, StretchDensity } from "../sizes/event-sizes";
import type { Spectrum } from "../sizes/spectrum";
import { makeSpectrum } from "../sizes/spectrum";
import type { Lattice } from "./lattice";
import { byItself, MOMENTS, PAD, transformLattice } from "./lattice";
import { multiply } from "./spectrum-arithmetic";

type Place = (sizes: EventSizes, lattice: Lattice) => number;

/** A part that is the sum of two independent losses, which are placed each for itself. */
export interface PairedPart extends StretchDensity {
  readonly pair: PairOfLosses;
}

export function isPaired(part: StretchDensity): part is PairedPart {
  return part.pair !== undefined;
}

/**
 * Places the sum of two independent losses: their transforms multiply. Where weights are read, those of both are folded.
 *
 * @param place places everything but single amounts, of which neither loss has any
 * @returns events a year that are neither on the lattice nor beyond its end
 */
export function placePair(part: PairedPart, lattice: Lattice, place: Place): number {
  const { pair, mass, stop } = part;
  const { size, spacing, smallest, small, spectra, weights } = lattice;
  const key = `${size} ${spacing} ${smallest}`;
  if (stop / spacing < smallest) {
    const moments = momentsKnown(pair, key, () => smallMoments(pair, lattice, place));
    for (let j = 0; j < MOMENTS; j++) small[j]! += mass * moments[j]!;
    return mass * (1 - moments[0]!);
  }
  if (smallest > 0) {
    const { spectrum, lost } = spectraKnown(pair, key, () => multiplied(pair, lattice, place));
    spectra.push({ of: spectrum, times: mass });
    return mass * lost;
  }
  const folded = foldedKnown(pair, key, () => foldedWeights(pair, lattice, place));
  for (let k = 0; k < folded.weights.length; k++) weights[k]! += mass * folded.weights[k]!;
  return mass * folded.lost;
}

/** 8 MB. */
const spectraKnown = keepFigures<{ spectrum: Spectrum; lost: number }>(
  1_000_000,
  ({ spectrum }) => 2 * spectrum.real.length,
);
const foldedKnown = keepFigures<{ weights: Float64Array; lost: number }>(
  1_000_000,
  ({ weights }) => weights.length,
);
const momentsKnown = keepFigures<Float64Array>(100_000, (moments) => moments.length);

/** Sums of (amount/spacing)^j over both together, from those over each: (x + y)^j by its binomials. */
function smallMoments({ one, other }: PairOfLosses, lattice: Lattice, place: Place): Float64Array {
  const momentsOf = (sizes: EventSizes): Float64Array =>
    byItself(lattice, (own) => {
      place(sizes, own);
      return own.small.slice();
    });
  const [a, b] = [momentsOf(one), momentsOf(other)];
  return Float64Array.from(a, (_, power) => {
    let sum = 0;
    let ways = 1;
    for (let i = 0; i <= power; i++) {
      sum += ways * a[i]! * b[power - i]!;
      ways *= (power - i) / (i + 1);
    }
    return sum;
  });
}

function multiplied(
  { one, other }: PairOfLosses,
  lattice: Lattice,
  place: Place,
): { spectrum: Spectrum; lost: number } {
  const transformed = (
    sizes: EventSizes,
    spectrum: Spectrum,
  ): { spectrum: Spectrum; lost: number } =>
    byItself(lattice, (own) => {
      const lost = place(sizes, own);
      transformLattice(own, 0, spectrum.real, spectrum.imaginary, own.tables.workspace);
      return { spectrum, lost };
    });
  const a = transformed(one, makeSpectrum(lattice.size));
  const b = transformed(other, roomOf(lattice.size));
  multiply(a.spectrum, b.spectrum);
  return { spectrum: a.spectrum, lost: bothLost(a.lost, b.lost) };
}

const rooms = new Map<number, Spectrum>();

/** Room for a transform that nobody keeps. */
function roomOf(size: number): Spectrum {
  let room = rooms.get(size);
  if (room === undefined) rooms.set(size, (room = makeSpectrum(size)));
  return room;
}

/** Of what rounding takes from two losses, the share of their sums. */
function bothLost(a: number, b: number): number {
  return a + b - a * b;
}

function foldedWeights(
  { one, other }: PairOfLosses,
  lattice: Lattice,
  place: Place,
): { weights: Float64Array; lost: number } {
  const { size } = lattice;
  const transform = realTransform(2 * size);
  const half = (sizes: EventSizes): { spectrum: Spectrum; lost: number } =>
    byItself(lattice, (own) => {
      const lost = place(sizes, own);
      const spectrum = makeSpectrum(2 * size);
      const values = new Float64Array(2 * size);
      // Nodes below 0 lie at the end, where nothing else reaches.
      for (let k = 0; k < size; k++) values[k] = own.weights[k + PAD]!;
      for (let k = 1; k <= PAD; k++) values[2 * size - k] = own.weights[PAD - k]!;
      transform.forward(values, spectrum.real, spectrum.imaginary);
      return { spectrum, lost };
    });
  const [a, b] = [half(one), half(other)];
  multiply(a.spectrum, b.spectrum);
  const values = new Float64Array(2 * size);
  transform.inverse(a.spectrum.real, a.spectrum.imaginary, values);
  const weights = new Float64Array(size + PAD);
  for (let k = 0; k < size; k++) weights[k + PAD] = values[k]!;
  for (let k = 1; k < PAD; k++) weights[PAD - k] = values[2 * size - k]!;
  // What two small amounts spread further down goes to the lowest eight nodes that anybody reads, its moments kept.
  for (let k = PAD; k <= 2 * PAD; k++) {
    weighEight(-k);
    for (let i = 0; i < 8; i++) weights[i + 1]! += values[2 * size - k]! * eightWeights[i]!;
  }
  return { weights, lost: bothLost(a.lost, b.lost) };
}
