import type { Cells } from "../../core";
import type { RegisterView, Snapshot } from "../../session/contract/register-snapshot";
import { textIn } from "../answers/cells-of";
import type { View } from "../frame/view";
import type { Figures } from "../words/figures";
import { overviewTexts } from "../words/texts/overview";
import { exceededWords, type HeldPoint } from "./held-points";
import { findingsOf, lacksThreats, nameOf, subjectOf } from "../words/threat-words";

/** Something to do, and where it is done. */
export interface ToDo {
  readonly words: string;
  /** A view of the pane, a threat, or the curve of losses. */
  readonly leads: View | { readonly kind: "curve" };
}

/** So many are named: what is more is for another day. */
const mostNamed = 5;

/**
 * What is to be done about a register, what stops figures first, and that there are notes, last.
 *
 * @param refused formulas of the workbook that have no figure
 * @param due what REVIEW_DUE says; null where it says nothing
 * @param held the points of the risk appetite; none where none is said
 */
export function toDos(
  register: RegisterView,
  controls: Snapshot["controls"],
  {
    refused,
    due,
    held,
  }: {
    readonly refused: number;
    readonly due: Cells | null;
    readonly held: readonly HeldPoint[];
  },
  { compact, count }: Pick<Figures, "compact" | "count">,
): readonly ToDo[] {
  const { problems, threats, unitsAsked, textNumbers, totals } = register;
  const all = findingsOf(register, controls);
  const found: ToDo[] = [];
  const list: View = { kind: "list" };
  if (lacksThreats(register)) {
    found.push({ words: overviewTexts.addFirst, leads: list });
  } else if (problems > 0) {
    found.push({ words: overviewTexts.toFix(problems, count(problems)), leads: list });
  }
  const asked = unitsAsked.length + textNumbers.length;
  if (asked > 0 && problems === 0) {
    found.push({ words: overviewTexts.questions(asked, count(asked)), leads: list });
  }
  if (refused > 0) {
    found.push({ words: overviewTexts.withoutFigure(refused, count(refused)), leads: list });
  }
  const warnings = all.filter(({ kind }) => kind === "Warning");
  const [doubtful] = warnings;
  if (doubtful) {
    const { length } = warnings;
    const words = overviewTexts.toLookAt(length, count(length), subjectOf(doubtful));
    found.push({ words, leads: { kind: "findings" } });
  }
  const largest = largestGap(register);
  if (largest && totals.kind === "totals") {
    const { threat, gap } = largest;
    found.push({
      words: overviewTexts.largestGap(nameOf(threat), compact(gap)),
      leads: { kind: "threat", id: threat.id },
    });
  }
  const [exceeded, ...further] = held.filter(({ within }) => within === false);
  if (exceeded) {
    const words = exceededWords(exceeded, further.length, { compact, count });
    found.push({ words, leads: { kind: "curve" } });
  }
  const overdue = due?.slice(1).filter(([name]) => name !== "Nothing due") ?? [];
  const [first] = overdue;
  if (first !== undefined) {
    const threat = threats.find(({ name }) => name === first[0]);
    const words =
      overdue.length === 1
        ? overviewTexts.reviewDue(textIn(first[0]))
        : overviewTexts.reviewsDue(count(overdue.length), textIn(first[0]));
    found.push({ words, leads: threat ? { kind: "threat", id: threat.id } : list });
  }
  if (controls?.kind === "controls" && controls.problems > 0) {
    const words = overviewTexts.controlsToFix(controls.problems, count(controls.problems));
    found.push({ words, leads: { kind: "plan" } });
  }
  const shown = found.slice(0, mostNamed);
  const notes = all.filter(({ kind }) => kind === "Note").length;
  return notes === 0
    ? shown
    : [...shown, { words: overviewTexts.notes(notes, count(notes)), leads: { kind: "findings" } }];
}

function largestGap({ threats }: RegisterView) {
  let largest: { threat: RegisterView["threats"][number]; gap: number } | null = null;
  for (const threat of threats) {
    const { gap } = threat.figures;
    if (gap !== null && gap > (largest?.gap ?? 0)) largest = { threat, gap };
  }
  return largest;
}
