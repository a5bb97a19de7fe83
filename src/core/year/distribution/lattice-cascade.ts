import type { AtomLaw } from "../single-amounts/lists/atom-law";
import type { HiddenSteps } from "./hidden-steps";
import type { Reading, SpectrumOf } from "./density-cascade";
import { densityCascade } from "./density-cascade";
import type { LatticeSizes } from "./lattice-sizes";
import { errorBeside } from "./lattice-error";
import { leastLoss, leastLossNear } from "./least-loss";
import type { LatticeReadout } from "../lattice/lattice-readout";
import { gridBelow, gridQuantile } from "../lattice/lattice-readout";
import type { Distribution } from "./distribution";

/** A year's loss: single amounts exactly, the rest on lattices. */
export interface LatticeCascade extends Distribution {
  /** The lattice that answers about a loss and the part of it that is read; null where only single amounts can be lost. */
  readingAt(loss: number): Reading | null;
  /** The lattice so many steps above the first. */
  gridAt(step: number): LatticeReadout;
}

/**
 * Method: one lattice cannot show a median of ten thousand and a worst year of a billion. So there are several, each with an end a fixed
 * factor nearer, and a question is read from the finest that covers it; single amounts are added from their own law. A percentile is
 * sought by halving on one lattice, after the one that covers its level is found.
 *
 * @param spectrumOf the year
 * @param sure single amounts with chances of their own
 * @param beats of the year, for the errors that are stated
 */
export function latticeCascade(
  spectrumOf: SpectrumOf,
  sure: AtomLaw,
  plan: LatticeSizes,
  beats: () => readonly HiddenSteps[] = () => [],
): LatticeCascade {
  const isExact = sure.isAll;
  const single = {
    none: isExact ? 1 : sure.atMost(0),
    hasAtoms: sure.hasAmounts,
    alone: isExact ? 1 : sure.lessThan(Infinity),
  };
  const beside = errorBeside(sure);
  const density = densityCascade(spectrumOf, single, plan, beats);
  const onGrid = (grid: LatticeReadout, loss: number): number =>
    Math.min(sure.atMost(loss) + gridBelow(grid, loss), 1);
  return {
    gridAt: (step) => density.gridAt(step),
    readingAt: (loss) => (isExact ? null : density.readingAt(loss)),
    error: (loss) => sure.error(loss) + (isExact ? 0 : density.error(loss) + beside),
    shortfallError: (loss) =>
      sure.shortfallError(loss) + (isExact ? 0 : density.shortfallError(loss)),
    atMost: (loss) =>
      isExact ? sure.atMost(loss) : Math.min(sure.atMost(loss) + density.below(loss), 1),
    lessThan: (loss) =>
      isExact ? sure.lessThan(loss) : Math.min(sure.lessThan(loss) + density.below(loss), 1),
    partialMean: (loss) => sure.partialMean(loss) + (isExact ? 0 : density.partialMean(loss)),
    quantile(level) {
      if (isExact) return atomAt(sure, level);
      const place = density.readingWhere((grid, end) => level <= onGrid(grid, end));
      const found = quantileOn(place.grid, sure, level);
      return Math.min(Math.max(found, place.from), place.to);
    },
  };
}

/** A search ends at the last bit, where a sum may lie on either side by how it is rounded; other sums are further away. */
const ALMOST = 1 - 1e-14;

/** The least single amount up to which at least `level` lies. */
function atomAt(sure: AtomLaw, level: number): number {
  const atMost = (loss: number): number => sure.atMost(loss);
  if (sure.search !== undefined) {
    const near = sure.search.near(level);
    const { low, high } = leastLossNear(atMost, level, near, () => false);
    return high === 0 ? 0 : sure.search.least(low * ALMOST, high, level);
  }
  const { low, high } = leastLoss(atMost, level, sure.largest);
  if (high === 0) return 0;
  const amount = sure.next(low * ALMOST);
  return amount < Infinity ? amount : sure.largest;
}

/** Whether a sum of single amounts lies between two losses, or is one of them but for rounding. */
export function hasSums(sure: AtomLaw, from: number, to: number): boolean {
  return sure.previous(to * (1 + AROUND)) >= from * (1 - AROUND);
}

/** Beyond what a law of single amounts takes for the same. */
const AROUND = 4e-13;

/** The least loss up to which at least `level` lies, on a lattice that reaches so far and beside single amounts. */
export function quantileOn(grid: LatticeReadout, sure: AtomLaw, level: number): number {
  const end = grid.size * grid.spacing;
  const total = (loss: number): number => sure.atMost(loss) + gridBelow(grid, Math.min(loss, end));
  if (!sure.hasAmounts) {
    return total(0) >= level ? 0 : Math.max(gridQuantile(grid, level - sure.atMost(0)), 0);
  }
  const { low, high } = leastLoss(total, level, end, (from, to) => hasSums(sure, from, to));
  if (high === 0) return 0;
  // Up to the next single amount only the rest grows.
  const above = sure.next(low * ALMOST);
  const sureBelow = sure.lessThan(above);
  if (above < Infinity && sureBelow + gridBelow(grid, Math.min(above, end)) < level) return above;
  const between = gridQuantile(grid, level - sureBelow);
  return Math.min(Math.max(between, sure.previous(above)), above);
}
