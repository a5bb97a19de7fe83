/**
 * Years of lognormal losses by the number of their events: one loss after the other is added, as a sum over its quantiles, on a table in
 * logarithms. No lattice and no transform. Good to 1e-8 where the losses are about as large and as wide as each other.
 */

const { exp, floor, log, PI, sqrt } = Math;

/** Poisson events of lognormal losses. */
export interface LognormalRow {
  readonly frequency: number;
  readonly median: number;
  readonly sigma: number;
}

/** Chances by the logarithm of a loss, evenly. */
type Table = Float64Array;

const STEPS = 2500;
const DEVIATIONS = 8;
const QUANTILES_EACH_SIDE = 600;
/** More events than this have a chance of 1e-11 with one a year. */
const MOST_EVENTS = 13;
const NEVER = 1e-11;

/** P(S <= x), about a year of one event at most in a row. */
export function lognormalsAtMost(rows: readonly LognormalRow[]): (x: number) => number {
  const often = rows.reduce((sum, { frequency }) => sum + frequency, 0);
  const low = Math.min(...rows.map((row) => quantile(row, -DEVIATIONS)));
  const high = 2 * MOST_EVENTS * Math.max(...rows.map((row) => quantile(row, DEVIATIONS)));
  const step = log(high / low) / STEPS;
  const read = (table: Table, x: number): number => {
    if (!(x > low)) return 0;
    const at = log(x / low) / step;
    const k = floor(at);
    if (k < 1) return (table[0] ?? 0) + at * ((table[1] ?? 0) - (table[0] ?? 0));
    if (k >= STEPS - 2) return table[STEPS] ?? 0;
    const t = at - k;
    const [a = 0, b = 0, c = 0, d = 0] = [table[k - 1], table[k], table[k + 1], table[k + 2]];
    // Through four neighbours.
    const [before, here, next, after] = [1 + t, t, 1 - t, 2 - t];
    return (
      (-a * here * next * after) / 6 +
      (b * before * next * after) / 2 +
      (c * before * here * after) / 2 -
      (d * before * here * next) / 6
    );
  };
  const losses = rows.flatMap((row) =>
    Array.from({ length: 2 * QUANTILES_EACH_SIDE + 1 }, (_, i) => {
      const width = DEVIATIONS / QUANTILES_EACH_SIDE;
      const z = (i - QUANTILES_EACH_SIDE) * width;
      const weight = (width * exp((-z * z) / 2)) / sqrt(2 * PI);
      return { loss: quantile(row, z), weight: (weight * row.frequency) / often };
    }),
  );
  const places = Float64Array.from({ length: STEPS + 1 }, (_, k) => low * exp(k * step));
  let events: Table = places.map((x) =>
    rows.reduce(
      (sum, { frequency, median, sigma }) =>
        sum + (frequency / often) * normalAtMost(log(x / median) / sigma),
      0,
    ),
  );
  const all: Table = new Float64Array(STEPS + 1);
  let chance = exp(-often);
  for (let n = 1; n <= MOST_EVENTS; n++) {
    chance *= often / n;
    events.forEach((own, k) => (all[k] = (all[k] ?? 0) + chance * own));
    if (chance < NEVER) break;
    const fewer = events;
    events = places.map((x) =>
      losses.reduce((sum, { loss, weight }) => sum + weight * read(fewer, x - loss), 0),
    );
  }
  return (x) => (x < 0 ? 0 : exp(-often) + read(all, x));
}

function quantile({ median, sigma }: LognormalRow, z: number): number {
  return median * exp(sigma * z);
}

/**
 * Of the normal law, by its Taylor series, good to 1e-14 of 1.
 *
 * @see Marsaglia (2004), Evaluating the normal distribution, Journal of Statistical Software 11
 */
function normalAtMost(z: number): number {
  if (z < -DEVIATIONS) return 0;
  if (z > DEVIATIONS) return 1;
  let [sum, term] = [z, z];
  for (let i = 3; Math.abs(term) > 1e-18; i += 2) {
    term *= (z * z) / i;
    sum += term;
  }
  return 0.5 + (sum * exp((-z * z) / 2)) / sqrt(2 * PI);
}
