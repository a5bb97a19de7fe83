import type { CellView, ThreatView } from "../../session/contract/register-snapshot";

/** What the user typed into the fields of a threat and has not saved. */
export interface Draft {
  /** The threat as it was when its fields were typed in; null for a new one. */
  readonly base: ThreatView | null;
  /** By the id of the column; a field that is as it was is not among them. */
  readonly typed: ReadonlyMap<string, string>;
  /** Columns whose formula the user chose to replace. */
  readonly replaced: ReadonlySet<string>;
}

/** A field of which the cell was changed in the sheet since the user typed in it. */
export interface DraftConflict {
  readonly column: string;
  readonly before: CellView;
  readonly theirs: CellView;
}

export function draftOf(base: ThreatView | null): Draft {
  return { base, typed: new Map(), replaced: new Set() };
}

export const isEmptyDraft = ({ typed, replaced }: Draft): boolean =>
  typed.size === 0 && replaced.size === 0;

/**
 * The draft after a field was typed in. What is typed first in a field is held against the cell as it is then, not as
 * it was when another field was begun.
 *
 * @param now the threat as it is in the sheet
 */
export function typeInto(
  draft: Draft,
  now: ThreatView | null,
  column: string,
  text: string,
): Draft {
  const base = draft.base && rebased(draft, draft.base, now ?? draft.base);
  const typed = new Map(draft.typed);
  if (base?.byColumn.get(column)?.typed === text || (base === null && text === "")) {
    typed.delete(column);
  } else {
    typed.set(column, text);
  }
  return { ...draft, base, typed };
}

/** A threat as it is now, but with the cells of fields that were typed in as they were then. */
function rebased({ typed }: Draft, base: ThreatView, now: ThreatView): ThreatView {
  const byColumn = new Map(now.byColumn);
  for (const column of typed.keys()) {
    const cell = base.byColumn.get(column);
    if (cell) byColumn.set(column, cell);
  }
  return { ...now, byColumn };
}

/** The draft without what was typed in one field: the sheet's cell counts. */
export function takeTheirs(draft: Draft, column: string): Draft {
  const typed = new Map(draft.typed);
  typed.delete(column);
  const replaced = new Set(draft.replaced);
  replaced.delete(column);
  return { ...draft, typed, replaced };
}

/** The draft held against the cell as it is now: saving it overwrites what somebody else wrote. */
export function keepMine(draft: Draft, now: ThreatView, column: string): Draft {
  const cell = now.byColumn.get(column);
  if (!draft.base || !cell) return draft;
  return {
    ...draft,
    base: { ...draft.base, byColumn: new Map(draft.base.byColumn).set(column, cell) },
  };
}

/** The draft in which a field's formula may be overwritten. */
export function replaceFormula(draft: Draft, column: string): Draft {
  return { ...draft, replaced: new Set(draft.replaced).add(column) };
}

/** The fields that both sides changed, and not to the same. */
export function conflictsOf({ base, typed }: Draft, now: ThreatView | null): DraftConflict[] {
  if (!base || !now) return [];
  return [...typed].flatMap(([column, text]) => {
    const before = base.byColumn.get(column);
    const theirs = now.byColumn.get(column);
    if (!before || !theirs || isSameCell(before, theirs)) return [];
    const isAgreed = theirs.formula === null && theirs.typed === text.trim();
    return isAgreed ? [] : [{ column, before, theirs }];
  });
}

/** A formula whose result moved is still the same formula. */
export function isSameCell(a: CellView, b: CellView): boolean {
  return a.formula === b.formula && (a.formula !== null || a.typed === b.typed);
}

/** A draft of a new threat that holds all that was known of one that is gone from the sheet. */
export function draftAgain({ base, typed }: Draft): Draft {
  const all = new Map<string, string>();
  for (const [column, cell] of base?.byColumn ?? []) {
    if (cell.formula === null && cell.typed !== "") all.set(column, cell.typed);
  }
  for (const [column, text] of typed) all.set(column, text);
  return { ...draftOf(null), typed: all };
}
