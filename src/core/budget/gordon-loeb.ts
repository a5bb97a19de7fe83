import { checkAbove0, checkAmount, checkShare } from "../input/domain";
import { exp } from "../numeric/elementary/exp";
import { log } from "../numeric/elementary/log";

/** How spend z lowers the chance S of a breach, from v at z = 0, with productivity α. */
export type BreachCurve =
  /** S = v / (α z + 1)^β */
  | { readonly kind: "I"; readonly beta: number }
  /** S = v^(α z + 1) */
  | { readonly kind: "II" };

/** Gordon and Loeb's first curve with the exponent that is usual. */
export const usualCurve: BreachCurve = { kind: "I", beta: 1 };

/**
 * Gordon and Loeb's optimum: the security spend z that makes the most of (v - S(z)) L - z, where S(z) is the chance of a
 * breach after it.
 *
 *     curve I    z* = ((v β α L)^(1/(β+1)) - 1) / α        0 where v β α L <= 1
 *     curve II   z* = ln(-α v L ln v) / (-α ln v)          0 where -α v L ln v <= 1
 *
 * Below the threshold not even the first unit of money pays for itself. With curve II that is so for v near 0 and near 1:
 * what always or never fails is not worth the spend.
 *
 * @param loss L, what a breach costs, currency, 0 or more
 * @param vulnerability v, chance of a breach without the spend, 0 to 1
 * @param productivity α, per unit of currency, greater than 0: 0.00001 means that the first 100,000 halve v on curve I
 * @returns currency, 0 to v L / e (to rounding)
 * @throws ModelError `out-of-range`
 * @see Gordon & Loeb (2002), The economics of information security investment, ACM TISSEC 5(4), section 3
 */
export function gordonLoebSpend(
  loss: number,
  vulnerability: number,
  productivity: number,
  curve: BreachCurve = usualCurve,
): number {
  checkAmount(loss, "loss");
  checkShare(vulnerability, "vulnerability");
  checkAbove0(productivity, "productivity");
  const atStake = vulnerability * loss;
  switch (curve.kind) {
    case "I": {
      checkAbove0(curve.beta, "beta", ", or be left out for 1");
      const firstReturn = atStake * productivity * curve.beta;
      return firstReturn > 1 ? (root(firstReturn, curve.beta + 1) - 1) / productivity : 0;
    }
    case "II": {
      const decay = -productivity * log(vulnerability);
      // What is never breached has an infinite decay and nothing at stake: no number, which is not above 1 either.
      const firstReturn = atStake * decay;
      return firstReturn > 1 ? log(firstReturn) / decay : 0;
    }
  }
}

/** x^(1/degree). The square root of the usual curve is exact, and the same sum comes out of a pocket calculator. */
function root(x: number, degree: number): number {
  return degree === 2 ? Math.sqrt(x) : exp(log(x) / degree);
}
