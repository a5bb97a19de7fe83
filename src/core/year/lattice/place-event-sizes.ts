import type { EventSizes } from "../sizes/event-sizes";
import type { Lattice } from "./lattice";
import { scatter } from "./lattice";
import { placeLognormalGrid } from "./place-lognormal-grid";
import { placeStretch } from "./place-stretch";

/**
 * Places everything but the single amounts.
 *
 * @returns events a year that are neither on the lattice nor beyond its end: rounding, which must not count as events too large for it
 */
export function placeSpread({ grids, parts }: EventSizes, lattice: Lattice): number {
  let lost = 0;
  for (const grid of grids) lost += placeLognormalGrid(grid, lattice);
  for (const part of parts) lost += placeStretch(part, lattice);
  return lost;
}

/** Places the single amounts. */
export function placeAtoms({ atoms }: EventSizes, lattice: Lattice): void {
  for (const { amount, frequency } of atoms) scatter(lattice, amount / lattice.spacing, frequency);
}
