import { deterrenceSpend } from "../attack/deterrence-spend";
import { expectedLoss } from "../year/sources/expected-loss";
import { blankInWords, ModelError } from "../input/model-error";
import { shortened } from "../input/cell";
import type { FieldKey } from "../register/headers/field";
import { fields } from "../register/headers/field";
import type { Threat } from "../threat/threat";
import { gordonLoebSpend } from "./gordon-loeb";

/** Rules that read columns of their own, and which. */
export const ruleColumns = {
  deterrence: ["attackerValue"],
  optimum: ["vulnerability", "productivity"],
} as const satisfies Readonly<Record<string, readonly FieldKey[]>>;
export type ColumnRule = keyof typeof ruleColumns;

/**
 * What the rule "deterrence" requires against a threat: the spend at which its attacker does best by staying away.
 *
 *     required = Attacker value / Defender advantage
 *
 * Insurance does not act: it pays the owner and takes nothing from the attacker.
 *
 * @returns currency a year, 0 or more
 * @throws ModelError `incomplete` where Attacker value is blank
 */
export function deterrenceRequirement(threat: Threat): number {
  const { value, defenderAdvantage } = threat.attacker;
  const filled = filledIn(value, threat, "attackerValue", "deterrence");
  return deterrenceSpend(filled, { advantage: defenderAdvantage, ceiling: 1 });
}

/**
 * What the rule "optimum" requires against a threat: Gordon and Loeb's z* on curve I with β = 1, for the loss L behind
 * the net expected loss.
 *
 *     L = E[S] / v
 *
 * It is new money, on top of what Vulnerability already reflects.
 *
 * @returns currency a year, 0 to E[S] / 4
 * @throws ModelError `incomplete` where Vulnerability or Productivity is blank
 */
export function optimumRequirement(threat: Threat): number {
  const vulnerability = filledIn(threat.vulnerability, threat, "vulnerability", "optimum");
  const productivity = filledIn(threat.productivity, threat, "productivity", "optimum");
  return gordonLoebSpend(expectedLoss(threat) / vulnerability, vulnerability, productivity);
}

/** The columns a rule needs and a register has not, by the names it would read them under. */
export function missingColumns(rule: ColumnRule, has: ReadonlySet<FieldKey>): readonly string[] {
  return ruleColumns[rule].filter((key) => !has.has(key)).map((key) => fieldNames.get(key) ?? key);
}

const fieldNames = new Map(fields.map(({ key, name }) => [key, name]));

function filledIn(value: number | null, threat: Threat, key: FieldKey, rule: string): number {
  if (value !== null) return value;
  throw new ModelError(
    "incomplete",
    `${fieldNames.get(key) ?? key} in row ${threat.row} (${shortened(threat.name)}) of the register`,
    `be filled in for the rule ${rule}`,
    blankInWords,
  );
}
