import {
  asPercent,
  type Coverage,
  coverage,
  ModelError,
  quote,
  type Rule,
  rules,
  threatsOf,
  usualLevel,
} from "../core";
import { checkNoError, isOmitted, singleIn } from "./cells-in";
import { elementWise, numberIn, wordIn } from "./element-wise";
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
    const atLevel = levelIn(level);
    const threats = threatsOf(register);
    if (!register.fields.has("spend")) {
      throw new ModelError("incomplete", "register", 'have a column "Spend"', "none");
    }
    return [[ofRegister(coverage(threats, rule, atLevel))]];
  }
  if (isOmitted(ruleOrSpend)) {
    throw new ModelError("incomplete", "spend", "be given beside required amounts", "nothing");
  }
  checkOmitted({ level }, "required and spent amounts");
  return elementWise({ required: registerOrRequired, spend: ruleOrSpend }, (element) =>
    ofAmounts(element.number("required"), element.number("spend")),
  );
}

/** The rule in an argument; "expected" where it is left out or blank. */
function ruleIn(argument: unknown): Rule {
  const word = wordIn(singleIn(argument, "rule"), "rule");
  const rule = word === "" ? "expected" : rules.find((known) => known === word);
  if (rule) return rule;
  throw new ModelError("unknown-word", "rule", `be ${rules.join(" or ")}`, quote(word));
}

/** A level is judged even where the rule does not use it, so that a wrong one shows before the rule is changed. */
function levelIn(argument: unknown): number {
  if (isOmitted(argument)) return usualLevel;
  const level = numberIn(singleIn(argument, "level"), "level");
  if (level > 1 && level < 100) {
    const rule = `be less than 1: write ${asPercent(level)}`;
    throw new ModelError("out-of-range", "level", rule, String(level));
  }
  if (!(level >= 0 && level < 1)) {
    const rule = "be 0 or more and less than 1";
    throw new ModelError("level-out-of-range", "level", rule, String(level));
  }
  return level;
}
