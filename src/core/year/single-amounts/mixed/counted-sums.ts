/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import type { ChanceList } from "../lists/chance-list";
import type { Placing } from "./placed-rows";

/** Sums in rising order, each with a chance and the number of events in it that bad years bind. */
export interface CountedSums extends ChanceList {
  readonly events: Uint16Array;
}

/** More events than that are not told apart. */
export const MOST_EVENTS = 65_535;

/** The sums of all layers in one list, those of so many events in each; equal ones stay apart. */
export function countedSums(layers: readonly ChanceList[]): CountedSums {
  let lists = layers.flatMap(({ amounts, chances }, count): CountedSums[] =>
    amounts.length === 0
      ? []
      : [{ amounts, chances, events: new Uint16Array(amounts.length).fill(count) }],
  );
  while (lists.length > 1) {
    // The shortest first, so that long ones are copied seldom.
    lists.sort((a, b) => a.amounts.length - b.amounts.length);
    const [one, other, ...rest] = lists;
    lists = [merged(one!, other!), ...rest];
  }
  return lists[0] ?? { amounts: new Float64Array(0), chances: new Float64Array(0), events: NONE };
}

const NONE = new Uint16Array(0);

function merged(a: CountedSums, b: CountedSums): CountedSums {
  const [m, n] = [a.amounts.length, b.amounts.length];
  const amounts = new Float64Array(m + n);
  const chances = new Float64Array(m + n);
  const events = new Uint16Array(m + n);
  let [i, j] = [0, 0];
  for (let to = 0; to < m + n; to++) {
    if (j >= n || (i < m && a.amounts[i]! <= b.amounts[j]!)) {
      amounts[to] = a.amounts[i]!;
      chances[to] = a.chances[i]!;
      events[to] = a.events[i++]!;
    } else {
      amounts[to] = b.amounts[j]!;
      chances[to] = b.chances[j]!;
      events[to] = b.events[j++]!;
    }
  }
  return { amounts, chances, events };
}

/** Sums by their amounts, and each one's place. */
interface DecodedSums {
  readonly sums: CountedSums;
  readonly places: Int32Array;
}

/** @param placing of the amounts, which are then codes of it; null where they are none */
export function decodedSums(coded: CountedSums, placing: Placing | null): DecodedSums {
  if (placing === null) return { sums: coded, places: new Int32Array(0) };
  const wholes = coded.amounts.map((code) => placing.wholeOf(code));
  const order = inOrder(wholes);
  const count = order.length;
  const [amounts, chances] = [new Float64Array(count), new Float64Array(count)];
  const [events, places] = [new Uint16Array(count), new Int32Array(count)];
  for (let to = 0; to < count; to++) {
    const i = order[to]!;
    amounts[to] = wholes[i]! * placing.part;
    chances[to] = coded.chances[i]!;
    events[to] = coded.events[i]!;
    places[to] = placing.placeOfCode(coded.amounts[i]!);
  }
  return { sums: { amounts, chances, events }, places };
}

const DIGIT = 65_536;

/** The order in which whole numbers rise: digit by digit from the last, each in one sweep. */
function inOrder(wholes: Float64Array): Uint32Array {
  const count = wholes.length;
  const most = wholes.reduce((largest, own) => Math.max(largest, own), 0);
  let order = Uint32Array.from(wholes.keys());
  let to = new Uint32Array(count);
  const digits = new Uint16Array(count);
  for (let scale = 1; scale <= most; scale *= DIGIT) {
    const starts = new Uint32Array(DIGIT + 1);
    for (let i = 0; i < count; i++) {
      const digit = Math.floor(wholes[i]! / scale) % DIGIT;
      digits[i] = digit;
      starts[digit + 1]! += 1;
    }
    for (let digit = 0; digit < DIGIT; digit++) starts[digit + 1]! += starts[digit]!;
    for (const i of order) to[starts[digits[i]!]!++] = i;
    [order, to] = [to, order];
  }
  return order;
}
