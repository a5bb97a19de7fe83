import { Suspense } from "react";
import type { AnswerChart } from "../../session/contract/question";
import type { LocaleMarks } from "../../session/contract/locale-marks";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { ReviewsView } from "../../session/contract/reviews";
import { typedDate } from "../../session/typed/typed-date";
import { AnswerMenu } from "../answers/AnswerMenu";
import { later } from "../frame/later";
import { chartsTexts } from "../words/texts/charts";
import { reviewTexts } from "../words/texts/review";

const TrendCurve = later(
  async () =>
    (await import(/* webpackChunkName: "charts" */ "../charts/trend/TrendCurve")).TrendCurve,
);

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

/** What was required, spent and missing from review to review; nothing before there are two. */
export function ReviewTrend({
  session,
  reviews: { reported },
  marks,
  onChoice,
}: {
  readonly session: RegisterSession;
  readonly reviews: ReviewsView;
  /** How dates are written where the workbook is open. */
  readonly marks: LocaleMarks;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  if (reported.length < 2) return null;
  const [first, ...others] = reported.some(({ gap }) => gap !== null)
    ? drawn
    : ([average] as const);
  const all = [first, ...others];
  const chart: AnswerChart = {
    ...{ kind: "XYScatterLinesNoMarkers", title: chartsTexts.trendTitle, along: "", up: "" },
    series: [
      { column: 1, name: first.name, color: first.color },
      ...others.map(({ name, color }, at) => ({ column: at + 2, name, color })),
    ],
  };
  return (
    <Suspense fallback={null}>
      <TrendCurve
        names={all.map(({ name }) => name)}
        points={reported.map((review) => ({
          day: review.day,
          amounts: all.map(({ key }) => review[key]),
        }))}
        dateWords={(day) => typedDate(day, marks) ?? String(day)}
        menu={
          <AnswerMenu
            session={session}
            label={reviewTexts.trendFormula}
            answers={[
              {
                name: reviewTexts.trendTable,
                answer: {
                  reviews: ["day", ...all.map(({ key }) => key)],
                  formats: ["day", ...all.map(() => "money" as const)],
                },
                chart,
              },
            ]}
            onChoice={onChoice}
          />
        }
      />
    </Suspense>
  );
}
