import { coverageGap as gap } from "../../core";
import { coverageIn } from "./coverage-in";
import { inCellOrLater } from "../long-calls/long-calls";
import { ruleWork } from "./rule-in";

/**
 * What is missing to cover the required spend: for a register, the sum over its threats; a surplus on one does not cover another. A planning figure, not a provision in the accounts.
 * @customfunction COVERAGE_GAP
 * @param register_or_required A threat register with its header row; or required spend, as a value or a column.
 * @param rule_or_spend "expected" (the default: average loss after controls and insurance), "inherent" (before them), "percentile" (a bad year), "tail" (the worst years), "deterrence" (an attacker stays away) or "optimum" (more would not pay). For amounts: the spend.
 * @param level For "percentile" and "tail": the share of years that are not among the worst, from 0 up to but not including 1; 0.95 if left out.
 * @returns Currency a year: one number, or one for each element of the columns.
 */
export function coverageGap(
  register_or_required: any[][],
  rule_or_spend?: any[][],
  level?: any[][],
): number[][] {
  const args = [register_or_required, rule_or_spend, level];
  return inCellOrLater("COVERAGE_GAP", args, ruleWork(rule_or_spend), () =>
    coverageIn(register_or_required, rule_or_spend, level, (coverage) => coverage.gap, gap),
  );
}
