import type { After } from "../../../src/session/contract/timer";

/** A clock that stands still until it is told to move. */
export interface ManualTimer {
  readonly after: After;
  /** Lets that many milliseconds go by, and everything that was waiting for them happen. */
  pass(milliseconds: number): Promise<void>;
  readonly waiting: number;
}

export function manualTimer(): ManualTimer {
  let now = 0;
  let waiting: { readonly at: number; readonly run: () => void }[] = [];
  return {
    after(milliseconds, run) {
      const entry = { at: now + milliseconds, run };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((each) => each !== entry);
      };
    },
    async pass(milliseconds) {
      const end = now + milliseconds;
      await answers();
      for (;;) {
        const due = waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        waiting = waiting.filter((each) => each !== due);
        now = due.at;
        due.run();
        await answers();
      }
      now = end;
    },
    get waiting() {
      return waiting.length;
    },
  };
}

/** Everything that is only a promise away. */
const answers = (): Promise<void> => new Promise((done) => setImmediate(done));
