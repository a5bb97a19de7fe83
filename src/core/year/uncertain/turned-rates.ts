/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exponentiate } from "../../numeric/elementary/complex-exponential";
import { highWord, powerOfTwo } from "../../numeric/elementary/double-bits";
import { exp } from "../../numeric/elementary/exp";
import { keepLast } from "../../numeric/keep-last";

/** Radians by which ln Λ is moved off the real line: little where E is nearly real, more where it is not. */
const LITTLE = 0.3;
const MUCH = 1;
/** In standard deviations of ln Λ at most: weights grow by exp(2.6²/2), and lose so many digits. */
const MOST_TURNED = 2.6;
/** |Im E| over -Re E from where on rates are turned more: the tangent of about 0.7. */
const STEEP = 0.84;
/** Standard deviations that are kept either side: exp(-8.6²/2 + 2.6²/2) is 2.5e-15. */
const REACH = 8.6;
/** Nodes to a doubling at least; and what a bell takes beside it, in radians a unit of ln Λ and a standard deviation. */
const LEAST_DOUBLING = 3;
const OF_BELL = 10.8;
const BESIDE_BELL = 6;

/** Powers of E, from 0, by which rates are averaged at which |Λ E| is at most 2^-4.5, and those of an exponential there. */
const MOMENTS = 8;
/** Rates at which Λ Re E is below -2^5 are left out. */
const GONE = 5;

const INVERSE_FACTORIALS = [2, 6, 24, 120, 720, 5040, 40320].map((factorial) => 1 / factorial);
const [I2 = 0, I3 = 0, I4 = 0, I5 = 0, I6 = 0, I7 = 0, I8 = 0] = INVERSE_FACTORIALS;

/** Rates turned by an angle: complex multiples of the mean with complex weights. */
interface Turned {
  readonly cosine: number;
  readonly sine: number;
  readonly weights: { readonly re: Float64Array; readonly im: Float64Array };
  /** Sums of weight (rate/scale)^j/j! over all rates below a doubling, `scale` the first of it; `MOMENTS` of them for each. */
  readonly moments: { readonly re: Float64Array; readonly im: Float64Array };
}

/** A lognormal rate with mean 1 as nodes even in ln Λ, in groups of one doubling each. */
interface TurnedRates {
  readonly lowest: number;
  /** Of a group over its first. */
  readonly ratios: Float64Array;
  readonly groups: number;
  little(): Turned;
  much(): Turned;
}

const ratesKnown = keepLast<TurnedRates>(100);

/**
 * Replaces some of the numbers E by the average of exp(Λ E) over a lognormal rate with mean 1, Re E <= 0.
 *
 *     ∫ n(u) exp(exp(u) E) du = ∫ n(u + iβ) exp(exp(u) exp(iβ) E) du,  u = ln Λ, n its normal density
 *
 * Moved by β, exp(iβ) E lies away from the imaginary axis: the integrand falls instead of turning, and the trapezoid rule takes few nodes,
 * three to a doubling as a rule. Two of them a doubling apart are a square apart. Rates at which ΛE is tiny are summed by their moments.
 *
 * Error: about 5e-13, by comparison with many more nodes.
 *
 * @param which places of the numbers, `count` of them
 * @see Trefethen & Weideman (2014), The exponentially convergent trapezoidal rule, SIAM Review 56
 */
export function averageOverLognormal(
  real: Float64Array,
  imaginary: Float64Array,
  which: Int32Array,
  count: number,
  sigma: number,
): void {
  const rates = ratesKnown(String(sigma), () => turnedRates(sigma));
  for (let i = 0; i < count; i++) {
    const k = which[i]!;
    const isBelow = imaginary[k]! < 0;
    if (isBelow) imaginary[k] = -imaginary[k]!;
    const turned = imaginary[k]! < -STEEP * real[k]! ? rates.little() : rates.much();
    averageAt(real, imaginary, k, rates, turned);
    if (isBelow) imaginary[k] = -imaginary[k]!;
  }
}

