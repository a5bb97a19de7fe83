import type { AtomLaw } from "../single-amounts/atom-law";
import { atomRows } from "../single-amounts/lists/atom-rows";
import { coarseList } from "../single-amounts/lists/coarse-list";
import { hiddenStepsOf } from "./hidden-steps";
import type { DensityCascade } from "./density-cascade";
import { densityCascade } from "./density-cascade";
import type { Distribution } from "./distribution";
import { hasSums } from "./lattice-cascade";
import type { SplitYear } from "./large-amounts";
import { latticeSizes } from "./lattice-sizes";
import { lawOfAtoms, shortLawOfAtoms } from "../single-amounts/law-of-atoms";
import { countUpTo, summedList } from "../single-amounts/lists/layered-half";
import { leastLossAbout, leastLossNear } from "./least-loss";
import { nestedLaw } from "../single-amounts/nested-law";
import { noAtoms } from "../single-amounts/no-atoms";
import type { YearSources } from "../sources/year-sources";
import { chanceOfNone, sizesOf } from "../sources/year-sources";
import { yearSpectrum } from "./year-spectrum";

/**
 * The sum of two independent losses, one of which takes only some amounts: the density of the other, moved by each of them, and the
 * years of single amounts alone, exactly.
 *
 *     P(D + C <= x) = P(D + C <= x, single amounts alone) + sum of P(D = d) P(C <= x - d, C no single amount)
 *
 * However small C is beside the amounts of D, it keeps all its digits, which no one lattice for both could.
 *
 * @param sources the year
 * @param large its largest amounts, D, and the rest, C
 * @param isSmooth whether the single amounts of the rest are so many that they are as good as a density
 */
export function twoPartYear(
  sources: YearSources,
  { sums, dropped, rest }: SplitYear,
  isSmooth = false,
): Distribution {
  const { amounts, chances } = sums;
  const { before } = summedList(sums);
  const none = chanceOfNone(rest);
  const { sure, hasAtoms } = isSmooth
    ? { sure: nestedLaw(sums, noAtoms(none, false, 0), dropped), hasAtoms: false }
    : sureYears(sources, { sums, dropped, rest });
  const alone = hasAtoms ? atomRows(rest).alone : none;
  const density = densityCascade(
    (lattice, taking) => yearSpectrum(rest, lattice, taking),
    { none, hasAtoms, alone },
    latticeSizes(rest),
    () => hiddenStepsOf(rest, hasAtoms),
  );
  let known: Settled | null = null;
  const settled = (): Settled =>
    (known ??= amounts.length < MANY ? NEVER_SETTLED : settledAt(density, alone));
  /** Of the density alone; amounts so far below that it never leads up to the loss count for all of it at once. */
  const densityUpTo = (x: number): number => {
    const { reach, all } = settled();
    const first = countUpTo(sums, x - reach);
    return all * (before[first] ?? 0) + density.belowMoved(sums, first, x);
  };
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
  const atMost = (loss: number): number => Math.min(sure.atMost(loss) + densityUpTo(loss), 1);
  const some = coarseList(sums, amounts.length, ROUGHLY);
  const roughly = (loss: number): number => sure.atMost(loss) + density.roughlyMoved(some, loss);
  return {
    atMost,
    lessThan: (loss) => Math.min(sure.lessThan(loss) + densityUpTo(loss), 1),
    partialMean: (loss) =>
      sure.partialMean(loss) +
      over(loss, (left, amount) => density.partialMean(left) + amount * density.below(left)),
    error: (loss) => sure.error(loss) + meanError(loss, (left) => density.error(left)) + dropped,
    shortfallError: (loss) =>
      sure.shortfallError(loss) +
      meanError(loss, (left) => density.shortfallError(left)) +
      dropped * loss,
    quantile(level) {
      const near = leastLossAbout(roughly, level, density.firstReach);
      if (near === 0) return 0;
      const { found } = leastLossNear(atMost, level, near, (from, to) => hasSums(sure, from, to));
      return found === 0 ? 0 : nearestSure(found, sure);
    },
  };
}

const ENOUGH = 1000;
/** Sums of large amounts that show about where a loss is. */
const ROUGHLY = 64;

/** The years of single amounts alone, and whether any of them are the rest's. */
function sureYears(
  sources: YearSources,
  { sums, dropped, rest }: SplitYear,
): { readonly sure: AtomLaw; readonly hasAtoms: boolean } {
  const short = shortLawOfAtoms(sources);
  if (short !== null) {
    return { sure: short, hasAtoms: sizesOf(rest).some(({ atoms }) => atoms.length > 0) };
  }
  const ofRest = lawOfAtoms(rest, chanceOfNone(rest));
  return { sure: nestedLaw(sums, ofRest, dropped), hasAtoms: ofRest.hasAmounts };
}

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

/** A sum of single amounts that the search has closed in on, or the loss itself. */
function nearestSure(loss: number, sure: AtomLaw): number {
  const sum = sure.previous(loss * (1 + ABOVE));
  return Math.abs(sum - loss) <= SNAP * loss ? sum : loss;
}

/** Beyond what a law of single amounts takes for the same, or a jump would be found just below its amount. */
const SNAP = 2e-13;
// What is the same but for rounding does not count as below, and the search may end as far below as that.
const ABOVE = 4e-13;
