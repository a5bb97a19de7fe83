import type { BreakEvenKey, BreakEvenMeasure, RegisterReading, Threat } from "../../core";
import {
  breakEven as breakEvenOf,
  breakEvenKeys,
  breakEvenRule,
  describeCell,
  fieldMeant,
  isBlank,
  measureKinds,
  ModelError,
  rateRangeKeys,
  quote,
  rightName,
} from "../../core";
import { cellsIn, singleIn } from "../cells/cells-in";
import { numberIn, wordIn } from "../cells/element-wise";
import { inCellOrLater } from "../long-calls/long-calls";
import { measureIn } from "../cells/measure-in";
import { measureWork } from "../long-calls/measure-work";
import { oneOf } from "../cells/one-of";
import { registerWithThreats } from "../cells/register-in";
import { checkRuleColumns } from "../coverage/rule-in";

/**
 * What would have to be true: the figure of one threat at which a measure of the whole register meets a target, all else as it is. Where several do, the one nearest to the present figure.
 * @customfunction BREAK_EVEN
 * @param register Threat register with its header row.
 * @param threat Name of the threat whose figure is looked for.
 * @param field Header of its column: Frequency (of a range its mean), Probability, Return period, Attempts, Vulnerability, a loss column, Loss cap, a reduction, Retention, Limit, Annual limit, Spend, Attacker value or Defender advantage.
 * @param target What the measure is to come to: currency a year, or for "coverage" a share from 0 to 1.
 * @param measure "expected" (the default, expected loss), "percentile" (the loss that only the worst years exceed), "tail" (the average of those years), "gap" or "coverage" (of spend: by the rule "deterrence" for an attacker's field, else "expected").
 * @param level For "percentile" and "tail": the share of years that are not among the worst, from 0 up to but not including 1; 0.99 if left out.
 * @param bad_year_spread For "percentile" and "tail": how far the frequencies of all threats rise and fall together from year to year; 0 if left out.
 * @returns A figure in the units of its column, ready to be typed there.
 */
export function breakEven(
  register: any[][],
  threat: any[][],
  field: any[][],
  target: any[][],
  measure?: any[][],
  level?: any[][],
  bad_year_spread?: any[][],
): number {
  const args = [register, threat, field, target, measure, level, bad_year_spread];
  return inCellOrLater("BREAK_EVEN", args, measureWork(measure, "search"), () => {
    const reading = registerWithThreats(register);
    const measured = breakEvenMeasureIn(measure, level, bad_year_spread);
    const named = threatIn(threat, reading);
    const key = fieldIn(field, reading);
    if (measured.kind === "gap" || measured.kind === "coverage") {
      checkRuleColumns(reading.fields, breakEvenRule(key));
    }
    return breakEvenOf(reading, cellsIn(register), {
      threat: named,
      key,
      measure: measured,
      target: numberIn(singleIn(target, "target"), "target"),
    }).value;
  });
}

function breakEvenMeasureIn(
  measure: unknown,
  level: unknown,
  bad_year_spread: unknown,
): BreakEvenMeasure {
  const word = wordIn(singleIn(measure, "measure"), "measure");
  const kind = oneOf([...measureKinds, "gap", "coverage"], word, "measure");
  const isOfSpend = kind === "gap" || kind === "coverage";
  const ofLoss = measureIn(isOfSpend ? null : kind, level, bad_year_spread);
  return isOfSpend ? { kind } : ofLoss;
}

/** The open threat that is named, compared without case and outer spaces. */
function threatIn(argument: unknown, { threats }: RegisterReading): Threat {
  const name = textIn(argument, "threat");
  const plain = name.toLowerCase();
  const found = threats.find((threat) => threat.name.toLowerCase() === plain);
  if (found !== undefined) return found;
  const rule = rightName(
    name,
    threats.map((threat) => threat.name),
    "be an open threat of the register",
  );
  throw new ModelError("unknown-word", "threat", rule, quote(name));
}

/** The field that a header names, in the words of this register or in those of any. */
function fieldIn(argument: unknown, reading: RegisterReading): BreakEvenKey {
  const name = textIn(argument, "field");
  const meant = fieldMeant(name, reading.columns);
  const key = breakEvenKeys.find((each) => each === meant);
  if (key !== undefined && reading.fields.has(key)) return key;
  // A range of rates is moved as a whole, by its mean.
  const hasRange = rateRangeKeys.some((each) => reading.fields.has(each));
  if (key === "frequency" && hasRange) return key;
  const headers = breakEvenKeys.flatMap((each) => reading.columns.of.get(each)?.header ?? []);
  const isColumn = meant !== null && reading.fields.has(meant);
  const rule = isColumn
    ? `be a column that a measure can depend on, such as ${headers[0] ?? "Frequency"}`
    : rightName(name, headers, "be a column of the register");
  throw new ModelError("unknown-word", "field", rule, quote(name));
}

function textIn(argument: unknown, name: string): string {
  const cell = singleIn(argument, name);
  if (!isBlank(cell) && (typeof cell === "string" || typeof cell === "number")) {
    return String(cell).trim();
  }
  throw new ModelError("unknown-word", name, "be text", describeCell(cell));
}
