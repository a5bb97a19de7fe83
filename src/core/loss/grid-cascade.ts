import type { AtomLaw } from "./atom-law";
import type { Beat } from "./beats";
import { leastLoss } from "./least-loss";
import type { Lattice } from "./lattice";
import { makeLattice } from "./lattice";
import { lowPass } from "./lattice-tables";
import type { LatticePlan } from "./lattice-plan";
import type { LossGrid } from "./loss-grid";
import { gridError, gridShortfallError, roundingNoise } from "./grid-error";
import { gridBelow, gridPartialMean, gridQuantile, lossGrid, READ_TO } from "./loss-grid";
import type { Spectrum, Taking } from "./year-spectrum";

/** What is less likely than this below a lattice's lower end needs no finer lattice. */
const NOTHING = 1e-9;
/** Nodes that small events may add up to before the highest frequencies are cut. */
const MANY_SMALL = 1;
const MOST_STEPS_DOWN = 40;
const MOST_STEPS_UP = 5;

/** What can be asked of a distribution of losses. */
export interface Distribution {
  /** P(S <= loss). */
  atMost(loss: number): number;
  /** P(S < loss). */
  lessThan(loss: number): number;
  /** E[S; S <= loss]. */
  partialMean(loss: number): number;
  /** The least loss with P(S <= loss) >= level. */
  quantile(level: number): number;
  /** Stated error of P(S <= loss). */
  error(loss: number): number;
  /** Stated error of E[max(loss - S, 0)]. */
  shortfallError(loss: number): number;
}

/** A year's loss: single amounts exactly, the rest on lattices of falling reach, each made when it is first needed. */
export interface GridCascade extends Distribution {
  /** The lattice that answers about a loss and the part of it that is read; null where only single amounts can be lost. */
  readingAt(loss: number): Reading | null;
  /** The lattice so many steps above the first. */
  gridAt(step: number): LossGrid;
}

/** One lattice, and from where to where it is read. */
export interface Reading {
  readonly step: number;
  readonly grid: LossGrid;
  readonly from: number;
  readonly to: number;
}

/** Transform of the year on a lattice, which the caller may change. */
export type SpectrumOf = (lattice: Lattice, taking: Taking) => Spectrum;

/**
 * @param spectrumOf the year
 * @param sure single amounts with chances of their own
 * @param beats of the year, for the errors that are stated
 */
export function gridCascade(
  spectrumOf: SpectrumOf,
  sure: AtomLaw,
  plan: LatticePlan,
  beats: () => readonly Beat[] = () => [],
): GridCascade {
  const grids = new Map<number, LossGrid>();
  const endOf = (step: number): number => {
    let end = plan.top;
    for (let i = 0; i < Math.abs(step); i++) end = step > 0 ? end * plan.ratio : end / plan.ratio;
    return end;
  };
  const readTo = once((step) => READ_TO * endOf(step));
  const gridAt = (step: number): LossGrid => {
    const known = grids.get(step);
    if (known !== undefined) return known;
    const made = makeGrid(spectrumOf, sure, plan.size, endOf(step));
    grids.set(step, made);
    return made;
  };
  const isExact = sure.isAll;

  const onGrid = (step: number, loss: number): number =>
    Math.min(sure.atMost(loss) + gridBelow(gridAt(step), loss), 1);

  /** Whether nothing to speak of lies below where this lattice is read. */
  const isLowest = once((step) => {
    if (step <= -MOST_STEPS_DOWN) return true;
    return gridBelow(gridAt(step), readTo(step - 1)) < NOTHING;
  });
  const isHighest = (step: number): boolean => step >= MOST_STEPS_UP;

  /** Walks from the first lattice to the one that reads what `isAbove` says lies no higher than a point. */
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

  /** What neighbouring lattices say where they meet keeps the whole from ever falling. */
  const boundsOf = once((step): readonly [number, number] => {
    let [low, high] = [0, 1];
    for (let below = 0; below < step; below++) low = Math.max(low, onGrid(below, readTo(below)));
    for (let above = 0; above > step; above--) {
      high = Math.min(high, onGrid(above, readTo(above - 1)));
    }
    return [low, high];
  });
  const stepAt = (loss: number): number => walk((_, end) => loss <= end);
  const readingAt = (loss: number): Reading | null => (isExact ? null : reading(stepAt(loss)));

  /** Chance of the years that come round from beyond the end of a lattice to below a loss. */
  const wrappedAt = ({ step }: Reading, loss: number): number =>
    isHighest(step)
      ? 1 - onGrid(step, readTo(step))
      : onGrid(step + 1, endOf(step) + loss) - onGrid(step + 1, readTo(step));
  const within = (loss: number): number => {
    const step = stepAt(loss);
    const [low, high] = boundsOf(step);
    return Math.min(Math.max(onGrid(step, loss), low), high);
  };
  let known: readonly Beat[] | null = null;
  const beatsOnce = (): readonly Beat[] => (known ??= beats());

  return {
    readingAt,
    gridAt,
    error(loss) {
      const place = readingAt(loss);
      if (place === null) return sure.error(loss);
      return sure.error(loss) + gridError(place.grid, loss, wrappedAt(place, loss), beatsOnce());
    },
    shortfallError(loss) {
      const place = readingAt(loss);
      if (place === null) return sure.shortfallError(loss);
      return (
        sure.shortfallError(loss) +
        gridShortfallError(place.grid, loss, wrappedAt(place, loss), beatsOnce())
      );
    },
    atMost(loss) {
      return isExact ? sure.atMost(loss) : within(loss);
    },
    lessThan(loss) {
      const sureBelow = sure.lessThan(loss);
      if (isExact) return sureBelow;
      const jump = sure.atMost(loss) - sureBelow;
      return Math.max(within(loss) - jump, 0);
    },
    partialMean(loss) {
      const place = readingAt(loss);
      return sure.partialMean(loss) + (place === null ? 0 : gridPartialMean(place.grid, loss));
    },
    quantile(level) {
      if (isExact) return atomAt(sure, level);
      const place = reading(walk((step, end) => level <= onGrid(step, end)));
      const found = quantileOn(place.grid, sure, level);
      return Math.min(Math.max(found, place.from), place.to);
    },
  };
}

