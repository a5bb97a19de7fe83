import type { BridgeMeasure, Threat } from "../../core";
import {
  lossBridge as lossBridgeOf,
  ModelError,
  quote,
  threatsOf,
  USUAL_COVERAGE_LEVEL,
} from "../../core";
import { cellsIn, checkNoError, singleIn } from "../cells/cells-in";
import { wordIn } from "../cells/element-wise";
import { levelIn } from "../cells/level-in";
import { oneOf } from "../cells/one-of";
import { readingOf } from "../cells/register-in";
import { spreadIn } from "../cells/year-in";
import { checkRuleColumns, ruleIn } from "../coverage/rule-in";
import { inCellOrLater } from "../long-calls/long-calls";
import { bridgeWork } from "../long-calls/review-work";

/**
 * What moved between two registers, as a variance is explained: the total before, what each threat and driver (Frequency, Loss, Controls, Insurance, Spend, Attacker) did, the total after. It adds up, and no order of rows or drivers matters.
 * @customfunction LOSS_BRIDGE
 * @param before The earlier threat register with its header row, such as REGISTER_AT of a date.
 * @param after The later one.
 * @param measure "expected" (the default, the average year), "gap" (what spend leaves uncovered) or "tail" (the average of the worst years, threat by threat: one that did not change can move because the bad years did).
 * @param rule For "gap": "expected" (the default), "inherent", "percentile", "tail", "deterrence" or "optimum".
 * @param level For "tail" and the rules "percentile" and "tail": the share of years that are not among the worst, from 0 up to but not including 1; 0.95 if left out.
 * @param bad_year_spread For the same: how far the frequencies of all threats rise and fall together from year to year; 0 if left out.
 * @returns A table: Step (Before, 1, 2, …, After), Threat, Driver, Effect (currency a year), the largest first.
 */
export function lossBridge(
  before: any[][],
  after: any[][],
  measure?: any[][],
  rule?: any[][],
  level?: any[][],
  bad_year_spread?: any[][],
): any[][] {
  const args = [before, after, measure, rule, level, bad_year_spread];
  const compute = (): any[][] => {
    const measured = bridgeMeasureIn(measure, rule, level, bad_year_spread);
    const [earlier, later] = [
      threatsFor(before, "before", measured),
      threatsFor(after, "after", measured),
    ];
    const bridge = lossBridgeOf(earlier, later, measured);
    return [
      ["Step", "Threat", "Driver", "Effect"],
      ["Before", "", "", bridge.before],
      ...bridge.steps.map(({ threat, driver, effect }, index) => [
        index + 1,
        threat,
        driver,
        effect,
      ]),
      ["After", "", "", bridge.after],
    ];
  };
  const work = bridgeWork(measure, rule, bad_year_spread);
  return inCellOrLater("LOSS_BRIDGE", args, work, compute, [before, after]);
}

const measures = ["expected", "gap", "tail"] as const;

function bridgeMeasureIn(
  measure: unknown,
  rule: unknown,
  level: unknown,
  bad_year_spread: unknown,
): BridgeMeasure {
  const word = wordIn(singleIn(measure, "measure"), "measure");
  if (word === "percentile") {
    const needed = "be expected, gap or tail: no percentile is the sum of parts of threats";
    throw new ModelError("unknown-word", "measure", needed, quote(word));
  }
  const kind = oneOf(measures, word, "measure");
  // Judged even where the measure does not use them, so that a wrong one shows before the measure is changed.
  const chosen = ruleIn(rule);
  const left = levelIn(level, USUAL_COVERAGE_LEVEL);
  const badYearSpread = spreadIn(bad_year_spread);
  if (kind === "expected") return { kind };
  const terms = { level: left, badYearSpread };
  return kind === "gap" ? { kind, rule: chosen, ...terms } : { kind, ...terms };
}

/** The threats of one of the registers; none where all are closed. */
function threatsFor(argument: unknown, name: string, measure: BridgeMeasure): readonly Threat[] {
  checkNoError(argument, name, "be a range with headers");
  return inRegister(name, () => {
    const reading = readingOf(cellsIn(argument));
    const threats = threatsOf(reading);
    if (measure.kind === "gap") checkRuleColumns(reading.fields, measure.rule);
    return threats;
  });
}

/** Has a refusal say which of the two registers it is about. */
function inRegister<T>(name: string, compute: () => T): T {
  try {
    return compute();
  } catch (refusal) {
    if (!(refusal instanceof ModelError)) throw refusal;
    const { code, subject, rule, got } = refusal;
    const which = /\bof the register$/.test(subject)
      ? subject.replace(/the register$/, name)
      : subject === "register"
        ? name
        : `${subject} of ${name}`;
    throw new ModelError(code, which, rule, got);
  }
}
