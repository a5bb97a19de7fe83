import { checkAmount } from "../input/domain";
import { checkedSum, expectedLoss } from "../year/sources/expected-loss";
import { SAID_ERROR } from "../year/said-error";
import { threatMeasure, threatMeasureError } from "../year/threat-measure";
import type { FieldKey } from "../register/headers/field";
import type { Threat } from "../threat/threat";
import { deterrenceRequirement, missingColumns, optimumRequirement } from "./column-rules";

/** What decides how much must be spent against a threat. */
export const rules = [
  "expected",
  "inherent",
  "percentile",
  "tail",
  "deterrence",
  "optimum",
] as const;
export type Rule = (typeof rules)[number];

/** Share of years left out by "percentile" and "tail" where none is given: one year in twenty is worse. */
export const USUAL_COVERAGE_LEVEL = 0.95;

/** What "percentile" and "tail" depend on besides the threat; the other rules do not use it. */
export interface RuleTerms {
  /** Share of years left out, 0 <= level < 1; `USUAL_COVERAGE_LEVEL` where left out. */
  readonly level?: number;
  /** Standard deviation of the common factor that makes a year bad, 0 or more; 0 where left out. */
  readonly badYearSpread?: number;
}

/** Spend held against what a rule requires. */
export interface Coverage {
  /** Sum over threats of what the rule requires. */
  readonly required: number;
  readonly spend: number;
  /** Sum over threats of what is missing; a surplus on one does not cover another. */
  readonly gap: number;
  /** Share of the required spend that is covered, 0 to 1; 1 where nothing is required. */
  readonly ratio: number;
}

/**
 * Spend that a rule requires against one threat.
 *
 *     expected    net expected loss: a budget exceeds what breaches are expected to cost
 *     inherent    expected loss before reductions and insurance: what attackers would take if nothing were done
 *     percentile  the loss that a share `level` of the threat's own years does not exceed
 *     tail        mean loss of the other years
 *     deterrence  the spend at which its attacker does best by staying away
 *     optimum     new money up to where a further unit of it avoids less than a unit of loss
 *
 * Under "percentile" nothing is required against a threat that strikes in fewer than 1 - level of the years. A factor
 * common to all threats changes the years of each: that of a threat with a plain frequency has a negative binomial number of
 * events then.
 *
 * @returns currency a year, 0 or more
 * @throws ModelError `level-out-of-range`, `out-of-range`; `incomplete` where a column of the rule is blank
 */
export function requiredSpend(
  threat: Threat,
  rule: Rule,
  { level = USUAL_COVERAGE_LEVEL, badYearSpread = 0 }: RuleTerms = {},
): number {
  switch (rule) {
    case "expected":
      return expectedLoss(threat, "net");
    case "inherent":
      return expectedLoss(threat, "inherent");
    case "percentile":
    case "tail":
      return threatMeasure(threat, { kind: rule, level, badYearSpread });
    case "deterrence":
      return deterrenceRequirement(threat);
    case "optimum":
      return optimumRequirement(threat);
  }
}

/** Whether the spend that a rule requires against a threat is known to `SAID_ERROR` of itself; all but percentiles and tail means are. */
export function isExactlyRequired(
  threat: Threat,
  rule: Rule,
  { level = USUAL_COVERAGE_LEVEL, badYearSpread = 0 }: RuleTerms = {},
): boolean {
  if (rule !== "percentile" && rule !== "tail") return true;
  const measure = { kind: rule, level, badYearSpread };
  const error = threatMeasureError(threat, measure);
  return error <= SAID_ERROR * threatMeasure(threat, measure);
}

/**
 * The spend that counts towards what a rule requires. Under "optimum" none does: what is required is new money, on top of
 * the spend that Vulnerability reflects already.
 */
export function countedSpend({ spend }: Pick<Threat, "spend">, rule: Rule): number {
  return rule === "optimum" ? 0 : spend;
}

/** The columns a rule needs and a register has not, by their names. */
export function columnsMissing(rule: Rule, has: ReadonlySet<FieldKey>): readonly string[] {
  return rule === "deterrence" || rule === "optimum" ? missingColumns(rule, has) : [];
}

/**
 * What is missing: max(0, required - spend).
 *
 * A planning figure, not a provision in the accounts.
 *
 * @param required currency a year, 0 or more
 * @param spend currency a year, 0 or more
 * @throws ModelError `out-of-range`
 */
export function coverageGap(required: number, spend: number): number {
  checkAmount(required, "required");
  checkAmount(spend, "spend");
  return Math.max(required - spend, 0);
}

/**
 * The covered share: min(spend, required) / required, and 1 where nothing is required.
 *
 * @throws ModelError `out-of-range`
 */
export function coverageRatio(required: number, spend: number): number {
  checkAmount(required, "required");
  checkAmount(spend, "spend");
  return required === 0 ? 1 : Math.min(spend, required) / required;
}

/**
 * Coverage of one threat under a rule.
 *
 * @throws ModelError as `requiredSpend`
 */
export function threatCoverage(threat: Threat, rule: Rule, terms?: RuleTerms): Coverage {
  const required = requiredSpend(threat, rule, terms);
  const counted = countedSpend(threat, rule);
  return {
    required,
    spend: threat.spend,
    gap: coverageGap(required, counted),
    ratio: coverageRatio(required, counted),
  };
}

/**
 * Coverage of a register under a rule, threat by threat and summed.
 *
 *     gap = Σ max(0, required - spend)    ratio = Σ min(spend, required) / Σ required
 *
 * Under "optimum" no spend counts, so the gap is the required spend itself and the ratio 0, or 1 where nothing is required.
 * Under "percentile" and "tail" the required spend is a sum over threats, not the measure of the whole year: threats
 * rarely have their worst years together.
 *
 * @throws ModelError `too-large`, and as `requiredSpend`
 */
export function coverage(threats: readonly Threat[], rule: Rule, terms?: RuleTerms): Coverage {
  return totalCoverage(threats.map((threat) => threatCoverage(threat, rule, terms)));
}

/**
 * The coverages of threats summed.
 *
 * @throws ModelError `too-large`
 */
export function totalCoverage(each: readonly Coverage[]): Coverage {
  const sum = (name: string, of: (one: Coverage) => number): number =>
    checkedSum(each.map(of), name);
  const required = sum("required spend", (one) => one.required);
  // A ratio of 0 says that none of the spend counts.
  const covered = sum("covered spend", (one) =>
    one.ratio === 0 ? 0 : Math.min(one.spend, one.required),
  );
  return {
    required,
    spend: sum("spend", (one) => one.spend),
    gap: sum("gap", (one) => one.gap),
    ratio: required === 0 ? 1 : Math.min(covered / required, 1),
  };
}
