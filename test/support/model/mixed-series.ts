/**
 * Years of fixed and lognormal losses by a Fourier series with the transform at the amounts themselves: no lattice, no placing, no sums of
 * two lists. With g the density of the years in which a lognormal is lost, and its transform at s = a + 2πik/P,
 *
 *     P(S <= x, a lognormal is lost) = (e^ax / P) Σ ĝ(s) / s · exp(2πi kx/P) up to exp(-aP)
 *
 * and the years of fixed losses alone are counted sum by sum.
 */
import type { LognormalRow } from "./counted-lognormals";
import type { FixedRow } from "./counted-sums";
import { boundsFromAbove } from "./sums-from-above";

// Looked up once: in tests a look at a global takes longer than a cosine.
const { abs, asinh, atan2, cos, exp, expm1, floor, hypot, log, PI, pow, sin, sinh, sqrt } = Math;

/** Lognormal losses of any kind of frequency. */
export interface SpreadRow extends LognormalRow {
  readonly kind: FixedRow["kind"];
  /** Of kind N. */
  readonly ratio: number;
}

/** Real and imaginary part. */
type Complex = readonly [number, number];

const times = ([a, b]: Complex, [c, d]: Complex): Complex => [a * c - b * d, a * d + b * c];
const over = ([a, b]: Complex, [c, d]: Complex): Complex => {
  const square = c * c + d * d;
  return [(a * c + b * d) / square, (b * c - a * d) / square];
};
const plus = ([a, b]: Complex, [c, d]: Complex): Complex => [a + c, b + d];
const lnOf = ([a, b]: Complex): Complex => [log(hypot(a, b)), atan2(b, a)];

/** The tilt over a period, by which what comes round is damped to 1e-13, and how far a period reaches beyond the largest loss. */
const TILT = 30;
const REACH = 2.2;
/** Terms smaller than this, so many in a row, end the series. */
const NOTHING = 1e-14;
const IN_A_ROW = 500;
const MOST_TERMS = 400_000;
/** How far what is counted of fixed losses alone may be off. */
const COUNTED = 5e-10;

/**
 * P(S <= x) for each loss.
 *
 * @param losses of about one size: a period is made for the largest
 * @param fixedAtMost P(S <= x) of the fixed losses alone, where they are counted another way
 * @returns null for all where the series does not end soon enough, for one where its fixed losses are too many to count
 */
export function mixedAtMost(
  fixed: readonly FixedRow[],
  lognormals: readonly SpreadRow[],
  badYearSpread: number,
  losses: readonly number[],
  fixedAtMost: (x: number) => number | null = fixedAlone(fixed, lognormals, badYearSpread),
): (number | null)[] | null {
  const period = REACH * Math.max(...losses);
  const tilt = TILT / period;
  const scale = badYearSpread * badYearSpread;
  const rows = [
    ...fixed.map((row) => ({ ...row, damped: exp(-tilt * row.loss), table: null })),
    ...lognormals.map((row) => ({
      ...{ ...row, loss: 0, damped: 0 },
      table: tableOf(row, tilt, asinh((2 * PI * MOST_TERMS) / TILT)),
    })),
  ];
  const sums = losses.map(() => 0);
  const amplified = exp(TILT / REACH) / period;
  let quiet = 0;
  for (let k = 0; quiet < IN_A_ROW; k++) {
    if (k === MOST_TERMS) return null;
    const s: Complex = [tilt, (2 * PI * k) / period];
    // Logarithms of the transform of all years, and of those without a lognormal.
    let [all, alone]: [Complex, Complex] = [
      [0, 0],
      [0, 0],
    ];
    let [often, oftenAlone]: [Complex, Complex] = [
      [0, 0],
      [0, 0],
    ];
    for (const { kind, frequency, ratio, loss, damped, table } of rows) {
      const turn = k * (loss / period);
      const angle = 2 * PI * (turn - floor(turn));
      const one: Complex =
        table === null ? [damped * cos(angle) - 1, -damped * sin(angle)] : read(table, s);
      const own: Complex = table === null ? one : [-1, 0];
      if (kind === "P") {
        often = [often[0] + frequency * one[0], often[1] + frequency * one[1]];
        oftenAlone = [oftenAlone[0] + frequency * own[0], oftenAlone[1] + frequency * own[1]];
        continue;
      }
      all = plus(all, lnOfRow(kind, frequency, ratio, one));
      alone = plus(
        alone,
        table === null
          ? lnOfRow(kind, frequency, ratio, own)
          : [lnNone({ kind, frequency, ratio }), 0],
      );
    }
    all = plus(all, lnOfCommon(often, scale));
    alone = plus(alone, lnOfCommon(oftenAlone, scale));
    const density = over(plus(expOf(all), times([-1, 0], expOf(alone))), s);
    const term = amplified * hypot(...density);
    quiet = term < NOTHING ? quiet + 1 : 0;
    losses.forEach((x, i) => {
      const turn = k * (x / period);
      const angle = 2 * PI * (turn - floor(turn));
      sums[i] =
        (sums[i] ?? 0) + (k === 0 ? 1 : 2) * (density[0] * cos(angle) - density[1] * sin(angle));
    });
  }
  const none = chanceOfNone(lognormals, scale);
  return losses.map((x, i) => {
    const alone = fixedAtMost(x);
    return alone === null ? null : (exp(tilt * x) / period) * (sums[i] ?? 0) + none * alone;
  });
}

