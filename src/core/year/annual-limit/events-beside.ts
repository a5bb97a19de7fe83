/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { angleOf } from "../../numeric/elementary/arctangent";
import { exponentiate } from "../../numeric/elementary/complex-exponential";
import { log1p } from "../../numeric/elementary/log1p";
import type { EventCount } from "../../threat/event-count";
import { multiply } from "../lattice/spectrum-arithmetic";
import type { Spectrum } from "../sizes/spectrum";
import { makeSpectrum } from "../sizes/spectrum";

/** Events of some classes beside a number of others that rises step by step. */
export interface EventsBeside {
  /** Whether the number of others changes nothing. */
  readonly isSame: boolean;
  now(): Spectrum;
  /** One more of the others. */
  next(): void;
  /** The same from here on, by itself. */
  from(): EventsBeside;
}

/**
 * Transform of all events of some classes beside n others.
 *
 *     Poisson            exp(λ E)
 *     negative binomial  (1 - a E)^-(k + n),  a = λ / (k + λ · share of the others)
 *
 * @param excess E, the transform of an event less its mass
 * @param others share of events that are others
 */
export function eventsBeside(
  excess: Spectrum,
  { mean, shape }: EventCount,
  others: number,
): EventsBeside {
  const size = 2 * (excess.real.length - 1);
  const first = makeSpectrum(size);
  if (shape === null) {
    excess.real.forEach((re, k) => {
      first.real[k] = mean * re;
      first.imaginary[k] = mean * excess.imaginary[k]!;
    });
    exponentiate(first.real, first.imaginary);
    return besideFrom(first, null);
  }
  const scale = mean / (shape + mean * others);
  const ratio = makeSpectrum(size);
  excess.real.forEach((part, k) => {
    const re = Math.max(-scale * part, -0.5);
    const im = -scale * excess.imaginary[k]!;
    first.real[k] = -0.5 * shape * log1p(re * (2 + re) + im * im);
    first.imaginary[k] = -shape * angleOf(im, 1 + re);
    const square = (1 + re) * (1 + re) + im * im;
    ratio.real[k] = (1 + re) / square;
    ratio.imaginary[k] = -im / square;
  });
  exponentiate(first.real, first.imaginary);
  return besideFrom(first, ratio);
}

function besideFrom(start: Spectrum, ratio: Spectrum | null): EventsBeside {
  if (ratio === null) {
    const same: EventsBeside = {
      isSame: true,
      now: () => start,
      next: () => undefined,
      from: () => same,
    };
    return same;
  }
  const own: Spectrum = {
    ...start,
    real: Float64Array.from(start.real),
    imaginary: Float64Array.from(start.imaginary),
  };
  return {
    isSame: false,
    now: () => own,
    next() {
      multiply(own, ratio);
    },
    from: () => besideFrom(own, ratio),
  };
}
