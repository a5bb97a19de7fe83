/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { realTransform } from "../../../numeric/real-transform";
import type { ChanceList } from "./chance-list";

/** What a transform leaves where there is nothing. */
const NOTHING = 1e-16;

/** Sums of several independent lists: the likeliest as they are, all others on a lattice, each list's amounts rounded down to it from its least. */
export interface RoundedGroups {
  readonly likeliest: ChanceList;
  /** Chances of the other sums, on 0, 1, 2 … units above the place from which the lattice is. */
  readonly others: Float64Array;
  /** By up to how many units these are higher than they were rounded to. */
  readonly lowered: number;
  /** By how many units these are higher than they were rounded to, on average. */
  readonly moved: number;
}

/**
 * @param from place of the least sum of the lattice, in units above that of all lists; what is beyond its end comes round
 * @param size places of the lattice, a power of two
 * @param most sums that may stay as they are
 */
export function roundedGroups(
  lists: readonly ChanceList[],
  { unit, from, size }: { readonly unit: number; readonly from: number; readonly size: number },
  most: number,
): RoundedGroups {
  const rounded = lists.map((list) => placedOf(list, unit, size));
  const others = latticeOf(rounded, size);
  const shift = from % size;
  turned(others, shift);
  let moved = rounded.reduce((sum, list) => sum + movedOf(list), 0);
  const { amounts, places, rests, chances } = likeliestOf(rounded.map(likeliestFirst), size, most);
  for (let i = 0; i < amounts.length; i++) {
    others[(places[i]! - shift + size) % size]! -= chances[i]!;
    moved -= chances[i]! * rests[i]!;
  }
  let left = 0;
  for (let k = 0; k < size; k++) {
    if (others[k]! < NOTHING) others[k] = 0;
    left += others[k]!;
  }
  const order = Uint32Array.from(amounts.keys()).sort((i, j) => amounts[i]! - amounts[j]!);
  const lowered = lists.reduce(
    (sum, { amounts: own }) => sum + Math.min((own.at(-1)! - own[0]!) / unit, 1),
    0,
  );
  return {
    likeliest: {
      amounts: Float64Array.from(order, (i) => amounts[i]!),
      chances: Float64Array.from(order, (i) => chances[i]!),
    },
    others,
    lowered,
    moved: left > 0 ? Math.min(Math.max(moved / left, 0), lowered) : 0,
  };
}

/** Sums, where on the lattice each list's part of them was rounded to, and what of a unit was lost. */
interface PlacedSums {
  readonly amounts: Float64Array;
  readonly places: Float64Array;
  readonly rests: Float64Array;
  readonly chances: Float64Array;
}

function placedOf({ amounts, chances }: ChanceList, unit: number, size: number): PlacedSums {
  const [places, rests] = [new Float64Array(amounts.length), new Float64Array(amounts.length)];
  for (let i = 0; i < amounts.length; i++) {
    const units = (amounts[i]! - amounts[0]!) / unit;
    places[i] = Math.floor(units) % size;
    rests[i] = units - Math.floor(units);
  }
  return { amounts, places, rests, chances };
}

/** Chances of the sum of all lists, each rounded down. */
function latticeOf(lists: readonly PlacedSums[], size: number): Float64Array {
  const transform = realTransform(size);
  const frequencies = size / 2 + 1;
  const [real, imaginary] = [new Float64Array(frequencies), new Float64Array(frequencies)];
  const [ownReal, ownImaginary] = [new Float64Array(frequencies), new Float64Array(frequencies)];
  const values = new Float64Array(size);
  for (const [at, { places, chances }] of lists.entries()) {
    values.fill(0);
    for (let i = 0; i < places.length; i++) values[places[i]!]! += chances[i]!;
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

/** With the first so many at the end. */
function turned(values: Float64Array, count: number): void {
  const first = values.slice(0, count);
  values.copyWithin(0, count);
  values.set(first, values.length - count);
}

function movedOf({ rests, chances }: PlacedSums): number {
  let moved = 0;
  for (let i = 0; i < rests.length; i++) moved += chances[i]! * rests[i]!;
  return moved;
}

function likeliestFirst({ amounts, places, rests, chances }: PlacedSums): PlacedSums {
  const order = Uint32Array.from(chances.keys()).sort((i, j) => chances[j]! - chances[i]!);
  return {
    amounts: Float64Array.from(order, (i) => amounts[i]!),
    places: Float64Array.from(order, (i) => places[i]!),
    rests: Float64Array.from(order, (i) => rests[i]!),
    chances: Float64Array.from(order, (i) => chances[i]!),
  };
}

/** The likeliest sums of an amount of each list, in no order. */
function likeliestOf(lists: readonly PlacedSums[], size: number, most: number): PlacedSums {
  const [first, ...others] = lists;
  const found = others.reduce((sums, list) => likeliestPairs(sums, list, size, most), first!);
  return found.amounts.length > most ? NONE : found;
}

const NONE = likeliestFirst({
  amounts: new Float64Array(0),
  places: new Float64Array(0),
  rests: new Float64Array(0),
  chances: new Float64Array(0),
});
const HALF = 0.5;

/** Pairs at least as likely as a power of a half, the least such that there are no more than `most`. */
function likeliestPairs(
  sums: PlacedSums,
  list: PlacedSums,
  size: number,
  most: number,
): PlacedSums {
  const a = likeliestFirst(sums);
  let [least, count] = [1, 0];
  for (;;) {
    const more = pairsFrom(a.chances, list.chances, least * HALF);
    if (more > most || least < NOTHING) break;
    [least, count] = [least * HALF, more];
  }
  const to = {
    amounts: new Float64Array(count),
    places: new Float64Array(count),
    rests: new Float64Array(count),
    chances: new Float64Array(count),
  };
  let at = 0;
  for (let i = 0; i < a.chances.length; i++) {
    for (let j = 0; j < list.chances.length; j++) {
      const chance = a.chances[i]! * list.chances[j]!;
      if (chance < least || at >= count) break;
      to.amounts[at] = a.amounts[i]! + list.amounts[j]!;
      to.places[at] = (a.places[i]! + list.places[j]!) % size;
      to.rests[at] = a.rests[i]! + list.rests[j]!;
      to.chances[at++] = chance;
    }
  }
  return to;
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
