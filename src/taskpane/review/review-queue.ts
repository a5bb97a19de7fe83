import type { Cell, Cells } from "../../core";
import type { RegisterView, ThreatView } from "../../session/contract/register-snapshot";
import type { HappenedEvent } from "../../session/contract/reviews";
import { rowsOf, textIn } from "../answers/cells-of";
import { reviewTexts } from "../words/texts/review";

/** A threat that waits for a review, and why. */
export interface Waiting {
  readonly threat: ThreatView;
  /** The first of the reasons, in a few words: "never reviewed", "12 days overdue". */
  readonly reasons: readonly string[];
}

/** The number in a threat's cell of a field, as it is written; null where there is none. */
export function numberOf(
  threat: ThreatView,
  { columns }: Pick<RegisterView, "columns">,
  field: RegisterView["columns"][number]["field"],
): number | null {
  const column = columns.find((each) => each.field === field);
  const value: Cell = (column && threat.byColumn.get(column.id)?.value) ?? null;
  return typeof value === "number" && value !== 0 ? value : null;
}

/** Events of a threat after a day, up to another. */
export const eventsOf = (
  happened: readonly HappenedEvent[],
  { name }: Pick<ThreatView, "name">,
  after: number,
  to: number,
): number =>
  happened.filter(
    ({ threat, day }) =>
      day > after && day <= to && threat.trim().toLowerCase() === name.trim().toLowerCase(),
  ).length;

/**
 * The threats that wait for a review: those never reviewed, those overdue, those with something to fix, those to which something
 * happened since; each group in the order of the register, the overdue ones by their days.
 *
 * @param due what REVIEW_DUE says; null where it says nothing
 */
export function reviewQueue(
  register: Pick<RegisterView, "threats" | "columns">,
  happened: readonly HappenedEvent[],
  { due, today }: { readonly due: Cells | null; readonly today: number },
): readonly Waiting[] {
  const overdue = new Map(
    rowsOf(due).flatMap(([name, , , days]) =>
      typeof days === "number" ? [[textIn(name), days] as const] : [],
    ),
  );
  const judged = register.threats
    .filter(({ state }) => state !== "left out")
    .map((threat) => {
      const last = numberOf(threat, register, "lastReviewed");
      const days = overdue.get(threat.name) ?? 0;
      const problems = threat.findings.filter(({ kind }) => kind === "Problem").length;
      // Of a threat that was never reviewed all that is known counts.
      const events = eventsOf(happened, threat, last ?? -Infinity, today);
      const reasons = [
        ...(last === null ? [reviewTexts.neverReviewed] : []),
        ...(days > 0 ? [reviewTexts.overdue(days)] : []),
        ...(problems > 0 ? [reviewTexts.toFix(problems)] : []),
        ...(events > 0 ? [reviewTexts.eventsSince(events)] : []),
      ];
      return { threat, reasons, last, days, problems };
    });
  const rank = ({ last, days, problems }: (typeof judged)[number]): number =>
    last === null ? 0 : days > 0 ? 1 : problems > 0 ? 2 : 3;
  return judged
    .filter(({ reasons }) => reasons.length > 0)
    .sort((a, b) => rank(a) - rank(b) || b.days - a.days)
    .map(({ threat, reasons }) => ({ threat, reasons }));
}
