import { meanFrequency, thin } from "../../threat/frequency";
import { ModelError } from "../../input/model-error";
import { exactSum } from "../../numeric/exact-sum";
import type { Threat } from "../../threat/threat";
import { oneLossMoments } from "../uncertain/one-loss-row";
import { frequencyIn } from "./year-sources";
import type { LossView } from "../../severity/event-loss";
import { meanEventLoss } from "../../severity/event-loss";

/**
 * Expected loss of one threat: the mean of what it costs in a year.
 *
 *     E[S] = λ E[X]
 *
 * `inherent` is before reductions and insurance, `gross` after reductions, `net` after both; "expected loss" without a
 * word before it is net. A cap acts in all three: it says what an event can cost at most. Where insurance has a limit of the
 * year, the net mean is that of the whole year: more events may come than the insurer pays for.
 *
 * @returns currency a year, inherent >= gross >= net >= 0
 */
export function expectedLoss(threat: Threat, view: LossView = "net"): number {
  const frequency =
    view === "inherent" ? threat.frequency : thin(threat.frequency, threat.frequencyReduction);
  const limited = view === "net" ? oneLossMoments(frequency, threat.event) : null;
  return limited?.mean ?? meanFrequency(frequency) * meanEventLoss(threat.event, view);
}

/**
 * Net expected loss of one threat in a part of a year, of which insurance with a limit of the year pays as much as of a whole one.
 *
 * @param part length of the period in years, more than 0 and at most 1
 * @returns currency
 */
export function expectedLossIn(threat: Threat, part: number): number {
  if (threat.event.cover?.annualLimit === undefined) return part * expectedLoss(threat);
  return expectedLoss({ ...threat, frequency: frequencyIn(part, threat.frequency) });
}

/**
 * Expected loss of all threats together. Means add up whether or not threats are independent, and the sum is rounded
 * once, so the order of the rows changes no bit.
 *
 * @returns currency a year; 0 where there are no threats
 * @throws ModelError `too-large`
 */
export function totalExpectedLoss(threats: readonly Threat[], view: LossView = "net"): number {
  return checkedSum(
    threats.map((threat) => expectedLoss(threat, view)),
    "expected loss",
  );
}

/**
 * A sum that is a number, or a refusal.
 *
 * @throws ModelError `too-large`
 */
export function checkedSum(amounts: readonly number[], name: string): number {
  const total = exactSum(amounts);
  if (total < Infinity) return total;
  throw new ModelError("too-large", name, "stay below 1.8e308", "a larger sum");
}
