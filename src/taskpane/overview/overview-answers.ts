import type { Question } from "../../session/contract/question";
import { theAppetite, theRegister } from "../../session/contract/question";
import type { NamedAnswer } from "../answers/AnswerMenu";
import { readingLevels } from "../charts/reading-levels";
import { BAD_YEAR } from "../../session/plan/plan-questions";
import { figuresTexts } from "../words/texts/figures";
import { overviewTexts } from "../words/texts/overview";

/** A year at a glance. */
export const summary: Question = { name: "LOSS_SUMMARY", args: [theRegister] };

/** So many points make a curve. */
export const points = 200;
export const curve: Question = { name: "LOSS_CURVE", args: [theRegister, points] };

/** Of the years that a curve is read at: the share that is not among the worst. */
export const chances = readingLevels.map(({ chance }) => 1 - chance);

/** Which threats make the worst year in twenty. */
export const shares: Question = { name: "LOSS_BY_THREAT", args: [theRegister, BAD_YEAR] };

/** The year held against the risk appetite. */
export const appetiteCheck: Question = {
  name: "APPETITE_CHECK",
  args: [theRegister, theAppetite],
};

const percentile = (level: number): Question => ({
  name: "LOSS_PERCENTILE",
  args: [theRegister, level],
});

export const yearAnswers: readonly NamedAnswer[] = [
  {
    name: figuresTexts.averageYear,
    answer: {
      question: { name: "EXPECTED_LOSS", args: [theRegister] },
      part: null,
      formats: ["money"],
    },
  },
  {
    name: figuresTexts.badYear,
    answer: { question: percentile(0.95), part: null, formats: ["money"] },
  },
  {
    name: figuresTexts.worstYear,
    answer: { question: percentile(0.99), part: null, formats: ["money"] },
  },
  {
    name: figuresTexts.totalCost,
    answer: {
      question: summary,
      part: { row: "Total cost of risk (spend, premium and expected loss)", column: 2 },
      formats: ["money"],
    },
  },
  {
    name: overviewTexts.yearTable,
    answer: { question: summary, part: null, formats: ["text", "money"] },
  },
];

/** @param spend what is budgeted, currency a year; null where nothing says */
export const curveAnswers = (
  spend: number | null,
  { hasPlan, hasAppetite }: { readonly hasPlan: boolean; readonly hasAppetite: boolean },
): readonly NamedAnswer[] => [
  {
    name: overviewTexts.curveToday,
    answer: { question: curve, part: null, formats: ["money", "share"] },
    chart: {
      kind: "XYScatterLinesNoMarkers",
      title: overviewTexts.curveTitle,
      along: overviewTexts.costOfYear,
      up: "",
      series: [{ column: 1, name: overviewTexts.chance }],
    },
  },
  ...(spend === null
    ? []
    : [
        {
          name: overviewTexts.beyondBudget,
          answer: {
            question: { name: "LOSS_EXCEEDANCE", args: [theRegister, spend] },
            part: null,
            formats: ["share"],
          },
        } satisfies NamedAnswer,
      ]),
  ...(hasAppetite
    ? [
        {
          name: overviewTexts.heldAgainst,
          answer: {
            question: appetiteCheck,
            part: null,
            formats: ["money", "share", "share", "text"],
          },
        } satisfies NamedAnswer,
      ]
    : []),
  ...(hasPlan
    ? [
        {
          name: overviewTexts.curveWithPlan,
          answer: { why: overviewTexts.adoptFirst },
        },
      ]
    : []),
];

export const shareAnswers: readonly NamedAnswer[] = [
  {
    name: overviewTexts.whoMakes,
    answer: {
      question: shares,
      part: null,
      formats: ["text", "money", "share", "money", "share"],
    },
  },
];
