/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import type { Spectrum } from "../sizes/spectrum";
import { makeSpectrum } from "../sizes/spectrum";

/** Transforms of some independent rows: of all their losses, and of the years in which only single amounts are lost. */
export interface Product {
  readonly all: Spectrum;
  readonly alone: Spectrum;
}

function newProduct(size: number): Product {
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

/**
 * Both losses together, less the years of single amounts.
 *
 * @returns sum of the squares of what it was before that
 */
export function differenceInto(into: Spectrum, a: Product, b: Product | null): number {
  const { real, imaginary } = into;
  const [p, q] = [a.all, a.alone];
  let square = 0;
  for (let k = 0; k < real.length; k++) {
    let [re, im] = [p.real[k]!, p.imaginary[k]!];
    let [aloneRe, aloneIm] = [q.real[k]!, q.imaginary[k]!];
    if (b !== null) {
      const [r, s] = [b.all.real[k]!, b.all.imaginary[k]!];
      const [u, v] = [b.alone.real[k]!, b.alone.imaginary[k]!];
      [re, im] = [re * r - im * s, re * s + im * r];
      [aloneRe, aloneIm] = [aloneRe * u - aloneIm * v, aloneRe * v + aloneIm * u];
    }
    square += re * re + im * im;
    real[k] = re - aloneRe;
    imaginary[k] = im - aloneIm;
  }
  into.smallMean = p.smallMean + (b?.all.smallMean ?? 0);
  into.placed = p.placed + (b?.all.placed ?? 0);
  return square;
}
