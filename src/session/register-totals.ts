import type { RegisterReading } from "../core";
import { coverage, ModelError, requiredSpend, threatsOf, totalExpectedLoss } from "../core";
import type { KeptChoices } from "./kept-choices";
import { placeFinding } from "./place-finding";
import type { Block } from "./register-port";
import type { RegisterView } from "./register-snapshot";

/** What a register adds up to, or the first problem that stops it. */
export function totalsOf(
  reading: RegisterReading,
  { rule }: KeptChoices,
  { place }: Block,
  columns: readonly string[],
): RegisterView["totals"] {
  const problem = reading.findings.find(({ kind }) => kind === "Problem");
  if (problem) return { kind: "refused", problem: placeFinding(problem, place, columns) };
  try {
    const threats = threatsOf(reading);
    const covered = reading.fields.has("spend") ? coverage(threats, rule) : null;
    return {
      kind: "totals",
      threats: threats.length,
      expectedLoss: totalExpectedLoss(threats),
      coverage: covered,
      threatsShort: covered
        ? threats.filter((threat) => requiredSpend(threat, rule) > threat.spend).length
        : 0,
    };
  } catch (error) {
    // Each row can be read and yet the sum be larger than a number can be.
    if (!(error instanceof ModelError)) throw error;
    const { message: sentence } = error;
    const whole = { sentence, rule: sentence, column: null, address: null, cells: place };
    return { kind: "refused", problem: { kind: "Problem", ...whole } };
  }
}
