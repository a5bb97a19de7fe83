import type { Quantity } from "../register/field";

/** Eight steps to a power of ten. */
const STEP = Math.sqrt(Math.sqrt(Math.sqrt(10)));

/** Least and most figures that are tried; the widest a register can be meant to hold. */
const ends: Readonly<Partial<Record<Quantity, readonly [number, number]>>> = {
  rate: [1e-9, 1e5],
  "event-amount": [1e-2, 1e15],
  "year-amount": [1e-2, 1e15],
  amount: [1e-2, 1e15],
  number: [1e-6, 1e6],
};

/**
 * Figures to try of a quantity, in the model's units: 0, then even in their logarithm; of a share also near 1.
 *
 * @returns rising
 */
export function triedPlaces(quantity: Quantity): readonly number[] {
  if (quantity === "share") return shares();
  const [least, most] = ends[quantity] ?? [1e-6, 1e6];
  return [0, ...logarithmic(least, most)];
}

function shares(): readonly number[] {
  const small = logarithmic(1e-9, 0.01);
  const even = Array.from({ length: 98 }, (_, i) => (i + 1) / 100);
  const nearOne = small.map((share) => 1 - share).reverse();
  return [0, ...small, ...even.slice(1), ...nearOne, 1];
}

function logarithmic(least: number, most: number): number[] {
  const places: number[] = [];
  for (let place = least; place < most; place *= STEP) places.push(place);
  return places;
}