const expOf = ([re, im]: Complex): Complex => [exp(re) * cos(im), exp(re) * sin(im)];

function lnOfRow(kind: FixedRow["kind"], frequency: number, ratio: number, one: Complex): Complex {
  if (kind === "B") return lnOf([1 + frequency * one[0], frequency * one[1]]);
  const more = ratio - 1;
  return times([-frequency / more, 0], lnOf([1 - more * one[0], -more * one[1]]));
}

/** Poisson rows with their common factor. */
function lnOfCommon(often: Complex, scale: number): Complex {
  if (scale === 0) return often;
  return times([-1 / scale, 0], lnOf([1 - scale * often[0], -scale * often[1]]));
}

function lnNone({
  kind,
  frequency,
  ratio,
}: Pick<SpreadRow, "kind" | "frequency" | "ratio">): number {
  if (kind === "B") return log(1 - frequency);
  return kind === "P" ? -frequency : (-frequency * log(ratio)) / (ratio - 1);
}

/** How often Poisson lognormals are lost. */
function poissonMean(lognormals: readonly SpreadRow[]): number {
  return lognormals.reduce((sum, row) => sum + (row.kind === "P" ? row.frequency : 0), 0);
}

/** The chance that no lognormal is lost. */
function chanceOfNone(lognormals: readonly SpreadRow[], scale: number): number {
  const often = poissonMean(lognormals);
  const others = lognormals.filter(({ kind }) => kind !== "P");
  return (
    (scale === 0 ? exp(-often) : pow(1 + scale * often, -1 / scale)) *
    exp(others.reduce((sum, row) => sum + lnNone(row), 0))
  );
}

/** P(S <= x) given that no lognormal is lost. A year is a better one then: what binds the others is gamma again. */
function fixedAlone(
  fixed: readonly FixedRow[],
  lognormals: readonly SpreadRow[],
  badYearSpread: number,
): (x: number) => number | null {
  const better = 1 + badYearSpread * badYearSpread * poissonMean(lognormals);
  const counted = fixed.map((row) =>
    row.kind === "P" ? { ...row, frequency: row.frequency / better } : row,
  );
  return (x) => {
    // As on the sum itself where it is the same but for rounding.
    const cents = BigInt(floor(100 * x * (1 + 1e-12)));
    const bounds = boundsFromAbove(counted, cents, badYearSpread, COUNTED);
    return bounds && (bounds.low + bounds.high) / 2;
  };
}

