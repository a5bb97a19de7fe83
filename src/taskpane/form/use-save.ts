import { type FormEvent, type RefObject, useRef, useState } from "react";
import type { RegisterSession, SaveResult } from "../../session/contract/register-session";
import type { Trouble } from "../../session/contract/register-snapshot";
import type { Draft } from "../drafts/draft";
import { usePassingRefusal } from "../frame/use-passing-refusal";
import type { DraftReading } from "./use-draft-reading";
import { focusField } from "./use-field-actions";

/** Saving, as the form shows it. */
export interface Saving {
  readonly isSaving: boolean;
  /** Why it was refused last. */
  readonly refusal: Trouble | null;
  /** Saves, or puts the keyboard in the first field that stands in the way. */
  readonly save: (event: FormEvent) => Promise<void>;
}

/** What happens on Save. */
export function useSave(
  session: RegisterSession,
  form: RefObject<HTMLFormElement>,
  draft: Draft,
  { findings, conflicts }: Pick<DraftReading, "findings" | "conflicts">,
  {
    isGone,
    onTried,
    onSaved,
  }: {
    /** Whether the threat is no longer in the sheet. */
    readonly isGone: boolean;
    readonly onTried: () => void;
    /** @param columns ids of those that were written */
    readonly onSaved: (threat: string, isNew: boolean, columns: readonly string[]) => void;
  },
): Saving {
  const [isSaving, setSaving] = useState(false);
  /** Says so at once, where a drawn button says so only once it is drawn. */
  const isUnderWay = useRef(false);
  const [refusal, setRefusal] = usePassingRefusal(session);
  const { base, typed, replaced } = draft;
  const isNew = base === null;

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isUnderWay.current || isGone || typed.size === 0) return;
    onTried();
    const stopping = findings.find(
      ({ kind, column }) => kind === "Problem" && (isNew || (column !== null && typed.has(column))),
    );
    const wrong = conflicts[0]?.column ?? stopping?.column;
    if (wrong !== undefined) {
      if (wrong !== null) focusField(form.current, wrong);
      return;
    }
    isUnderWay.current = true;
    setSaving(true);
    setRefusal(null);
    const result = base
      ? await session.save(base, typed, { replaceFormulas: replaced.size > 0 })
      : await session.add(typed);
    isUnderWay.current = false;
    setSaving(false);
    settle(result);
  }

  function settle(result: SaveResult): void {
    switch (result.kind) {
      case "saved":
        onSaved(result.threat, isNew, [...typed.keys()]);
        break;
      case "conflict":
        // The snapshot shows the cells as they are now; each conflict stands beside its field.
        if (result.cells[0]) focusField(form.current, result.cells[0].column);
        break;
      case "formulas":
        if (result.columns[0] !== undefined) focusField(form.current, result.columns[0]);
        break;
      case "gone":
        session.refresh();
        break;
      case "refused":
        setRefusal(result.trouble);
        break;
    }
  }

  return { isSaving, refusal, save };
}
