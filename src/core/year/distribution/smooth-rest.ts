import { atomRows, eventsOf, largestAmount } from "../single-amounts/lists/atom-rows";
import { growingSums } from "../single-amounts/lists/growing-sums";
import type { YearSources } from "../sources/year-sources";
import { sizesOf, splitSources } from "../sources/year-sources";
import type { Distribution } from "./distribution";
import { hiddenStepsOf } from "./hidden-steps";
import { twoPartYear } from "./two-part-year";

/** Up to this a law is good enough: its bounds are certain, and that small losses are as good as a density is not. */
const GOOD = 1e-5;
/** Sums of the large amounts, the chance of those that may be left out, and steps that a row may take. */
const MOST = 300_000;
const LEFT_OUT = 5e-7;
const STEPS = 1e8;
/** With fewer events a year nothing is as good as smooth. */
const FEWEST_EVENTS = 20;
/** A rest that clings more than this to multiples of an amount is not smooth. */
const STEPPED = 0.5;
const COMPARED = [0.1, 0.5, 0.9, 0.99, 0.999];

/**
 * A year of single amounts alone of which a law knows little: the sums of the large amounts are listed, and beside each the many small ones
 * lie on lattices of their own, on which so many are as good as a density.
 *
 * @param law of the year as it is known
 * @returns what states less
 */
export function withSmoothRest(sources: YearSources, law: Distribution): Distribution {
  if (sizesOf(sources).some(({ grids, parts }) => grids.length + parts.length > 0)) return law;
  let [best, least] = [law, most(law)];
  if (least <= GOOD) return law;
  const rows = [...atomRows(sources).rows].sort((a, b) => largestAmount(b) - largestAmount(a));
  const sumsOf = growingSums(rows, LEFT_OUT / rows.length, MOST, STEPS);
  const sizeAt = (place: number): number => {
    const row = rows[place];
    return row === undefined ? 0 : largestAmount(row);
  };
  for (let count = 0; count < rows.length && least > GOOD;) {
    const size = sizeAt(count);
    while (count < rows.length && sizeAt(count) === size) count += 1;
    const events = rows.slice(count).reduce((sum, row) => sum + eventsOf(row).mean, 0);
    const grown = sumsOf(count);
    if (grown === null || events < FEWEST_EVENTS) break;
    const { rest } = splitSources(sources, size);
    if (hiddenStepsOf(rest, false).some(({ strength }) => strength > STEPPED)) continue;
    const layers = [{ sums: grown.list, rest }];
    const tried = twoPartYear(sources, { layers, dropped: grown.dropped }, true);
    const stated = most(tried);
    if (stated < least) [best, least] = [tried, stated];
  }
  return best;
}

/** The most that is stated where years are compared. */
function most(law: Distribution): number {
  return COMPARED.reduce((sum, level) => Math.max(sum, law.error(law.quantile(level))), 0);
}
