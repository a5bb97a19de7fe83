import type { Cells } from "../../core";
import type { Question } from "../../session/contract/question";
import { theRegister } from "../../session/contract/question";
import type { ThreatView } from "../../session/contract/register-snapshot";
import type { NamedAnswer } from "../answers/AnswerMenu";
import { rowsOf, textIn } from "../answers/cells-of";
import type { Swing } from "../charts/chart-contents";
import { whatIfTexts } from "../words/texts/what-if";
import { costOfYear, measureArguments, measureNames, type YearMeasure } from "./year-measure";

/** So many of the figures that matter most are shown. */
const mostShown = 10;

/** How much each figure of each threat matters: a tenth lower, a tenth higher. */
export const sensitivityQuestion = (measure: YearMeasure): Question => ({
  name: "LOSS_SENSITIVITY",
  args: [theRegister, ...measureArguments(measure)],
});

/** The figures that matter most, the first of them first; those that nothing depends on are left out. */
export function swingsIn(cells: Cells | null, threats: readonly ThreatView[]): readonly Swing[] {
  const ids = new Map(threats.map(({ id, name }) => [name, id]));
  return rowsOf(cells)
    .flatMap(([name, field, low, high]): Swing[] => {
      const threat = ids.get(textIn(name));
      const isShown =
        threat !== undefined && typeof low === "number" && typeof high === "number" && low !== high;
      return isShown ? [{ threat, name: textIn(name), field: textIn(field), low, high }] : [];
    })
    .slice(0, mostShown);
}

export const sensitivityAnswers = (measure: YearMeasure): readonly NamedAnswer[] => [
  {
    name: whatIfTexts.mattersTable,
    answer: {
      question: sensitivityQuestion(measure),
      part: null,
      formats: ["text", "text", "money", "money", "money"],
    },
  },
  {
    name: measureNames[measure],
    answer: { question: costOfYear(measure, theRegister), part: null, formats: ["money"] },
  },
];
