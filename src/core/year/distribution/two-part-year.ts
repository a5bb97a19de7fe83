import type { AtomLaw } from "../single-amounts/lists/atom-law";
import { mergedAll, movedList, nothingAtAll } from "../single-amounts/lists/chance-list";
import type { Distribution } from "./distribution";
import { hasSums } from "./lattice-cascade";
import { lawOfAtoms, shortLawOfAtoms } from "../single-amounts/law-of-atoms";
import { errorBeside } from "./lattice-error";
import { leastLossAbout, leastLossNear } from "./least-loss";
import type { MovedDensity } from "./moved-density";
import { movedDensity } from "./moved-density";
import { nestedLaw } from "../single-amounts/nested-law";
import { noAtoms } from "../single-amounts/no-atoms";
import type { SplitLayer, SplitYear } from "./split-year";
import type { YearSources } from "../sources/year-sources";
import { chanceOfNone, sizesOf } from "../sources/year-sources";

/**
 * The sum of two independent losses, one of which takes only some amounts: the density of the other, moved by each of them, and the
 * years of single amounts alone, exactly.
 *
 *     P(D + C <= x) = P(D + C <= x, single amounts alone) + sum of P(D = d) P(C <= x - d, C no single amount)
 *
 * However small C is beside the amounts of D, it keeps all its digits, which no one lattice for both could.
 *
 * Where a common factor binds them, they are independent in each layer by itself.
 *
 * @param sources the year
 * @param split its largest amounts, D, and the rest, C
 * @param isSmooth whether the single amounts of the rest are so many that they are as good as a density
 */
export function twoPartYear(
  sources: YearSources,
  { layers, dropped }: SplitYear,
  isSmooth = false,
): Distribution {
  const { sure, hasAtoms } = isSmooth
    ? { sure: smoothLaw(layers, dropped), hasAtoms: () => false }
    : sureYears(sources, { layers, dropped });
  const moved = layers.map((layer, i) => movedDensity(layer, hasAtoms(i)));
  const over = (of: (one: MovedDensity) => number): number => {
    let sum = 0;
    for (const one of moved) sum += of(one);
    return sum;
  };
  const atMost = (loss: number): number =>
    Math.min(sure.atMost(loss) + over((one) => one.upTo(loss)), 1);
  const roughly = (loss: number): number => sure.atMost(loss) + over((one) => one.roughly(loss));
  const beside = errorBeside(sure);
  const start = moved.reduce((most, { reach }) => Math.max(most, reach), 0);
  return {
    atMost,
    lessThan: (loss) => Math.min(sure.lessThan(loss) + over((one) => one.upTo(loss)), 1),
    partialMean: (loss) => sure.partialMean(loss) + over((one) => one.partialMean(loss)),
    error: (loss) => sure.error(loss) + over((one) => one.error(loss)) + dropped + beside,
    shortfallError: (loss) =>
      sure.shortfallError(loss) + over((one) => one.shortfallError(loss)) + dropped * loss,
    quantile(level) {
      const near = leastLossAbout(roughly, level, start);
      if (near === 0) return 0;
      const { found } = leastLossNear(atMost, level, near, (from, to) => hasSums(sure, from, to));
      return found === 0 ? 0 : nearestSure(found, sure);
    },
  };
}

/** The years of single amounts alone, and whether any of them are those of a layer's rest. */
interface SureYears {
  readonly sure: AtomLaw;
  readonly hasAtoms: (layer: number) => boolean;
}

function sureYears(sources: YearSources, { layers, dropped }: SplitYear): SureYears {
  const among = ({ rest }: SplitLayer): boolean =>
    sizesOf(rest).some(({ atoms }) => atoms.length > 0);
  const ofAll = (sure: AtomLaw): SureYears => ({
    sure,
    hasAtoms: (i) => layers.slice(i, i + 1).some(among),
  });
  const short = shortLawOfAtoms(sources);
  if (short !== null) return ofAll(short);
  const [only] = layers;
  const nested = layers.length === 1 && only !== undefined ? nestedIn(only, dropped) : null;
  if (nested !== null && nested.sure.steps <= MOST_STEPS) return nested;
  const law = lawOfAtoms(sources, chanceOfNone(sources));
  if (law.hasAmounts) return ofAll(law);
  return nested ?? { sure: smoothLaw(layers, dropped), hasAtoms: () => false };
}

function nestedIn({ sums, rest }: SplitLayer, dropped: number): SureYears {
  const ofRest = lawOfAtoms(rest, chanceOfNone(rest));
  return { sure: nestedLaw(sums, ofRest, dropped), hasAtoms: () => ofRest.hasAmounts };
}

/** Steps of one answer that is not better listed as a whole. */
const MOST_STEPS = 1e6;

/** Nothing beside the sums but what is taken for a density. */
function smoothLaw(layers: readonly SplitLayer[], dropped: number): AtomLaw {
  const lists = layers.map(({ sums, rest }) => movedList(sums, 0, chanceOfNone(rest), 0));
  const all = mergedAll(lists, { left: Infinity }) ?? nothingAtAll;
  return nestedLaw(all, noAtoms(1, false, 0), dropped);
}

/** A sum of single amounts that the search has closed in on, or the loss itself. */
function nearestSure(loss: number, sure: AtomLaw): number {
  const sum = sure.previous(loss * (1 + ABOVE));
  return Math.abs(sum - loss) <= SNAP * loss ? sum : loss;
}

/** Beyond what a law of single amounts takes for the same, or a jump would be found just below its amount. */
const SNAP = 3e-13;
// What is the same but for rounding does not count as below, and the search may end as far below as that.
const ABOVE = 4e-13;
