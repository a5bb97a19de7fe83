import type { Cells } from "../../core";
import type { Proof } from "../../session/contract/prove";
import { textIn } from "../answers/cells-of";

/** A control in a plan, as BUDGET_PLAN says it. */
export interface PlannedRow {
  readonly name: string;
  readonly state: "in place" | "funded" | "not funded";
  /** Currency a year. */
  readonly cost: number;
  /** What it avoids beside all funded before it; of one that is not funded, beside the whole plan. null for one in place. */
  readonly avoided: number | null;
  /** What it brings beyond its cost, for each unit of its cost; null where it costs nothing or is in place. */
  readonly rosi: number | null;
}

/** A plan, as BUDGET_PLAN says it. */
export interface PlanSeen {
  readonly rows: readonly PlannedRow[];
  readonly cost: number;
  /** The measure with the plan, and what that is less than today's. */
  readonly lossAfter: number;
  readonly avoided: number;
  /** By how much another plan could lose less at most, as a share; null where that is not proven. */
  readonly gap: number | null;
}

const amountIn = (cell: unknown): number | null => (typeof cell === "number" ? cell : null);

/** The plan in an answer with its totals; null where there is none. */
export function planIn(cells: Cells | null): PlanSeen | null {
  if (cells === null || cells.length < 2) return null;
  const [, ...all] = cells;
  const total = all.at(-1) ?? [];
  const rows = all.slice(0, -1).map(([name, isFunded, cost, , avoided, rosi]): PlannedRow => ({
    name: textIn(name),
    state: avoided === "in place" ? "in place" : isFunded === true ? "funded" : "not funded",
    cost: amountIn(cost) ?? 0,
    avoided: amountIn(avoided),
    rosi: amountIn(rosi),
  }));
  return {
    // What is to be bought comes first.
    rows: [...rows].sort((a, b) => Number(a.state === "in place") - Number(b.state === "in place")),
    cost: amountIn(total[2]) ?? 0,
    lossAfter: amountIn(total[3]) ?? 0,
    avoided: amountIn(total[4]) ?? 0,
    gap: amountIn(total[6]),
  };
}

/** Less than this share of a loss is rounding. */
const ROUNDING = 1e-9;

/** The plan that a proof came to, where it loses less than the one that was found before; null where it does not. */
export function betterIn(proof: Proof | null, found: PlanSeen | null): PlanSeen | null {
  const proven = proof?.kind === "solved" ? planIn(proof.cells) : null;
  if (proven === null || found === null) return null;
  return found.lossAfter - proven.lossAfter > ROUNDING * found.lossAfter ? proven : null;
}

/** The controls that a plan buys, by their names. */
export const boughtIn = (plan: PlanSeen | null): string[] =>
  plan?.rows.flatMap(({ name, state }) => (state === "funded" ? [name] : [])) ?? [];
