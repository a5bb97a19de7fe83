import { type Coverage, coverage, ModelError, threatsOf, USUAL_COVERAGE_LEVEL } from "../../core";
import { checkNoError, isOmitted } from "../cells/cells-in";
import { elementWise } from "../cells/element-wise";
import { levelIn } from "../cells/level-in";
import { checkOmitted, registerIn } from "../cells/register-in";
import { checkRuleColumns, ruleIn } from "./rule-in";

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
    checkRuleColumns(register.fields, rule);
    return [[ofRegister(coverage(threats, rule, { level: left }))]];
  }
  if (isOmitted(ruleOrSpend)) {
    throw new ModelError("incomplete", "spend", "be given beside required amounts", "nothing");
  }
  checkOmitted({ level }, "required and spent amounts");
  return elementWise({ required: registerOrRequired, spend: ruleOrSpend }, (element) =>
    ofAmounts(element.number("required"), element.number("spend")),
  );
}
