import { commonUnit } from "../lists/common-unit";
import { highestSum, rangeOfSums } from "../lists/highest-sum";
import type { AtomRow } from "../lists/atom-rows";
import { amountsOf, lossesOf, withAmounts } from "../lists/atom-rows";

/** Amounts as places of a lattice and what is left of each: both add up from event to event. */
export interface Placing {
  /** Between two places. */
  readonly unit: number;
  readonly size: number;
  readonly placeOf: (amount: number) => number;
  /** An amount and its place in one whole number, which add up too. */
  readonly codeOf: (amount: number) => number;
  /** Amounts are whole multiples of this, which are in a code. */
  readonly part: number;
  readonly wholeOf: (code: number) => number;
  readonly placeOfCode: (code: number) => number;
  /** Between which the sums of what is left lie, but for BEYOND on either side. */
  readonly least: number;
  readonly most: number;
}

/** Chance of what may lie beyond the lattice, or of more that is left of the amounts of a year. */
export const BEYOND = 1e-8;
/** ln of the inverse of it. */
const LN_RARE = 18.420680743952367;
const TRIES = 2000;
const WIDER = 0.0003;
/** Of what is left of so many events at most. */
const EVENTS = 1024;
const NO_FURTHER = 9_007_199_254_740_992;

/**
 * A lattice for the sums of rows whose amounts are whole parts of the currency: with the unit, of some hundred, of which multiples lie
 * nearest to the amounts that come often.
 *
 * @returns null where amounts are no whole parts, or these are too many
 */
export function placingOf(rows: readonly AtomRow[], places: number): Placing | null {
  const part = commonUnit(rows.flatMap(amountsOf));
  if (part === null) return null;
  const wholeOf = (amount: number): number => Math.round(amount / part);
  const leftOf = (amount: number, of: number): number =>
    wholeOf(amount) - of * Math.round(wholeOf(amount) / of);
  const highest = Math.round(highestSum(rows, LN_RARE) / part);
  const first = Math.max(Math.ceil(highest / (places - places / 16)), 1);
  let [parts, least] = [first, Infinity];
  for (let i = 0; i < TRIES; i++) {
    const tried = Math.ceil(first * (1 + WIDER * i));
    const spread = rows.reduce(
      (sum, row) => sum + lossesOf(withAmounts(row, (amount) => leftOf(amount, tried))).variance,
      0,
    );
    // A longer unit makes more of the same.
    if (spread < least) [parts, least] = [tried, spread];
  }
  // Room for what is left, above and below.
  const room = EVENTS * parts;
  const placeOf = (amount: number): number => Math.round(wholeOf(amount) / parts);
  if (!(room * places < NO_FURTHER)) return null;
  const [below, above] = rangeOfSums(
    rows.map((row) => withAmounts(row, (amount) => leftOf(amount, parts))),
    LN_RARE,
  );
  return {
    ...{ unit: parts * part, size: places, least: below * part, most: above * part },
    placeOf,
    codeOf: (amount) => placeOf(amount) * room + leftOf(amount, parts),
    placeOfCode: (code) => Math.round(code / room),
    part,
    wholeOf: (code) => {
      const place = Math.round(code / room);
      return place * parts + (code - place * room);
    },
  };
}
