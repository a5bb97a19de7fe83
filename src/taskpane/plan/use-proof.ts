import { useEffect, useRef, useState } from "react";
import type { Proof } from "../../session/contract/prove";
import type { Question } from "../../session/contract/question";
import type { RegisterSession } from "../../session/contract/register-session";

/** A plan that somebody wants proven. */
export interface ProofSeen {
  /** What came of it; null where nobody asked, or it is on its way. */
  readonly proof: Proof | null;
  readonly isRunning: boolean;
  readonly begin: () => void;
  readonly stop: () => void;
}

interface Begun {
  readonly key: string;
  readonly about: readonly unknown[];
  /** null while it is on its way. */
  readonly proof: Proof | null;
}

/**
 * The proof of the plan that a question asks for, once somebody wants it. It is given up when the question is another one.
 *
 * @param about what the plan depends on
 */
export function useProof(
  session: Pick<RegisterSession, "prove">,
  question: Question | null,
  about: readonly unknown[],
): ProofSeen {
  const [begun, setBegun] = useState<Begun | null>(null);
  const stop = useRef<() => void>(() => undefined);
  const key = JSON.stringify(question);
  useEffect(
    () => () => {
      stop.current();
    },
    [session, key, ...about],
  );
  const isThis =
    begun?.key === key && begun.about.every((each, index) => Object.is(each, about[index]));
  return {
    proof: isThis ? begun.proof : null,
    isRunning: isThis && begun.proof === null,
    begin() {
      if (question === null) return;
      stop.current();
      const proving = session.prove(question);
      const own: Begun = { key, about, proof: null };
      stop.current = proving.stop;
      setBegun(own);
      void proving.proof.then((proof) => {
        setBegun((now) =>
          now !== own ? now : proof.kind === "stopped" ? null : { ...own, proof },
        );
      });
    },
    stop() {
      stop.current();
    },
  };
}
