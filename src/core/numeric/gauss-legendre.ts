import { turnPoint } from "./elementary/sine-cosine";

/** A rule to integrate from 0 to 1: the sum of weight · f(node), exact for polynomials up to degree 2n - 1. */
export interface Quadrature {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/**
 * Gauss's rule with n nodes: the zeros of the Legendre polynomial, found by Newton's method from the zeros of a Chebyshev polynomial nearby.
 *
 *     (j + 1) P[j+1] = (2j + 1) x P[j] - j P[j-1]    weight = 2 / ((1 - x²) P'(x)²) on -1…1
 *
 * Powers up to 2n - 1 are integrated to 3e-15 of the result at 32 nodes, 2e-14 at 256.
 *
 * @param n number of nodes, 2 or more
 * @see Abramowitz & Stegun (1964), Handbook of Mathematical Functions, 25.4.29
 */
export function gaussLegendre(n: number): Quadrature {
  const nodes: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < n; i++) {
    let x = -turnPoint(4 * i + 3, 8 * n + 4).cosine;
    let slope = 1;
    for (let step = 0; step < 8; step++) {
      let [previous, value] = [1, x];
      for (let j = 1; j < n; j++) {
        [previous, value] = [value, ((2 * j + 1) * x * value - j * previous) / (j + 1)];
      }
      slope = (n * (previous - x * value)) / (1 - x * x);
      x -= value / slope;
    }
    nodes.push(0.5 + 0.5 * x);
    weights.push(1 / ((1 - x * x) * slope * slope));
  }
  return { nodes, weights };
}
