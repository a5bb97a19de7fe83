import type { FieldKey, Rule, Work } from "../../core";
import { columnsMissing, ModelError, rules } from "../../core";
import { singleIn } from "../cells/cells-in";
import { wordIn } from "../cells/element-wise";
import { measureWork } from "../long-calls/measure-work";
import { isBound } from "../long-calls/year-work";
import { oneOf } from "../cells/one-of";

/**
 * The rule in an argument; "expected" where it is left out or blank.
 *
 * @throws ModelError `unknown-word`, with the nearest rule
 */
export function ruleIn(argument: unknown): Rule {
  return oneOf(rules, wordIn(singleIn(argument, "rule"), "rule"), "rule");
}

/**
 * Refuses a register without a column that coverage under a rule needs, before any of its rows is looked at.
 *
 * @throws ModelError `incomplete`
 */
export function checkRuleColumns(has: ReadonlySet<FieldKey>, rule: Rule): void {
  if (!has.has("spend")) {
    throw new ModelError("incomplete", "register", 'have a column "Spend"', "none");
  }
  const [missing] = columnsMissing(rule, has);
  if (missing === undefined) return;
  const needed = `have a column "${missing}" for the rule ${rule}`;
  throw new ModelError("incomplete", "register", needed, "none");
}

/** What a rule has to compute, with a common factor of bad years or without one; whatever is no rule computes nothing. */
export function ruleWork(rule: unknown, badYearSpread?: unknown): Work {
  return measureWork(rule, isBound(badYearSpread) ? "bad years" : "years");
}
