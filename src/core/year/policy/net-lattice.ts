/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exponentiate } from "../../numeric/elementary/complex-exponential";
import { exactSum } from "../../numeric/exact-sum";
import type { Lattice } from "../lattice/lattice";
import { clearLattice, makeLattice, scatter, transformLattice } from "../lattice/lattice";
import { placePart } from "../lattice/place-event-sizes";
import { scaled } from "../lattice/spectrum-arithmetic";
import type { StretchDensity } from "../sizes/event-sizes";
import type { Spectrum } from "../sizes/spectrum";
import { makeSpectrum } from "../sizes/spectrum";
import type { InsuredEvents, OftenParts } from "./insured-events";
import type { PaidSum } from "./paid-amounts";
import type { PolicyTerms } from "./policy-terms";

/** Transforms, on one lattice of what is left, of one event; less all events that may come, so that a year is the exponential. */
export interface NetLattice {
  readonly lattice: Lattice;
  /** What lies on the lattice, which is cleared. */
  readonly transformed: (mass: number) => Spectrum;
  readonly of: (mass: number, ...parts: readonly (readonly StretchDensity[])[]) => Spectrum;
  /** Single amounts by their chances. */
  readonly atomsOf: (sums: readonly PaidSum[], amount: (sum: PaidSum) => number) => Spectrum;
  /** What is kept of unpaid events; those that are paid less than the limit never come. */
  readonly keptOf: (events: InsuredEvents) => Spectrum;
  /** The same and those that are paid less than the limit, as the share leaves them. */
  readonly sharedOf: (events: InsuredEvents) => Spectrum;
  /** These as they are. */
  readonly grossOf: (events: InsuredEvents) => Spectrum;
  /** All events as they are. */
  readonly allOf: (events: InsuredEvents) => Spectrum;
  /** Years of so many times the events of which one is given, which is changed; `none` times as often. */
  readonly yearsOf: (one: Spectrum, times: number, none: number) => Spectrum;
  /** Mean, in nodes, of the small events of the years so far. */
  readonly smallMean: () => number;
}

export function netLattice(
  size: number,
  spacing: number,
  { retention, share }: PolicyTerms,
): NetLattice {
  const lattice = makeLattice(size, spacing);
  let smallMean = 0;
  const transformed = (mass: number): Spectrum => {
    const made = makeSpectrum(size);
    transformLattice(lattice, mass, made.real, made.imaginary, lattice.tables.workspace);
    made.smallMean = lattice.small[1]!;
    clearLattice(lattice);
    return made;
  };
  const of = (mass: number, ...parts: readonly (readonly StretchDensity[])[]): Spectrum => {
    for (const part of parts.flat()) placePart(part, lattice);
    return transformed(mass);
  };
  return {
    ...{ lattice, transformed, of },
    atomsOf(sums, amount) {
      for (const one of sums) scatter(lattice, amount(one) / spacing, one.chance);
      return transformed(0);
    },
    keptOf: ({ kept }) => of(kept.often, kept.parts),
    sharedOf({ kept, partly }) {
      if (share === 1) scatter(lattice, retention / spacing, partly.often);
      return of(oftenOf(kept, partly), kept.parts, partly.shared);
    },
    grossOf: ({ kept, partly }) => of(oftenOf(kept, partly), kept.parts, partly.parts),
    allOf: ({ kept, partly, beyond }) =>
      of(oftenOf(kept, partly, beyond), kept.parts, partly.parts, beyond.parts),
    yearsOf(one, times, none) {
      const log = scaled(one, times);
      smallMean = Math.max(smallMean, log.smallMean);
      exponentiate(log.real, log.imaginary);
      return scaled(log, none);
    },
    smallMean: () => smallMean,
  };
}

/** How often any of them comes. */
export function oftenOf(...parts: readonly OftenParts[]): number {
  return exactSum(parts.map(({ often }) => often));
}
