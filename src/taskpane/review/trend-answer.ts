import type { AnswerChart, InsertableReviews } from "../../session/contract/question";
import type { ReportedReview } from "../../session/contract/reviews";
import { chartsTexts } from "../words/texts/charts";
import { reviewTexts } from "../words/texts/review";

/** What is drawn: the name it has here, and where a review holds it. */
const drawn = [
  { name: reviewTexts.required, key: "required", color: "#1F4E79" },
  { name: reviewTexts.spend, key: "spend", color: "#548235" },
  { name: reviewTexts.gap, key: "gap", color: "#C55A11" },
] as const;
const average = {
  name: reviewTexts.averageYear,
  key: "expectedLoss",
  color: "#1F4E79",
} as const;

/** What is drawn of reviews, and the same as a formula and a chart of Excel's own. A register without a budget has its average year. */
export function trendAnswer(reported: readonly ReportedReview[]) {
  const [first, ...others] = reported.some(({ gap }) => gap !== null)
    ? drawn
    : ([average] as const);
  const lines = [first, ...others];
  const chart: AnswerChart = {
    ...{ kind: "XYScatterLinesNoMarkers", title: chartsTexts.trendTitle, along: "", up: "" },
    series: [
      { column: 1, name: first.name, color: first.color },
      ...others.map(({ name, color }, at) => ({ column: at + 2, name, color })),
    ],
  };
  const answer: Omit<InsertableReviews, "chart"> = {
    reviews: ["day", ...lines.map(({ key }) => key)],
    formats: ["day", ...lines.map(() => "money" as const)],
  };
  return { lines, answer, chart };
}
