import {
  Body1,
  Button,
  Caption1,
  Field,
  Input,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { type ReactNode, useState } from "react";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { RegisterView, ThreatView } from "../../session/contract/register-snapshot";
import type { HappenedEvent } from "../../session/contract/reviews";
import { spokenDate } from "../../session/typed/typed-date";
import { formatKind } from "../../session/typed/number-format";
import { numberTyped, typedNumber } from "../../session/typed/typed-number";
import { AnswerMenu } from "../answers/AnswerMenu";
import { numberIn } from "../answers/cells-of";
import { useAnswer } from "../answers/use-answer";
import { Said } from "../parts/Said";
import { SectionHead } from "../parts/SectionHead";
import { reviewTexts } from "../words/texts/review";
import { useFigures } from "../words/use-figures";
import { nameOf } from "../words/threat-words";
import {
  type Evidence,
  rateOf,
  type RateOf,
  updateQuestion,
  weightInWords,
  whyInWords,
  yearsSince,
} from "./evidence";
import { eventsOf, numberOf } from "./review-queue";

const useStyles = makeStyles({
  whole: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    paddingBlock: tokens.spacingVerticalXS,
    paddingInlineStart: tokens.spacingHorizontalS,
    borderInlineStartWidth: tokens.strokeWidthThick,
    borderInlineStartStyle: "solid",
    borderInlineStartColor: tokens.colorNeutralStroke2,
  },
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(3, minmax(0, 1fr))",
    alignItems: "end",
    columnGap: tokens.spacingHorizontalS,
    "@media (max-width: 240px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  amount: { minWidth: 0, "& input": { textAlign: "right", minWidth: 0, width: "100%" } },
  buttons: { display: "flex", flexWrap: "wrap", columnGap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  answer: { fontVariantNumeric: "tabular-nums" },
});

/** So many years an estimate counts for until somebody says otherwise: neither firm nor a guess. */
const usualPrior = 5;
/** Without an earlier review, what was seen in the last year counts. */
const DAYS_OF_A_YEAR = 365;
const digitsSaid = 3;

interface CardProps {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly threat: ThreatView;
  readonly happened: readonly HappenedEvent[];
  /** Whether the workbook has a table of events. */
  readonly hasEvents: boolean;
  readonly today: number;
  readonly onAccepted: (threat: string) => void;
  readonly onChoice: (choice: Promise<Choice>) => void;
  readonly onOpen: (threat: string) => void;
}

/** The review of one threat: what was seen since the last, and what its rate would become. */
export function ReviewCard(props: CardProps) {
  const styles = useStyles();
  const { threat, register, onOpen } = props;
  const rate = rateOf(threat, register);
  const isSound = threat.state === "open";
  const open = (
    <Button
      size="small"
      appearance="subtle"
      onClick={() => {
        onOpen(threat.id);
      }}
    >
      {reviewTexts.openThreat}
    </Button>
  );
  if (isSound && rate) {
    return (
      <section className={styles.whole} aria-label={reviewTexts.reviewOf(nameOf(threat))}>
        <Update {...props} rate={rate}>
          {open}
        </Update>
      </section>
    );
  }
  return (
    <section className={styles.whole} aria-label={reviewTexts.reviewOf(nameOf(threat))}>
      <Body1 block>
        {isSound ? reviewTexts.noOneRate : (threat.findings[0]?.sentence ?? reviewTexts.fixFirst)}
      </Body1>
      <div className={styles.buttons}>{open}</div>
    </section>
  );
}

function Update({
  session,
  register,
  threat,
  rate,
  happened,
  hasEvents,
  today,
  children,
  onAccepted,
  onChoice,
}: CardProps & { readonly rate: RateOf; readonly children: ReactNode }) {
  const styles = useStyles();
  const { share, compact } = useFigures();
  const { marks } = register;
  const last = numberOf(threat, register, "lastReviewed");
  const since = last ?? today - DAYS_OF_A_YEAR;
  const shown = (number: number): string => typedNumber(number, false, marks);
  const [typed, setTyped] = useState({
    events: shown(eventsOf(happened, threat, since, today)),
    years: shown(Number((yearsSince(since, today) ?? 0).toFixed(2))),
    prior: shown(usualPrior),
  });
  const evidence = evidenceIn(typed, (text) => numberTyped(text, marks));
  const question = evidence && updateQuestion(rate, evidence);
  const { cells, isOld, refused } = useAnswer(session, question, [threat]);
  const events = question && !isOld ? numberIn(cells) : null;
  const after = events === null ? null : events / rate.seen;
  const isOver = rate.key === "probability" && after !== null && after > 1;
  const column = rate.column;
  const inSheet = (value: number): string =>
    typedNumber(
      Number((value / column.scale).toPrecision(digitsSaid)),
      formatKind(column.format) === "percent",
      marks,
    );
  const gapNow = threat.figures.gap ?? threat.figures.expectedLoss;
  const draft =
    after === null || after === 0 || isOver
      ? null
      : session.check(threat, new Map([[column.id, shownIn(after / column.scale, column, marks)]]));
  const gapThen = draft && (draft.figures.gap ?? draft.figures.expectedLoss);
  const what = threat.figures.gap === null ? reviewTexts.averageLoss : reviewTexts.gap;
  const accept = (): void => {
    if (after === null || evidence === null) return;
    const accepted = session.reviews.accept({
      ...{ threat: threat.id, before: rate.rate, after, key: rate.key, day: today },
      why: whyInWords(evidence),
    });
    onChoice(accepted);
    void accepted.then(({ kind }) => {
      if (kind === "chosen") onAccepted(nameOf(threat));
    });
  };
  const field = (label: string, key: keyof typeof typed) => (
    <Field label={label} size="small">
      <Input
        className={styles.amount}
        size="small"
        inputMode="decimal"
        value={typed[key]}
        onChange={(_, { value }) => {
          setTyped({ ...typed, [key]: value });
        }}
      />
    </Field>
  );
  return (
    <>
      <SectionHead title={reviewTexts.seen}>
        {question && events !== null && (
          <AnswerMenu
            session={session}
            label={reviewTexts.newRateFormula}
            answers={[
              {
                name: reviewTexts.newRate,
                answer: { question, part: null, formats: ["number"] },
              },
            ]}
            onChoice={onChoice}
          />
        )}
      </SectionHead>
      <Caption1 className={styles.quiet} block>
        {reviewTexts.period(
          last === null
            ? null
            : (spokenDate(Math.floor(last), register.marks) ?? reviewTexts.lastReview),
          { hasEvents, isThrough: rate.seen < 1 },
        )}
      </Caption1>
      <div className={styles.fields}>
        {field(reviewTexts.events, "events")}
        {field(reviewTexts.inYears, "years")}
        {field(reviewTexts.estimateYears, "prior")}
      </div>
      <div role="status">
        {evidence === null && <Body1>{reviewTexts.writeNumbers}</Body1>}
        {refused !== null && <Body1>{refused}.</Body1>}
        {after !== null && evidence !== null && (
          <>
            <Body1 className={styles.answer} block>
              <Said
                parts={reviewTexts.becomes(
                  column.header,
                  inSheet(rate.rate),
                  <strong>{inSheet(after)}</strong>,
                )}
              />
              {gapNow !== null &&
                gapThen !== null &&
                reviewTexts.figureBecomes(what, compact(gapNow), compact(gapThen))}
            </Body1>
            <Caption1 className={styles.quiet} block>
              {weightInWords(evidence, share)}
              {after === 0 && ` ${reviewTexts.rateOfZero}`}
              {isOver && ` ${reviewTexts.overOne}`}
            </Caption1>
          </>
        )}
      </div>
      <div className={styles.buttons}>
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={after === null || after === 0 || isOver || isOld}
          onClick={accept}
        >
          {reviewTexts.accept}
        </Button>
        {children}
      </div>
    </>
  );
}

function evidenceIn(
  typed: Readonly<Record<"events" | "years" | "prior", string>>,
  read: (text: string) => number | null,
): Evidence | null {
  const [events, years, priorYears] = [read(typed.events), read(typed.years), read(typed.prior)];
  const isRight = (number: number | null): number is number => number !== null && number >= 0;
  if (!isRight(events) || !isRight(years) || !isRight(priorYears)) return null;
  return { events, years, priorYears };
}

/** All digits of a rate, as they are typed into its column. */
const shownIn = (
  value: number,
  { format }: RateOf["column"],
  marks: RegisterView["marks"],
): string => typedNumber(Number(value.toPrecision(15)), formatKind(format) === "percent", marks);
