import { useCallback, useEffect, useRef } from "react";
import type { RegisterSession } from "../session/contract/register-session";
import type { Draft } from "./drafts/draft";
import type { View } from "./frame/view";

/**
 * Opens threats so that the sheet and the pane follow each other: the sheet selects what is opened, and an open form
 * turns to the threat that is selected in the sheet, unless something in it is not saved.
 *
 * @param selected the threat the sheet's selection is in
 * @returns opens a threat in the pane and shows it in the sheet
 */
export function useFollowing(
  session: RegisterSession,
  selected: string | null,
  view: View,
  drafts: ReadonlyMap<string, Draft>,
  setView: (view: View) => void,
): (id: string) => void {
  /** The threat the sheet was asked to select: that it does is no wish of the user's. */
  const asked = useRef<string | null>(null);
  const latest = useRef({ view, drafts });
  useEffect(() => {
    latest.current = { view, drafts };
  });
  useEffect(() => {
    // The sheet may have gone elsewhere before it was seen where it was asked to go.
    const isAnswer = asked.current === selected;
    asked.current = null;
    const { view: now, drafts: kept } = latest.current;
    if (isAnswer || selected === null || now.kind !== "threat") return;
    if (now.id !== selected && !kept.has(now.id)) setView({ kind: "threat", id: selected });
  }, [selected, setView]);
  return useCallback(
    (id: string) => {
      const isThere = session.getSnapshot().selection?.threat === id;
      asked.current = isThere ? null : id;
      session.reveal(id);
      setView({ kind: "threat", id });
    },
    [session, setView],
  );
}
