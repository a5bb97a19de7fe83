/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { angleOf } from "../../numeric/elementary/arctangent";
import { exponentiate } from "../../numeric/elementary/complex-exponential";
import { logOfNormal } from "../../numeric/elementary/log";
import { keepFigures } from "../../numeric/keep-figures";
import type { Lattice } from "../lattice/lattice";
import { clearLattice, transformLattice } from "../lattice/lattice";
import { placeAtoms, placeSpread } from "../lattice/place-event-sizes";
import { addTimes } from "../lattice/spectrum-arithmetic";
import type { EventSizes, YearLaw } from "../sizes/event-sizes";
import type { OftenSizes } from "../sizes/pooled-events";
import { lawOf } from "../sizes/pooled-events";
import type { Spectrum } from "../sizes/spectrum";
import { makeSpectrum } from "../sizes/spectrum";
import type { ClusteredSource, SingleSource, YearSources } from "../sources/year-sources";

/** Which events take part: all, or single amounts alone (then a year with any other event counts as none at all). */
export type Taking = "all" | "atoms";

/** What may be overwritten, for a year that does not come again. */
export interface SpectrumRoom {
  readonly result: Spectrum;
  /** Whatever else is needed on the way. */
  readonly power: Spectrum;
}

/**
 * Transform of the year's loss on a lattice.
 *
 *     Poisson            exp(E)
 *     common factor      (1 - s² E)^(-1/s²)
 *     negative binomial  (1 - a E)^-r
 *     at most one        1 + p E
 *
 * E is the transform of the event sizes less their mass; independent sources multiply.
 *
 * @param into a new one where it is left out
 */
export function yearSpectrum(
  { pooled, rows, factor, clustered, single }: YearSources,
  lattice: Lattice,
  taking: Taking,
  into?: SpectrumRoom,
): Spectrum {
  const { size } = lattice;
  const { workspace } = lattice.tables;
  const result = into?.result ?? makeSpectrum(size);
  if (rows === null) excess(pooled, lattice, taking, result, workspace);
  else addRates(result, rows, lattice, taking);
  if (factor !== null) toPower(result, result, factor.scale, -factor.shape, workspace);
  const others = clustered.length + single.length;
  const shared = others > MOST_REMEMBERED ? makeSpectrum(size) : null;
  /** E of a source by itself, remembered where there are not too many. */
  const one = ({ sizes }: ClusteredSource | SingleSource): Spectrum => {
    const law = knownLaw(sizes, taking);
    const made = (into?: Spectrum): Spectrum => {
      if (law !== null) return excessOfLaw(law, sizes.mass, lattice);
      const own = into ?? makeSpectrum(size);
      excess(sizes, lattice, taking, own, workspace);
      addLaws(own, lattice);
      return own;
    };
    if (shared !== null) return made(shared);
    return excessKnown(sizes, keyOf(sizes, lattice, taking), made);
  };
  const power = (source: ClusteredSource): Spectrum => {
    if (shared !== null) {
      const own = one(source);
      toPower(own, own, source.scale, -source.shape, workspace);
      return own;
    }
    const made = (power: Spectrum): Spectrum => {
      toPower(one(source), power, source.scale, -source.shape, workspace);
      return power;
    };
    // Single amounts are the same in both takings.
    if (into !== undefined && hasSpread(source.sizes)) return made(into.power);
    return powersKnown(source, keyOf(source.sizes, lattice, taking), () =>
      made(makeSpectrum(size)),
    );
  };
  for (const source of clustered) {
    const own = power(source);
    const often = source.shape * source.scale;
    result.smallMean += often * own.smallMean;
    result.placed += often * own.placed;
    addTimes(result, own, 1);
  }
  exponentiate(result.real, result.imaginary);
  for (const source of single) {
    const own = one(source);
    result.smallMean += own.lawMean ?? 0;
    result.placed += own.lawPlaced ?? 0;
    multiplyByChance(result, own, source.probability);
  }
  return result;
}

/** Adds E of Poisson events that are known row by row. */
function addRates(
  result: Spectrum,
  rows: readonly OftenSizes[],
  lattice: Lattice,
  taking: Taking,
): void {
  const { size, tables } = lattice;
  result.real.fill(0);
  result.imaginary.fill(0);
  result.smallMean = result.placed = 0;
  for (const { often, sizes } of rows) {
    const own = excessKnown(sizes, keyOf(sizes, lattice, taking), () => {
      const made = makeSpectrum(size);
      excess(sizes, lattice, taking, made, tables.workspace);
      return made;
    });
    result.smallMean += often * own.smallMean;
    result.placed += often * own.placed;
    addTimes(result, own, often);
  }
}

/** What is the same of single amounts alone is remembered once. */
function keyOf(sizes: EventSizes, { size, spacing }: Lattice, taking: Taking): string {
  return `${hasSpread(sizes) ? taking : "all"} ${size} ${spacing}`;
}

/** With more rows apart, each year transforms them anew: what is remembered would be too much. */
const MOST_REMEMBERED = 64;
/** 16 MB each, for all rows of all years. Years of one question differ in a few rows and lie on the same few lattices. */
const excessKnown = keepFigures<Spectrum>(2_000_000, ({ real }) => 2 * real.length);
const powersKnown = keepFigures<Spectrum>(2_000_000, ({ real }) => 2 * real.length);

