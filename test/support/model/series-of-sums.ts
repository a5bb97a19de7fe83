/**
 * Years of fixed losses that are whole multiples of a unit, by a Fourier series with the transform at the amounts themselves: no sum is
 * listed and no recursion made.
 *
 *     P(S <= k) = (1/N) Σ φ(2πj/N) Σ exp(-2πi j m/N), m from 0 to k, j from 0 to N - 1
 *
 * which is exact where S < N in all years.
 */
import type { FixedRow } from "./counted-sums";

/** A row and its loss in whole units. */
export interface UnitRow extends Pick<FixedRow, "kind" | "frequency" | "ratio"> {
  readonly units: number;
}

/** More events than this a year are rarer than 1e-15. */
export function mostEvents({ kind, frequency, ratio }: Omit<UnitRow, "units">): number {
  if (kind === "B") return 1;
  const shape = frequency / (ratio - 1);
  const more = (n: number): number =>
    kind === "P" ? frequency / (n + 1) : (((shape + n) / (n + 1)) * (ratio - 1)) / ratio;
  let chance = kind === "P" ? Math.exp(-frequency) : Math.pow(ratio, -shape);
  for (let n = 0; ; n++) {
    if (n > frequency && chance < 1e-16) return n;
    chance *= more(n);
  }
}

/** One more than the most units of a year. */
export function unitsOf(rows: readonly UnitRow[]): number {
  return 1 + rows.reduce((sum, row) => sum + row.units * mostEvents(row), 0);
}

/** A transform smaller than that adds nothing. */
const LN_NOTHING = -46;

/**
 * P(S <= k) for each k.
 *
 * @param badYearSpread of Poisson rows
 */
export function seriesAtMost(
  rows: readonly UnitRow[],
  badYearSpread: number,
  places: readonly number[],
): number[] {
  const size = unitsOf(rows) | 1;
  const own = rows.filter(({ kind }) => badYearSpread === 0 || kind !== "P");
  const shared = rows.filter(({ kind }) => badYearSpread > 0 && kind === "P");
  // Those with most events first: mostly nothing is left after a few.
  own.sort((a, b) => b.frequency - a.frequency);
  const sums = places.map((k) => k + 1);
  const turn = (2 * Math.PI) / size;
  for (let j = 1; 2 * j < size; j++) {
    let [ln, angle] = [0, 0];
    const add = (factor: number, re: number, im: number): void => {
      ln += 0.5 * factor * Math.log(re * re + im * im);
      angle += factor * Math.atan2(im, re);
    };
    if (shared.length > 0) {
      const scale = badYearSpread * badYearSpread;
      let [re, im] = [1, 0];
      for (const { frequency, units } of shared) {
        const at = turn * ((j * units) % size);
        re += scale * frequency * (1 - Math.cos(at));
        im -= scale * frequency * Math.sin(at);
      }
      add(-1 / scale, re, im);
    }
    for (const { kind, frequency, ratio, units } of own) {
      const at = turn * ((j * units) % size);
      const [c, s] = [Math.cos(at), Math.sin(at)];
      if (kind === "P") {
        ln += frequency * (c - 1);
        angle += frequency * s;
      } else if (kind === "B") add(1, 1 + frequency * (c - 1), frequency * s);
      else add(-frequency / (ratio - 1), 1 + (ratio - 1) * (1 - c), -(ratio - 1) * s);
      if (ln < LN_NOTHING) break;
    }
    if (ln < LN_NOTHING) continue;
    const factor = (2 * Math.exp(ln)) / Math.sin((Math.PI * j) / size);
    for (const [i, k] of places.entries()) {
      const half = (Math.PI * ((j * (k + 1)) % (2 * size))) / size;
      const back = (Math.PI * ((j * k) % (2 * size))) / size;
      sums[i] = (sums[i] ?? 0) + factor * Math.cos(angle - back) * Math.sin(half);
    }
  }
  return sums.map((sum) => sum / size);
}
