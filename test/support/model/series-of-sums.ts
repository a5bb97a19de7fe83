/**
 * Years of fixed losses that are whole multiples of a unit, by a Fourier series with the transform at the amounts themselves: no sum is
 * listed and no recursion made.
 *
 *     P(S <= k) = (1/N) Σ φ(2πj/N) Σ exp(-2πi j m/N), m from 0 to k, j from 0 to N - 1
 *
 * which is exact where S < N in all years.
 */
import type { FixedRow } from "./counted-sums";

// Looked up once: in tests a look at a global takes longer than a cosine.
const { atan2, cos, exp, log, min, PI, pow, sin } = Math;

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
  let chance = kind === "P" ? exp(-frequency) : pow(ratio, -shape);
  for (let n = 0; ; n++) {
    if (n > frequency && chance < 1e-16) return n;
    chance *= more(n);
  }
}

/** One more than the most units of a year. */
function unitsOf(rows: readonly UnitRow[], badYearSpread: number): number {
  const most = (row: UnitRow): number => {
    const ratio = 1 + badYearSpread * badYearSpread * row.frequency;
    return mostEvents(row.kind === "P" && ratio > 1 ? { ...row, kind: "N", ratio } : row);
  };
  return 1 + rows.reduce((sum, row) => sum + row.units * most(row), 0);
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
  losses: readonly number[],
): number[] {
  const size = unitsOf(rows, badYearSpread) | 1;
  const places = losses.map((k) => Math.min(k, size - 1));
  const own = rows.filter(({ kind }) => badYearSpread === 0 || kind !== "P");
  const shared = rows.filter(({ kind }) => badYearSpread > 0 && kind === "P");
  // Those with most events first: mostly nothing is left after a few.
  own.sort((a, b) => b.frequency - a.frequency);
  const sums = places.map((k) => k + 1);
  const turn = (2 * PI) / size;
  const isNothing = quickLook(own, size);
  for (let j = 1; 2 * j < size; j++) {
    if (isNothing()) continue;
    let [ln, angle] = [0, 0];
    const add = (factor: number, re: number, im: number): void => {
      ln += 0.5 * factor * log(re * re + im * im);
      angle += factor * atan2(im, re);
    };
    if (shared.length > 0) {
      const scale = badYearSpread * badYearSpread;
      let [re, im] = [1, 0];
      for (const { frequency, units } of shared) {
        const at = turn * ((j * units) % size);
        re += scale * frequency * (1 - cos(at));
        im -= scale * frequency * sin(at);
      }
      add(-1 / scale, re, im);
    }
    for (const { kind, frequency, ratio, units } of own) {
      const at = turn * ((j * units) % size);
      const [c, s] = [cos(at), sin(at)];
      if (kind === "P") {
        ln += frequency * (c - 1);
        angle += frequency * s;
      } else if (kind === "B") add(1, 1 + frequency * (c - 1), frequency * s);
      else add(-frequency / (ratio - 1), 1 + (ratio - 1) * (1 - c), -(ratio - 1) * s);
      if (ln < LN_NOTHING) break;
    }
    if (ln < LN_NOTHING) continue;
    const factor = (2 * exp(ln)) / sin((PI * j) / size);
    for (const [i, k] of places.entries()) {
      const half = (PI * ((j * (k + 1)) % (2 * size))) / size;
      const back = (PI * ((j * k) % (2 * size))) / size;
      sums[i] = (sums[i] ?? 0) + factor * cos(angle - back) * sin(half);
    }
  }
  return sums.map((sum) => sum / size);
}

const PARTS = 1024;

/** Whether the next j, from 1 on, is surely nothing: by the most that each row's transform has in a part of the circle. */
function quickLook(rows: readonly UnitRow[], size: number): () => boolean {
  const count = rows.length;
  const steps = Float64Array.from(rows, ({ units }) => units % size);
  const turns = new Float64Array(count);
  const bounds = new Float64Array(count * PARTS);
  rows.forEach((row, i) => {
    for (let part = 0; part < PARTS; part++) {
      // It falls up to half a turn, and rises again likewise.
      const nearest = (2 * PI * (2 * part < PARTS ? part : part + 1)) / PARTS;
      bounds[i * PARTS + part] = lnSize(row, cos(nearest));
    }
  });
  const perTurn = PARTS / size;
  return () => {
    let most = 0;
    for (let i = 0; i < count; i++) {
      let turn = (turns[i] ?? 0) + (steps[i] ?? 0);
      if (turn >= size) turn -= size;
      turns[i] = turn;
      if (most > LN_NOTHING) most += bounds[i * PARTS + ((turn * perTurn) | 0)] ?? 0;
    }
    return most <= LN_NOTHING;
  };
}

/** ln of the size of a row's transform, by the cosine of its phase, and a little more. */
function lnSize({ kind, frequency, ratio }: UnitRow, cosine: number): number {
  const off = 1 - cosine;
  if (kind === "P") return -frequency * off + 1e-9;
  if (kind === "B")
    return min(0.5 * log(1 - 2 * frequency * (1 - frequency) * off + 1e-300), 0) + 1e-9;
  const more = ratio - 1;
  return (-0.5 * frequency * log(1 + 2 * more * (1 + more) * off)) / more + 1e-9;
}