function hasSpread({ grids, parts }: EventSizes): boolean {
  return grids.length + parts.length > 0;
}

/** What is known by its transform says itself what it counts by moments. */
function addLaws(one: Spectrum, { spectra }: Lattice): void {
  one.lawMean = one.lawPlaced = 0;
  for (const { of, times } of spectra) {
    one.lawMean += times * of.smallMean;
    one.lawPlaced += times * of.placed;
  }
}

/**
 * Transform of the year divided by 1 + factor · E of one of its sources, which takes an event that comes at most once out of the year, or
 * makes clusters of another shape. No other source is transformed again.
 */
export function dividedSpectrum(
  year: Spectrum,
  sizes: EventSizes,
  factor: number,
  lattice: Lattice,
  taking: Taking,
): Spectrum {
  const one = makeSpectrum(lattice.size);
  excess(sizes, lattice, taking, one, lattice.tables.workspace);
  const { real, imaginary } = one;
  for (let k = 0; k < real.length; k++) {
    const re = 1 + factor * real[k]!;
    const im = factor * imaginary[k]!;
    const square = re * re + im * im;
    const a = year.real[k]!;
    const b = year.imaginary[k]!;
    real[k] = (a * re + b * im) / square;
    imaginary[k] = (b * re - a * im) / square;
  }
  one.smallMean = year.smallMean + Math.max(-factor, 0) * one.smallMean;
  one.placed = year.placed;
  return one;
}

/** What is known by its transform alone, of which there is nothing to place; null where it is otherwise. */
function knownLaw(sizes: EventSizes, taking: Taking): YearLaw | null {
  return sizes.atoms.length === 0 && taking === "all" ? lawOf(sizes) : null;
}

/** E of it. */
function excessOfLaw(law: YearLaw, mass: number, { size, spacing }: Lattice): Spectrum {
  const own = law.spectrum(size, spacing);
  const { real } = own;
  for (let k = 0; k < real.length; k++) real[k]! -= mass;
  [own.lawMean, own.lawPlaced] = [own.smallMean, own.placed];
  [own.smallMean, own.placed] = [0, mass];
  return own;
}

/** E: the transform of what is taken, less the mass of all. */
function excess(
  sizes: EventSizes,
  lattice: Lattice,
  taking: Taking,
  spectrum: Spectrum,
  workspace: Float64Array,
): void {
  const { real, imaginary } = spectrum;
  clearLattice(lattice);
  placeAtoms(sizes, lattice);
  const lost = taking === "all" ? placeSpread(sizes, lattice) : 0;
  const mass = sizes.mass - lost;
  spectrum.smallMean = lattice.small[1] ?? 0;
  spectrum.placed = Math.max(mass - (lattice.small[0] ?? 0), 0);
  transformLattice(lattice, mass, real, imaginary, workspace);
}

/**
 * Writes exponent · ln(1 - scale · E), which may take the place of E. The real part under the logarithm is never below 1, up to rounding and
 * tilt.
 *
 * Where the number of events varies hardly more than a Poisson one, the scale is tiny and the exponent huge: 1 must not swallow digits.
 */
function toPower(
  of: Spectrum,
  into: Spectrum,
  scale: number,
  exponent: number,
  workspace: Float64Array,
): void {
  anglesOf(of, workspace, scale, exponent);
  logarithmsOf(of, into.real, scale, exponent);
  for (let k = 0; k < into.imaginary.length; k++) into.imaginary[k] = workspace[k]!;
  into.smallMean = of.smallMean;
  into.placed = of.placed;
}

/** The real part, in a loop of its own: two in one are more than a compiler takes in, and each number becomes an object. */
function logarithmsOf(of: Spectrum, into: Float64Array, scale: number, exponent: number): void {
  const { real, imaginary } = of;
  for (let k = 0; k < real.length; k++) {
    const re = Math.max(-scale * real[k]!, -0.5);
    const im = -scale * imaginary[k]!;
    // log1p, of an argument above -1 by far.
    const square = re * (2 + re) + im * im;
    const whole = 1 + square;
    const logarithm = whole === 1 ? square : (square * logOfNormal(whole, 0)) / (whole - 1);
    into[k] = 0.5 * exponent * logarithm;
  }
}

/** The imaginary part. */
function anglesOf(of: Spectrum, into: Float64Array, scale: number, exponent: number): void {
  const { real, imaginary } = of;
  for (let k = 0; k < real.length; k++) {
    const re = Math.max(-scale * real[k]!, -0.5);
    into[k] = exponent * angleOf(-scale * imaginary[k]!, 1 + re);
  }
}

/** Multiplies by 1 + p E. */
function multiplyByChance(
  { real, imaginary }: Spectrum,
  { real: ownReal, imaginary: ownImaginary }: Spectrum,
  probability: number,
): void {
  for (let k = 0; k < real.length; k++) {
    const re = 1 + probability * ownReal[k]!;
    const im = probability * ownImaginary[k]!;
    const a = real[k]!;
    const b = imaginary[k]!;
    real[k] = a * re - b * im;
    imaginary[k] = a * im + b * re;
  }
}
