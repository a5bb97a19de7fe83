/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import type { HiddenSteps } from "./hidden-steps";
import type { ChanceList } from "../single-amounts/lists/chance-list";
import { densityReadout } from "./density-readout";
import {
  latticeError,
  latticeShortfallError,
  unresolvedUpTo,
  unresolvedWithin,
} from "./lattice-error";
import type { Lattice } from "../lattice/lattice";
import { makeLattice } from "../lattice/lattice";
import type { LatticeSizes } from "./lattice-sizes";
import type { LatticeReadout } from "../lattice/lattice-readout";
import { gridBelow, gridPartialMean, READ_TO } from "../lattice/lattice-readout";
import type { Taking } from "./year-spectrum";
import type { Spectrum } from "../sizes/spectrum";

/** What is less likely than this below a lattice's lower end needs no finer lattice. */
const NOTHING = 1e-9;
const MOST_STEPS_DOWN = 40;
const MOST_STEPS_UP = 5;
/** Place of the first lattice among all, and how many there may be. */
const LOWEST = MOST_STEPS_DOWN + 1;
const ALL_STEPS = LOWEST + MOST_STEPS_UP + 2;
/** Where a lattice misses more than it may by this factor, a much finer one is made. */
const FAR = 8;
/** Of so small a part of a loss no digit is left. */
const TINY = 2e-15;

/** Transform of the year on a lattice, which the caller may change. */
export type SpectrumOf = (lattice: Lattice, taking: Taking) => Spectrum;

/** One lattice, and from where to where it is read. */
export interface Reading {
  readonly step: number;
  readonly grid: LatticeReadout;
  readonly from: number;
  readonly to: number;
}

/** The years in which something is lost that is no single amount: a density, on lattices of falling reach, each made when it is first needed. */
export interface DensityCascade {
  /** P(S <= loss and S no single amount). Never falls. */
  below(loss: number): number;
  /**
   * P(S + amount <= loss and S no single amount), summed over a list of independent amounts by their chances. Never falls. Unlikely ones are
   * read from coarser lattices, which tell enough of them.
   *
   * @param first place of the first of the amounts to count
   */
  belowMoved(list: ChanceList, first: number, loss: number): number;
  /** About the same of all amounts, from the first lattice alone. */
  roughlyMoved(list: ChanceList, loss: number): number;
  /** E[S; S <= loss and S no single amount]. */
  partialMean(loss: number): number;
  /** Stated error of `below`. */
  error(loss: number): number;
  /** Stated error of E[max(loss - S, 0)] over these years. */
  shortfallError(loss: number): number;
  /** The lattice that answers about a loss and the part of it that is read. */
  readingAt(loss: number): Reading;
  /** The lattice that reads what `isWithin` says lies no higher than its end. */
  readingWhere(isWithin: (grid: LatticeReadout, end: number) => boolean): Reading;
  /** The lattice so many steps above the first. */
  gridAt(step: number): LatticeReadout;
  /** Up to where the first lattice is read. */
  readonly firstReach: number;
}

/** The single amounts of a year that a lattice must not show. */
export interface Single {
  /** P(S = 0). */
  readonly none: number;
  /** Whether other single amounts are known apart, too. */
  readonly hasAtoms: boolean;
  /** P(S is one of the single amounts): no density rises above the rest. */
  readonly alone: number;
}

/**
 * @param spectrumOf the year
 * @param beats of the year, for the errors that are stated
 */
