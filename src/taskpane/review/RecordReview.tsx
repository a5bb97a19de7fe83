import { Body1, Button, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { LocaleMarks } from "../../session/contract/locale-marks";
import type { ReviewsView } from "../../session/contract/reviews";
import { spokenDate, typedDate } from "../../session/typed/typed-date";
import { figureTable } from "../parts/list-styles";
import { Amount } from "../parts/Amount";
import { SectionHead } from "../parts/SectionHead";
import { reviewTexts } from "../words/texts/review";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  whole: {
    display: "flex",
    flexDirection: "column",
    alignItems: "stretch",
    rowGap: tokens.spacingVerticalXS,
  },
  button: { alignSelf: "flex-start" },
  quiet: { color: tokens.colorNeutralForeground2 },
  table: figureTable,
});

/** So many of the last reviews are shown. */
const mostShown = 6;

/** Adds the register to its history, and what earlier reviews came to. */
export function RecordReview({
  session,
  reviews,
  marks,
  now,
  onRecorded,
  onChoice,
}: {
  readonly session: RegisterSession;
  readonly reviews: ReviewsView;
  /** How dates are written where the workbook is open. */
  readonly marks: LocaleMarks;
  /** Serial date, hours as its fraction. */
  readonly now: () => number;
  readonly onRecorded: () => void;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  const styles = useStyles();
  const { together } = useFigures();
  const [isBusy, setBusy] = useState(false);
  const shown = reviews.reported.slice(-mostShown);
  const { write } = together(
    shown.flatMap(({ required, spend, gap, expectedLoss }) =>
      [required ?? expectedLoss, spend, gap].filter((amount) => amount !== null),
    ),
  );
  const hasSpend = shown.some(({ gap }) => gap !== null);
  const last = reviews.records.at(-1);
  const record = (): void => {
    if (isBusy) return;
    setBusy(true);
    const recorded = session.reviews.record(now());
    onChoice(recorded);
    void recorded
      .then(({ kind }) => {
        if (kind === "chosen") onRecorded();
      })
      .finally(() => {
        setBusy(false);
      });
  };
  const amount = (value: number | null) =>
    value === null ? "" : <Amount value={value} short={write} />;
  return (
    <section className={styles.whole} aria-label={reviewTexts.reviews}>
      <SectionHead title={reviewTexts.reviews} />
      {reviews.historyProblem !== null && <Body1>{reviews.historyProblem}</Body1>}
      {reviews.reportedProblems.map((problem) => (
        <Body1 key={problem}>{problem}</Body1>
      ))}
      <Caption1 className={styles.quiet} block>
        {last === undefined
          ? reviewTexts.whyRecord
          : reviewTexts.lastRecorded(spokenDate(last, marks) ?? String(last))}
      </Caption1>
      {marks.from1904 === null && (
        <Caption1 className={styles.quiet} block>
          {reviewTexts.unknownDays}
        </Caption1>
      )}
      {shown.length > 0 && (
        <table className={styles.table} aria-label={reviewTexts.reviewsTable}>
          <thead>
            <tr>
              <th scope="col">{reviewTexts.review}</th>
              <th scope="col">{hasSpend ? reviewTexts.required : reviewTexts.averageYear}</th>
              {hasSpend && <th scope="col">{reviewTexts.spend}</th>}
              {hasSpend && <th scope="col">{reviewTexts.gap}</th>}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ day, required, spend, gap, expectedLoss }) => (
              <tr key={day}>
                <th scope="row">{typedDate(day, marks)}</th>
                <td>{amount(hasSpend ? required : expectedLoss)}</td>
                {hasSpend && <td>{amount(spend)}</td>}
                {hasSpend && <td>{amount(gap)}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button
        className={styles.button}
        size="small"
        appearance={last === undefined ? "primary" : "secondary"}
        disabledFocusable={isBusy}
        onClick={record}
      >
        {reviewTexts.record}
      </Button>
    </section>
  );
}
