/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { makeRising } from "../../numeric/make-rising";
import type { Lattice } from "./lattice";
import { TILT } from "./lattice-tables";
import { exp } from "../../numeric/elementary/exp";
import type { Spectrum } from "../sizes/spectrum";

/** The year's loss on one lattice, ready to read: what lies between nodes k and k + 1 belongs to edge k at (k + 1/2) · spacing. */
export interface LatticeReadout {
  readonly spacing: number;
  readonly size: number;
  /** P(S <= edge); never falls. */
  readonly below: Float64Array;
  /** E[S; S <= edge]. */
  readonly partialMean: Float64Array;
  /** Error of `below` by rounding where the tilt is 1; it grows as the tilt is taken off. */
  readonly noise: number;
  /** Sums over the nodes up to k, as the lattice has them, at k + BEFORE. */
  readonly sums: Float64Array;
}

/** Nodes below 0 that are kept of the sums. */
export const BEFORE = 64;

/** The part of a lattice that is read; above, what was spread below 0 has come round. */
export const READ_TO = 0.88;

/** Below this edge the lattice is too coarse to read, and a straight line from 0 stands in. */
export const FIRST_EDGE = 12;

/** Chance moved by less is rounding, which far above all losses would weigh more than it should. */
const RIPPLE = 1e-6;

/**
 * Brings a spectrum back to amounts.
 *
 * The lattice holds density times spacing, so sums over nodes become integrals up to an edge by the midpoint rule and its corrections:
 *
 *     P(S <= edge k) = (1 + δ²/24 - 17 δ⁴/5760) C[k],  C[k] = sum of g up to node k
 *
 * @param spectrum without the years of single amounts, which are no density
 * @param room of another readout of the size that nobody reads any more
 * @param withMeans whether `partialMean` will be read
 */
export function latticeReadout(
  lattice: Lattice,
  spectrum: Spectrum,
  noise: number,
  room?: LatticeReadout,
  withMeans = true,
): LatticeReadout {
  const { size, spacing, tables, transform } = lattice;
  const density = tables.workspace;
  transform.inverse(spectrum.real, spectrum.imaginary, density);
  // What was spread below 0 has come round to the end of the lattice.
  let sum = 0;
  let moment = 0;
  const damped = exp(-TILT);
  const sums = room?.sums ?? new Float64Array(size + BEFORE);
  for (let k = size - BEFORE; k < size; k++) {
    const g = density[k]! * tables.untilt[k]! * damped;
    sum += g;
    moment += g * (k - size);
    sums[k - size + BEFORE] = sum;
  }
  // Each density is read for the last time where its moment takes its place.
  const moments = density;
  for (let k = 0; k < size; k++) {
    const g = density[k]! * tables.untilt[k]!;
    sum += g;
    moment += g * k;
    sums[k + BEFORE] = sum;
    moments[k] = moment;
  }
  const below = room?.below ?? new Float64Array(size);
  const partialMean = room?.partialMean ?? new Float64Array(size);
  for (let k = FIRST_EDGE; k < size; k++) {
    below[k] = Math.min(Math.max(atEdge(sums, k + BEFORE), 0), 1);
  }
  if (withMeans) {
    for (let k = FIRST_EDGE; k < size; k++) partialMean[k] = spacing * atEdge(moments, k);
  }
  const end = Math.ceil(READ_TO * size) + 3;
  makeRising(below, FIRST_EDGE, end);
  for (let k = end; k < size; k++) below[k] = Math.max(below[k]!, below[k - 1]!);
  for (let k = FIRST_EDGE; withMeans && k < size; k++) {
    const moved = below[k]! - atEdge(sums, k + BEFORE);
    // What chance moves to an edge moves its amount along, so that E[max(edge - S, 0)] stays as the sums have it.
    if (Math.abs(moved) > RIPPLE) partialMean[k] = partialMean[k]! + (k + 0.5) * spacing * moved;
  }
  const slope = below[FIRST_EDGE]! / (FIRST_EDGE + 0.5);
  for (let k = 0; k < FIRST_EDGE; k++) {
    const place = k + 0.5;
    below[k] = slope * place;
    partialMean[k] = 0.5 * slope * place * place * spacing;
  }
  return { spacing, size, below, partialMean, sums, noise };
}

/** Edges either side that are looked at for what was moved. */
const NEAR = 8;

/** The most that P(S <= edge) was moved about a loss so that it never falls. */
export function rippleAt(grid: LatticeReadout, loss: number): number {
  const { size, spacing } = grid;
  const centre = Math.min(Math.max(Math.floor(loss / spacing - 0.5), 0), size - 1);
  const first = Math.max(centre - NEAR, FIRST_EDGE);
  return rippleWithin(grid, first, Math.min(centre + NEAR, Math.floor(READ_TO * size)));
}

/** The same at any edge up to one. */
export function rippleUpTo(grid: LatticeReadout, last: number): number {
  return rippleWithin(grid, FIRST_EDGE, Math.min(last + NEAR, Math.floor(READ_TO * grid.size)));
}

/** The same from one edge to another. */
export function rippleWithin({ below, sums }: LatticeReadout, first: number, last: number): number {
  let most = 0;
  for (let k = first; k <= last; k++) {
    most = Math.max(most, Math.abs(below[k]! - atEdge(sums, k + BEFORE)));
  }
  return most;
}

