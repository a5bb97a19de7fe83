import { Body1, Field, makeStyles, Select, Spinner, tokens } from "@fluentui/react-components";
import { Suspense, useState } from "react";
import type { Cells } from "../../core";
import { theRegister } from "../../session/contract/question";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { RegisterView } from "../../session/contract/register-snapshot";
import { AnswerMenu } from "../answers/AnswerMenu";
import { numberIn } from "../answers/cells-of";
import { useAnswer } from "../answers/use-answer";
import { later } from "../frame/later";
import { whatIfTexts } from "../words/texts/what-if";
import { sensitivityAnswers, sensitivityQuestion, swingsIn } from "./sensitivity-answers";
import { costOfYear, measureNames, type YearMeasure, yearMeasures } from "./year-measure";

const SwingBars = later(
  async () => (await import(/* webpackChunkName: "charts" */ "../charts/bars/SwingBars")).SwingBars,
);

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
});

/** Which figures of the register matter most to a year. */
export function Sensitivities({
  session,
  register,
  onChoice,
  onOpen,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly onChoice: (choice: Promise<Choice>) => void;
  readonly onOpen: (threat: string) => void;
}) {
  const styles = useStyles();
  const [measure, setMeasure] = useState<YearMeasure>("expected");
  const about = [register];
  const swings = useAnswer(session, sensitivityQuestion(measure), about);
  const year = useAnswer(session, costOfYear(measure, theRegister), about);
  /** The last two that belong together: bars stand around the figure they came from. */
  const [shown, setShown] = useState<{ cells: Cells; today: number } | null>(null);
  const today = numberIn(year.cells);
  const isOld = swings.isOld || year.isOld;
  if (!isOld && swings.cells && today !== null) {
    const { cells } = swings;
    if (shown?.cells !== cells || shown.today !== today) setShown({ cells, today });
  }
  return (
    <div className={styles.whole}>
      {swings.refused !== null && <Body1 role="status">{swings.refused}</Body1>}
      {swings.refused === null && !shown && (
        <Spinner delay={300} size="tiny" label={whatIfTexts.trying} />
      )}
      {swings.refused === null && shown && (
        <Suspense fallback={null}>
          <SwingBars
            today={shown.today}
            rows={swingsIn(shown.cells, register.threats)}
            isOld={isOld}
            onOpen={onOpen}
            menu={
              <AnswerMenu
                session={session}
                label={whatIfTexts.mattersFormulas}
                answers={sensitivityAnswers(measure)}
                onChoice={onChoice}
              />
            }
          >
            <Field label={whatIfTexts.toThe} orientation="horizontal" size="small">
              <Select
                size="small"
                value={measure}
                onChange={(_, { value }) => {
                  setMeasure(value === "percentile" ? "percentile" : "expected");
                }}
              >
                {yearMeasures.map((each) => (
                  <option key={each} value={each}>
                    {measureNames[each]}
                  </option>
                ))}
              </Select>
            </Field>
          </SwingBars>
        </Suspense>
      )}
    </div>
  );
}
