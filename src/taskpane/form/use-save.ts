import { type FormEvent, type RefObject, useEffect, useRef } from "react";
import type { RegisterSession, SaveResult } from "../../session/contract/register-session";
import type { Trouble } from "../../session/contract/register-snapshot";
import type { Draft } from "../drafts/draft";
import { usePassingRefusal } from "../frame/use-passing-refusal";
import type { DraftReading } from "./use-draft-reading";
import { focusField } from "./use-field-actions";

/** Saving, as the form shows it. */
export interface Saving {
  /** Why it was refused last. */
  readonly refusal: Trouble | null;
  /** Saves, or puts the keyboard in the first field that stands in the way. */
  readonly save: (event: FormEvent) => Promise<void>;
}

/** What a form tells of its saving: it may have been left since, and another be open. */
export interface SaveEvents {
  readonly onSaving: (isSaving: boolean) => void;
  /** @param columns ids of those that were written */
  readonly onSaved: (
    threat: string,
    saved: {
      readonly isNew: boolean;
      readonly isLeft: boolean;
      readonly columns: readonly string[];
    },
  ) => void;
  /** A refusal that the form cannot show any more. */
  readonly onRefusedLater: (trouble: Trouble) => void;
}

/** What happens on Save. */
export function useSave(
  session: RegisterSession,
  form: RefObject<HTMLFormElement>,
  draft: Draft,
  { findings, conflicts }: Pick<DraftReading, "findings" | "conflicts">,
  {
    isGone,
    isSaving,
    onTried,
    ...tell
  }: {
    /** Whether the threat is no longer in the sheet. */
    readonly isGone: boolean;
    readonly isSaving: boolean;
    readonly onTried: () => void;
  } & SaveEvents,
): Saving {
  /** Says so at once, where a drawn button says so only once it is drawn. */
  const isUnderWay = useRef(false);
  /** A workbook may answer when the form was left long ago. */
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);
  const [refusal, setRefusal] = usePassingRefusal(session);
  const { base, typed, replaced } = draft;
  const isNew = base === null;

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isUnderWay.current || isSaving || isGone || typed.size === 0) return;
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
    tell.onSaving(true);
    setRefusal(null);
    const result = base
      ? await session.save(base, typed, { replaceFormulas: replaced.size > 0 })
      : await session.add(typed);
    isUnderWay.current = false;
    tell.onSaving(false);
    settle(result);
  }

  function settle(result: SaveResult): void {
    switch (result.kind) {
      case "saved":
        tell.onSaved(result.threat, { isNew, isLeft: isLeft.current, columns: [...typed.keys()] });
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
        if (isLeft.current) tell.onRefusedLater(result.trouble);
        else setRefusal(result.trouble);
        break;
    }
  }

  return { refusal, save };
}
