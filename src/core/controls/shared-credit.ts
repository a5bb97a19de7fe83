import { exactSum } from "../numeric/exact-sum";
import type { Quadrature } from "../numeric/gauss-legendre";
import { gaussLegendre } from "../numeric/gauss-legendre";
import type { Avoided } from "./avoided";

/**
 * What each of several controls avoids of a loss that each lowers in proportion: together they leave loss · Π(1 - r).
 *
 *     alone  L rⱼ    last  L rⱼ Π_{k≠j}(1 - rₖ)    share  L rⱼ ∫₀¹ Π_{k≠j}(1 - rₖ t) dt
 *
 * The share is Shapley's: the mean of what the control adds over all orders in which they could be bought, with t the
 * chance that another comes before it. It reads plainly: of each unit of loss, every control would have avoided its part
 * r independently, and those that would have avoided it share the credit evenly.
 *
 * Exact for any number of controls, to rounding: Gauss's rule with half as many nodes integrates the product without
 * error, and all its terms are positive.
 *
 * @param loss L, 0 or more
 * @param reductions rⱼ, 0 to 1, in an order that does not depend on the sheet
 * @returns in that order; shares add up to L (1 - Π(1 - r))
 * @see Shapley (1953), A value for n-person games, Contributions to the Theory of Games II
 * @see Owen (1972), Multilinear extensions of games, Management Science 18
 */
export function sharedCredit(loss: number, reductions: readonly number[]): Avoided[] {
  const { nodes, weights } = ruleFor(reductions.length);
  const products = nodes.map((t) => productOf(reductions, t));
  return reductions.map((reduction, index) => {
    const others = reductions.filter((_, other) => other !== index);
    const mean = exactSum(
      nodes.map((t, i) => ((weights[i] ?? 0) * (products[i] ?? 0)) / (1 - reduction * t)),
    );
    const alone = loss * reduction;
    return { alone, last: alone * productOf(others, 1), share: alone * mean, shareError: 0 };
  });
}

function productOf(reductions: readonly number[], t: number): number {
  return reductions.reduce((product, reduction) => product * (1 - reduction * t), 1);
}

const rules = new Map<number, Quadrature>();

/** A rule that integrates products of n - 1 factors exactly. */
function ruleFor(n: number): Quadrature {
  const count = Math.max(2, Math.ceil(n / 2));
  let rule = rules.get(count);
  if (rule === undefined) rules.set(count, (rule = gaussLegendre(count)));
  return rule;
}
