import {
  Body1,
  Caption1,
  Field,
  Input,
  makeStyles,
  mergeClasses,
  Select,
  Spinner,
  tokens,
  Tooltip,
} from "@fluentui/react-components";
import { useState } from "react";
import type { Choice, RegisterSession } from "../../session/contract/register-session";
import type { RegisterView } from "../../session/contract/register-snapshot";
import { amountTyped } from "../../session/typed/amount-typed";
import { formatKind } from "../../session/typed/number-format";
import { typedNumber } from "../../session/typed/typed-number";
import { AnswerMenu } from "../answers/AnswerMenu";
import { numberIn } from "../answers/cells-of";
import { useAnswer } from "../answers/use-answer";
import { Said } from "../parts/Said";
import { SectionHead } from "../parts/SectionHead";
import { figuresTexts } from "../words/texts/figures";
import { whatIfTexts } from "../words/texts/what-if";
import { useFigures } from "../words/use-figures";
import {
  breakEvenAnswers,
  breakEvenQuestion,
  type BreakEvenTarget,
  soughtColumns,
  type SoughtColumn,
  targetNames,
  targetsOf,
} from "./break-even-question";

const useStyles = makeStyles({
  whole: { display: "flex", flexDirection: "column", rowGap: tokens.spacingVerticalXS },
  pair: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 3fr) minmax(0, 2fr)",
    alignItems: "start",
    // At twice the size in a narrow pane each has a line of its own.
    "@media (max-width: 240px)": { gridTemplateColumns: "minmax(0, 1fr)" },
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
  },
  part: { minWidth: 0, "& select": { minWidth: 0, width: "100%" } },
  amount: { minWidth: 0, "& input": { textAlign: "right", minWidth: 0, width: "100%" } },
  old: { opacity: 0.6 },
  answer: { fontVariantNumeric: "tabular-nums" },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** So many digits say where a figure lies; all of them stand in the menu's formula and on hover. */
const digitsSaid = 4;

/** What one figure of one threat would have to be for a year, or the gap, to come to an amount. */
export function BreakEven({
  session,
  register,
  onChoice,
}: {
  readonly session: RegisterSession;
  readonly register: RegisterView;
  readonly onChoice: (choice: Promise<Choice>) => void;
}) {
  const styles = useStyles();
  const { full } = useFigures();
  const open = register.threats.filter(({ state }) => state === "open");
  const targets = targetsOf(register);
  const [wish, setWish] = useState({ threat: "", column: "", target: "", typed: "" });
  const target = targets.find((each) => each === wish.target) ?? "expected";
  const columns = soughtColumns(register.columns, target);
  const threat = open.find(({ id }) => id === wish.threat) ?? open[0];
  const sought = columns.find(({ column }) => column.id === wish.column) ?? columns[0];
  const amount = amountTyped(wish.typed, register.marks);
  const isAmount = amount !== null && amount >= 0;
  const question =
    threat && sought && isAmount ? breakEvenQuestion(threat, sought, target, amount) : null;
  const { cells, isOld, refused } = useAnswer(session, question, [register]);
  const value = numberIn(cells);
  if (!threat || !sought) return null;
  return (
    <section className={styles.whole} aria-label={whatIfTexts.wouldBeTrue}>
      <SectionHead title={whatIfTexts.wouldBeTrue}>
        {question && value !== null && !isOld && (
          <AnswerMenu
            session={session}
            label={whatIfTexts.answerFormula}
            answers={breakEvenAnswers(question, sought)}
            onChoice={onChoice}
          />
        )}
      </SectionHead>
      <Field label={whatIfTexts.threat} size="small" className={styles.part}>
        <Select
          size="small"
          value={threat.id}
          onChange={(_, { value: next }) => {
            setWish({ ...wish, threat: next });
          }}
        >
          {open.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={whatIfTexts.figure} size="small" className={styles.part}>
        <Select
          size="small"
          value={sought.column.id}
          onChange={(_, { value: next }) => {
            setWish({ ...wish, column: next });
          }}
        >
          {columns.map(({ column: { id, header } }) => (
            <option key={id} value={id}>
              {header}
            </option>
          ))}
        </Select>
      </Field>
      <div className={styles.pair}>
        <Field label={whatIfTexts.soThat} size="small" className={styles.part}>
          <Select
            size="small"
            value={target}
            onChange={(_, { value: next }) => {
              setWish({ ...wish, target: next });
            }}
          >
            {targets.map((each) => (
              <option key={each} value={each}>
                {targetNames[each]}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={whatIfTexts.comesTo}
          size="small"
          className={styles.part}
          validationState={wish.typed === "" || isAmount ? "none" : "error"}
          validationMessage={wish.typed === "" || isAmount ? null : figuresTexts.writeAmount}
          hint={isAmount ? whatIfTexts.readAs(full(amount)) : whatIfTexts.suchAs}
        >
          <Input
            className={styles.amount}
            size="small"
            inputMode="decimal"
            value={wish.typed}
            onChange={(_, { value: next }) => {
              setWish({ ...wish, typed: next });
            }}
          />
        </Field>
      </div>
      <div role="status" className={mergeClasses(isOld && styles.old)}>
        {question && value === null && refused === null && (
          <Spinner delay={300} size="tiny" label={whatIfTexts.lookingForFigure} />
        )}
        {refused !== null && <Body1>{whatIfTexts.noFigure(refused)}</Body1>}
        {question && value !== null && (
          <Found
            value={value}
            sought={sought}
            threat={threat}
            target={target}
            amount={amount ?? 0}
            marks={register.marks}
          />
        )}
      </div>
    </section>
  );
}

/** The answer in a sentence. */
function Found({
  value,
  sought: { column },
  threat,
  target,
  amount,
  marks,
}: {
  /** In the unit of its column. */
  readonly value: number;
  readonly sought: SoughtColumn;
  readonly threat: RegisterView["threats"][number];
  readonly target: BreakEvenTarget;
  readonly amount: number;
  readonly marks: RegisterView["marks"];
}) {
  const styles = useStyles();
  const { full, grouped } = useFigures();
  const isPercent = formatKind(column.format) === "percent";
  const said = (number: number): string => grouped(typedNumber(number, isPercent, marks));
  const now = threat.byColumn.get(column.id)?.text ?? "";
  return (
    <>
      <Body1 className={styles.answer} block>
        <Said
          parts={whatIfTexts.wouldBe(
            column.header,
            <Tooltip content={said(value)} relationship="description">
              <strong tabIndex={0}>{said(Number(value.toPrecision(digitsSaid)))}</strong>
            </Tooltip>,
            now,
          )}
        />
      </Body1>
      <Caption1 className={styles.quiet} block>
        {whatIfTexts.then(target, full(amount))}
      </Caption1>
    </>
  );
}
