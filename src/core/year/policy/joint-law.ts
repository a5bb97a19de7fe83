/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exp } from "../../numeric/elementary/exp";
import { exponentiate } from "../../numeric/elementary/complex-exponential";
import { raise } from "../../numeric/elementary/complex-power";
import type { RowCounts } from "./counted-rows";
import { meanOf } from "./counted-rows";
import type { Complexes } from "./paid-line";
import { complexes } from "./paid-line";

/** Events of one row or pool: so many of one event's, as a Poisson number, one at most or a number of a rate that varies. */
export type JointRow =
  | { readonly kind: "poisson"; readonly times: number }
  | { readonly kind: "bernoulli"; readonly probability: number }
  | ClusteredRow
  | MixedRow;

/** A Poisson number of a rate that has a gamma distribution: its mean over its shape, and its shape. */
interface ClusteredRow {
  readonly kind: "clustered";
  /** Whether single amounts tell how high the rate is. */
  readonly tellsRate: boolean;
  readonly scale: number;
  readonly shape: number;
}

/** A Poisson number of a rate that is one of several. */
interface MixedRow {
  readonly kind: "mixed";
  readonly rates: Float64Array;
  readonly chances: Float64Array;
  /** Paid events, of one event. */
  readonly paid: number;
  /** Of the sum over how many events are paid, the terms that count where the transform of a payment is paid · 2^(-i/2). */
  readonly terms: Uint16Array;
}

/** Transforms of the payments of an event, each of it as often as it is paid. */
export interface Payments extends Complexes {
  /** Of a mixed row: the terms that count at each. */
  readonly terms: Uint16Array;
}

/** Less than this of a year is left out. */
const LEFT_OUT = 1e-14;
const HALVINGS = 96;
const MOST_TERMS = 4000;

/**
 * @param paid share of events that are paid
 * @returns null where events are too many
 */
export function jointRow(row: RowCounts, paid: number): JointRow | null {
  const { rates, chances, shape } = row;
  if (chances === null) return { kind: "bernoulli", probability: rates[0] ?? 0 };
  if (shape !== null)
    return { kind: "clustered", tellsRate: false, scale: meanOf(row) / shape, shape };
  const terms = new Uint16Array(HALVINGS);
  for (let i = 0; i < HALVINGS; i++) {
    const size = paid * exp(-0.5 * Math.LN2 * i);
    const count = termsFor(rates, chances, paid, size);
    if (count > MOST_TERMS) return null;
    terms[i] = count;
  }
  return { kind: "mixed", rates, chances, paid, terms };
}

/** With the terms that count; their number is that of the transforms. */
export function paymentsOf(row: JointRow, { real, imaginary }: Complexes): Payments {
  const terms = new Uint16Array(row.kind === "mixed" ? real.length : 0);
  const made = { real, imaginary, terms };
  countTerms(row, made);
  return made;
}

/** Counts them anew, after transforms have changed. */
export function countTerms(row: JointRow, { real, imaginary, terms }: Payments): void {
  if (row.kind !== "mixed") return;
  const whole = row.paid * row.paid;
  for (let k = 0; k < terms.length; k++) {
    let size = 2 * (real[k]! * real[k]! + imaginary[k]! * imaginary[k]!);
    let halvings = 0;
    for (; size < whole && halvings < HALVINGS - 1; size *= 2) halvings += 1;
    terms[k] = row.terms[halvings]!;
  }
}

/** Terms of the sum of exp(-λ paid) (λ size)^n / n! that count, averaged over rates. */
function termsFor(rates: Float64Array, chances: Float64Array, paid: number, size: number): number {
  const each = Float64Array.from(rates, (rate, i) => chances[i]! * exp(-rate * paid));
  const highest = rates.reduce((most, rate) => Math.max(most, rate), 0) * size;
  for (let n = 1; n <= MOST_TERMS; n++) {
    let term = 0;
    for (let i = 0; i < each.length; i++) term += each[i]! *= (rates[i]! * size) / n;
    if (term < LEFT_OUT && n > highest) return n;
  }
  return MOST_TERMS + 1;
}

