import type { AtomLaw } from "./atom-law";
import { LISTED } from "./atom-law";
import type { ChanceList } from "./chance-list";
import type { Distribution } from "./grid-cascade";
import { leastLoss } from "./least-loss";

/**
 * The sum of two independent losses, one of which takes only a few amounts: the other, moved by each of them.
 *
 *     P(D + C <= x) = sum of P(D = d) P(C <= x - d)
 *
 * However small C is beside the amounts of D, it keeps all its digits, which no one lattice for both could.
 *
 * @param few the few amounts and their chances, which add up to 1
 * @param rest the other loss, with single amounts of its own
 */
export function mixedYear(
  few: ChanceList,
  rest: Distribution,
  restSure: AtomLaw,
): Distribution {
  const over = (
    loss: number,
    slack: number,
    of: (left: number, amount: number) => number,
  ): number => {
    let sum = 0;
    for (let i = 0; i < few.amounts.length; i++) {
      const amount = few.amounts[i] ?? 0;
      const left = loss - amount + slack * loss;
      if (left < 0) break;
      sum += (few.chances[i] ?? 0) * of(left, amount);
    }
    return sum;
  };
  const atMost = (loss: number): number =>
    Math.min(
      over(loss, SLACK, (left) => rest.atMost(left)),
      1,
    );
  return {
    atMost,
    lessThan: (loss) =>
      Math.min(
        over(loss, -SLACK, (left) => rest.lessThan(left)),
        1,
      ),
    partialMean: (loss) =>
      over(loss, SLACK, (left, amount) => rest.partialMean(left) + amount * rest.atMost(left)),
    error: (loss) => over(loss, SLACK, (left) => rest.error(left)) + LISTED,
    shortfallError: (loss) =>
      over(loss, SLACK, (left) => rest.shortfallError(left)) + LISTED * loss,
    quantile(level) {
      const top = rest.quantile(level) + (few.amounts.at(-1) ?? 0);
      const { high } = leastLoss(atMost, level, top);
      return high === 0 ? 0 : nearestSure(high, few, restSure);
    },
  };
}

// A sum of losses may differ in its last bits from the same sum made in another order.
const SLACK = 4e-16;

/** A sum of single amounts that the search has closed in on, or the loss itself. */
function nearestSure(loss: number, a: ChanceList, b: AtomLaw): number {
  for (const amount of a.amounts) {
    const left = loss - amount;
    if (left < -SNAP * loss) break;
    const sum = amount + b.previous(Math.max(left, 0) * (1 + ABOVE) + SNAP * loss);
    if (Math.abs(sum - loss) <= SNAP * loss) return sum;
  }
  return loss;
}

const SNAP = 4e-15;
// What is the same but for rounding does not count as below.
const ABOVE = 2e-12;
