import { useEffect, useRef, useState } from "react";
import type { Cells } from "../../core";
import type { Question } from "../../session/contract/question";
import type { RegisterSession } from "../../session/contract/register-session";

/** What is known of an answer while it is waited for, and after. */
export interface Answer {
  /** As they were given last; null where nothing was yet. */
  readonly cells: Cells | null;
  /** The question that they answer; null where nothing was yet. */
  readonly asked: Question | null;
  /** Whether they answer an earlier question, or one about a register that has changed since. */
  readonly isOld: boolean;
  /** Why there is no answer; null where there is one, or it is waited for. */
  readonly refused: string | null;
}

interface Given {
  readonly key: string;
  readonly about: readonly unknown[];
  readonly cells: Cells | null;
  readonly refused: string | null;
}

const nothing: Given = { key: "", about: [], cells: null, refused: null };

/**
 * The answer to a question about the register. The one before stays until the next is there; while one is computed, of all that were
 * asked meanwhile only the last is asked.
 *
 * @param question null for none
 * @param about what the answer depends on: asked again when one of them is another
 */
export function useAnswer(
  session: Pick<RegisterSession, "ask">,
  question: Question | null,
  about: readonly unknown[],
): Answer {
  const [given, setGiven] = useState(nothing);
  const busy = useRef(false);
  const next = useRef<(() => void) | null>(null);
  const key = question === null ? "" : JSON.stringify(question);
  useEffect(() => {
    if (key === "") return undefined;
    let isOver = false;
    const start = (): void => {
      if (isOver) return;
      busy.current = true;
      void session
        .ask(JSON.parse(key) as Question)
        .then((answer) => {
          // What is answered when another question waits is shown until that is.
          if (isOver && next.current === null) return;
          const isAnswered = answer.kind === "cells";
          setGiven({
            ...{ key, about },
            cells: isAnswered ? answer.cells : null,
            refused: isAnswered ? null : answer.message,
          });
        })
        .finally(() => {
          busy.current = false;
          const { current } = next;
          next.current = null;
          current?.();
        });
    };
    if (busy.current) next.current = start;
    else start();
    return () => {
      isOver = true;
      if (next.current === start) next.current = null;
    };
  }, [session, key, ...about]);
  const isOld =
    given.key !== key || given.about.some((each, index) => !Object.is(each, about[index]));
  if (key === "") return { cells: null, asked: null, isOld: false, refused: null };
  const asked = given.key === "" ? null : (JSON.parse(given.key) as Question);
  return { cells: given.cells, asked, isOld, refused: isOld ? null : given.refused };
}
