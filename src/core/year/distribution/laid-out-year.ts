import type { AtomLaw } from "../single-amounts/lists/atom-law";
import { hiddenStepsOf } from "./hidden-steps";
import type { SpectrumOf } from "./density-cascade";
import type { LatticeCascade } from "./lattice-cascade";
import { unresolvedAt } from "./lattice-error";
import { errorBeside } from "./lattice-error";
import { latticeCascade } from "./lattice-cascade";
import type { LargeAmounts } from "./large-amounts";
import type { LatticeSizes } from "./lattice-sizes";
import { latticeSizes } from "./lattice-sizes";
import { lawOfAtoms } from "../single-amounts/law-of-atoms";
import { noAtoms } from "../single-amounts/no-atoms";
import type { YearSources } from "../sources/year-sources";
import { chanceOfNone, sizesOf } from "../sources/year-sources";
import { yearSpectrum } from "./year-spectrum";

/** A year and how it lies on lattices. */
export interface LaidOutYear {
  readonly sources: YearSources;
  readonly sure: AtomLaw;
  readonly plan: LatticeSizes;
  readonly cascade: LatticeCascade;
}

/** Lays a year out when it is first needed. */
export function laidOut(sources: YearSources): () => LaidOutYear {
  let made: LaidOutYear | null = null;
  return () => {
    if (made !== null) return made;
    const none = chanceOfNone(sources);
    const plan = latticeSizes(sources);
    const spectrumOf: SpectrumOf = (lattice, taking) => yearSpectrum(sources, lattice, taking);
    const beside = (sure: AtomLaw): LaidOutYear => ({
      sources,
      sure,
      plan,
      cascade: latticeCascade(spectrumOf, sure, plan, () =>
        hiddenStepsOf(sources, sure.hasAmounts),
      ),
    });
    const rounded = beside(lawOfAtoms(sources, none));
    made = rounded;
    if (rounded.sure.isRounded) {
      const smooth = beside(noAtoms(none, false, 0));
      const own = errorBeside(rounded.sure);
      if (showsMore(smooth.cascade, (loss) => rounded.cascade.error(loss) - own))
        made = lessCertain(smooth);
    } else if (!rounded.sure.isAll && isOfSingleAmounts(sources)) made = lessCertain(rounded);
    return made;
  };
}

/** Sums of large amounts, the likeliest, about which a lattice is looked at. */
const LOOKED_AT = 32;
/** Where more years than this may be blurred, they are. */
const MANY_BLURRED = 1e-3;

/** Whether one lattice shows the year as well as its large amounts apart, since there are hardly years in which little else is lost. */
export function showsAll(year: () => LaidOutYear, { sums, blurred }: LargeAmounts): boolean {
  if (blurred > MANY_BLURRED) return false;
  const { cascade } = year();
  const likeliest = [...sums.chances.keys()].sort(
    (a, b) => (sums.chances[b] ?? 0) - (sums.chances[a] ?? 0),
  );
  return likeliest.slice(0, LOOKED_AT).every((i) => {
    const amount = sums.amounts[i] ?? 0;
    if (amount === 0) return true;
    const reading = cascade.readingAt(amount);
    return reading !== null && unresolvedAt(reading.grid, amount) < UNSEEN;
  });
}

/** Less than this that is not resolved is nothing. */
const UNSEEN = 1e-7;

/** Where two ways to make a year are compared, whatever will be asked of it. */
const COMPARED = [0.1, 0.5, 0.9, 0.99, 0.999];
/** Up to this bounds are kept. */
const CLOSE = 1e-5;
/** Where a lattice states more than this, it is not smooth there, and what it states less certain. */
const SMOOTH = 1e-6;

/** Steps of sums are not even: where few sums lie, twice half of an even step was seen to be missed at one loss, and much less stated than at another. */
const UNEVEN = 2;

/**
 * Whether one lattice for all sums of single amounts, where they are so many that it is as good as smooth, shows them better than amounts that
 * were rounded. Bounds that are close are kept: they hold whatever steps there are, which a lattice may take for smooth.
 */
function showsMore(smooth: LatticeCascade, rounded: (loss: number) => number): boolean {
  const losses = COMPARED.map((level) => smooth.quantile(level));
  if (losses.every((loss) => rounded(loss) <= CLOSE)) return false;
  return losses.every((loss) => smooth.error(loss) <= Math.min(rounded(loss), SMOOTH));
}

function isOfSingleAmounts(sources: YearSources): boolean {
  return sizesOf(sources).every(({ grids, parts }) => grids.length + parts.length === 0);
}

/** The same where single amounts lie on a lattice: it states at every loss some of the most that it states at others, up to 2e-6. */
function lessCertain(year: LaidOutYear): LaidOutYear {
  const { cascade } = year;
  let known: number | null = null;
  const margin = (): number => {
    const most = (): number =>
      COMPARED.reduce((sum, level) => Math.max(sum, cascade.error(cascade.quantile(level))), 0);
    return (known ??= UNEVEN * Math.min(most(), SMOOTH));
  };
  return { ...year, cascade: { ...cascade, error: (loss) => cascade.error(loss) + margin() } };
}
