import {
  Body1,
  Caption1,
  makeStyles,
  mergeClasses,
  Spinner,
  tokens,
} from "@fluentui/react-components";
import type { Cell } from "../../core";
import type { Question } from "../../session/contract/question";
import { theEvents, theRegister, theRegisterAt } from "../../session/contract/question";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { RegisterView } from "../../session/contract/register-snapshot";
import type { ReviewsView } from "../../session/contract/reviews";
import { spokenDate } from "../../session/typed/typed-date";
import { AnswerMenu } from "../answers/AnswerMenu";
import { rowsOf, textIn } from "../answers/cells-of";
import { useAnswer } from "../answers/use-answer";
import { SectionHead } from "../parts/SectionHead";
import { reviewTexts } from "../words/texts/review";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  table: {
    width: "100%",
    borderCollapse: "collapse",
    tableLayout: "fixed",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontVariantNumeric: "tabular-nums",
    "& th, & td": { paddingBlock: tokens.spacingVerticalXXS, paddingInline: 0 },
    "& th": { textAlign: "start", fontWeight: tokens.fontWeightRegular },
    "& td, & thead th:not(:first-child)": {
      textAlign: "end",
      paddingInlineStart: tokens.spacingHorizontalS,
    },
    "& thead th": {
      color: tokens.colorNeutralForeground2,
      fontSize: tokens.fontSizeBase200,
      verticalAlign: "bottom",
    },
    "& thead th:nth-child(2)": { width: "60px" },
    "& thead th:nth-child(3)": { width: "44px" },
    "& td": { verticalAlign: "top" },
  },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  flagged: { fontWeight: tokens.fontWeightSemibold },
  old: { opacity: 0.6 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Without an earlier record, the last year is looked at. */
const DAYS_OF_A_YEAR = 365;

/** The period that is looked at, and the register as it stood when it began, where that was recorded. */
export function backtestQuestion(
  { records }: Pick<ReviewsView, "records">,
  today: number,
): { readonly question: Question; readonly from: number; readonly isRecorded: boolean } {
  // The first record whose period is a year or longer, or else the oldest there is.
  const aYearAgo = today - DAYS_OF_A_YEAR;
  const record =
    records.filter((day) => day <= aYearAgo).at(-1) ?? records.find((day) => day < today);
  const from = record === undefined ? aYearAgo + 1 : record + 1;
  const register = record === undefined ? theRegister : theRegisterAt(record);
  return {
    question: { name: "LOSS_BACKTEST", args: [register, theEvents, from, today] },
    from,
    isRecorded: record !== undefined,
  };
}

/** What happened in a period, held against what the register expected there. */
export function ActualModelled({
  session,
  register,
  reviews,
  today,
  onChoice,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly reviews: ReviewsView;
  readonly today: number;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  const styles = useStyles();
  const { count } = useFigures();
  const { question, from, isRecorded } = backtestQuestion(reviews, today);
  const { cells, isOld, refused } = useAnswer(session, reviews.events ? question : null, [
    register,
    reviews.readings,
  ]);
  const lines = rowsOf(cells);
  const isFlagged = (reading: Cell | undefined): boolean =>
    reading === "more than expected" || reading === "fewer than expected";
  // Those to which nothing happened and of which nothing can be said are not told one by one.
  const shown = lines.filter(
    ([name, , events, , , , , , reading]) =>
      name === "Total" || isFlagged(reading) || (typeof events === "number" && events > 0),
  );
  const threats = lines.filter(
    ([name]) => name !== "Total" && name !== "Outside the period",
  ).length;
  if (!reviews.events) {
    return (
      <section className={styles.whole} aria-label={reviewTexts.actual}>
        <SectionHead title={reviewTexts.actual} />
        <Caption1 className={styles.quiet} block>
          {reviewTexts.noEvents}
        </Caption1>
      </section>
    );
  }
  return (
    <section className={styles.whole} aria-label={reviewTexts.actual}>
      <SectionHead title={reviewTexts.actual}>
        {cells && refused === null && (
          <AnswerMenu
            session={session}
            label={reviewTexts.actualFormula}
            answers={[
              {
                name: reviewTexts.actualTable,
                answer: {
                  question,
                  part: null,
                  formats: [
                    ...(["text", "number", "number", "share", "share"] as const),
                    ...(["money", "money", "share", "text"] as const),
                  ],
                },
              },
            ]}
            onChoice={onChoice}
          />
        )}
      </SectionHead>
      <Caption1 className={styles.quiet} block>
        {reviewTexts.standing(spokenDate(from, register.marks) ?? String(from), isRecorded)}
      </Caption1>
      {refused !== null && <Body1 role="status">{refused}.</Body1>}
      {refused === null && !cells && (
        <Spinner delay={300} size="tiny" label={reviewTexts.counting} />
      )}
      {refused === null && cells && (
        <>
          <table
            className={mergeClasses(styles.table, isOld && styles.old)}
            aria-label={reviewTexts.actualHeads}
          >
            <thead>
              <tr>
                <th scope="col">{reviewTexts.threat}</th>
                <th scope="col">{reviewTexts.expected}</th>
                <th scope="col">{reviewTexts.seenEvents}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(([name, expected, events, , , , , , reading]) => (
                <tr
                  key={textIn(name)}
                  className={mergeClasses(isFlagged(reading) && styles.flagged)}
                >
                  <th scope="row">
                    <div className={styles.name} title={textIn(name)}>
                      {textIn(name)}
                    </div>
                    <Caption1 className={styles.quiet} block>
                      {textIn(reading)}
                    </Caption1>
                  </th>
                  <td>{typeof expected === "number" ? rounded(expected) : ""}</td>
                  <td>{typeof events === "number" ? count(events) : ""}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Caption1 className={styles.quiet} block>
            {reviewTexts.byChance(count(threats), count(Math.max(1, Math.round(threats / 10))))}
          </Caption1>
        </>
      )}
    </section>
  );
}

/** A number of events that were expected. */
const rounded = (events: number): string => String(Number(events.toPrecision(2)));
