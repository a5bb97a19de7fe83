import { checkedSum, expectedLoss } from "../loss/expected-loss";
import { threatMeasure } from "../loss/threat-measure";
import { ModelError } from "../model-error";
import type { Threat } from "../register/threat";

/** What decides how much must be spent against a threat. */
export const rules = ["expected", "inherent", "percentile", "tail"] as const;
export type Rule = (typeof rules)[number];

/** Share of years left out by "percentile" and "tail" where none is given: one year in twenty is worse. */
export const USUAL_COVERAGE_LEVEL = 0.95;

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
 *
 * Under "percentile" nothing is required against a threat that strikes in fewer than 1 - level of the years.
 *
 * @param level share of years left out, 0 <= level < 1; "expected" and "inherent" do not use it
 * @returns currency a year, 0 or more
 * @throws ModelError `level-out-of-range`
 */
export function requiredSpend(
  threat: Threat,
  rule: Rule,
  level: number = USUAL_COVERAGE_LEVEL,
): number {
  switch (rule) {
    case "expected":
      return expectedLoss(threat, "net");
    case "inherent":
      return expectedLoss(threat, "inherent");
    case "percentile":
    case "tail":
      return threatMeasure(threat, rule, level);
  }
}

/**
 * What is missing: max(0, required - spend).
 *
 * This is the thesis's rule, not an accounting provision.
 *
 * @param required currency a year, 0 or more
 * @param spend currency a year, 0 or more
 * @throws ModelError `out-of-range`
 */
export function coverageGap(required: number, spend: number): number {
  checkMoney(required, "required");
  checkMoney(spend, "spend");
  return Math.max(required - spend, 0);
}

/**
 * The covered share: min(spend, required) / required, and 1 where nothing is required.
 *
 * @throws ModelError `out-of-range`
 */
export function coverageRatio(required: number, spend: number): number {
  checkMoney(required, "required");
  checkMoney(spend, "spend");
  return required === 0 ? 1 : Math.min(spend, required) / required;
}

/**
 * Coverage of a register under a rule, threat by threat and summed.
 *
 *     gap = Σ max(0, required - spend)    ratio = Σ min(spend, required) / Σ required
 *
 * Under "percentile" and "tail" the required spend is a sum over threats, not the measure of the whole year: threats
 * rarely have their worst years together.
 *
 * @param level share of years left out, 0 <= level < 1; "expected" and "inherent" do not use it
 * @throws ModelError `too-large`, `level-out-of-range`
 */
export function coverage(threats: readonly Threat[], rule: Rule, level?: number): Coverage {
  const rows = threats.map((threat) => ({
    required: requiredSpend(threat, rule, level),
    spend: threat.spend,
  }));
  const sum = (name: string, of: (row: { required: number; spend: number }) => number): number =>
    checkedSum(rows.map(of), name);
  const required = sum("required spend", (row) => row.required);
  const covered = sum("covered spend", (row) => Math.min(row.spend, row.required));
  return {
    required,
    spend: sum("spend", (row) => row.spend),
    gap: sum("gap", (row) => coverageGap(row.required, row.spend)),
    ratio: required === 0 ? 1 : Math.min(covered / required, 1),
  };
}

function checkMoney(amount: number, name: string): void {
  if (amount >= 0 && amount < Infinity) return;
  throw new ModelError("out-of-range", name, "be 0 or more", String(amount));
}
