import type { ReviewsSession } from "../contract/reviews";
import type { Reviewing } from "./reviewing";
import type { ReviewTables } from "../contract/reviews";

/** Reviews that are fetched when somebody looks at them first. */
export interface ReviewsLater {
  readonly session: ReviewsSession;
  /** As they were read last; null where nobody has looked yet. */
  readonly tables: () => ReviewTables | null;
}

/** @param fetch not asked again where it succeeded */
export function reviewingLater(fetch: () => Promise<Reviewing>): ReviewsLater {
  let fetched: Reviewing | null = null;
  const listeners = new Set<() => void>();

  async function reviews(): Promise<Reviewing> {
    const found = await fetch();
    if (fetched !== found) {
      fetched = found;
      found.subscribe(() => {
        for (const listener of listeners) listener();
      });
    }
    return found;
  }

  return {
    tables: () => fetched?.tables() ?? null,
    session: {
      getSnapshot: () => fetched?.getSnapshot() ?? null,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      follow() {
        let isOver = false;
        let end = (): void => undefined;
        // Without a network now, there may be one later.
        reviews()
          .then((found) => {
            if (!isOver) end = found.follow();
          })
          .catch(() => undefined);
        return () => {
          isOver = true;
          end();
        };
      },
      record: async (now) => (await reviews()).record(now),
      accept: async (review) => (await reviews()).accept(review),
    },
  };
}
