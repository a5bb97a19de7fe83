import { checkedSum, expectedLoss } from "../year/sources/expected-loss";
import type { Threat } from "../threat/threat";

/** What the risk of a register costs in an average year, in the register's currency. */
export interface CostOfRisk {
  readonly spend: number;
  /** What the insurance costs. */
  readonly premium: number;
  /** Net of reductions and insurance. */
  readonly expectedLoss: number;
  /** The three together. */
  readonly total: number;
}

/**
 * Total cost of risk: what is spent on security and insurance, and what is lost all the same.
 *
 *     total = Σ (spend + premium + E[S])
 *
 * @throws ModelError `too-large`
 */
export function costOfRisk(threats: readonly Threat[]): CostOfRisk {
  const spend = threats.map((threat) => threat.spend);
  const premium = threats.map((threat) => threat.premium);
  const lost = threats.map((threat) => expectedLoss(threat, "net"));
  return {
    spend: checkedSum(spend, "spend"),
    premium: checkedSum(premium, "premium"),
    expectedLoss: checkedSum(lost, "expected loss"),
    total: checkedSum([...spend, ...premium, ...lost], "total cost of risk"),
  };
}
