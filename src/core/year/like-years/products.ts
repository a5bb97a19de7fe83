/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
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
  for (let k = 0; k < real.length; k++) {
    const [p, q] = [a.real[k]!, a.imaginary[k]!];
    const [r, s] = [b.real[k]!, b.imaginary[k]!];
    real[k] = p * r - q * s;
    imaginary[k] = p * s + q * r;
  }
  into.smallMean = a.smallMean + b.smallMean;
  into.placed = a.placed + b.placed;
}
