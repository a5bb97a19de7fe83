import type { RegisterPort } from "../contract/register-port";
import type { RegisterSession } from "../contract/register-session";
import type { Ask } from "../answers/ask";
import type { After } from "../contract/timer";
import type { FollowedRegister } from "../follow/followed-register";
import type { ReviewTables } from "../contract/reviews";
import { editingCells } from "./edit-cells";
import type { MadeEdit } from "./take-back";
import { usingInFormulas } from "./use-in-formulas";
import { usingScales } from "./use-scales";

export type SeldomEdits = Pick<
  RegisterSession,
  | "writeUnits"
  | "makeNumbers"
  | "useInFormulas"
  | "insertFigure"
  | "formulaOf"
  | "insertAnswer"
  | "formulaOfAnswer"
  | "showFormula"
  | "giveScale"
  | "forgetScale"
  | "showScale"
>;

/**
 * What is done to a register once, and by few: the pane's first sight does without it.
 *
 * @param made edits that can be taken back, the last one last
 */
export function seldomEdits(
  port: RegisterPort,
  after: After,
  beside: {
    readonly followed: FollowedRegister;
    /** What is kept of earlier reviews; null where nobody has looked yet. */
    readonly reviews: () => ReviewTables | null;
  },
  made: MadeEdit[],
  ask: Ask,
): SeldomEdits {
  const { followed } = beside;
  const inFormulas = usingInFormulas(port, after, beside, made, ask);
  return {
    ...editingCells(port, after, followed, made),
    ...inFormulas,
    ...usingScales(port, followed, inFormulas),
  };
}
