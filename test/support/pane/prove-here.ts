import { budgetPlan } from "../../../src/functions/controls/budget-plan";
import { provePlansWith } from "../../../src/functions/controls/prove-plans";
import { highsSolver } from "../../../src/solver/highs-solver";
import type { Argument } from "../../../src/session/contract/calculate";
import type { Cells } from "../../../src/core";
import type { Proof, Prove } from "../../../src/session/contract/prove";

const SECONDS = 20;

/** Proves plans in this thread, by the same functions and the same solver as the pane's own thread. */
export const proveHere: Prove = (name, args) => {
  let isStopped = false;
  const proof = async (): Promise<Proof> => {
    if (name !== "BUDGET_PLAN") throw new Error(`only plans are proven, got ${name}`);
    const solve = await highsSolver({ seconds: SECONDS });
    if (isStopped) return { kind: "stopped" };
    let outcome: Proof["kind"] = "bent";
    provePlansWith((program) => {
      const values = solve(program);
      outcome = values === null ? "open" : "solved";
      return values;
    });
    try {
      const cells = budgetPlan(...(args.map(rangeOf) as Parameters<typeof budgetPlan>)) as Cells;
      if (is(outcome, "solved")) return { kind: "solved", cells };
      return is(outcome, "open") ? { kind: "open", seconds: SECONDS } : { kind: "bent" };
    } catch (refusal) {
      return { kind: "refused", message: (refusal as Error).message };
    }
  };
  return {
    proof: proof(),
    stop() {
      isStopped = true;
    },
  };
};

/** What the solver came to is said from within. */
const is = (outcome: string, wanted: Proof["kind"]): boolean => outcome === wanted;

const rangeOf = (argument: Argument): unknown =>
  argument === null || Array.isArray(argument) ? argument : [[argument]];
