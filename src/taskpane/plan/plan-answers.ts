import type { AnswerFormat } from "../../session/contract/question";
import type { NamedAnswer } from "../answers/AnswerMenu";
import { planTexts } from "../words/texts/plan";
import { curveQuestion, planQuestion } from "../../session/plan/plan-questions";
import type { PlanMeasure } from "../../session/plan/plan-wish";
import { curvePoints } from "../../session/plan/first-budget";

const planFormats: readonly AnswerFormat[] = [
  ...(["text", "text", "money", "money"] as const),
  ...(["money", "share", "share"] as const),
];

/**
 * What is said of a plan, as formulas.
 *
 * @param isProven whether it is one that only the solver found
 */
export function planAnswers(
  budget: number,
  measure: PlanMeasure,
  isProven: boolean,
): readonly NamedAnswer[] {
  const question = planQuestion(budget, measure);
  const total = (name: string, column: number): NamedAnswer => ({
    name,
    answer: isProven
      ? { why: planTexts.noFunction }
      : { question, part: { row: null, column }, formats: ["money"] },
  });
  return [
    {
      name: planTexts.asTable,
      answer: isProven
        ? { why: planTexts.noFunction }
        : { question, part: null, formats: planFormats },
    },
    total(planTexts.leftOfYear, 4),
    total(planTexts.avoidedAYear, 5),
    total(planTexts.costAYear, 3),
  ];
}

/** What is left to lose by budget, as a formula. */
export const curveAnswers = (measure: PlanMeasure): readonly NamedAnswer[] => [
  {
    name: planTexts.leftByBudget,
    answer: {
      question: curveQuestion(curvePoints, measure),
      part: null,
      formats: ["money", "money"],
    },
    chart: {
      kind: "XYScatterLinesNoMarkers",
      title: planTexts.curveTitle,
      along: planTexts.budgetForControls,
      up: planTexts.leftOfAYear,
      series: [{ column: 1, name: planTexts.leftSeries }],
    },
  },
];
