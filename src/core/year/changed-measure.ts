import { exactSum } from "../numeric/exact-sum";
import type { Threat } from "../threat/threat";
import { checkedSum, expectedLoss } from "./sources/expected-loss";
import type { LossMeasure } from "./loss-measure";
import { measuredLoss } from "./loss-measure";
import { yearOfLosses } from "./year-of-losses";

/**
 * A measure of the year in which one threat is another: what it would come to.
 *
 * @param place of the threat among the others
 * @param instead what stands there
 * @returns currency a year, 0 or more
 * @throws ModelError as `measuredLoss`
 */
export type ChangedMeasure = (place: number, instead: Threat) => number;

/** Makes ready to measure a year again and again, with one threat changed each time. No changed year is remembered. */
export function changedMeasure(threats: readonly Threat[], measure: LossMeasure): ChangedMeasure {
  if (measure.kind === "expected") {
    const means = threats.map((threat) => expectedLoss(threat));
    const total = checkedSum(means, "expected loss");
    // With what its rounding took away, the total stands for all its parts.
    const rest = exactSum([...means, -total]);
    return (place, instead) =>
      checkedSum([total, rest, -(means[place] ?? 0), expectedLoss(instead)], "expected loss");
  }
  return (place, instead) => {
    const changed = [...threats];
    changed[place] = instead;
    return measuredLoss(changed, measure, yearOfLosses);
  };
}
