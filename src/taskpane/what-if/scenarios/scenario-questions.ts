import type { Question, TableMeant } from "../../../session/contract/question";
import { theRegister, theRegisterIn } from "../../../session/contract/question";
import type { RegisterView, ScenarioView } from "../../../session/contract/register-snapshot";
import type { NamedAnswer } from "../../answers/AnswerMenu";
import { figuresTexts } from "../../words/texts/figures";
import { whatIfTexts } from "../../words/texts/what-if";

/** What is told of today, and of each scenario. */
export const figureNames = {
  average: figuresTexts.averageYear,
  bad: figuresTexts.badYear,
  worst: figuresTexts.worstYear,
  gap: figuresTexts.gap,
};

export type ScenarioFigure = keyof typeof figureNames;

/** The figures that a register has: the gap only where something is spent. */
export const figuresOf = ({ totals }: RegisterView): readonly ScenarioFigure[] =>
  totals.kind === "totals" && totals.coverage
    ? ["average", "bad", "worst", "gap"]
    : ["average", "bad", "worst"];

const BAD = 0.95;
const WORST = 0.99;

/** Today's register, or the one of a scenario. */
export const tableOf = (scenario: ScenarioView | null): TableMeant =>
  scenario === null ? theRegister : theRegisterIn(scenario.changes);

/** @param rule by which the headline's gap is */
export function figureQuestion(
  figure: ScenarioFigure,
  table: TableMeant,
  { rule }: Pick<RegisterView, "rule">,
): Question {
  switch (figure) {
    case "average":
      return { name: "EXPECTED_LOSS", args: [table] };
    case "bad":
      return { name: "LOSS_PERCENTILE", args: [table, BAD] };
    case "worst":
      return { name: "LOSS_PERCENTILE", args: [table, WORST] };
    case "gap":
      return { name: "COVERAGE_GAP", args: [table, rule] };
  }
}

/** Today's figures as formulas, and why a scenario's have none. */
export const scenarioAnswers = (
  register: RegisterView,
  scenario: string,
): readonly NamedAnswer[] => [
  ...figuresOf(register).map((figure): NamedAnswer => {
    const question = figureQuestion(figure, theRegister, register);
    return {
      name: whatIfTexts.figureToday(figureNames[figure]),
      answer: { question, part: null, formats: ["money"] },
    };
  }),
  {
    name: whatIfTexts.figuresOf(scenario),
    answer: { why: whatIfTexts.inNoRegister },
  },
];
