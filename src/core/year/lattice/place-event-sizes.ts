import type { EventSizes, StretchDensity } from "../sizes/event-sizes";
import type { Lattice } from "./lattice";
import { scatter } from "./lattice";
import { placeLaw } from "./place-law";
import { placeLognormalGrid } from "./place-lognormal-grid";
import { isPaired, placePair } from "./place-pair";
import { placeStretch } from "./place-stretch";

/**
 * Places everything but the single amounts.
 *
 * @returns events a year that are neither on the lattice nor beyond its end: rounding, which must not count as events too large for it
 */
export function placeSpread({ grids, parts }: EventSizes, lattice: Lattice): number {
  let lost = 0;
  for (const grid of grids) lost += placeLognormalGrid(grid, lattice);
  for (const part of parts) lost += placePart(part, lattice);
  return lost;
}

/** As `placeSpread`, of one part, by what is known of it. */
export function placePart(part: StretchDensity, lattice: Lattice): number {
  if (part.law !== undefined) {
    placeLaw(part.law, lattice);
    return 0;
  }
  return isPaired(part) ? placePair(part, lattice, placeSpread) : placeStretch(part, lattice);
}

/** Places the single amounts. */
export function placeAtoms({ atoms }: EventSizes, lattice: Lattice): void {
  for (const { amount, frequency } of atoms) scatter(lattice, amount / lattice.spacing, frequency);
}