/**
 * E[exp(-zR - sT)] of independent rows at one z and the points s of a line, R what is kept of unpaid events and the retention of each
 * paid one, T what is paid.
 *
 *     Poisson     exp(times (κ + β φ))
 *     one at most 1 + p (κ + β φ)
 *     clustered   (1 - scale (κ + β φ))^-shape
 *     mixed       the average of exp(λ (κ + β φ)), as a power series in β φ
 *
 * κ is what is kept of an unpaid event less the mass of all, β the retention, φ a payment.
 */
export interface JointLaw {
  /** Of the years without a payment: what the whole tends to far up the line. */
  readonly none: Float64Array;
  /**
   * @param kept κ of each row
   * @param beta real and imaginary part of β
   * @param paid φ of each row along the line
   * @param into receives points `from` to `to` - 1
   */
  at(
    kept: Complexes,
    beta: Float64Array,
    paid: readonly Payments[],
    range: { readonly from: number; readonly to: number },
    into: Complexes,
  ): void;
  /** Multiplies the points found last, and that without a payment, by what one single amount more tells of the rate of a row. */
  oneMore(range: { readonly from: number; readonly to: number }, into: Complexes): void;
}

export function jointLaw(rows: readonly JointRow[]): JointLaw {
  const none = new Float64Array(2);
  let turns = complexes(0);
  const most = rows.reduce(
    (terms, row) => (row.kind === "mixed" ? Math.max(terms, row.terms[0]!) : terms),
    0,
  );
  const series = complexes(most + 1);
  return {
    none,
    at(kept, beta, paid, { from, to }, into) {
      const { real, imaginary } = into;
      real.fill(1, from, to);
      imaginary.fill(0, from, to);
      none[0] = 1;
      none[1] = 0;
      const [betaRe, betaIm] = [beta[0]!, beta[1]!];
      for (const [j, row] of rows.entries()) {
        const [keptRe, keptIm] = [kept.real[j]!, kept.imaginary[j]!];
        const own = paid[j]!;
        switch (row.kind) {
          case "poisson":
            multiplyPoisson(row.times, keptRe, keptIm, betaRe, betaIm, own, from, to, into, none);
            break;
          case "bernoulli":
            multiplyOne(
              1 + row.probability * keptRe,
              row.probability * keptIm,
              row.probability * betaRe,
              row.probability * betaIm,
              own,
              from,
              to,
              into,
            );
            turnBy(none, 1 + row.probability * keptRe, row.probability * keptIm);
            break;
          case "clustered": {
            const sums = sumsInRoom(1, -row.scale, keptRe, keptIm, betaRe, betaIm, own, from, to);
            if (row.tellsRate) turns = inverted(sums, turns);
            raise(sums.real, sums.imaginary, -row.shape);
            multiplyRoom(sums, from, to, real, imaginary, none);
            break;
          }
          case "mixed":
            seriesOf(row, keptRe, keptIm, series);
            multiplySeries(series, betaRe, betaIm, own, from, to, into);
            turnBy(none, series.real[0]!, series.imaginary[0]!);
        }
      }
    },
    oneMore({ from, to }, { real, imaginary }) {
      multiplyRoom(turns, from, to, real, imaginary, none);
    },
  };
}

/** 1/z of each of some numbers, in a room that is as large or made anew. */
function inverted({ real, imaginary }: Complexes, into: Complexes): Complexes {
  const count = real.length;
  const found = into.real.length < count ? complexes(count) : into;
  for (let k = 0; k < count; k++) {
    const [x, y] = [real[k]!, imaginary[k]!];
    const square = x * x + y * y;
    found.real[k] = x / square;
    found.imaginary[k] = -y / square;
  }
  return found;
}

function turnBy(value: Float64Array, re: number, im: number): void {
  const [a, b] = [value[0]!, value[1]!];
  value[0] = a * re - b * im;
  value[1] = a * im + b * re;
}

