import { atomRows } from "../single-amounts/lists/atom-rows";
import { chanceOf } from "../single-amounts/lists/chance-list";
import { coarseList } from "../single-amounts/lists/coarse-list";
import { countUpTo, summedList } from "../single-amounts/lists/layered-half";
import { chanceOfNone } from "../sources/year-sources";
import type { DensityCascade } from "./density-cascade";
import { densityCascade } from "./density-cascade";
import { hiddenStepsOf } from "./hidden-steps";
import { latticeSizes } from "./lattice-sizes";
import type { SplitLayer } from "./split-year";
import { yearSpectrum } from "./year-spectrum";

/** The density of one loss, moved by each amount of another, which is independent. */
export interface MovedDensity {
  /** P(the sum <= loss). Never falls. */
  upTo(loss: number): number;
  /** About the same, fast. */
  roughly(loss: number): number;
  /** E[the sum; it <= loss]. */
  partialMean(loss: number): number;
  /** Stated error of `upTo`. */
  error(loss: number): number;
  /** Stated error of E[max(loss - sum, 0)]. */
  shortfallError(loss: number): number;
  /** Up to where the density's first lattice is read. */
  readonly reach: number;
}

/** @param hasAtoms whether single amounts of the rest are no part of its density */
export function movedDensity({ sums, rest }: SplitLayer, hasAtoms: boolean): MovedDensity {
  const { amounts, chances } = sums;
  const { before } = summedList(sums);
  const none = chanceOfNone(rest);
  const alone = hasAtoms ? atomRows(rest).alone : none;
  const plan = latticeSizes(rest);
  const density = densityCascade(
    (lattice, taking) => yearSpectrum(rest, lattice, taking),
    { none, hasAtoms, alone },
    // What is seldom may be seen less well.
    { ...plan, miss: plan.miss / Math.min(chanceOf(sums), 1) },
    () => hiddenStepsOf(rest, hasAtoms),
  );
  let known: Settled | null = null;
  const settled = (): Settled =>
    (known ??= amounts.length < MANY ? NEVER_SETTLED : settledAt(density, alone));
  const over = (loss: number, of: (left: number, amount: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < amounts.length; i++) {
      const left = loss - (amounts[i] ?? 0) + SLACK * loss;
      if (left < 0) break;
      sum += (chances[i] ?? 0) * of(left, amounts[i] ?? 0);
    }
    return sum;
  };
  /** What is stated is a mean over the sums: of very many, neighbours together tell it as well. */
  const few = coarseList(sums, amounts.length, ENOUGH);
  const meanError = (loss: number, of: (left: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < few.amounts.length; i++) {
      const left = loss - (few.amounts[i] ?? 0) + SLACK * loss;
      if (left < 0) break;
      sum += (few.chances[i] ?? 0) * of(left);
    }
    return sum;
  };
  const some = coarseList(sums, amounts.length, ROUGHLY);
  return {
    reach: density.firstReach,
    /** Amounts so far below that the density never leads up to the loss count for all of it at once. */
    upTo(loss) {
      const { reach, all } = settled();
      const first = countUpTo(sums, loss - reach);
      return all * (before[first] ?? 0) + density.belowMoved(sums, first, loss);
    },
    roughly: (loss) => density.roughlyMoved(some, loss),
    partialMean: (loss) =>
      over(loss, (left, amount) => density.partialMean(left) + amount * density.below(left)),
    error: (loss) => meanError(loss, (left) => density.error(left)),
    shortfallError: (loss) => meanError(loss, (left) => density.shortfallError(left)),
  };
}

const ENOUGH = 1000;
/** Sums of large amounts that show about where a loss is. */
const ROUGHLY = 64;

/** A loss that the density has not risen above, for all that can be told, and what it has risen to. */
interface Settled {
  readonly reach: number;
  readonly all: number;
}

const NEVER_SETTLED: Settled = { reach: Infinity, all: 0 };
/** With fewer amounts the density is simply read for each. */
const MANY = 32;
const LEFT = 1e-9;

function settledAt(density: DensityCascade, alone: number): Settled {
  const reach = density.firstReach;
  const all = density.below(reach);
  return all >= 1 - alone - LEFT ? { reach, all } : NEVER_SETTLED;
}

// A sum of losses may differ in its last bits from the same sum made in another order.
const SLACK = 4e-16;
