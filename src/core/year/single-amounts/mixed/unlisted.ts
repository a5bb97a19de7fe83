/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { makeRising } from "../../../numeric/make-rising";
import { realTransform } from "../../../numeric/real-transform";
import { latticeSums } from "../lists/lattice-sums";
import type { AtomRow } from "../lists/atom-rows";
import type { HalfOfKinds } from "./year-kinds";
import type { Placing } from "./placed-rows";
import { BEYOND } from "./placed-rows";

/** The years whose sums are not listed, by the place of a lattice on which each of their events was put. */
export interface Unlisted {
  readonly placing: Placing;
  /** Chances up to each place. */
  readonly within: Float64Array;
  /** Sums of these, up to each place. */
  readonly areas: Float64Array;
  /** By how much transforms and kinds of year may be off. */
  readonly error: number;
}

/** Kinds of which less is listed are no part of the lists. */
const NOTHING = 2e-9;
/** What a transform may add up to where there is nothing. */
const NOISE = 1e-9;

/**
 * What is left of all years without those whose sums are listed: both on one lattice, where the one is taken from the other.
 *
 * @param places of each half's sums
 * @param listed years of each kind whose sums are listed, as a share of all
 * @param missed by how much chances of events are off where some kinds of year stand for all
 */
export function unlistedYears(
  rows: readonly AtomRow[],
  halves: readonly [HalfOfKinds, HalfOfKinds],
  places: readonly [Int32Array, Int32Array],
  listed: Float64Array,
  placing: Placing,
  missed: number,
): Unlisted {
  const { size } = placing;
  const kinds = listed.length;
  const transform = realTransform(size);
  const frequencies = size / 2 + 1;
  const spectra = halves.map(() => [new Float64Array(frequencies), new Float64Array(frequencies)]);
  const [real, imaginary] = [new Float64Array(frequencies), new Float64Array(frequencies)];
  const values = new Float64Array(size);
  let left = 0;
  for (let kind = 0; kind < kinds; kind++) {
    const both = listed[kind]!;
    if (both < NOTHING) {
      left += both;
      continue;
    }
    halves.forEach((half, i) => {
      values.fill(0);
      addKind(values, half, places[i]!, kind, kinds);
      transform.forward(values, spectra[i]![0]!, spectra[i]![1]!);
    });
    const [[a, b], [c, d]] = spectra as [
      [Float64Array, Float64Array],
      [Float64Array, Float64Array],
    ];
    for (let k = 0; k < frequencies; k++) {
      real[k]! += a[k]! * c[k]! - b[k]! * d[k]!;
      imaginary[k]! += a[k]! * d[k]! + b[k]! * c[k]!;
    }
  }
  transform.inverse(real, imaginary, values);
  const within = latticeSums(rows, placing.placeOf, size);
  let sum = 0;
  for (let k = 0; k < size; k++) within[k] = sum += within[k]! - values[k]!;
  makeRising(within, 0, size);
  const areas = values;
  let area = 0;
  for (let k = 0; k < size; k++) {
    if (within[k]! < 0) within[k] = 0;
    areas[k] = area += within[k]!;
  }
  return { placing, within, areas, error: NOISE + left + 3 * BEYOND + 2 * missed };
}

function addKind(
  values: Float64Array,
  { sums, kinds }: HalfOfKinds,
  places: Int32Array,
  kind: number,
  of: number,
): void {
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    if (place < values.length) {
      values[place]! += sums.chances[i]! * kinds.ratios[sums.events[i]! * of + kind]!;
    }
  }
}
