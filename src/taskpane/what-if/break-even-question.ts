import { amounts, type BreakEvenKey, breakEvenKeys } from "../../core";
import type { AnswerFormat, Question } from "../../session/contract/question";
import { theRegister } from "../../session/contract/question";
import type {
  ColumnView,
  RegisterView,
  ThreatView,
} from "../../session/contract/register-snapshot";
import { formatKind } from "../../session/typed/number-format";
import type { NamedAnswer } from "../answers/AnswerMenu";
import { nameOfField } from "../words/texts/fields/field-names";
import { figuresTexts } from "../words/texts/figures";
import { whatIfTexts } from "../words/texts/what-if";
import { measureArguments, measureNames, type YearMeasure } from "./year-measure";

/** What is to come to a target. */
export type BreakEvenTarget = YearMeasure | "gap";

/** A column with a figure that can be looked for. */
export interface SoughtColumn {
  readonly key: BreakEvenKey;
  readonly column: ColumnView;
}

/** Only the attacker's side of the pane's rules reads these. */
const ofAttackers: readonly BreakEvenKey[] = ["attackerValue", "defenderAdvantage"];

/** What can be asked for: the gap only where the headline's is by the rule that the function takes. */
export function targetsOf({ rule, totals }: RegisterView): readonly BreakEvenTarget[] {
  const hasGap = totals.kind === "totals" && totals.coverage !== null && rule === "expected";
  return hasGap ? ["expected", "percentile", "gap"] : ["expected", "percentile"];
}

export const targetNames: Readonly<Record<BreakEvenTarget, string>> = {
  expected: figuresTexts.averageLoss,
  percentile: measureNames.percentile,
  gap: figuresTexts.gap,
};

/** The columns whose figures a target can depend on, as they stand in the sheet. */
export function soughtColumns(
  columns: readonly ColumnView[],
  target: BreakEvenTarget,
): readonly SoughtColumn[] {
  return columns.flatMap((column): SoughtColumn[] => {
    const key = breakEvenKeys.find((each) => each === column.field);
    const isApart =
      key === undefined || ofAttackers.includes(key) || (key === "spend" && target !== "gap");
    // Of a score no figure says what it would have to be.
    return isApart || column.lookedUpIn !== null ? [] : [{ key, column }];
  });
}

/** At which figure of a threat the target is met. @param amount currency a year */
export const breakEvenQuestion = (
  threat: Pick<ThreatView, "name">,
  { key }: Pick<SoughtColumn, "key">,
  target: BreakEvenTarget,
  amount: number,
): Question => ({
  name: "BREAK_EVEN",
  args: [
    theRegister,
    threat.name,
    nameOfField(key),
    amount,
    ...(target === "gap" ? ["gap"] : measureArguments(target)),
  ],
});

/** The answer as a formula, shown as its column is. */
export function breakEvenAnswers(
  question: Question,
  { column }: SoughtColumn,
): readonly NamedAnswer[] {
  return [
    {
      name: whatIfTexts.whatItWouldBe(column.header),
      answer: { question, part: null, formats: [formatOf(column)] },
    },
  ];
}

function formatOf({ quantity, scale, format }: ColumnView): AnswerFormat {
  if (quantity === "share" && scale === 1 && formatKind(format) === "percent") return "share";
  return amounts.includes(quantity) && scale === 1 ? "money" : "number";
}
