import type { Coverage, CoverageRemark, Rule } from "../../core";
import {
  checkedSum,
  coverageLines,
  threatsOf,
  totalCoverage,
  USUAL_COVERAGE_LEVEL,
} from "../../core";
import { levelIn } from "../cells/level-in";
import { inCellOrLater } from "../long-calls/long-calls";
import { registerWithThreats } from "../cells/register-in";
import { checkRuleColumns, ruleIn, ruleWork } from "./rule-in";
import { truthIn } from "../cells/truth-in";
import { spreadIn } from "../cells/year-in";

/**
 * What each threat requires under a rule, what is spent on it, and what is missing. The gap is a planning figure, not a provision in the accounts.
 * @customfunction COVERAGE_TABLE
 * @param register Threat register with its header row and a column Spend.
 * @param rule "expected" (the default: average loss after controls and insurance), "inherent" (before them), "percentile" (a bad year), "tail" (the worst years), "deterrence" (an attacker stays away) or "optimum" (more would not pay).
 * @param level For "percentile" and "tail": the share of years that are not among the worst, from 0 up to but not including 1; 0.95 if left out.
 * @param bad_year_spread For "percentile" and "tail": how far the frequencies of all threats rise and fall together from year to year; 0 if left out, 0.5 where a bad year has about half as many events again.
 * @param totals TRUE for a last row with the totals; none if left out.
 * @returns A table: Threat, Inherent loss, Expected loss, Required, Spend, Gap, Coverage, Note.
 */
export function coverageTable(
  register: any[][],
  rule?: any[][],
  level?: any[][],
  bad_year_spread?: any[][],
  totals?: any[][],
): any[][] {
  const args = [register, rule, level, bad_year_spread, totals];
  return inCellOrLater("COVERAGE_TABLE", args, ruleWork(rule, bad_year_spread), () => {
    const chosen = ruleIn(rule);
    const left = levelIn(level, USUAL_COVERAGE_LEVEL);
    const terms = { level: left, badYearSpread: spreadIn(bad_year_spread) };
    const withTotals = truthIn(totals, "totals");
    const reading = registerWithThreats(register);
    const threats = threatsOf(reading);
    checkRuleColumns(reading.fields, chosen);
    const lines = coverageLines(threats, chosen, terms);
    const inherent = lines.map((line) => line.inherentLoss);
    const expected = lines.map((line) => line.expectedLoss);
    return [
      [
        ...["Threat", "Inherent loss", "Expected loss"],
        ...["Required", "Spend", "Gap", "Coverage", "Note"],
      ],
      ...lines.map((line) => [
        ...[line.threat.name, line.inherentLoss, line.expectedLoss],
        ...figures(line),
        line.remark === null ? "" : words(line.remark, left),
      ]),
      ...(withTotals
        ? [
            [
              ...["Total", checkedSum(inherent, "inherent loss")],
              checkedSum(expected, "expected loss"),
              ...figures(totalCoverage(lines)),
              noteOnTotal(chosen),
            ],
          ]
        : []),
    ];
  });
}

function figures({ required, spend, gap, ratio }: Coverage): readonly number[] {
  return [required, spend, gap, ratio];
}

function words(remark: CoverageRemark, level: number): string {
  switch (remark) {
    case "too rare":
      return `Does not strike in ${percent(level)} of years: its percentile is 0`;
    case "does not pay":
      return "Not even the first unit of new money avoids a unit of loss";
    case "new money":
      return "New money, on top of the spend";
    case "nothing required":
      return "Nothing is required";
    case "surplus":
      return "More is spent than required; the surplus covers no other threat";
  }
}

function noteOnTotal(rule: Rule): string {
  switch (rule) {
    case "percentile":
      return "A sum over threats, not the percentile of the whole year";
    case "tail":
      return "A sum over threats, not the tail mean of the whole year";
    case "optimum":
      return "New money, on top of the spend";
    case "expected":
    case "inherent":
    case "deterrence":
      return "";
  }
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(12))}%`;
}
