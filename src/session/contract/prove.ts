import type { Cells } from "../../core";
import type { Argument } from "./calculate";

/** What came of a plan that was to be proven. */
export type Proof =
  /** There is no better plan than this, to a hundred-millionth of the loss without any control: as BUDGET_PLAN says plans. */
  | { readonly kind: "solved"; readonly cells: Cells }
  /** The solver did not come to an end. */
  | { readonly kind: "open"; readonly seconds: number }
  /** No linear program says the same as the register: an event's insurance bends what a control avoids. */
  | { readonly kind: "bent" }
  /** Why the function itself refuses to plan. */
  | { readonly kind: "refused"; readonly message: string }
  /** The solver is not here: its files were not fetched, or nothing may run it. */
  | { readonly kind: "unavailable"; readonly because: "unreachable" | "forbidden" }
  | { readonly kind: "stopped" };

/** A proof that is on its way. */
export interface Proving {
  readonly proof: Promise<Proof>;
  /** Gives it up at once. */
  readonly stop: () => void;
}

/**
 * Answers a call of BUDGET_PLAN as a cell would, but has the plan proven. It takes seconds to minutes, in a thread of its own.
 *
 * @param name of the function
 */
export type Prove = (name: string, args: readonly Argument[]) => Proving;
