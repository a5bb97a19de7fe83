/**
 * Years of fixed losses of any size, counted from the largest amount down, in whole cents of any length: what is left of a loss after so many
 * events of the largest, of those what is left after so many of the next, and so on. Where all smaller amounts together surely fit, or
 * surely do not, nothing more is counted; so a cent is told beside ten trillion, and no lattice, no list of sums and no rounding is needed.
 *
 * With bad years, so many events so far say how bad the year is: the number of the next is negative binomial again, of a shape that is
 * larger by them.
 */
import type { FixedRow } from "./counted-sums";

/** Bounds between which P(S <= x) lies. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** Chances of so many events. */
interface Counts {
  /** Number of events that the first chance is of. */
  readonly first: number;
  readonly chances: readonly number[];
}

interface Counted {
  readonly cents: bigint;
  /** By itself, and beside so many events of larger amounts in the same bad year. */
  readonly counts: Counts;
  readonly beside: (events: number) => Counts;
  readonly isShared: boolean;
  /** The least and the most of it in a year. */
  readonly least: bigint;
  readonly most: bigint;
}

/** Numbers of events this much less likely than the likeliest, and paths this unlikely, are not counted. */
const NEVER = 1e-17;
const UNLIKELY = 1e-14;
/** More places than this take too long. */
const MOST = 250_000;

/** Chances by what is left, apart for each number of events that bad years bind. */
type Places = Map<number, Map<bigint, number>>;

/**
 * Bounds of P(S <= x).
 *
 * @param cents x, whole
 * @param badYearSpread of Poisson rows
 * @param within how far they may be apart
 * @returns null where too much would have to be counted, or too much of it left out
 */
export function boundsFromAbove(
  rows: readonly FixedRow[],
  cents: bigint,
  badYearSpread = 0,
  within = 1e-8,
): Bounds | null {
  const counted = countedRows(rows, badYearSpread);
  const sums = (of: (row: Counted) => bigint): bigint[] =>
    counted.map((_, i) => counted.slice(i).reduce((sum, row) => sum + of(row), 0n)).concat(0n);
  const [least, most] = [sums((row) => row.least), sums((row) => row.most)];
  let places: Places = new Map([[0, new Map([[cents, 1]])]]);
  let [low, left] = [0, 0];
  for (const [i, row] of counted.entries()) {
    const next: Places = new Map();
    let count = 0;
    const add = (events: number, rest: bigint, chance: number): void => {
      let those = next.get(events);
      if (those === undefined) next.set(events, (those = new Map<bigint, number>()));
      const before = those.get(rest);
      if (before === undefined) count += 1;
      those.set(rest, (before ?? 0) + chance);
    };
    const isLast = !counted.slice(i + 1).some(({ isShared }) => isShared);
    for (const [events, those] of places) {
      const { first, chances } = row.beside(events);
      for (const [place, chance] of those) {
        let rest = place - BigInt(first) * row.cents;
        for (const [n, own] of chances.entries()) {
          const both = chance * own;
          if (rest < (least[i + 1] ?? 0n)) break;
          if (rest >= (most[i + 1] ?? 0n)) low += both;
          else if (both < UNLIKELY) left += both;
          else add(isLast ? 0 : events + (row.isShared ? first + n : 0), rest, both);
          rest -= row.cents;
        }
        if (count > MOST) return null;
      }
    }
    places = next;
  }
  return left > within ? null : { low, high: low + left };
}

function countedRows(rows: readonly FixedRow[], badYearSpread: number): Counted[] {
  const scale = badYearSpread * badYearSpread;
  let larger = 0;
  return [...rows]
    .sort((a, b) => b.loss - a.loss)
    .map((row) => {
      const cents = BigInt(Math.round(100 * row.loss));
      const isShared = scale > 0 && row.kind === "P";
      const own = scale * row.frequency;
      const before = larger;
      const counts = isShared ? clusteredCounts(1 / scale, own / (1 + own)) : countsOf(row);
      const known = new Map<number, Counts>();
      const beside = (events: number): Counts => {
        if (!isShared) return counts;
        let found = known.get(events);
        if (found === undefined) {
          found = clusteredCounts(1 / scale + events, own / (1 + before + own));
          known.set(events, found);
        }
        return found;
      };
      if (isShared) larger += own;
      const { first, chances } = counts;
      const most = BigInt(first + chances.length - 1) * cents;
      return { cents, counts, beside, isShared, least: BigInt(first) * cents, most };
    });
}

/** How likely each number of a row's events is. */
export function countsOf({
  kind,
  frequency,
  ratio,
}: Pick<FixedRow, "kind" | "frequency" | "ratio">): Counts {
  if (kind === "B") return { first: 0, chances: [1 - frequency, frequency] };
  return kind === "P"
    ? countsAround(Math.floor(frequency), (n) => frequency / (n + 1))
    : clusteredCounts(frequency / (ratio - 1), (ratio - 1) / ratio);
}

function clusteredCounts(shape: number, q: number): Counts {
  const likeliest = Math.max(Math.floor((shape * q - 1) / (1 - q)), 0);
  return countsAround(likeliest, (n) => ((shape + n) * q) / (n + 1));
}

/** From the likeliest number outwards. */
function countsAround(middle: number, after: (n: number) => number): Counts {
  const up = [1];
  for (let n = middle; (up.at(-1) ?? 0) > NEVER; n++) up.push((up.at(-1) ?? 0) * after(n));
  const down: number[] = [];
  for (let n = middle - 1; n >= 0 && (down.at(-1) ?? 1) > NEVER; n--) {
    down.push((down.at(-1) ?? 1) / after(n));
  }
  const weights = [...down.reverse(), ...up];
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return { first: middle - down.length, chances: weights.map((weight) => weight / all) };
}