function multiplyOne(
  re: number,
  im: number,
  timesRe: number,
  timesIm: number,
  paid: Complexes,
  from: number,
  to: number,
  { real, imaginary }: Complexes,
): void {
  const { real: paidRe, imaginary: paidIm } = paid;
  for (let k = from; k < to; k++) {
    const x = re + timesRe * paidRe[k]! - timesIm * paidIm[k]!;
    const y = im + timesRe * paidIm[k]! + timesIm * paidRe[k]!;
    const a = real[k]!;
    const b = imaginary[k]!;
    real[k] = a * x - b * y;
    imaginary[k] = a * y + b * x;
  }
}

let room = complexes(0);

function multiplyPoisson(
  times: number,
  keptRe: number,
  keptIm: number,
  betaRe: number,
  betaIm: number,
  paid: Complexes,
  from: number,
  to: number,
  { real, imaginary }: Complexes,
  none: Float64Array,
): void {
  const sums = sumsInRoom(0, times, keptRe, keptIm, betaRe, betaIm, paid, from, to);
  exponentiate(sums.real, sums.imaginary);
  multiplyRoom(sums, from, to, real, imaginary, none);
}

/** plus + times (κ + β φ) along the line, and last that without a payment. */
function sumsInRoom(
  plus: number,
  times: number,
  keptRe: number,
  keptIm: number,
  betaRe: number,
  betaIm: number,
  paid: Complexes,
  from: number,
  to: number,
): Complexes {
  const count = to - from;
  if (room.real.length < count + 1) room = complexes(count + 1);
  const real = room.real.subarray(0, count + 1);
  const imaginary = room.imaginary.subarray(0, count + 1);
  for (let k = 0; k < count; k++) {
    const a = paid.real[from + k]!;
    const b = paid.imaginary[from + k]!;
    real[k] = plus + times * (keptRe + betaRe * a - betaIm * b);
    imaginary[k] = times * (keptIm + betaRe * b + betaIm * a);
  }
  real[count] = plus + times * keptRe;
  imaginary[count] = times * keptIm;
  return { real, imaginary };
}

function multiplyRoom(
  { real: re, imaginary: im }: Complexes,
  from: number,
  to: number,
  real: Float64Array,
  imaginary: Float64Array,
  none: Float64Array,
): void {
  const count = to - from;
  for (let k = 0; k < count; k++) {
    const a = real[from + k]!;
    const b = imaginary[from + k]!;
    real[from + k] = a * re[k]! - b * im[k]!;
    imaginary[from + k] = a * im[k]! + b * re[k]!;
  }
  turnBy(none, re[count]!, im[count]!);
}

/** The average of exp(λ κ) λ^n / n!. */
function seriesOf(
  { rates, chances, terms }: MixedRow,
  keptRe: number,
  keptIm: number,
  { real, imaginary }: Complexes,
): void {
  const most = terms[0]!;
  real.fill(0, 0, most + 1);
  imaginary.fill(0, 0, most + 1);
  const re = Float64Array.from(rates, (rate) => rate * keptRe);
  const im = Float64Array.from(rates, (rate) => rate * keptIm);
  exponentiate(re, im);
  for (let i = 0; i < rates.length; i++) {
    let a = chances[i]! * re[i]!;
    let b = chances[i]! * im[i]!;
    for (let n = 0; n <= most; n++) {
      real[n]! += a;
      imaginary[n]! += b;
      const ratio = rates[i]! / (n + 1);
      a *= ratio;
      b *= ratio;
    }
  }
}

function multiplySeries(
  { real: seriesRe, imaginary: seriesIm }: Complexes,
  betaRe: number,
  betaIm: number,
  { real: paidRe, imaginary: paidIm, terms }: Payments,
  from: number,
  to: number,
  { real, imaginary }: Complexes,
): void {
  for (let k = from; k < to; k++) {
    const p = paidRe[k]!;
    const q = paidIm[k]!;
    const x = betaRe * p - betaIm * q;
    const y = betaRe * q + betaIm * p;
    let n = terms[k]!;
    let re = seriesRe[n]!;
    let im = seriesIm[n]!;
    while (n > 0) {
      n -= 1;
      const next = re * x - im * y + seriesRe[n]!;
      im = re * y + im * x + seriesIm[n]!;
      re = next;
    }
    const a = real[k]!;
    const b = imaginary[k]!;
    real[k] = a * re - b * im;
    imaginary[k] = a * im + b * re;
  }
}