export function densityCascade(
  spectrumOf: SpectrumOf,
  single: Single,
  plan: LatticeSizes,
  beats: () => readonly HiddenSteps[],
): DensityCascade {
  const endOf = (step: number): number => {
    let end = plan.top;
    for (let i = 0; i < Math.abs(step); i++) end = step > 0 ? end * plan.ratio : end / plan.ratio;
    return end;
  };
  const ends = Float64Array.from({ length: ALL_STEPS }, (_, i) => READ_TO * endOf(i - LOWEST));
  const readTo = (step: number): number => ends[step + LOWEST]!;
  const gridAt = once((step) => {
    const made = (size: number): LatticeReadout => makeGrid(spectrumOf, single, size, endOf(step));
    let grid = made(plan.size);
    while (grid.size < plan.finest) {
      const miss = unresolvedWithin(grid, readTo(step - 1), readTo(step));
      if (miss <= plan.miss) break;
      grid = made(Math.min((miss > FAR * plan.miss ? 16 : 4) * grid.size, plan.finest));
    }
    return grid;
  });

  /** Whether nothing to speak of lies below where this lattice is read. */
  const leftBelow = once((step) =>
    step <= -MOST_STEPS_DOWN ? 0 : gridBelow(gridAt(step), readTo(step - 1)),
  );
  const isLowest = (step: number): boolean => leftBelow(step) < NOTHING;
  /** What this lattice may miss of that. */
  const unseenBelow = once((step) =>
    step <= -MOST_STEPS_DOWN
      ? 0
      : Math.min(leftBelow(step), unresolvedUpTo(gridAt(step), readTo(step - 1))),
  );
  const isHighest = (step: number): boolean => step >= MOST_STEPS_UP;

  const stepAt = (loss: number): number => walk((_, end) => loss <= end);
  /** The lattice that tells enough of what has a weight. */
  const stepFor = (loss: number, weight: number): number => {
    let step = 0;
    if (loss <= readTo(0)) {
      while (loss <= readTo(step - 1) && !(weight * unseenBelow(step) < NOTHING)) step -= 1;
    } else {
      while (!isHighest(step) && loss > readTo(step)) step += 1;
    }
    return step;
  };
  /** Walks from the first lattice to the one that reads what `reaches` says lies no higher than a point. */
  const walk = (reaches: (step: number, end: number) => boolean): number => {
    let step = 0;
    if (reaches(step, readTo(step))) {
      while (!isLowest(step) && reaches(step, readTo(step - 1))) step -= 1;
    } else {
      while (!isHighest(step) && !reaches(step, readTo(step))) step += 1;
    }
    return step;
  };
  const reading = (step: number): Reading => ({
    step,
    grid: gridAt(step),
    from: step <= 0 && isLowest(step) ? 0 : readTo(step - 1),
    to: isHighest(step) ? Infinity : readTo(step),
  });
  const onGrid = (step: number, loss: number): number => gridBelow(gridAt(step), loss);

  /** What neighbouring lattices say where they meet keeps the whole from ever falling. */
  const lowAt = once((step) => {
    let low = 0;
    for (let below = 0; below < step; below++) low = Math.max(low, onGrid(below, readTo(below)));
    return low;
  });
  const highAt = once((step) => {
    let high = 1 - single.alone;
    for (let above = 0; above > step; above--) {
      high = Math.min(high, onGrid(above, readTo(above - 1)));
    }
    return high;
  });
  const belowOn = (step: number, loss: number): number =>
    Math.min(Math.max(onGrid(step, loss), lowAt(step)), highAt(step));

  /** Chance of the years that come round from beyond the end of a lattice to below a loss. */
  const wrappedAt = (step: number, loss: number): number =>
    isHighest(step)
      ? 1 - single.none - onGrid(step, readTo(step))
      : onGrid(step + 1, endOf(step) + loss) - onGrid(step + 1, readTo(step));
  let known: readonly HiddenSteps[] | null = null;
  const beatsOnce = (): readonly HiddenSteps[] => (known ??= beats());

  return {
    gridAt,
    firstReach: readTo(0),
    readingAt: (loss) => reading(stepAt(loss)),
    readingWhere: (isWithin) => reading(walk((step, end) => isWithin(gridAt(step), end))),
    below: (loss) => belowOn(stepAt(loss), loss),
    belowMoved({ amounts, chances }, first, loss) {
      let sum = 0;
      for (let i = first; i < amounts.length && amounts[i]! <= loss; i++) {
        const left = loss - amounts[i]!;
        const weight = Math.min(amounts.length * chances[i]!, 1);
        if (left > TINY * loss) sum += chances[i]! * belowOn(stepFor(left, weight), left);
      }
      return sum;
    },
    roughlyMoved({ amounts, chances }, loss) {
      const grid = gridAt(0);
      let sum = 0;
      for (let i = 0; i < amounts.length && amounts[i]! <= loss; i++) {
        sum += chances[i]! * gridBelow(grid, loss - amounts[i]!);
      }
      return sum;
    },
    partialMean: (loss) => gridPartialMean(gridAt(stepAt(loss)), loss),
    error(loss) {
      const step = stepAt(loss);
      return latticeError(gridAt(step), loss, wrappedAt(step, loss), beatsOnce());
    },
    shortfallError(loss) {
      const step = stepAt(loss);
      return latticeShortfallError(gridAt(step), loss, wrappedAt(step, loss), beatsOnce());
    },
  };
}

/** What depends on the step alone is found once: a search reads thousands of times. */
function once<T>(of: (step: number) => T): (step: number) => T {
  const known = new Array<T | undefined>(ALL_STEPS).fill(undefined);
  return (step) => {
    const found = known[step + LOWEST];
    return found === undefined ? (known[step + LOWEST] = of(step)) : found;
  };
}

function makeGrid(
  spectrumOf: SpectrumOf,
  { none, hasAtoms }: Single,
  size: number,
  end: number,
): LatticeReadout {
  const lattice = makeLattice(size, end / size);
  const spectrum = spectrumOf(lattice, "all");
  return densityReadout(lattice, spectrum, hasAtoms ? spectrumOf(lattice, "atoms") : none);
}
