import { Body1, Caption1, makeStyles, tokens } from "@fluentui/react-components";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { RegisterView } from "../../session/contract/register-snapshot";
import { AnswerMenu } from "../answers/AnswerMenu";
import { numberBeside, textBeside } from "../answers/cells-of";
import { useAnswer } from "../answers/use-answer";
import { Amount } from "../parts/Amount";
import { SectionHead } from "../parts/SectionHead";
import { overviewTexts } from "../words/texts/overview";
import { useFigures } from "../words/use-figures";
import { summary, yearAnswers } from "./overview-answers";

const useStyles = makeStyles({
  figures: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
  },
  value: { margin: 0, textAlign: "end", fontWeight: tokens.fontWeightSemibold },
  old: { opacity: 0.6 },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** A year at a glance. */
export function YearLine({
  session,
  register,
  onChoice,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  const styles = useStyles();
  const { cells, isOld, refused } = useAnswer(session, summary, [register]);
  const { together } = useFigures();
  const note = textBeside(cells, "Note");
  const lines = [
    [overviewTexts.average, numberBeside(cells, "Expected loss")],
    [overviewTexts.bad, numberBeside(cells, "95th percentile")],
    [overviewTexts.worst, numberBeside(cells, "99th percentile")],
    [overviewTexts.total, numberBeside(cells, "Total cost of risk")],
  ] as const;
  const { write: short } = together(lines.flatMap(([, amount]) => amount ?? []));
  return (
    <section aria-label={overviewTexts.year}>
      <SectionHead title={overviewTexts.aYear}>
        <AnswerMenu
          session={session}
          label={overviewTexts.yearFormulas}
          answers={yearAnswers}
          onChoice={onChoice}
        />
      </SectionHead>
      {refused !== null && <Body1>{refused}</Body1>}
      <dl className={isOld && cells ? `${styles.figures} ${styles.old}` : styles.figures}>
        {lines.map(([words, amount]) => (
          <Line key={words} words={words} amount={amount} short={short} />
        ))}
      </dl>
      {note !== null && (
        <Caption1 className={styles.quiet} block>
          {note}
        </Caption1>
      )}
    </section>
  );
}

function Line({
  words,
  amount,
  short,
}: {
  readonly words: string;
  readonly amount: number | null;
  readonly short: (amount: number) => string;
}) {
  const styles = useStyles();
  return (
    <>
      <dt>
        <Body1>{words}</Body1>
      </dt>
      <dd className={styles.value}>
        {amount === null ? "…" : <Amount value={amount} short={short} />}
      </dd>
    </>
  );
}
