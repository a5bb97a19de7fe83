import { log } from "../../numeric/elementary/log";
import type { AtomLaw } from "./lists/atom-law";
import { highestSum, lowestSum } from "./lists/highest-sum";
import type { AtomRow, AtomRows } from "./lists/atom-rows";
import { largestAmount, lossesOf } from "./lists/atom-rows";
import { inHalves } from "./lists/halves";
import { layeredSums } from "./lists/layered-sums";
import { logOfLikely } from "./lists/likely-sums";
import type { LargePairs, Reach } from "./paired-nested-law";
import type { SummedList } from "./lists/layered-half";
import { amountsToLookAt } from "./lists/layered-half";
import { largePairs, pairedNestedLaw, pairsInReach, reachOf } from "./paired-nested-law";
import { bySize } from "./rows-on-lattice";

/** Chance of the sums that a half may leave out, how many it may have, and what that may take. */
const LEFT_OUT = 1e-7;
const MOST = 600_000;
const STEPS = 2e8;
/** As in `law-of-atoms.ts`. */
const DEVIATIONS = 1.5;
/** Steps of one answer. */
const MOST_STEPS = 6e6;
/** With so few no other way is looked for. */
const FEW_STEPS = 1e6;
/** Pairs of sums within reach of a loss, as expected before they are listed. */
const MOST_EXPECTED = 1e6;
const SPANS = 12;
/** Shares of a list's chances at which it is looked at. */
const SHARES = [0.01, 0.2, 0.5, 0.8, 0.99];

/**
 * Large amounts in two lists, apart from rows so small that all of them together reach from few sums of the large to others: whatever is not
 * known about the small ones matters for these alone.
 *
 * @param lawOf the law of the small rows; null where they have none that is known well
 * @param order whether few rows are tried as large first, or many
 * @returns null where no amounts are so much larger than others, or their sums are too many
 */
export function apartBySize(
  { rows, chance }: AtomRows,
  lawOf: (year: AtomRows) => AtomLaw | null,
  order: "few first" | "many first",
): AtomLaw | null {
  const descending = bySize(rows).reverse();
  let best: AtomLaw | null = null;
  const cuts = cutsOf(descending);
  for (const count of order === "few first" ? cuts : cuts.reverse()) {
    const under = lawOf({ rows: descending.slice(count), chance, alone: chance });
    const law = under && besideLaw(descending.slice(0, count), under, chance);
    if (law !== null && law.steps < (best?.steps ?? MOST_STEPS)) best = law;
    if (best !== null && best.steps <= FEW_STEPS) break;
  }
  return best;
}

/** How many rows may be large, those first that leave least. */
function cutsOf(descending: readonly AtomRow[]): number[] {
  const cuts: number[] = [];
  for (let count = 1; count < descending.length; count++) {
    const [large, small] = [descending.slice(0, count), descending.slice(count)];
    const halves = inHalves(large, null).map(({ spreads }) => spreads);
    if (halves.some((spreads) => logOfLikely(spreads, DEVIATIONS) > log(MOST))) break;
    const pairs = halves.reduce((sum, spreads) => sum + logOfLikely(spreads, 0), 0);
    const span = SPANS * deviationOf(large);
    const reach = highestSum(small) - lowestSum(small);
    const smallest = Math.min(...large.map(largestAmount));
    const isFew = pairs + log(reach / span) < log(MOST_EXPECTED);
    if (isFew && (reach < smallest || reach < 0.01 * span)) cuts.push(count);
  }
  return cuts;
}

function deviationOf(rows: readonly AtomRow[]): number {
  return Math.sqrt(rows.reduce((sum, row) => sum + lossesOf(row).variance, 0));
}

function besideLaw(large: readonly AtomRow[], small: AtomLaw, chance: number): AtomLaw | null {
  const pairs = pairsOf(large, chance);
  if (pairs === null) return null;
  const reach = reachOf(small);
  const inReach = mostInReach(pairs, reach);
  return pairedNestedLaw(pairs, small, reach, chance, inReach);
}

function pairsOf(large: readonly AtomRow[], chance: number): LargePairs | null {
  const [one, other] = inHalves(large, null).map(({ rows }) =>
    layeredSums(
      { rows, shared: null, sharedAtoms: [] },
      { tolerance: LEFT_OUT / chance, most: MOST, effort: { left: STEPS } },
    ),
  );
  const [first, second] = [one?.layers[0], other?.layers[0]];
  if (!one || !other || !first || !second) return null;
  return largePairs(first, second, one.dropped + other.dropped);
}

/** The most pairs within reach of a loss, about. */
function mostInReach(pairs: LargePairs, reach: Reach): number {
  let most = 1;
  for (const one of looksAt(pairs.a)) {
    for (const other of looksAt(pairs.b)) {
      most = Math.max(most, pairsInReach(pairs, one + other + reach.most, reach));
    }
  }
  return most;
}

/** The likeliest amount of a list, and those up to which a share of its chances lies. */
function looksAt(list: SummedList): number[] {
  const all = list.before.at(-1) ?? 0;
  return amountsToLookAt(
    list,
    SHARES.map((share) => share * all),
  );
}
