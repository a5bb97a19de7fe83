import { Body1, Caption1, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { theRegister } from "../../session/contract/question";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { RegisterView } from "../../session/contract/register-snapshot";
import type { ReviewsView } from "../../session/contract/reviews";
import { AnswerMenu } from "../answers/AnswerMenu";
import { useAnswer } from "../answers/use-answer";
import { useRowStyles } from "../charts/bars/row-styles";
import { plainList } from "../parts/list-styles";
import { InlineLink } from "../parts/InlineLink";
import { SectionHead } from "../parts/SectionHead";
import { reviewTexts } from "../words/texts/review";
import { nameOf } from "../words/threat-words";
import { useFigures } from "../words/use-figures";
import { ReviewCard } from "./ReviewCard";
import { reviewQueue } from "./review-queue";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  list: { ...plainList },
  row: { gridTemplateColumns: "minmax(0, 1fr)" },
  quiet: { color: tokens.colorNeutralForeground2 },
  more: { alignSelf: "flex-start" },
});

/** So many are shown until all are asked for. */
const mostShown = 6;

/** The threats that wait for a review; a click opens the card of one. */
export function ReviewQueue({
  session,
  register,
  reviews,
  today,
  onAccepted,
  onChoice,
  onOpen,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly reviews: ReviewsView;
  readonly today: number;
  readonly onAccepted: (threat: string) => void;
  readonly onChoice: (choice: Promise<Choice>) => void;
  readonly onOpen: (threat: string) => void;
}) {
  const styles = useStyles();
  const rowStyles = useRowStyles();
  const [open, setOpen] = useState<string | null>(null);
  const { count } = useFigures();
  const [isAll, setAll] = useState(false);
  const has = (key: string): boolean => register.columns.some(({ field }) => field === key);
  const isDue = register.totals.kind === "totals" && has("lastReviewed") && has("reviewEvery");
  const due = useAnswer(
    session,
    isDue ? { name: "REVIEW_DUE", args: [theRegister, today] } : null,
    [register],
  );
  const queue = reviewQueue(register, reviews.happened, { due: due.cells, today });
  const shown = isAll ? queue : queue.slice(0, mostShown);
  const [eventProblem] = reviews.eventProblems;
  const more = reviews.eventProblems.length - 1;
  return (
    <section className={styles.whole} aria-label={reviewTexts.queue}>
      <SectionHead
        title={queue.length === 0 ? reviewTexts.queue : reviewTexts.queueOf(count(queue.length))}
      >
        {isDue && due.cells && (
          <AnswerMenu
            session={session}
            label={reviewTexts.dueFormula}
            answers={[
              {
                name: reviewTexts.due,
                answer: {
                  question: { name: "REVIEW_DUE", args: [theRegister, today] },
                  part: null,
                  formats: ["text", "text", "number", "number"],
                },
              },
            ]}
            onChoice={onChoice}
          />
        )}
      </SectionHead>
      {eventProblem !== undefined && (
        <Caption1 className={styles.quiet} block>
          {more === 0 ? eventProblem : reviewTexts.problemAndMore(eventProblem, more)}
        </Caption1>
      )}
      {queue.length === 0 ? (
        <Body1 className={styles.quiet}>{reviewTexts.nothingWaits}</Body1>
      ) : (
        <ul className={styles.list} role="list">
          {shown.map(({ threat, reasons }) => (
            <li key={threat.id}>
              <button
                type="button"
                className={mergeClasses(rowStyles.row, rowStyles.button, styles.row)}
                aria-expanded={threat.id === open}
                onClick={() => {
                  setOpen(threat.id === open ? null : threat.id);
                }}
              >
                <span className={rowStyles.name} title={nameOf(threat)}>
                  {nameOf(threat)}
                </span>
                <Caption1 className={styles.quiet}>{reasons.join(", ")}</Caption1>
              </button>
              {threat.id === open && (
                <ReviewCard
                  session={session}
                  register={register}
                  threat={threat}
                  happened={reviews.happened}
                  hasEvents={reviews.events !== null}
                  today={today}
                  onAccepted={(name) => {
                    setOpen(null);
                    onAccepted(name);
                  }}
                  onChoice={onChoice}
                  onOpen={onOpen}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {queue.length > shown.length && (
        <div className={styles.more}>
          <InlineLink
            onClick={() => {
              setAll(true);
            }}
          >
            {reviewTexts.showAll(count(queue.length))}
          </InlineLink>
        </div>
      )}
    </section>
  );
}
