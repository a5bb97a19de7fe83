import type { Quantity } from "../register/headers/field";

/** How closely figures are tried. */
export interface Fineness {
  /** Factor from one figure to the next, above 1. */
  readonly step: number;
  /** How many shares between 0 and 1 are tried evenly. */
  readonly shares: number;
}

/** Eight to a power of ten, and every hundredth: for what takes no time. */
export const fine: Fineness = { step: Math.sqrt(Math.sqrt(Math.sqrt(10))), shares: 99 };
/** Two to a power of ten, and every twentieth: for years, which are made anew for each. */
export const coarse: Fineness = { step: Math.sqrt(10), shares: 19 };

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
export function triedPlaces(quantity: Quantity, fineness: Fineness): readonly number[] {
  if (quantity === "share") return shares(fineness);
  const [least, most] = ends[quantity] ?? [1e-6, 1e6];
  return [0, ...logarithmic(least, most, fineness)];
}

function shares(fineness: Fineness): readonly number[] {
  const parts = fineness.shares + 1;
  const even = Array.from({ length: fineness.shares }, (_, i) => (i + 1) / parts);
  const small = logarithmic(1e-9, 1 / parts, fineness);
  const nearOne = small.map((share) => 1 - share).reverse();
  return [0, ...small, ...even, ...nearOne, 1];
}

function logarithmic(least: number, most: number, { step }: Fineness): number[] {
  const places: number[] = [];
  for (let place = least; place < most; place *= step) places.push(place);
  return places;
}
