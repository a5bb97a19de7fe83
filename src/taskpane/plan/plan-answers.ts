import type { AnswerFormat } from "../../session/contract/question";
import type { NamedAnswer } from "../answers/AnswerMenu";
import { curveQuestion, planQuestion } from "./plan-questions";
import type { PlanMeasure } from "./plan-wish";
import { curvePoints } from "./use-budget";

const planFormats: readonly AnswerFormat[] = [
  ...(["text", "text", "money", "money"] as const),
  ...(["money", "share", "share"] as const),
];

const noFunction =
  "No function gives this plan: the solver of the pane found it, and cells have none. Adopt it, and its figures are today's.";

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
      ? { why: noFunction }
      : { question, part: { row: null, column }, formats: ["money"] },
  });
  return [
    {
      name: "Plan as a table",
      answer: isProven ? { why: noFunction } : { question, part: null, formats: planFormats },
    },
    total("Left of the year", 4),
    total("Avoided a year", 5),
    total("Cost a year", 3),
  ];
}

/** What is left to lose by budget, as a formula. */
export const curveAnswers = (measure: PlanMeasure): readonly NamedAnswer[] => [
  {
    name: "What is left by budget",
    answer: {
      question: curveQuestion(curvePoints, measure),
      part: null,
      formats: ["money", "money"],
    },
    chart: {
      kind: "XYScatterLinesNoMarkers",
      title: "What is left to lose, by budget",
      along: "Budget for controls",
      up: "Left of a year",
      series: [{ column: 1, name: "Left" }],
    },
  },
];
