import { SAME_MONEY } from "../../numeric/same-but-for-rounding";
import type { Control, PlanLock } from "../../controls/control";
import { annualCost } from "../../controls/control";
import { actsOn, treatedThreats } from "../../controls/treated-threats";
import { ModelError } from "../../input/model-error";
import { lossContent } from "../../threat/loss-content";
import type { Threat } from "../../threat/threat";

/** What a plan chooses from, in an order of names: however the rows of the two registers stand, it is the same. */
export interface PlanProblem {
  /** With all that must be funded. */
  readonly threats: readonly Threat[];
  /** The same as they are today, each in its place. */
  readonly today: readonly Threat[];
  /** Controls that every plan funds, by name. */
  readonly musts: readonly Control[];
  /** Controls that no plan funds, by name. */
  readonly nevers: readonly Control[];
  /** Controls that are neither in place nor settled, by name. */
  readonly controls: readonly Control[];
  /** What each of them costs a year, 0 or more. */
  readonly costs: Float64Array;
  /** Where the threats of each stand among `threats`. */
  readonly actingOn: readonly (readonly number[])[];
  /** What may be spent a year on all of them together, beside what must be funded. */
  readonly budget: number;
}

/** Which controls are funded: 1 for each that is, in the order of the problem. */
export type Chosen = Uint8Array;

/**
 * A problem of what threats and controls there are.
 *
 * @param budget for all that is funded, settled or not; Infinity for no limit
 * @throws ModelError `out-of-range` where what must be funded costs more than the budget
 */
export function planProblem(
  threats: readonly Threat[],
  controls: readonly Control[],
  budget: number,
): PlanProblem {
  // Threats of one name stand in the order of what they cost.
  const byContent = Array.from(lossContent(threats).order, (place) => threats[place]);
  const today = byName(byContent.filter((threat) => threat !== undefined));
  const settled = (lock: PlanLock | null): readonly Control[] =>
    byName(controls.filter(({ inPlace, inPlan }) => !inPlace && inPlan === lock));
  const [free, musts] = [settled(null), settled("must")];
  const settledCost = musts.reduce((sum, control) => sum + annualCost(control), 0);
  if (!isWithin(settledCost, budget)) {
    const rule = `be at least ${settledCost}, what the controls that the plan must hold cost`;
    throw new ModelError("out-of-range", "budget", rule, String(budget));
  }
  return {
    threats: treatedThreats(today, musts),
    today,
    musts,
    nevers: settled("never"),
    controls: free,
    costs: Float64Array.from(free, annualCost),
    actingOn: free.map((control) =>
      today.flatMap((threat, place) => (actsOn(control, threat) ? [place] : [])),
    ),
    budget: Math.max(budget - settledCost, 0),
  };
}

/** By name, compared by code unit. */
function byName<T extends { readonly name: string }>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
}

/** What chosen controls cost together, added up by name. */
export function costOf(chosen: Chosen, costs: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < chosen.length; j++) if (chosen[j] === 1) sum += costs[j] ?? 0;
  return sum;
}

/** What a plan costs, all that must be funded included, added up by name. */
export function planCost({ musts, controls }: PlanProblem, chosen: Chosen): number {
  const funded = byName([...musts, ...controls.filter((_, j) => chosen[j] === 1)]);
  return funded.reduce((sum, control) => sum + annualCost(control), 0);
}

/** Whether a cost is within a budget, but for the rounding of sums. */
export function isWithin(cost: number, budget: number): boolean {
  return cost <= budget * (1 + SAME_MONEY);
}
