import { useCallback, useMemo, useState } from "react";
import { type Draft, isEmptyDraft } from "./draft";

/** The key of the draft of a threat that is not in the sheet yet. No id is empty. */
export const newThreat = "";

/** What was typed and not saved, by the id of the threat. */
export interface Drafts {
  readonly all: ReadonlyMap<string, Draft>;
  /** The ids alone: the same object while none comes or goes. */
  readonly edited: ReadonlySet<string>;
  /** Null, or a draft in which nothing is typed, forgets it. */
  readonly set: (key: string, draft: Draft | null) => void;
}

/** Drafts outlive the forms they are typed in, so that going back loses nothing. */
export function useDrafts(): Drafts {
  const [all, setAll] = useState<ReadonlyMap<string, Draft>>(new Map());
  const set = useCallback((key: string, draft: Draft | null) => {
    setAll((before) => {
      const after = new Map(before);
      if (draft === null || isEmptyDraft(draft)) after.delete(key);
      else after.set(key, draft);
      return after;
    });
  }, []);
  const keys = [...all].flatMap(([key, { typed }]) => (typed.size > 0 ? [key] : [])).join("\n");
  const edited = useMemo(() => new Set(keys.split("\n")), [keys]);
  return { all, edited, set };
}
