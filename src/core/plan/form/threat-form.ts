import type { Threat } from "../../threat/threat";
import type { EventLoss } from "../../severity/event-loss";
import { expectedLoss } from "../../year/sources/expected-loss";
import { meanEventLoss } from "../../severity/event-loss";
import type { FormLinks, LossForm } from "./loss-form";
import type { PlanProblem } from "../problem/plan-problem";

/** A term of a form: a threat's part of the loss. */
export interface ThreatTerm {
  /** Where the threat stands in the problem. */
  readonly threat: number;
  readonly weight: number;
  /** Controls whose effect on the frequency does not shrink the term; null for none. */
  readonly blindTo: Uint8Array | null;
}

/** What a term makes of a loss reduction of insured events. */
export type Insured =
  /** The net loss of an event as it is. */
  | "net"
  /** In proportion to what is kept, as if there were no insurance. */
  | "proportional"
  /** Nothing: loss reductions are counted elsewhere. */
  | "constant";

/**
 * A form of threats.
 *
 * @param insured how threats with insurance of single events take a loss reduction
 */
export function threatForm(
  { threats, controls, actingOn }: PlanProblem,
  terms: readonly ThreatTerm[],
  insured: Insured,
): LossForm {
  const byThreat = threats.map((): number[] => []);
  terms.forEach(({ threat }, term) => byThreat[threat]?.push(term));
  const links = controls.map(({ frequencyReduction, lossReduction }, control): FormLinks => {
    const own = (actingOn[control] ?? []).flatMap((threat) => byThreat[threat] ?? []);
    const isBlind = (term: number): boolean => terms[term]?.blindTo?.[control] === 1;
    const isConstant = (term: number): boolean =>
      insured === "constant" && coverOf(threats, terms[term]) !== null;
    return {
      terms: Int32Array.from(own),
      frequencyKept: Float64Array.from(own, (term) => (isBlind(term) ? 1 : 1 - frequencyReduction)),
      lossKept: Float64Array.from(own, (term) => (isConstant(term) ? 1 : 1 - lossReduction)),
    };
  });
  return {
    weights: Float64Array.from(terms, ({ weight }) => weight),
    events: terms.map((term) => {
      const threat = threats[term.threat];
      const isNet = insured === "net" && threat !== undefined && threat.event.cover !== null;
      return isNet ? netShare(threat) : null;
    }),
    links,
  };
}

function coverOf(threats: readonly Threat[], term: ThreatTerm | undefined): unknown {
  return threats[term?.threat ?? -1]?.event.cover ?? null;
}

/** The mean net loss of an event, as a share of today's, where only a share of each loss is kept. */
function netShare(threat: Threat): (lossKept: number) => number {
  const { event } = threat;
  const meanOf = (changed: EventLoss): number =>
    event.cover?.annualLimit === undefined
      ? meanEventLoss(changed, "net")
      : expectedLoss({ ...threat, event: changed });
  const today = meanOf(event);
  const known = new Map<number, number>([[1, 1]]);
  return (lossKept) => {
    let share = known.get(lossKept);
    if (share === undefined) {
      const lossReduction = 1 - (1 - event.lossReduction) * lossKept;
      const mean = meanOf({ ...event, lossReduction });
      known.set(lossKept, (share = today === 0 ? 0 : Math.min(mean / today, 1)));
    }
    return share;
  };
}
