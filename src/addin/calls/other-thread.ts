import { cellsIn, isOmitted } from "../../functions/cells/cells-in";
import type { OtherThread } from "../../functions/long-calls/long-calls";
import type { FarAnswer } from "./worker-scope";

interface Waiting {
  readonly keep: (result: unknown) => void;
  readonly refuse: (reason: unknown) => void;
}

/**
 * A thread that runs the same script as the page and answers calls of its functions. It starts with the first call. Where
 * it cannot run, calls come to null, those that wait included.
 *
 * @param script address of the functions' script
 */
export function openOtherThread(script: string): OtherThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null | undefined;
  let last = 0;

  const start = (): Worker | null => {
    try {
      const started = new Worker(script);
      started.onmessage = ({ data }: MessageEvent<FarAnswer>) => {
        settle(data);
      };
      started.onerror = (event) => {
        event.preventDefault();
        started.terminate();
        worker = null;
        for (const { keep } of waiting.values()) keep(null);
        waiting.clear();
      };
      return started;
    } catch {
      // The page's policy, or a browser without workers of this kind.
      return null;
    }
  };

  const settle = (answer: FarAnswer): void => {
    const { keep, refuse } = waiting.get(answer.call) ?? {};
    waiting.delete(answer.call);
    if ("result" in answer) keep?.(answer.result);
    else if ("error" in answer) {
      refuse?.(new CustomFunctions.Error(CustomFunctions.ErrorCode[answer.error], answer.message));
    } else refuse?.(new Error(answer.failure));
  };

  return (id, args) => {
    worker ??= worker === undefined ? start() : null;
    const running = worker;
    if (running === null) return null;
    const call = ++last;
    return new Promise((keep, refuse) => {
      waiting.set(call, { keep, refuse });
      running.postMessage({
        call,
        id,
        args: args.map((argument) => (isOmitted(argument) ? null : cellsIn(argument))),
      });
    });
  };
}
