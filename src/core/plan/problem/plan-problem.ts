import { SAME_MONEY } from "../../numeric/same-but-for-rounding";
import type { Control } from "../../controls/control";
import { annualCost } from "../../controls/control";
import { actsOn } from "../../controls/treated-threats";
import { lossContent } from "../../threat/loss-content";
import type { Threat } from "../../threat/threat";

/** What a plan chooses from, in an order of names: however the rows of the two registers stand, it is the same. */
export interface PlanProblem {
  readonly threats: readonly Threat[];
  /** Controls that are not in place, by name. */
  readonly controls: readonly Control[];
  /** What each of them costs a year, 0 or more. */
  readonly costs: Float64Array;
  /** Where the threats of each stand among `threats`. */
  readonly actingOn: readonly (readonly number[])[];
  /** What may be spent a year on all of them together. */
  readonly budget: number;
}

/** Which controls are funded: 1 for each that is, in the order of the problem. */
export type Chosen = Uint8Array;

/** A problem of what threats and controls there are. */
export function planProblem(
  threats: readonly Threat[],
  controls: readonly Control[],
  budget: number,
): PlanProblem {
  // Threats of one name stand in the order of what they cost.
  const byContent = Array.from(lossContent(threats).order, (place) => threats[place]);
  const inOrder = byName(byContent.filter((threat) => threat !== undefined));
  const free = byName(controls.filter(({ inPlace }) => !inPlace));
  return {
    threats: inOrder,
    controls: free,
    costs: Float64Array.from(free, annualCost),
    actingOn: free.map((control) =>
      inOrder.flatMap((threat, place) => (actsOn(control, threat) ? [place] : [])),
    ),
    budget,
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

/** Whether a cost is within a budget, but for the rounding of sums. */
export function isWithin(cost: number, budget: number): boolean {
  return cost <= budget * (1 + SAME_MONEY);
}
