import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { LocaleMarks } from "../../session/contract/locale-marks";
import { amountTyped } from "../../session/typed/amount-typed";
import { formTexts } from "../words/texts/form";
import { figuresTexts } from "../words/texts/figures";
import { planTexts } from "../words/texts/plan";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  input: { minWidth: 0, "& input": { textAlign: "right", fontVariantNumeric: "tabular-nums" } },
});

/** What may be spent on controls a year, to be typed. */
export function BudgetField({
  budget,
  marks,
  onBudget,
}: {
  readonly budget: number;
  readonly marks: LocaleMarks;
  readonly onBudget: (budget: number) => void;
}) {
  const styles = useStyles();
  const { full } = useFigures();
  /** As it is typed; null where nobody types. */
  const [typed, setTyped] = useState<string | null>(null);
  const amount = typed === null ? budget : amountTyped(typed, marks);
  const isAmount = amount !== null && amount >= 0;
  const done = (): void => {
    if (typed !== null && isAmount) onBudget(amount);
    if (isAmount) setTyped(null);
  };
  return (
    <Field
      label={planTexts.newMoney}
      size="small"
      hint={typed !== null && isAmount ? formTexts.understood(full(amount)) : null}
      validationState={isAmount ? "none" : "error"}
      validationMessage={isAmount ? null : figuresTexts.writeAmount}
    >
      <Input
        className={styles.input}
        size="small"
        inputMode="decimal"
        value={typed ?? full(budget)}
        onChange={(_, { value }) => {
          setTyped(value);
        }}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key === "Enter") done();
          if (event.key === "Escape" && typed !== null) {
            event.preventDefault();
            setTyped(null);
          }
        }}
      />
    </Field>
  );
}