/** What depends on the step alone is found once: a search reads thousands of times. */
function once<T>(of: (step: number) => T): (step: number) => T {
  const known = new Map<number, T>();
  return (step) => {
    let found = known.get(step);
    if (found === undefined) known.set(step, (found = of(step)));
    return found;
  };
}

function makeGrid(spectrumOf: SpectrumOf, sure: AtomLaw, size: number, end: number): LossGrid {
  const lattice = makeLattice(size, end / size);
  const spectrum = spectrumOf(lattice, "all");
  const noise = roundingNoise(spectrum, size);
  if (sure.hasAmounts) {
    const alone = spectrumOf(lattice, "atoms");
    for (let k = 0; k < spectrum.real.length; k++) {
      spectrum.real[k] = (spectrum.real[k] ?? 0) - (alone.real[k] ?? 0);
      spectrum.imaginary[k] = (spectrum.imaginary[k] ?? 0) - (alone.imaginary[k] ?? 0);
    }
  } else {
    // The year without loss stands at node 0 alone, whose transform is the same everywhere.
    const none = sure.atMost(0);
    for (let k = 0; k < spectrum.real.length; k++)
      spectrum.real[k] = (spectrum.real[k] ?? 0) - none;
  }
  if (spectrum.smallMean > MANY_SMALL) {
    // Moments know nothing of the highest frequencies, where so many events would not have let anything through.
    const pass = lowPass(size);
    for (let k = 0; k < spectrum.real.length; k++) {
      spectrum.real[k] = (spectrum.real[k] ?? 0) * (pass[k] ?? 0);
      spectrum.imaginary[k] = (spectrum.imaginary[k] ?? 0) * (pass[k] ?? 0);
    }
  }
  return lossGrid(lattice, spectrum, noise);
}

/** A search ends at the last bit, where a sum may lie on either side by how it is rounded; other sums are further away. */
const ALMOST = 1 - 1e-14;

/** The least single amount up to which at least `level` lies. */
function atomAt(sure: AtomLaw, level: number): number {
  const { low, high } = leastLoss((loss) => sure.atMost(loss), level, sure.largest);
  if (high === 0) return 0;
  const amount = sure.next(low * ALMOST);
  return amount < Infinity ? amount : sure.largest;
}

function quantileOn(grid: LossGrid, sure: AtomLaw, level: number): number {
  const end = grid.size * grid.spacing;
  const total = (loss: number): number => sure.atMost(loss) + gridBelow(grid, Math.min(loss, end));
  if (!sure.hasAmounts) {
    return total(0) >= level ? 0 : Math.max(gridQuantile(grid, level - sure.atMost(0)), 0);
  }
  const { low, high } = leastLoss(total, level, end);
  if (high === 0) return 0;
  // Up to the next single amount only the rest grows.
  const above = sure.next(low * ALMOST);
  const sureBelow = sure.lessThan(above);
  if (above < Infinity && sureBelow + gridBelow(grid, Math.min(above, end)) < level) return above;
  const between = gridQuantile(grid, level - sureBelow);
  return Math.min(Math.max(between, sure.previous(above)), above);
}
