/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { realTransform } from "../../../numeric/real-transform";
import type { ChanceList } from "./chance-list";

/** Places of a lattice, as many as its transform has. */
export const PLACES = 1_048_576;
/** What a transform leaves where there is nothing. */
const NOTHING = 1e-16;

/** Sums of several independent lists: the likeliest as they are, all others on a lattice, each list's amounts rounded down to it. */
export interface RoundedGroups {
  readonly likeliest: ChanceList;
  /** Chances of the other sums, on 0, 1, 2 … units. */
  readonly others: Float64Array;
  /** By how many units these are higher than they were rounded to, on average. */
  readonly moved: number;
}

/**
 * @param lists amounts beyond the lattice are left out
 * @param most sums that may stay as they are
 */
export function roundedGroups(
  lists: readonly ChanceList[],
  unit: number,
  most: number,
): RoundedGroups {
  const others = latticeOf(lists, unit);
  let moved = lists.reduce((sum, list) => sum + movedOf(list, unit), 0);
  const { amounts, places, chances } = likeliestOf(
    lists.map((list) => likeliestFirst(list, unit)),
    most,
  );
  for (let i = 0; i < amounts.length; i++) {
    const place = places[i]!;
    if (place < PLACES) others[place]! -= chances[i]!;
    moved -= chances[i]! * (amounts[i]! / unit - place);
  }
  let left = 0;
  for (let k = 0; k < PLACES; k++) {
    if (others[k]! < NOTHING) others[k] = 0;
    left += others[k]!;
  }
  const order = Uint32Array.from(amounts.keys()).sort((i, j) => amounts[i]! - amounts[j]!);
  return {
    likeliest: {
      amounts: Float64Array.from(order, (i) => amounts[i]!),
      chances: Float64Array.from(order, (i) => chances[i]!),
    },
    others,
    moved: left > 0 ? Math.min(Math.max(moved / left, 0), lists.length) : 0,
  };
}

/** Chances of the sum of all lists, each rounded down. */
function latticeOf(lists: readonly ChanceList[], unit: number): Float64Array {
  const transform = realTransform(PLACES);
  const frequencies = PLACES / 2 + 1;
  const [real, imaginary] = [new Float64Array(frequencies), new Float64Array(frequencies)];
  const [ownReal, ownImaginary] = [new Float64Array(frequencies), new Float64Array(frequencies)];
  const values = new Float64Array(PLACES);
  for (const [at, { amounts, chances }] of lists.entries()) {
    values.fill(0);
    for (let i = 0; i < amounts.length; i++) {
      const place = Math.floor(amounts[i]! / unit);
      if (place < PLACES) values[place]! += chances[i]!;
    }
    if (at === 0) {
      transform.forward(values, real, imaginary);
      continue;
    }
    transform.forward(values, ownReal, ownImaginary);
    for (let k = 0; k < frequencies; k++) {
      const [re, im] = [real[k]!, imaginary[k]!];
      real[k] = re * ownReal[k]! - im * ownImaginary[k]!;
      imaginary[k] = re * ownImaginary[k]! + im * ownReal[k]!;
    }
  }
  transform.inverse(real, imaginary, values);
  return values;
}

function movedOf({ amounts, chances }: ChanceList, unit: number): number {
  let moved = 0;
  for (let i = 0; i < amounts.length; i++) {
    moved += chances[i]! * (amounts[i]! / unit - Math.floor(amounts[i]! / unit));
  }
  return moved;
}

/** Sums, and where each list's part of them was rounded to. */
interface PlacedSums {
  readonly amounts: Float64Array;
  readonly places: Float64Array;
  readonly chances: Float64Array;
}

function likeliestFirst({ amounts, chances }: ChanceList, unit: number): PlacedSums {
  const order = Uint32Array.from(amounts.keys()).sort((i, j) => chances[j]! - chances[i]!);
  return {
    amounts: Float64Array.from(order, (i) => amounts[i]!),
    places: Float64Array.from(order, (i) => Math.floor(amounts[i]! / unit)),
    chances: Float64Array.from(order, (i) => chances[i]!),
  };
}

/** The likeliest sums of an amount of each list, in no order. */
function likeliestOf(lists: readonly PlacedSums[], most: number): PlacedSums {
  const [first, ...others] = lists;
  return others.reduce((sums, list) => likeliestPairs(sums, list, most), first!);
}

const HALF = 0.5;

/** Pairs at least as likely as a power of a half, the least such that there are no more than `most`. */
function likeliestPairs(sums: PlacedSums, list: PlacedSums, most: number): PlacedSums {
  const a = sorted(sums);
  let [least, count] = [1, 0];
  for (;;) {
    const more = pairsFrom(a.chances, list.chances, least * HALF);
    if (more > most || least < NOTHING) break;
    [least, count] = [least * HALF, more];
  }
  const to = {
    amounts: new Float64Array(count),
    places: new Float64Array(count),
    chances: new Float64Array(count),
  };
  let at = 0;
  for (let i = 0; i < a.chances.length; i++) {
    for (let j = 0; j < list.chances.length; j++) {
      const chance = a.chances[i]! * list.chances[j]!;
      if (chance < least || at >= count) break;
      to.amounts[at] = a.amounts[i]! + list.amounts[j]!;
      to.places[at] = a.places[i]! + list.places[j]!;
      to.chances[at++] = chance;
    }
  }
  return to;
}

function sorted({ amounts, places, chances }: PlacedSums): PlacedSums {
  const order = Uint32Array.from(chances.keys()).sort((i, j) => chances[j]! - chances[i]!);
  return {
    amounts: Float64Array.from(order, (i) => amounts[i]!),
    places: Float64Array.from(order, (i) => places[i]!),
    chances: Float64Array.from(order, (i) => chances[i]!),
  };
}

/** How many pairs are at least so likely, of lists with the likeliest first. */
function pairsFrom(a: Float64Array, b: Float64Array, least: number): number {
  let [count, j] = [0, b.length];
  for (const chance of a) {
    while (j > 0 && chance * b[j - 1]! < least) j -= 1;
    if (j === 0) break;
    count += j;
  }
  return count;
}
