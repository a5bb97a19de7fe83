import type { Question, QuestionArgument } from "../../session/contract/question";
import { BAD_YEAR } from "../../session/plan/plan-questions";
import { figuresTexts } from "../words/texts/figures";

/** Which years are asked about. */
export type YearMeasure = "expected" | "percentile";

export const measureNames = {
  expected: figuresTexts.averageYear,
  percentile: figuresTexts.badYear,
} satisfies Record<YearMeasure, string>;

export const yearMeasures = Object.keys(measureNames) as YearMeasure[];

/** The measure as the functions take it, with its level. */
export const measureArguments = (measure: YearMeasure): readonly (string | number)[] =>
  measure === "expected" ? ["expected"] : ["percentile", BAD_YEAR];

/** What such a year costs in a register. */
export const costOfYear = (measure: YearMeasure, register: QuestionArgument): Question =>
  measure === "expected"
    ? { name: "EXPECTED_LOSS", args: [register] }
    : { name: "LOSS_PERCENTILE", args: [register, BAD_YEAR] };
