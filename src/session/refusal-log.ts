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

/** What is known of the last calls of a function by a cell. */
interface Last {
  /** Of which round of calls they were. */
  readonly round: number;
  readonly refused: Refused | null;
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
      return (reason) => {
        const last = calls.get(key);
        // An answer of the other thread may come behind that of a later call.
        if (last && last.round > own) return;
        if (last?.round === own && last.refused) return;
        const before = last?.refused;
        const isAgain = before && before.reason === reason;
        const refused = reason === null ? null : isAgain ? before : { address, id, reason };
        if (last?.round !== own && refused === null && !before) calls.delete(key);
        else calls.set(key, { round: own, refused });
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
