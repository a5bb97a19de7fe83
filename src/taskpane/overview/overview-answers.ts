import type { Question } from "../../session/contract/question";
import { theAppetite, theRegister } from "../../session/contract/question";
import type { NamedAnswer } from "../answers/AnswerMenu";
import { readingLevels } from "../charts/reading-levels";
import { BAD_YEAR } from "../plan/plan-questions";

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
    name: "Average year",
    answer: {
      question: { name: "EXPECTED_LOSS", args: [theRegister] },
      part: null,
      formats: ["money"],
    },
  },
  {
    name: "1-in-20 bad year",
    answer: { question: percentile(0.95), part: null, formats: ["money"] },
  },
  {
    name: "1-in-100 bad year",
    answer: { question: percentile(0.99), part: null, formats: ["money"] },
  },
  {
    name: "Total cost of risk",
    answer: {
      question: summary,
      part: { row: "Total cost of risk (spend, premium and expected loss)", column: 2 },
      formats: ["money"],
    },
  },
  {
    name: "All of it, as a table",
    answer: { question: summary, part: null, formats: ["text", "money"] },
  },
];

/** @param spend what is budgeted, currency a year; null where nothing says */
export const curveAnswers = (
  spend: number | null,
  { hasPlan, hasAppetite }: { readonly hasPlan: boolean; readonly hasAppetite: boolean },
): readonly NamedAnswer[] => [
  {
    name: "Curve of losses today",
    answer: { question: curve, part: null, formats: ["money", "share"] },
    chart: {
      kind: "XYScatterLinesNoMarkers",
      title: "Chance that a year costs more than …",
      along: "Cost of a year",
      up: "",
      series: [{ column: 1, name: "Chance" }],
    },
  },
  ...(spend === null
    ? []
    : [
        {
          name: "Chance of a year beyond the budget",
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
          name: "The year held against the appetite",
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
          name: "Curve with the plan",
          answer: { why: "It is of a register that stands in no sheet: adopt the plan first." },
        },
      ]
    : []),
];

export const shareAnswers: readonly NamedAnswer[] = [
  {
    name: "Who makes the bad years",
    answer: {
      question: shares,
      part: null,
      formats: ["text", "money", "share", "money", "share"],
    },
  },
];
