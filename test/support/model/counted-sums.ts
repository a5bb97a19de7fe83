/**
 * Years of fixed losses counted another way than the engine does: every sum of whole hundredths of a cent in a map, row after row, number of
 * events after number of events. With bad years, so many events in all, each of one of the rows.
 */

export interface FixedRow {
  readonly kind: "P" | "B" | "N";
  readonly frequency: number;
  readonly loss: number;
  /** Of kind N. */
  readonly ratio: number;
}

/** Chances of sums, in rising order. */
export interface CountedSums {
  readonly amounts: readonly number[];
  readonly chances: readonly number[];
  /** P(S <= x). */
  atMost(x: number): number;
}

const PARTS = 10_000;
const NEVER = 1e-17;

type Sums = Map<number, number>;

export function countedSums(rows: readonly FixedRow[], badYearSpread: number): CountedSums {
  const isShared = (row: FixedRow): boolean => badYearSpread > 0 && row.kind === "P";
  const shared = rows.filter(isShared);
  let sums: Sums = shared.length > 0 ? sharedSums(shared, badYearSpread) : new Map([[0, 1]]);
  for (const row of rows.filter((each) => !isShared(each))) {
    const place = Math.round(row.loss * PARTS);
    sums = added(
      sums,
      chancesOf(row).map((chance, n) => [n * place, chance]),
    );
  }
  const sorted = [...sums].sort(([a], [b]) => a - b);
  const places = sorted.map(([place]) => place);
  const before = [0];
  for (const [, chance] of sorted) before.push((before.at(-1) ?? 0) + chance);
  return {
    amounts: places.map((place) => place / PARTS),
    chances: sorted.map(([, chance]) => chance),
    atMost(x) {
      const place = x * PARTS;
      let [low, high] = [0, places.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((places[middle] ?? 0) <= place * (1 + 1e-12)) low = middle + 1;
        else high = middle;
      }
      return before[low] ?? 0;
    },
  };
}

function added(sums: Sums, row: readonly (readonly [number, number])[]): Sums {
  const all: Sums = new Map();
  for (const [sum, chance] of sums) {
    for (const [more, own] of row) {
      if (chance * own < NEVER) continue;
      all.set(sum + more, (all.get(sum + more) ?? 0) + chance * own);
    }
  }
  return all;
}

/** Chances of 0, 1, 2 … events. */
function chancesOf({ kind, frequency, ratio }: FixedRow): number[] {
  if (kind === "B") return [1 - frequency, frequency];
  return kind === "P"
    ? whileLikely(Math.exp(-frequency), frequency, (n) => frequency / n)
    : clusteredChances(frequency / (ratio - 1), (ratio - 1) / ratio, frequency);
}

function clusteredChances(shape: number, q: number, mean: number): number[] {
  return whileLikely(Math.pow(1 - q, shape), mean, (n) => ((shape + n - 1) * q) / n);
}

function whileLikely(first: number, mean: number, ratio: (n: number) => number): number[] {
  const chances = [first];
  for (let n = 1; n <= mean || (chances.at(-1) ?? 0) > NEVER; n++) {
    chances.push((chances.at(-1) ?? 0) * ratio(n));
  }
  return chances;
}

function sharedSums(rows: readonly FixedRow[], spread: number): Sums {
  const often = rows.reduce((sum, { frequency }) => sum + frequency, 0);
  const scale = spread * spread;
  const q = (scale * often) / (1 + scale * often);
  const one = rows.map(
    ({ loss, frequency }) => [Math.round(loss * PARTS), frequency / often] as const,
  );
  const all: Sums = new Map();
  let power: Sums = new Map([[0, 1]]);
  for (const chance of clusteredChances(1 / scale, q, often)) {
    if (chance > 1e-13) {
      for (const [sum, own] of power) all.set(sum, (all.get(sum) ?? 0) + chance * own);
    }
    power = added(power, one);
  }
  return all;
}
