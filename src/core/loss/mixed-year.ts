import type { AtomLaw } from "./atom-law";
import { LISTED } from "./atom-law";
import type { ChanceList } from "./chance-list";
import type { Distribution } from "./grid-cascade";
import { countUpTo, summedList } from "./layered-half";
import { leastLoss } from "./least-loss";

/**
 * The sum of two independent losses, one of which takes only some amounts: the other, moved by each of them.
 *
 *     P(D + C <= x) = sum of P(D = d) P(C <= x - d)
 *
 * However small C is beside the amounts of D, it keeps all its digits, which no one lattice for both could.
 *
 * @param few the amounts and their chances
 * @param dropped chance of amounts that are left out
 * @param rest the other loss, with single amounts of its own
 */
export function mixedYear(
  few: ChanceList,
  dropped: number,
  rest: Distribution,
  restSure: AtomLaw,
): Distribution {
  const { amounts, chances } = few;
  const { before } = summedList(few);
  let known = -1;
  /** A loss that the rest is not above, for all that can be told. */
  const most = (): number => (known < 0 ? (known = reachOf(rest, amounts.length)) : known);
  const chanceAt = (loss: number, slack: number, of: (left: number) => number): number => {
    const x = loss + slack * loss;
    // Amounts so far below that the rest never leads up to the loss: each for its whole chance, one after the other as below.
    let i = countUpTo(few, x - most());
    let sum = before[i] ?? 0;
    for (; i < amounts.length && (amounts[i] ?? 0) <= x; i++) {
      sum += (chances[i] ?? 0) * of(x - (amounts[i] ?? 0));
    }
    return Math.min(sum, 1);
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
  const atMost = (loss: number): number => chanceAt(loss, SLACK, (left) => rest.atMost(left));
  return {
    atMost,
    lessThan: (loss) => chanceAt(loss, -SLACK, (left) => rest.lessThan(left)),
    partialMean: (loss) =>
      over(loss, (left, amount) => rest.partialMean(left) + amount * rest.atMost(left)),
    error: (loss) => over(loss, (left) => rest.error(left)) + LISTED + dropped,
    shortfallError: (loss) =>
      over(loss, (left) => rest.shortfallError(left)) + (LISTED + dropped) * loss,
    quantile(level) {
      const top = rest.quantile(level) + (amounts.at(-1) ?? 0);
      const { high } = leastLoss(atMost, level, top);
      return high === 0 ? 0 : nearestSure(high, few, restSure);
    },
  };
}

/** With fewer amounts the rest is simply asked for each. */
const MANY = 32;
const NEVER = 1e-12;
const TRIES = 16;

function reachOf(rest: Distribution, amounts: number): number {
  if (amounts < MANY) return Infinity;
  let loss = rest.quantile(OFTEN);
  for (let i = 0; i < TRIES && loss > 0; i++) {
    if (rest.atMost(loss) >= 1 - NEVER) return loss;
    loss *= 2;
  }
  return Infinity;
}

const OFTEN = 0.9999;

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

/** Beyond what a law of single amounts takes for the same, or a jump would be found just below its amount. */
const SNAP = 2e-13;
// What is the same but for rounding does not count as below.
const ABOVE = 2e-13;
