/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import type { AtomLaw } from "../single-amounts/lists/atom-law";
import type { HiddenSteps } from "./hidden-steps";
import { TILT } from "../lattice/lattice-tables";
import type { LatticeReadout } from "../lattice/lattice-readout";
import {
  FIRST_EDGE,
  gridBelow,
  rippleAt,
  rippleUpTo,
  rippleWithin,
} from "../lattice/lattice-readout";
import type { Spectrum } from "../sizes/spectrum";

/** Error of placing events, and of what lies further out than is kept of them. */
const PLACED = 4e-10;
/** The tilt damps what comes round from beyond the end by exp(-17), which is 4.1e-8. */
const WRAPPED = 5e-8;
/** A feature that the lattice cannot resolve is missed by no more than its fourth difference. */
const UNRESOLVED = 1;
/** Ripples that were smoothed away show what the lattice could not resolve elsewhere, and how far that reaches. */
const SMOOTHED = 2;
/** Nodes to a portion from which its steps are seen. */
const SEEN = 16;
const LAST_DIGIT = 7e-16;

const MANY_AMOUNTS = 200;
const BESIDE_AMOUNTS = 3e-8;
const BESIDE_ROUNDED = 5e-7;

/**
 * Error of a density beside so many single amounts, each of which moves it: 2.1e-8 was seen where all that is known adds up to less, and 4.6e-7 of 59 rows
 * whose sums are too many to list.
 */
export function errorBeside({ hasAmounts, isRounded, steps }: AtomLaw): number {
  if (!hasAmounts || steps <= MANY_AMOUNTS) return 0;
  return isRounded ? BESIDE_ROUNDED : BESIDE_AMOUNTS;
}

/**
 * Error of P(S <= edge) by rounding, where the tilt is 1: that of a spectrum is a few last digits for every event placed, random from frequency to
 * frequency, so squares add up over frequencies and again over the nodes that the tilt lets count.
 */
export function roundingNoise(spectrum: Spectrum, size: number): number {
  const { real, imaginary } = spectrum;
  let square = 0;
  for (let k = 0; k < real.length; k++) {
    square += real[k]! * real[k]! + imaginary[k]! * imaginary[k]!;
  }
  return noiseOf(spectrum, square, size);
}

/** @param square sum of the squares of a spectrum, real and imaginary parts */
export function noiseOf(
  { placed, smallMean }: Pick<Spectrum, "placed" | "smallMean">,
  square: number,
  size: number,
): number {
  return (
    (LAST_DIGIT * (2 + placed + 3 * smallMean) * Math.sqrt(2 * square * (size / (2 * TILT)))) / size
  );
}

/**
 * Stated error of P(S <= loss) read from a lattice.
 *
 * @param wrapped chance of the years that come round from beyond the end to below the loss
 * @param beats of the year: steps shorter than the lattice can show are missed by half of one
 */
export function latticeError(
  grid: LatticeReadout,
  loss: number,
  wrapped: number,
  beats: readonly HiddenSteps[],
): number {
  const hidden = hiddenBeats(grid, beats).reduce((most, { amount, strength }) => {
    const low = gridBelow(grid, Math.max(loss - 0.5 * amount, 0));
    const rise = gridBelow(grid, loss + 0.5 * amount) - low;
    return Math.max(most, 0.5 * strength * rise);
  }, 0);
  return smoothError(wrapped) + rounding(grid, loss) + hidden + unresolvedAt(grid, loss);
}

/** What the lattice cannot resolve around a loss. */
export function unresolvedAt(grid: LatticeReadout, loss: number): number {
  return roughness(grid, loss) + SMOOTHED * rippleAt(grid, loss);
}

/** The most that the lattice cannot resolve at any loss up to a given one. */
export function unresolvedUpTo(grid: LatticeReadout, loss: number): number {
  const { below, size, spacing } = grid;
  const last = Math.min(Math.floor(loss / spacing) + 4, size - 8);
  // Up to the first edge a straight line stands in.
  let rough = below[FIRST_EDGE]!;
  for (let k = FIRST_EDGE; k <= last; k++) rough = Math.max(rough, differenceAt(below, k));
  return UNRESOLVED * rough + SMOOTHED * rippleUpTo(grid, last);
}

/** The most that the lattice cannot resolve at any loss from one to another. */
export function unresolvedWithin(grid: LatticeReadout, from: number, to: number): number {
  const { below, size, spacing } = grid;
  const first = Math.max(Math.floor(from / spacing) - 4, FIRST_EDGE);
  const last = Math.min(Math.floor(to / spacing) + 4, size - 8);
  let rough = 0;
  for (let k = first; k <= last; k++) rough = Math.max(rough, differenceAt(below, k));
  return UNRESOLVED * rough + SMOOTHED * rippleWithin(grid, first, last);
}

/**
 * Stated error of E[max(loss - S, 0)], the integral of P(S <= x) up to the loss. What rounding, steps and jumps miss at one place they make up
 * for at the next; only what is left at the loss itself counts.
 */
export function latticeShortfallError(
  grid: LatticeReadout,
  loss: number,
  wrapped: number,
  beats: readonly HiddenSteps[],
): number {
  const end = grid.size * grid.spacing;
  const longest = hiddenBeats(grid, beats).reduce((most, { amount }) => Math.max(most, amount), 0);
  const local = latticeError(grid, loss, 0, beats) - smoothError(0) - rounding(grid, loss);
  return (
    smoothError(wrapped) * loss +
    rounding(grid, loss) * (end / TILT) +
    local * (longest + 8 * grid.spacing)
  );
}

function hiddenBeats(
  { spacing }: LatticeReadout,
  beats: readonly HiddenSteps[],
): readonly HiddenSteps[] {
  return beats.filter(({ amount }) => amount < SEEN * spacing);
}

function smoothError(wrapped: number): number {
  return PLACED + WRAPPED * Math.max(wrapped, 0);
}

function rounding({ noise, size, spacing }: LatticeReadout, loss: number): number {
  return noise * exp((TILT * Math.min(loss, size * spacing)) / (size * spacing));
}

/** Largest fourth difference of P(S <= edge) around x: next to nothing where the lattice resolves what it holds. */
function roughness({ below, size, spacing }: LatticeReadout, x: number): number {
  const centre = Math.min(Math.max(Math.floor(x / spacing - 0.5), 4), size - 8);
  let most = 0;
  for (let k = centre - 2; k <= centre + 3; k++) most = Math.max(most, differenceAt(below, k));
  return UNRESOLVED * most;
}

function differenceAt(below: Float64Array, k: number): number {
  const near = below[k - 1]! + below[k + 1]!;
  const far = below[k - 2]! + below[k + 2]!;
  return Math.abs(far - 4 * near + 6 * below[k]!);
}