function atEdge(sums: Float64Array, k: number): number {
  const centre = sums[k]!;
  if (k > sums.length - 3) return centre;
  const near = sums[k - 1]! + sums[k + 1]!;
  const far = sums[k - 2]! + sums[k + 2]!;
  return centre + (near - 2 * centre) / 24 - (17 / 5760) * (far - 4 * near + 6 * centre);
}

/** A cubic between two edges that rises with them: value and slopes at both ends, in edge distances. */
interface Piece {
  readonly low: number;
  readonly rise: number;
  readonly slopeLow: number;
  readonly slopeHigh: number;
}

/** The piece from edge k to k + 1, with slopes held within three times the rise so that it never turns down. */
function pieceAt({ below }: LatticeReadout, k: number): Piece {
  const low = below[k]!;
  const rise = below[k + 1]! - low;
  return {
    low,
    rise,
    slopeLow: Math.min(Math.max(slopeAt(below, k), 0), 3 * rise),
    slopeHigh: Math.min(Math.max(slopeAt(below, k + 1), 0), 3 * rise),
  };
}

function slopeAt(below: Float64Array, k: number): number {
  if (k < 2) return below[k + 1]! - below[k]!;
  if (k > below.length - 3) return below[k]! - below[k - 1]!;
  return (below[k - 2]! - 8 * below[k - 1]! + 8 * below[k + 1]! - below[k + 2]!) / 12;
}

function valueIn({ low, rise, slopeLow, slopeHigh }: Piece, t: number): number {
  const bend = slopeLow + slopeHigh - 2 * rise;
  return low + t * (slopeLow + t * (3 * rise - 2 * slopeLow - slopeHigh + t * bend));
}

/** Integral of the piece from 0 to t. */
function areaIn({ low, rise, slopeLow, slopeHigh }: Piece, t: number): number {
  const bend = slopeLow + slopeHigh - 2 * rise;
  const square = 3 * rise - 2 * slopeLow - slopeHigh;
  return t * (low + t * (slopeLow / 2 + t * (square / 3 + (t * bend) / 4)));
}

/** P(S <= x), where x is on the grid. */
export function gridBelow(grid: LatticeReadout, x: number): number {
  const { below, size, spacing } = grid;
  const place = x / spacing - 0.5;
  if (place <= 0) {
    // A straight line from P(S = 0): the first edge lies half a node up.
    const atZero = below[0]! - (below[1]! - below[0]!) / 2;
    return atZero + (below[0]! - atZero) * 2 * (place + 0.5);
  }
  const k = Math.floor(place);
  if (k >= size - 1) return below[size - 1]!;
  // As `valueIn` and `pieceAt`, without an object: a search reads thousands of times.
  const t = place - k;
  const low = below[k]!;
  const rise = below[k + 1]! - low;
  const slopeLow = Math.min(Math.max(slopeAt(below, k), 0), 3 * rise);
  const slopeHigh = Math.min(Math.max(slopeAt(below, k + 1), 0), 3 * rise);
  const bend = slopeLow + slopeHigh - 2 * rise;
  return low + t * (slopeLow + t * (3 * rise - 2 * slopeLow - slopeHigh + t * bend));
}

/** E[S; S <= x], where x is on the grid. */
export function gridPartialMean(grid: LatticeReadout, x: number): number {
  const { below, partialMean, size, spacing } = grid;
  const place = x / spacing - 0.5;
  if (place <= 0) return partialMean[0]! * 4 * (place + 0.5) * (place + 0.5);
  const k = Math.min(Math.floor(place), size - 2);
  const t = Math.min(place - k, 1);
  const piece = pieceAt(grid, k);
  // By parts: x F(x) less the area under F.
  const edge = (k + 0.5) * spacing;
  const value = valueIn(piece, t);
  return partialMean[k]! + x * value - edge * below[k]! - spacing * areaIn(piece, t);
}

/** The least x with P(S <= x) >= p, for p that the grid reaches. */
export function gridQuantile(grid: LatticeReadout, p: number): number {
  const { below, size, spacing } = grid;
  if (p <= below[0]!) {
    const atZero = below[0]! - (below[1]! - below[0]!) / 2;
    return p <= atZero ? 0 : (0.5 * spacing * (p - atZero)) / (below[0]! - atZero);
  }
  let low = 0;
  let high = size - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (below[middle]! >= p) high = middle;
    else low = middle;
  }
  const piece = pieceAt(grid, low);
  return (low + 0.5 + placeOf(piece, p)) * spacing;
}

/** Where in the piece the value is p: Newton's step where it stays inside what is known, halves elsewhere. */
function placeOf(piece: Piece, p: number): number {
  const { low, rise, slopeLow, slopeHigh } = piece;
  let from = 0;
  let to = 1;
  let t = rise > 0 ? Math.min(Math.max((p - low) / rise, 0), 1) : 1;
  for (let i = 0; i < 60; i++) {
    const miss = valueIn(piece, t) - p;
    if (miss >= 0) to = t;
    else from = t;
    const bend = slopeLow + slopeHigh - 2 * rise;
    const slope = slopeLow + t * (2 * (3 * rise - 2 * slopeLow - slopeHigh) + 3 * t * bend);
    const step = t - miss / slope;
    const next = step >= from && step <= to ? step : 0.5 * (from + to);
    if (Math.abs(next - t) < 1e-14) break;
    t = next;
  }
  return t;
}
