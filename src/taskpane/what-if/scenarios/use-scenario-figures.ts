import type { RegisterSession } from "../../../session/contract/register-session";
import type {
  RegisterView,
  ScenarioView,
  Snapshot,
} from "../../../session/contract/register-snapshot";
import { numberIn } from "../../answers/cells-of";
import { useAnswer } from "../../answers/use-answer";
import { figureQuestion, type ScenarioFigure, tableOf } from "./scenario-questions";

/** What a register comes to, today or in a scenario. */
export interface ScenarioFigures {
  /** Currency a year; null while it is waited for, and where there is none. */
  readonly of: Readonly<Record<ScenarioFigure, number | null>>;
  readonly isOld: boolean;
  /** Why there are none; null where there are. */
  readonly refused: string | null;
}

/** @param scenario null for today; one with problems has no figures */
export function useScenarioFigures(
  session: RegisterSession,
  {
    register,
    controls,
  }: { readonly register: RegisterView; readonly controls: Snapshot["controls"] },
  scenario: ScenarioView | null,
): ScenarioFigures {
  const about = [register, controls];
  const isSound = scenario === null || scenario.problems === 0;
  const hasGap = register.totals.kind === "totals" && register.totals.coverage !== null;
  const table = tableOf(scenario);
  const question = (figure: ScenarioFigure) =>
    isSound && (figure !== "gap" || hasGap) ? figureQuestion(figure, table, register) : null;
  const average = useAnswer(session, question("average"), about);
  const bad = useAnswer(session, question("bad"), about);
  const worst = useAnswer(session, question("worst"), about);
  const gap = useAnswer(session, question("gap"), about);
  const all = [average, bad, worst, gap];
  return {
    of: {
      average: numberIn(average.cells),
      bad: numberIn(bad.cells),
      worst: numberIn(worst.cells),
      gap: numberIn(gap.cells),
    },
    isOld: all.some(({ isOld }) => isOld),
    refused: all.find(({ refused }) => refused !== null)?.refused ?? null,
  };
}
