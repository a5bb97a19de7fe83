import {
  Body1,
  Caption1,
  Field,
  makeStyles,
  Select,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import { Suspense, useState } from "react";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { RegisterView } from "../../session/contract/register-snapshot";
import type { ReviewsView } from "../../session/contract/reviews";
import { comparedDay } from "../../session/reviews/compared-day";
import { typedDate } from "../../session/typed/typed-date";
import { AnswerMenu } from "../answers/AnswerMenu";
import { useAnswer } from "../answers/use-answer";
import { later } from "../frame/later";
import { SectionHead } from "../parts/SectionHead";
import { reviewTexts } from "../words/texts/review";
import {
  bridgeQuestion,
  type BridgeOf,
  bridgeRows,
  reportedFigure,
  waterfallChart,
} from "./bridge-rows";

const BridgeBars = later(
  async () =>
    (await import(/* webpackChunkName: "charts" */ "../charts/bars/BridgeBars")).BridgeBars,
);

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  pair: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalS,
    "@media (max-width: 240px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  part: { minWidth: 0, "& select": { minWidth: 0, width: "100%" } },
  quiet: { color: tokens.colorNeutralForeground2 },
});

const names = { gap: reviewTexts.gap, expected: reviewTexts.averageYear } as const satisfies Record<
  BridgeOf,
  string
>;

/** What moved since an earlier review: a bridge from what was reported then to today. */
export function WhatMoved({
  session,
  register,
  reviews,
  today,
  onChoice,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly reviews: ReviewsView;
  /** Serial day. */
  readonly today: number;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  const styles = useStyles();
  const hasGap = register.totals.kind === "totals" && register.totals.coverage !== null;
  const [wish, setWish] = useState<{ day: number | null; of: BridgeOf }>({ day: null, of: "gap" });
  const { records } = reviews;
  const day = records.find((each) => each === wish.day) ?? comparedDay(records, today) ?? 0;
  const of = hasGap ? wish.of : "expected";
  const question = bridgeQuestion(day, of, register.rule);
  const { cells, isOld, refused } = useAnswer(session, question, [register, reviews.readings]);
  const review = reviews.reported.find((each) => each.day === day);
  const reported = reportedFigure(review, of, register.rule);
  const date = typedDate(day, register.marks) ?? "";
  const rows = cells
    ? bridgeRows(cells, reported, {
        before: reported === null ? reviewTexts.onDay(date) : reviewTexts.reported(date),
        after: reviewTexts.today,
        others: reviewTexts.smaller,
      })
    : [];
  return (
    <section className={styles.whole} aria-label={reviewTexts.moved}>
      <SectionHead title={reviewTexts.movedSince}>
        {cells && refused === null && (
          <AnswerMenu
            session={session}
            label={reviewTexts.movedFormula}
            answers={[
              {
                name: reviewTexts.movedTable,
                answer: { question, part: null, formats: ["text", "text", "text", "money"] },
              },
              {
                name: reviewTexts.movedSteps,
                answer: {
                  question,
                  part: "waterfall",
                  formats: ["text", "money", "money", "money", "money"],
                },
                chart: waterfallChart,
              },
            ]}
            onChoice={onChoice}
          />
        )}
      </SectionHead>
      <div className={styles.pair}>
        <Field label={reviewTexts.since} size="small" className={styles.part}>
          <Select
            size="small"
            value={String(day)}
            onChange={(_, { value }) => {
              setWish({ ...wish, day: Number(value) });
            }}
          >
            {[...reviews.records].reverse().map((each) => (
              <option key={each} value={each}>
                {typedDate(each, register.marks)}
              </option>
            ))}
          </Select>
        </Field>
        {hasGap && (
          <Field label={reviewTexts.of} size="small" className={styles.part}>
            <Select
              size="small"
              value={of}
              onChange={(_, { value }) => {
                setWish({ ...wish, of: value === "gap" ? "gap" : "expected" });
              }}
            >
              {(["gap", "expected"] as const).map((each) => (
                <option key={each} value={each}>
                  {names[each]}
                </option>
              ))}
            </Select>
          </Field>
        )}
      </div>
      {refused !== null && <Body1 role="status">{refused}.</Body1>}
      {refused === null && !cells && (
        <Spinner delay={300} size="tiny" label={reviewTexts.comparing} />
      )}
      {refused === null && rows.length > 0 && (
        <Suspense fallback={null}>
          <BridgeBars rows={rows} label={reviewTexts.movedSinceDay(date)} isOld={isOld} />
        </Suspense>
      )}
      {refused === null && cells && rows.length === 2 && (
        <Caption1 className={styles.quiet} block>
          {reviewTexts.nothingMoved}
        </Caption1>
      )}
      {reported === null && review !== undefined && of === "gap" && (
        <Caption1 className={styles.quiet} block>
          {reviewTexts.otherRule}
        </Caption1>
      )}
      {rows.some(({ name }) => name === reviewTexts.method) && (
        <Caption1 className={styles.quiet} block>
          {reviewTexts.whatMethodIs}
        </Caption1>
      )}
    </section>
  );
}
