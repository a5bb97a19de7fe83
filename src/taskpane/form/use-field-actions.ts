import { type RefObject, useEffect, useMemo, useRef } from "react";
import type { RegisterSession } from "../../session/contract/register-session";
import type { ThreatView } from "../../session/contract/register-snapshot";
import { type Draft, keepMine, replaceFormula, takeTheirs, typeInto } from "../drafts/draft";
import { takeKeyboard } from "../frame/take-keyboard";
import type { FieldActions } from "./ThreatField";

/** What fields do to a draft. The actions stay the same from key to key, so that only the field typed in is drawn again. */
export function useFieldActions(
  session: RegisterSession,
  form: RefObject<HTMLFormElement>,
  now: { readonly draft: Draft; readonly threat: ThreatView | null },
  onDraft: (draft: Draft) => void,
): FieldActions {
  const latest = useRef({ ...now, onDraft });
  useEffect(() => {
    latest.current = { ...now, onDraft };
  });
  return useMemo(() => {
    const change = (make: (draft: Draft, threat: ThreatView | null) => Draft): void => {
      const { draft, threat, onDraft: tell } = latest.current;
      const next = make(draft, threat);
      // A second key may come before the first is drawn.
      latest.current = { ...latest.current, draft: next };
      tell(next);
    };
    return {
      onType: (column, text) => {
        change((draft, threat) => typeInto(draft, threat, column, text));
      },
      onReplaceFormula: (column) => {
        change((draft) => replaceFormula(draft, column));
        focusField(form.current, column);
      },
      onKeepMine: (column) => {
        change((draft, threat) => (threat ? keepMine(draft, threat, column) : draft));
        focusField(form.current, column);
      },
      onTakeTheirs: (column) => {
        change((draft) => takeTheirs(draft, column));
        focusField(form.current, column);
      },
      onGoTo: (column) => {
        const { threat } = latest.current;
        if (threat) session.reveal(threat.id, column);
      },
    };
  }, [session, form]);
}

/** Puts the keyboard in a field once what was just asked for is drawn. */
export function focusField(form: HTMLFormElement | null, column: string): void {
  requestAnimationFrame(() => {
    const field = form?.elements.namedItem(column);
    if (field instanceof HTMLElement) takeKeyboard(field);
  });
}
