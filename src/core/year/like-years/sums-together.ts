/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { highWord } from "../../numeric/elementary/double-bits";
import { SAME_SUM } from "../../numeric/same-but-for-rounding";
import type { ChanceList } from "../single-amounts/lists/chance-list";

/** Where lists are made that nobody else sees. */
interface Room {
  amounts: Float64Array;
  chances: Float64Array;
}

const MOST_PAIRS = 1_000_000;
let [from, to]: [Room, Room] = [roomFor(4096), roomFor(4096)];
let ends = new Int32Array(64);
const EXPONENTS = 2048;
const byExponent = new Float64Array(EXPONENTS);

function roomFor(size: number): Room {
  return { amounts: new Float64Array(size), chances: new Float64Array(size) };
}

/**
 * Sums of an amount of one list and one of the other, equal ones together, as `convolvedLists` and `withoutRare` make them, without a list
 * for each amount: many years do so.
 *
 * @param least pairs that are no likelier are left out
 * @param leftOut the unlikeliest sums go as long as they are no likelier together
 * @returns null where there are too many pairs
 */
export function sumsTogether(
  a: ChanceList,
  b: ChanceList,
  least: number,
  leftOut: number,
): ChanceList | null {
  const [long, short] = a.amounts.length < b.amounts.length ? [b, a] : [a, b];
  const pairs = long.amounts.length * short.amounts.length;
  if (pairs > MOST_PAIRS) return null;
  if (from.amounts.length < pairs) [from, to] = [roomFor(2 * pairs), roomFor(2 * pairs)];
  if (ends.length <= short.amounts.length) ends = new Int32Array(2 * short.amounts.length);
  let runs = 0;
  let count = 0;
  for (let j = 0; j < short.amounts.length; j++) {
    const [amount, chance] = [short.amounts[j]!, short.chances[j]!];
    const first = count;
    for (let i = 0; i < long.amounts.length; i++) {
      const product = long.chances[i]! * chance;
      if (!(product > least)) continue;
      from.amounts[count] = long.amounts[i]! + amount;
      from.chances[count] = product;
      count += 1;
    }
    if (count > first) ends[++runs] = count;
  }
  ends[0] = 0;
  while (runs > 1) {
    let [merged, end] = [0, 0];
    for (let run = 0; run < runs; run += 2) {
      const middle = ends[run + 1]!;
      end = mergedRuns(ends[run]!, middle, run + 1 < runs ? ends[run + 2]! : middle, end);
      ends[++merged] = end;
    }
    [from, to] = [to, from];
    [runs, count] = [merged, end];
  }
  return likely(count, leftOut);
}

/** Two runs of one room as one in the other, from a place on. */
function mergedRuns(start: number, middle: number, stop: number, at: number): number {
  const { amounts, chances } = from;
  const { amounts: sums, chances: own } = to;
  let [i, j, count] = [start, middle, at];
  let last = -Infinity;
  while (i < middle || j < stop) {
    const place = j >= stop || (i < middle && amounts[i]! <= amounts[j]!) ? i++ : j++;
    const amount = amounts[place]!;
    if (amount - last <= SAME_SUM * amount) own[count - 1]! += chances[place]!;
    else {
      sums[count] = last = amount;
      own[count] = chances[place]!;
      count += 1;
    }
  }
  return count;
}

function likely(count: number, leftOut: number): ChanceList {
  const { amounts, chances } = from;
  byExponent.fill(0);
  for (let i = 0; i < count; i++) byExponent[highWord(chances[i]!) >>> 20]! += chances[i]!;
  let least = 0;
  let dropped = 0;
  while (least < EXPONENTS && dropped + byExponent[least]! <= leftOut) {
    dropped += byExponent[least++]!;
  }
  let kept = 0;
  for (let i = 0; i < count; i++) {
    if (highWord(chances[i]!) >>> 20 < least) continue;
    amounts[kept] = amounts[i]!;
    chances[kept] = chances[i]!;
    kept += 1;
  }
  return { amounts: amounts.slice(0, kept), chances: chances.slice(0, kept) };
}
