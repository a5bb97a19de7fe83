import {
  type Coverage,
  coverage,
  ModelError,
  type Rule,
  rules,
  threatsOf,
  USUAL_COVERAGE_LEVEL,
} from "../core";
import { cellsIn, checkNoError, isOmitted, singleIn } from "./cells-in";
import { elementWise, wordIn } from "./element-wise";
import { levelIn } from "./level-in";
import type { Work } from "./long-calls";
import { oneOf } from "./one-of";
import { checkOmitted, registerIn } from "./register-in";

/**
 * A measure of coverage in its two call forms: one number for a register under a rule, or a number for each element of
 * required and spent amounts.
 *
 * @param ofRegister the measure of a register's coverage
 * @param ofAmounts the measure of one required and one spent amount
 * @throws ModelError
 */
export function coverageIn(
  registerOrRequired: unknown,
  ruleOrSpend: unknown,
  level: unknown,
  ofRegister: (coverage: Coverage) => number,
  ofAmounts: (required: number, spend: number) => number,
): number[][] {
  checkNoError(registerOrRequired, "register_or_required", "be a register or an amount");
  const register = registerIn(registerOrRequired);
  if (register !== null) {
    const rule = ruleIn(ruleOrSpend);
    // Judged even where the rule does not use it, so that a wrong one shows before the rule is changed.
    const left = levelIn(level, USUAL_COVERAGE_LEVEL);
    const threats = threatsOf(register);
    if (!register.fields.has("spend")) {
      throw new ModelError("incomplete", "register", 'have a column "Spend"', "none");
    }
    return [[ofRegister(coverage(threats, rule, left))]];
  }
  if (isOmitted(ruleOrSpend)) {
    throw new ModelError("incomplete", "spend", "be given beside required amounts", "nothing");
  }
  checkOmitted({ level }, "required and spent amounts");
  return elementWise({ required: registerOrRequired, spend: ruleOrSpend }, (element) =>
    ofAmounts(element.number("required"), element.number("spend")),
  );
}

/** What a rule has to compute; whatever is no rule computes nothing. */
export function coverageWork(ruleOrSpend: unknown): Work {
  const [[cell = null] = []] = cellsIn(ruleOrSpend);
  const word = typeof cell === "string" ? cell.trim().toLowerCase() : "";
  return word === "percentile" || word === "tail" ? "years" : "means";
}

/** The rule in an argument; "expected" where it is left out or blank. */
export function ruleIn(argument: unknown): Rule {
  return oneOf(rules, wordIn(singleIn(argument, "rule"), "rule"), "rule");
}
