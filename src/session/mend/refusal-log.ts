/** A worksheet function that answered a cell with a reason instead of a figure. */
export interface Refused {
  /** Of the cell, as Excel says it: "Budget!B8". */
  readonly address: string;
  /** Id of the function. */
  readonly id: string;
  /** What the function says, without a full stop. */
  readonly reason: string;
}

/**
 * What worksheet functions refused last, cell by cell. They run in the page of the pane, so both see the same log. It is
 * only as right as Excel's addresses were when it asked: who shows it reads the cells first.
 */
export interface RefusalLog {
  /**
   * A cell asks a function.
   *
   * @returns told how that ends: with a reason, or null where the function answers
   */
  readonly asked: (address: string, id: string) => (reason: string | null) => void;
  /** The same list while nothing changes. */
  readonly refused: () => readonly Refused[];
  /** Takes a refusal out that no longer stands. */
  readonly forget: (refused: Refused) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** What is known of the calls of a function by a cell. */
interface Last {
  /** The round of calls in which it was asked last. */
  readonly askedIn: number;
  readonly refused: Refused | null;
  /** The round in which it refused; 0 where it answers. */
  readonly refusedIn: number;
}

/** Opens an empty log. */
export function openRefusalLog(): RefusalLog {
  const calls = new Map<string, Last>();
  const listeners = new Set<() => void>();
  let list: readonly Refused[] = [];
  let round = 0;
  let isOver = true;

  /** Calls that come in one go are those of one calculation: a formula may call a function twice. */
  function thisRound(): number {
    if (isOver) {
      isOver = false;
      round++;
      void Promise.resolve().then(() => {
        isOver = true;
      });
    }
    return round;
  }

  function publish(): void {
    const next = [...calls.values()].flatMap(({ refused }) => refused ?? []);
    const isSame = next.length === list.length && next.every((each, at) => each === list[at]);
    if (isSame) return;
    list = next;
    for (const listener of [...listeners]) listener();
  }

  return {
    asked(address, id) {
      const key = `${address} ${id}`;
      const own = thisRound();
      const before = calls.get(key);
      calls.set(key, { refused: null, refusedIn: 0, ...before, askedIn: own });
      return (reason) => {
        const last = calls.get(key);
        // An answer of the other thread may come behind that of a later call.
        if (!last || last.askedIn > own || (reason === null && last.refusedIn === own)) return;
        const isAgain = reason !== null && last.refused?.reason === reason;
        const refused = isAgain ? last.refused : reason === null ? null : { address, id, reason };
        calls.set(key, { ...last, refused, refusedIn: reason === null ? 0 : own });
        publish();
      };
    },
    refused: () => list,
    forget(refused) {
      for (const [key, last] of calls) if (last.refused === refused) calls.delete(key);
      publish();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
