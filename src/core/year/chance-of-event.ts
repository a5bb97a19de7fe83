import { SAME_MULTIPLE } from "../numeric/same-but-for-rounding";
import type { EventLoss } from "../severity/event-loss";
import { exceedanceAfterReduction } from "../severity/event-loss";
import { narrowed } from "../severity/event-pieces";
import { thin } from "../threat/frequency";
import type { Threat } from "../threat/threat";
import { distributionOf } from "./distribution/distribution-of";
import { hasLimitedBadYears, limitedBadYears, plainYear } from "./limited-bad-years";

/**
 * P(some event of a year is of a kind), in closed form but for rates that are not known beside a common factor.
 *
 * @param share of the events of a threat that are of the kind
 * @param spread of the common factor of bad years
 */
export function chanceOfEvent(
  threats: readonly Threat[],
  share: (event: EventLoss) => number,
  spread: number,
): number {
  const chosen = threats.flatMap((threat) => {
    const { event, frequency, frequencyReduction } = threat;
    const own = share(event);
    if (!(own > 0)) return [];
    const left = thin(thin(frequency, frequencyReduction), 1 - own);
    return [{ ...threat, frequency: left, frequencyReduction: 0, event: ONE }];
  });
  if (chosen.length === 0) return 0;
  const makeYear = hasLimitedBadYears(chosen, spread) ? limitedBadYears : plainYear;
  return 1 - makeYear(chosen, spread, 1, distributionOf).none();
}

const ONE: EventLoss = {
  severity: { kind: "fixed", amount: 1 },
  ...{ cap: Infinity, lossReduction: 0, cover: null },
};

/** P(Y > loss) of an event after cap and reduction. */
export function exceeds(loss: number): (event: EventLoss) => number {
  return (event) => exceedanceAfterReduction(event, loss);
}

/** P(Y >= loss) of an event after cap and reduction. */
export function reaches(loss: number): (event: EventLoss) => number {
  const least = loss * (1 - SAME_MULTIPLE);
  return (event) => {
    const { severity, cap, lossReduction } = event;
    const kept = 1 - lossReduction;
    if (narrowed(severity).kind === "fixed") return exceedanceAfterReduction(event, least);
    // All that a cap cuts off costs the cap.
    const isCap = cap < Infinity && cap * kept >= least && cap * kept <= loss;
    return exceedanceAfterReduction(isCap ? { ...event, cap: Infinity } : event, loss);
  };
}
