import { expectedLoss } from "../year/sources/expected-loss";
import type { Threat } from "../threat/threat";
import type { Coverage, Rule, RuleTerms } from "./coverage";
import { countedSpend, threatCoverage, USUAL_COVERAGE_LEVEL } from "./coverage";

/** What a reader might wonder about in a threat's coverage. */
export type CoverageRemark =
  /** It strikes in so few years that the percentile is 0. */
  | "too rare"
  /** Not even the first unit of new money avoids a unit of loss. */
  | "does not pay"
  /** The requirement is on top of the spend. */
  | "new money"
  | "nothing required"
  /** More is spent than is required. */
  | "surplus";

/** A threat and its coverage under a rule; money a year. */
export interface CoverageLine extends Coverage {
  readonly threat: Threat;
  /** Before reductions and insurance. */
  readonly inherentLoss: number;
  /** After both. */
  readonly expectedLoss: number;
  readonly remark: CoverageRemark | null;
}

/**
 * Coverage threat by threat, in the order given.
 *
 * @throws ModelError as `requiredSpend`
 */
export function coverageLines(
  threats: readonly Threat[],
  rule: Rule,
  terms: RuleTerms = {},
): readonly CoverageLine[] {
  return threats.map((threat) => {
    const one = threatCoverage(threat, rule, terms);
    return {
      ...one,
      threat,
      inherentLoss: expectedLoss(threat, "inherent"),
      expectedLoss: expectedLoss(threat, "net"),
      remark: remarkOn(one, rule, terms),
    };
  });
}

function remarkOn(
  { required, spend }: Coverage,
  rule: Rule,
  { level = USUAL_COVERAGE_LEVEL }: RuleTerms,
): CoverageRemark | null {
  if (required > 0) {
    if (rule === "optimum") return "new money";
    return countedSpend({ spend }, rule) > required ? "surplus" : null;
  }
  if (rule === "optimum") return "does not pay";
  // At level 0 every percentile is 0, however often a threat strikes.
  return rule === "percentile" && level > 0 ? "too rare" : "nothing required";
}
