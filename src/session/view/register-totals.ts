import type { RegisterReading, Rule } from "../../core";
import {
  isExactlyRequired,
  ModelError,
  threatCoverage,
  threatsOf,
  totalCoverage,
  totalExpectedLoss,
} from "../../core";
import { placeFinding } from "./place-finding";
import type { Block } from "../contract/register-port";
import type { RegisterView, Totals } from "../contract/register-snapshot";

/** What a register adds up to, or the first problem that stops it. */
export function totalsOf(
  reading: RegisterReading,
  rule: Rule,
  { place }: Block,
  columns: readonly string[],
): RegisterView["totals"] {
  const problem = reading.findings.find(({ kind }) => kind === "Problem");
  if (problem) return { kind: "refused", problem: placeFinding(problem, place, columns) };
  try {
    const threats = threatsOf(reading);
    const covered = coverageOf(reading, rule);
    return {
      kind: "totals",
      threats: threats.length,
      expectedLoss: totalExpectedLoss(threats),
      ...covered,
    };
  } catch (error) {
    // Each row can be read and yet the sum be larger than a number can be.
    if (!(error instanceof ModelError)) throw error;
    const { message: sentence } = error;
    const whole = { sentence, rule: sentence, column: null, address: null, cells: place };
    return { kind: "refused", problem: { kind: "Problem", ...whole } };
  }
}

function coverageOf(
  { threats, fields }: RegisterReading,
  rule: Rule,
): Pick<Totals, "coverage" | "ruleLacks" | "threatsShort" | "threatsInexact"> {
  const none = { coverage: null, threatsShort: 0, threatsInexact: 0 };
  if (!fields.has("spend")) return { ...none, ruleLacks: null };
  try {
    const each = threats.map((threat) => threatCoverage(threat, rule));
    return {
      coverage: totalCoverage(each),
      ruleLacks: null,
      threatsShort: each.filter(({ gap }) => gap > 0).length,
      threatsInexact: threats.filter((threat) => !isExactlyRequired(threat, rule)).length,
    };
  } catch (refusal) {
    // A rule may need a cell that nothing else does.
    if (!(refusal instanceof ModelError) || refusal.code !== "incomplete") throw refusal;
    return { ...none, ruleLacks: refusal.message };
  }
}
