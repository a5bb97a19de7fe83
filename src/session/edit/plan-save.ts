import type { LocaleMarks } from "../contract/locale-marks";
import type { CellInput, Change } from "../contract/register-port";
import type { CellView, ColumnView, ThreatView } from "../contract/register-snapshot";
import type { Conflict, SaveOptions, SaveResult, Typed } from "../contract/register-session";
import { sameValue } from "../view/same-parts";
import { inputMeant } from "../typed/input-meant";
import { doubtIn } from "../typed/typing-doubt";

/** A change of the cells and rows of a register: its columns stay. */
export type RowChange = Change & { readonly kind: "write" | "insert" | "remove" };

/** What an edit comes to, once it is known what the sheet holds now. */
export interface Plan {
  /** null where nothing needs to be written. */
  readonly change: RowChange | null;
  /** Why nothing is written; null where all is well. */
  readonly refusal: SaveResult | null;
}

/** Nothing is written, and why. */
export const refused = (refusal: SaveResult): Plan => ({ change: null, refusal });

/**
 * What to write for a draft: nothing where a cell that was changed in it was changed in the sheet, too, or holds a
 * formula.
 *
 * @param base the threat as it was when the draft was opened
 * @param now the threat as it is
 */
export function planSave(
  base: ThreatView,
  now: ThreatView,
  columns: readonly ColumnView[],
  changes: Typed,
  { replaceFormulas = false }: SaveOptions,
  marks: LocaleMarks,
): Plan {
  const conflicts: Conflict[] = [];
  const formulas: string[] = [];
  const cells: CellInput[] = [];
  for (const [column, yours] of changes) {
    const kind = columns.find(({ id }) => id === column);
    const [before, theirs] = [base.byColumn.get(column), now.byColumn.get(column)];
    if (!kind || !before || !theirs) return refused(columnGone(now));
    const { format, value: held } = theirs;
    const cell = { quantity: kind.quantity, scale: kind.scale, format, held };
    const doubt = doubtIn(yours, cell, marks);
    if (doubt !== null) return refused(doubted(kind.header, doubt));
    const value = inputMeant(yours, cell, marks);
    if (theirs.formula === null && sameValue(theirs.value, value)) continue;
    if (isChanged(before, theirs, base.cells.row === now.cells.row)) {
      conflicts.push({ column, before, yours, theirs });
    } else if (theirs.formula !== null && !replaceFormulas) {
      formulas.push(column);
    } else {
      cells.push({ row: theirs.cells.row, column: theirs.cells.column, value });
    }
  }
  if (conflicts.length > 0) return refused({ kind: "conflict", current: now, cells: conflicts });
  if (formulas.length > 0) return refused({ kind: "formulas", columns: formulas });
  return { change: cells.length > 0 ? { kind: "write", cells } : null, refusal: null };
}

/**
 * Whether a cell was changed. What a formula comes to changes all the time; where its row moved, its references moved
 * along, and its result has to tell.
 */
export function isChanged(before: CellView, now: CellView, isInPlace: boolean): boolean {
  if ((before.formula === null) !== (now.formula === null)) return true;
  if (before.formula !== null && isInPlace) return before.formula !== now.formula;
  return !sameValue(before.value, now.value);
}

/** What was typed is not clear, and nobody guesses. */
export function doubted(header: string, doubt: string): SaveResult {
  const message = `${header} ${doubt}. Nothing was changed.`;
  return { kind: "refused", trouble: { failure: "refused", message, action: "refresh" } };
}

/** @param name of the threat; empty for one that is not there yet */
export function columnGone({ name }: Pick<ThreatView, "name">): SaveResult {
  const whose = name === "" ? "the new threat" : name;
  return {
    kind: "refused",
    trouble: {
      failure: "refused",
      message: `A column of ${whose} is no longer in the sheet. Nothing was changed.`,
      action: "show",
    },
  };
}
