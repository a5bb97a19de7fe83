import { useCallback, useMemo, useState } from "react";
import type { Draft } from "./draft";
import { type DraftedRegister, follow, putDraft, shelfOf, type Shelves } from "./shelved-drafts";

/** What was typed and not saved, by the id of the threat. */
export interface Drafts {
  readonly all: ReadonlyMap<string, Draft>;
  /** The ids alone: the same object while none comes or goes. */
  readonly edited: ReadonlySet<string>;
  /** Null, or a draft in which nothing is typed, forgets it. */
  readonly set: (key: string, draft: Draft | null) => void;
}

const none: ReadonlyMap<string, Draft> = new Map();

/**
 * Drafts outlive the forms they are typed in, and the register they are of: going back, a register that leaves and
 * comes back, and another that is looked at meanwhile lose nothing.
 *
 * @param register what is shown; null while there is none
 * @returns its drafts, and those of other registers
 */
export function useDrafts(register: DraftedRegister | null): {
  readonly drafts: Drafts;
  readonly elsewhere: Shelves;
} {
  const [shelves, setShelves] = useState<Shelves>([]);
  const now = useMemo(() => (register ? follow(shelves, register) : shelves), [shelves, register]);
  // What is remembered of a register must move along with it.
  if (now !== shelves) setShelves(now);
  const shelf = register && shelfOf(now, register);
  const all = shelf?.drafts ?? none;
  const set = useCallback(
    (key: string, draft: Draft | null) => {
      if (register) setShelves((before) => putDraft(before, register, key, draft));
    },
    [register],
  );
  const keys = [...all].flatMap(([key, { typed }]) => (typed.size > 0 ? [key] : [])).join("\n");
  const edited = useMemo(() => new Set(keys.split("\n")), [keys]);
  const elsewhere = useMemo(() => now.filter((each) => each !== shelf), [now, shelf]);
  return { drafts: useMemo(() => ({ all, edited, set }), [all, edited, set]), elsewhere };
}
