import { Suspense } from "react";
import type { LocaleMarks } from "../../session/contract/locale-marks";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { ReviewsView } from "../../session/contract/reviews";
import { typedDate } from "../../session/typed/typed-date";
import { AnswerMenu } from "../answers/AnswerMenu";
import { later } from "../frame/later";
import { reviewTexts } from "../words/texts/review";
import { trendAnswer } from "./trend-answer";

const TrendCurve = later(
  async () =>
    (await import(/* webpackChunkName: "charts" */ "../charts/trend/TrendCurve")).TrendCurve,
);

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
  const { lines, answer, chart } = trendAnswer(reported);
  return (
    <Suspense fallback={null}>
      <TrendCurve
        names={lines.map(({ name }) => name)}
        points={reported.map((review) => ({
          day: review.day,
          amounts: lines.map(({ key }) => review[key]),
        }))}
        dateWords={(day) => typedDate(day, marks) ?? String(day)}
        menu={
          <AnswerMenu
            session={session}
            label={reviewTexts.trendFormula}
            answers={[{ name: reviewTexts.trendTable, answer, chart }]}
            onChoice={onChoice}
          />
        }
      />
    </Suspense>
  );
}
