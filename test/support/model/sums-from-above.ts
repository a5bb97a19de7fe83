/**
 * Years of fixed losses of any size, counted from the largest amount down, in whole cents of any length: what is left of a loss after so many
 * events of the largest, of those what is left after so many of the next, and so on. Where all smaller amounts together surely fit, or
 * surely do not, nothing more is counted; so a cent is told beside ten trillion, and no lattice, no list of sums and no rounding is needed.
 */
import type { FixedRow } from "./counted-sums";

/** Bounds between which P(S <= x) lies. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

interface Counted {
  readonly cents: bigint;
  /** Number of events that the first chance is of. */
  readonly first: number;
  readonly chances: readonly number[];
  /** The least and the most of it in a year. */
  readonly least: bigint;
  readonly most: bigint;
}

/** Numbers of events this much less likely than the likeliest, and paths this unlikely, are not counted. */
const NEVER = 1e-17;
const UNLIKELY = 1e-14;
/** More places than this take too long. */
const MOST = 250_000;

/**
 * Bounds of P(S <= x) of independent rows.
 *
 * @param cents x, whole
 * @returns null where too much would have to be counted, or too much of it left out
 */
export function boundsFromAbove(rows: readonly FixedRow[], cents: bigint): Bounds | null {
  const counted = rows.map(countedOf).sort((a, b) => Number(b.cents > a.cents) - 0.5);
  const sums = (of: (row: Counted) => bigint): bigint[] =>
    counted.map((_, i) => counted.slice(i).reduce((sum, row) => sum + of(row), 0n)).concat(0n);
  const [least, most] = [sums((row) => row.least), sums((row) => row.most)];
  let places = new Map([[cents, 1]]);
  let [low, left] = [0, 0];
  for (const [i, row] of counted.entries()) {
    const next = new Map<bigint, number>();
    for (const [place, chance] of places) {
      let rest = place - BigInt(row.first) * row.cents;
      for (const own of row.chances) {
        const both = chance * own;
        if (rest < (least[i + 1] ?? 0n)) break;
        if (rest >= (most[i + 1] ?? 0n)) low += both;
        else if (both < UNLIKELY) left += both;
        else next.set(rest, (next.get(rest) ?? 0) + both);
        rest -= row.cents;
      }
    }
    if (next.size > MOST) return null;
    places = next;
  }
  return left > 1e-8 ? null : { low, high: low + left };
}

function countedOf(row: FixedRow): Counted {
  const cents = BigInt(Math.round(100 * row.loss));
  const { first, chances } = chancesOf(row);
  const most = BigInt(first + chances.length - 1) * cents;
  return { cents, first, chances, least: BigInt(first) * cents, most };
}

/** Chances of so many events, from the likeliest outwards. */
function chancesOf({ kind, frequency, ratio }: FixedRow): Pick<Counted, "first" | "chances"> {
  if (kind === "B") return { first: 0, chances: [1 - frequency, frequency] };
  const more = ratio - 1;
  const shape = frequency / more;
  const after = (n: number): number =>
    kind === "P" ? frequency / (n + 1) : ((shape + n) * more) / (ratio * (n + 1));
  const middle = Math.max(Math.floor(kind === "P" ? frequency : frequency - ratio), 0);
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