/** -ln L(s) / s, which hardly bends, by asinh(Im s / Re s), evenly. */
interface Table {
  readonly tilt: number;
  readonly places: readonly Complex[];
}

const STEP = 0.02;
const POINTS = 10;

function tableOf({ median, sigma }: LognormalRow, tilt: number, end: number): Table {
  const places = Array.from({ length: Math.ceil(end / STEP) + 2 * POINTS }, (_, i): Complex => {
    const at = (i - POINTS) * STEP;
    const s: Complex = [tilt, tilt * sinh(abs(at))];
    const [re, im] = over(lnTransform(s, log(median), sigma), s);
    return [-re, at < 0 ? im : -im];
  });
  return { tilt, places };
}

const lagrange = Array.from({ length: POINTS }, (_, i) =>
  Array.from({ length: POINTS }, (__, j) => (i === j ? 1 : 1 / (i - j))).reduce((a, b) => a * b),
);

/** E exp(-sX) - 1. */
function read({ tilt, places }: Table, s: Complex): Complex {
  const at = asinh(s[1] / tilt) / STEP + POINTS;
  const first = floor(at) - POINTS / 2 + 1;
  const t = at - first;
  let [re, im] = [0, 0];
  for (let i = 0; i < POINTS; i++) {
    let weight = lagrange[i] ?? 0;
    for (let j = 0; j < POINTS; j++) if (j !== i) weight *= t - j;
    const [a, b] = places[first + i] ?? [0, 0];
    re += weight * a;
    im += weight * b;
  }
  const [power, angle] = times([-s[0], -s[1]], [re, im]);
  return [exp(power) * cos(angle) - 1, exp(power) * sin(angle)];
}

/**
 * ln E exp(-sX) of a lognormal, along the line through the saddle point u = μ - W, W exp(W) = s σ² exp(μ), where nothing cancels:
 *
 *     E exp(-sX) = exp(-(W + W²/2) / σ²) ∫ exp(-(W (e^v - 1 - v) + v²/2) / σ²) dv / (σ √2π)
 *
 * @see Asmussen, Jensen & Rojas-Nandayapa (2016), On the Laplace transform of the lognormal distribution, Methodology and Computing in
 *   Applied Probability 18
 */
function lnTransform(s: Complex, mu: number, sigma: number): Complex {
  const square = sigma * sigma;
  const w = lambert(times(s, [square * exp(mu), 0]));
  const step = sigma / sqrt(hypot(1 + w[0], w[1])) / 10;
  let [re, im] = [1, 0];
  for (const side of [-1, 1]) {
    for (let i = 1; ; i++) {
      const v = side * i * step;
      const bend =
        abs(v) < 1e-3 ? (v * v * (1 + (v / 3) * (1 + (v / 4) * (1 + v / 5)))) / 2 : expm1(v) - v;
      const power = -(w[0] * bend + (v * v) / 2) / square;
      if (power < -44) break;
      const angle = (-w[1] * bend) / square;
      re += exp(power) * cos(angle);
      im += exp(power) * sin(angle);
    }
  }
  const [a, b] = plus(w, times([0.5, 0], times(w, w)));
  const width = step / (sigma * sqrt(2 * PI));
  return plus([-a / square, -b / square], lnOf([re * width, im * width]));
}

/** W exp(W) = z for Re z >= 0, by Newton's method. */
function lambert(z: Complex): Complex {
  const size = hypot(...z);
  const l = lnOf(z);
  let w: Complex = size < 2 ? over(z, [1 + z[0], z[1]]) : plus(l, times([-1, 0], lnOf(l)));
  for (let i = 0; i < 100; i++) {
    // w - z exp(-w) over 1 + w.
    const [re, im] = over(plus(w, times([-1, 0], times(z, expOf([-w[0], -w[1]])))), [
      1 + w[0],
      w[1],
    ]);
    w = [w[0] - re, w[1] - im];
    if (hypot(re, im) < 1e-15 * (1 + hypot(...w))) break;
  }
  return w;
}
