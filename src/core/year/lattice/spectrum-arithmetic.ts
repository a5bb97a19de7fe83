/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import type { Spectrum } from "../sizes/spectrum";

/** The transform of nothing at all: 1 everywhere. */
export function unit(spectrum: Spectrum): Spectrum {
  spectrum.real.fill(1);
  return spectrum;
}

/** Multiplies by a number. */
export function scaled(spectrum: Spectrum, by: number): Spectrum {
  for (let k = 0; k < spectrum.real.length; k++) {
    spectrum.real[k]! *= by;
    spectrum.imaginary[k]! *= by;
  }
  spectrum.smallMean *= by;
  return spectrum;
}

/** The sum of two, a new one. */
export function plus(a: Spectrum, b: Spectrum): Spectrum {
  const sum = copied(a);
  add(sum, b);
  return sum;
}

export function copied(spectrum: Spectrum): Spectrum {
  return {
    ...spectrum,
    real: Float64Array.from(spectrum.real),
    imaginary: Float64Array.from(spectrum.imaginary),
  };
}

/** Adds to the first. */
export function add(to: Spectrum, one: Spectrum): void {
  for (let k = 0; k < to.real.length; k++) {
    to.real[k]! += one.real[k]!;
    to.imaginary[k]! += one.imaginary[k]!;
  }
}

/** Adds so many times another. */
export function addTimes(to: Spectrum, one: Spectrum, times: number): void {
  const { real, imaginary } = to;
  const { real: ownReal, imaginary: ownImaginary } = one;
  for (let k = 0; k < real.length; k++) {
    real[k]! += times * ownReal[k]!;
    imaginary[k]! += times * ownImaginary[k]!;
  }
}

/** Adds weight · a · b. */
export function addProduct(to: Spectrum, a: Spectrum, b: Spectrum, weight: number): void {
  for (let k = 0; k < to.real.length; k++) {
    const re = a.real[k]!;
    const im = a.imaginary[k]!;
    to.real[k]! += weight * (re * b.real[k]! - im * b.imaginary[k]!);
    to.imaginary[k]! += weight * (re * b.imaginary[k]! + im * b.real[k]!);
  }
}

/** Multiplies the first: the sum of two independent losses. */
export function multiply(into: Spectrum, by: Spectrum): void {
  for (let k = 0; k < into.real.length; k++) {
    const re = into.real[k]!;
    const im = into.imaginary[k]!;
    into.real[k] = re * by.real[k]! - im * by.imaginary[k]!;
    into.imaginary[k] = re * by.imaginary[k]! + im * by.real[k]!;
  }
}
