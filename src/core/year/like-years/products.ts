/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { unit } from "../lattice/spectrum-arithmetic";
import type { Spectrum } from "../sizes/spectrum";
import { makeSpectrum } from "../sizes/spectrum";

/** Transforms of some independent rows: of all their losses, and of the years in which only single amounts are lost. */
export interface Product {
  readonly all: Spectrum;
  readonly alone: Spectrum;
}

export function newProduct(size: number): Product {
  return { all: makeSpectrum(size), alone: makeSpectrum(size) };
}

/**
 * Both losses together.
 *
 * @param into what may be overwritten; a new one where it is left out
 */
export function productInto(into: Product | undefined, a: Product, b: Product): Product {
  const product = into ?? newProduct(2 * (a.all.real.length - 1));
  multiplied(product.all, a.all, b.all);
  multiplied(product.alone, a.alone, b.alone);
  return product;
}

function multiplied(into: Spectrum, a: Spectrum, b: Spectrum): void {
  const { real, imaginary } = into;
  const { real: aReal, imaginary: aImaginary } = a;
  const { real: bReal, imaginary: bImaginary } = b;
  for (let k = 0; k < real.length; k++) {
    const p = aReal[k]!;
    const q = aImaginary[k]!;
    const r = bReal[k]!;
    const s = bImaginary[k]!;
    real[k] = p * r - q * s;
    imaginary[k] = p * s + q * r;
  }
  into.smallMean = a.smallMean + b.smallMean;
  into.placed = a.placed + b.placed;
}

/**
 * Both losses together, less the years of single amounts.
 *
 * @returns sum of the squares of what it was before that
 */
export function differenceInto(into: Spectrum, a: Product, b: Product): number {
  const { real, imaginary } = into;
  const { real: aReal, imaginary: aImaginary } = a.all;
  const { real: bReal, imaginary: bImaginary } = b.all;
  const { real: cReal, imaginary: cImaginary } = a.alone;
  const { real: dReal, imaginary: dImaginary } = b.alone;
  let square = 0;
  for (let k = 0; k < real.length; k++) {
    const p = aReal[k]!;
    const q = aImaginary[k]!;
    const r = bReal[k]!;
    const s = bImaginary[k]!;
    const re = p * r - q * s;
    const im = p * s + q * r;
    square += re * re + im * im;
    const t = cReal[k]!;
    const u = cImaginary[k]!;
    const v = dReal[k]!;
    const w = dImaginary[k]!;
    real[k] = re - (t * v - u * w);
    imaginary[k] = im - (t * w + u * v);
  }
  into.smallMean = a.all.smallMean + b.all.smallMean;
  into.placed = a.all.placed + b.all.placed;
  return square;
}

/** No loss at all, beside which any other is itself. */
export function nothingLost(size: number): Product {
  const product = newProduct(size);
  unit(product.all);
  unit(product.alone);
  return product;
}
