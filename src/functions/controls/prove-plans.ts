import type { LinearSolver } from "../../core";

let solver: LinearSolver | null = null;

/** Has plans that a search leaves open proven from now on. It may take minutes: only where somebody asked for it. */
export function provePlansWith(given: LinearSolver): void {
  solver = given;
}

/** What proves plans; null where nobody asked for it. */
export function planSolver(): LinearSolver | null {
  return solver;
}