function averageAt(
  real: Float64Array,
  imaginary: Float64Array,
  k: number,
  { lowest, ratios, groups }: TurnedRates,
  { cosine, sine, weights, moments }: Turned,
): void {
  let x = lowest * (real[k]! * cosine - imaginary[k]! * sine);
  let y = lowest * (real[k]! * sine + imaginary[k]! * cosine);
  // The group whose first |Λ E| lies between 2^-5.5 and 2^-4.5; below 0 where even the first of all is larger.
  const exponent = (highWord(x * x + y * y) >>> 20) - 1023;
  const place = Math.min((-10 - exponent) >> 1, groups);
  const scale = powerOfTwo(place);
  x *= scale;
  y *= scale;
  const from = Math.max(place, 0);
  let sumRe = 0;
  let sumIm = 0;
  for (let j = MOMENTS * (from + 1) - 1; j >= MOMENTS * from; j--) {
    const next = sumRe * x - sumIm * y + moments.re[j]!;
    sumIm = sumRe * y + sumIm * x + moments.im[j]!;
    sumRe = next;
  }
  const stride = ratios.length;
  const gone = place + GONE - ((highWord(Math.abs(x)) >>> 20) - 1023);
  const end = stride * Math.min(groups, Math.max(gone, from));
  const { re, im } = weights;
  if (end > stride * from) {
    for (let i = 0; i < stride; i++) {
      const u = ratios[i]! * x;
      const v = ratios[i]! * y;
      // exp(u + iv), whose coefficients are real: b = c + 2u b' - (u² + v²) b''.
      const twice = 2 * u;
      const square = u * u + v * v;
      const b7 = I7 + twice * I8;
      const b6 = I6 + twice * b7 - square * I8;
      const b5 = I5 + twice * b6 - square * b7;
      const b4 = I4 + twice * b5 - square * b6;
      const b3 = I3 + twice * b4 - square * b5;
      const b2 = I2 + twice * b3 - square * b4;
      const b1 = 1 + twice * b2 - square * b3;
      let a = 1 + u * b1 - square * b2;
      let b = v * b1;
      for (let squared = place; squared < 0; squared++) {
        const next = a * a - b * b;
        b = 2 * a * b;
        a = next;
      }
      for (let at = stride * from + i; at < end; at += stride) {
        sumRe += re[at]! * a - im[at]! * b;
        sumIm += re[at]! * b + im[at]! * a;
        const next = a * a - b * b;
        b = 2 * a * b;
        a = next;
      }
    }
  }
  real[k] = sumRe;
  imaginary[k] = sumIm;
}

function turnedRates(sigma: number): TurnedRates {
  const finest = ((OF_BELL / sigma + BESIDE_BELL) * Math.LN2) / (2 * Math.PI);
  const doubling = Math.max(LEAST_DOUBLING, Math.ceil(finest));
  const step = Math.LN2 / doubling;
  const nodes = Math.ceil((2 * REACH * sigma) / step) + 1;
  const stride = Math.min(doubling, nodes);
  const groups = Math.ceil(nodes / stride);
  const ratios = Float64Array.from({ length: stride }, (_, i) => exp(i * step));
  const first = -REACH;
  const bell = new Float64Array(groups * stride);
  for (let k = 0; k < bell.length; k++) {
    const z = first + (k * step) / sigma;
    bell[k] = (step / (sigma * Math.sqrt(2 * Math.PI))) * exp(-0.5 * z * z);
  }
  const turnedBy = (most: number): (() => Turned) => {
    let made: Turned | null = null;
    return () => {
      const angle = Math.min(most, MOST_TURNED * sigma);
      return (made ??= turned(bell, ratios, {
        ...{ angle, grown: exp((angle * angle) / (2 * sigma * sigma)) },
        ...{ begin: (-angle * first) / sigma, turn: (-angle * step) / (sigma * sigma) },
      }));
    };
  };
  const lowest = exp(-0.5 * sigma * sigma + first * sigma);
  return { lowest, ratios, groups, little: turnedBy(LITTLE), much: turnedBy(MUCH) };
}

/** How ln Λ is moved off the real line: weights grow, and turn from one to the next. */
interface Turning {
  readonly angle: number;
  readonly grown: number;
  readonly begin: number;
  readonly turn: number;
}

function turned(
  bell: Float64Array,
  ratios: Float64Array,
  { angle, grown, begin, turn }: Turning,
): Turned {
  const re = new Float64Array(3);
  const im = Float64Array.of(angle, begin, turn);
  exponentiate(re, im);
  const [cosine = 1, a = 1, c = 1] = re;
  const [sine = 0, b = 0, d = 0] = im;
  const weights = { re: new Float64Array(bell.length), im: new Float64Array(bell.length) };
  let x = grown * a;
  let y = grown * b;
  for (let k = 0; k < bell.length; k++) {
    weights.re[k] = bell[k]! * x;
    weights.im[k] = bell[k]! * y;
    const next = x * c - y * d;
    y = x * d + y * c;
    x = next;
  }
  const moments = { re: momentsOf(weights.re, ratios), im: momentsOf(weights.im, ratios) };
  return { cosine, sine, weights, moments };
}

function momentsOf(weights: Float64Array, ratios: Float64Array): Float64Array {
  const stride = ratios.length;
  const groups = weights.length / stride;
  const moments = new Float64Array(MOMENTS * (groups + 1));
  for (let group = 0; group < groups; group++) {
    const at = MOMENTS * group;
    const next = at + MOMENTS;
    for (let j = 0; j < MOMENTS; j++) moments[next + j] = moments[at + j]!;
    for (let i = 0; i < stride; i++) {
      let moment = weights[stride * group + i]!;
      for (let j = 0; j < MOMENTS; j++) {
        moments[next + j]! += moment;
        moment *= ratios[i]! / (j + 1);
      }
    }
    // From here on over twice the scale.
    for (let j = 0, half = 1; j < MOMENTS; j++, half *= 0.5) moments[next + j]! *= half;
  }
  return moments;
}
