import type { WorkbookAreas } from "../contract/register-port";
import type { NoRegister } from "../contract/register-snapshot";
import type { After } from "../contract/timer";
import type { KeptPlace } from "../find/kept-choices";
import type { Located } from "../find/locate-register";
import type { Viewing } from "../view/seen-register";
import {
  type FollowedBeside,
  keptNone,
  type SeenBeside,
  type SortBeside,
  type TableFollower,
  tableFollower,
} from "./follow-table";

/** A table beside a register that is kept up to date once somebody wants it. */
export interface FollowedOnDemand<Seen> extends FollowedBeside<Seen> {
  /** Another table was chosen, or none: null has the best one found. */
  readonly choose: TableFollower<string, Seen, unknown, unknown>["choose"];
  /** Looks for it from now on. @throws where what reads it cannot be fetched */
  readonly follow: () => Promise<void>;
}

/** How whoever follows the register follows such a table as well. */
interface OnDemandFollower<Key extends string, Seen, View, Beside> extends FollowedOnDemand<Seen> {
  /** Finds and reads it; null while nobody wants it. */
  readonly locate: () => Promise<Located<Key> | null>;
  /**
   * What is shown of what was found; the same object as before where it says the same.
   *
   * @param was what was shown of it last
   */
  readonly accept: (
    found: Located<Key> | null,
    beside: Beside,
    viewing: Viewing,
    was: View | NoRegister<Key> | null,
  ) => View | NoRegister<Key> | null;
  readonly close: () => void;
}

/**
 * @param again reads the workbook again
 * @param kept where the one is that somebody chose; null where the best one is meant
 * @param fetch how such a table is read: the pane's first sight does without it
 */
export function onDemandFollower<
  Key extends string,
  Seen extends SeenBeside<View>,
  View extends { readonly kind: string },
  Beside,
>(
  port: WorkbookAreas,
  after: After,
  again: () => void,
  kept: () => KeptPlace | null,
  fetch: () => Promise<SortBeside<Key, Seen, Beside>>,
): OnDemandFollower<Key, Seen, View, Beside> {
  let follower: TableFollower<Key, Seen, View, Beside> | null = null;
  let closed = false;
  return {
    seen: () => follower?.seen() ?? null,
    place: () => follower?.place() ?? null,
    choose(place) {
      follower?.choose(place);
    },
    async follow() {
      const sort = await fetch();
      if (closed) return;
      follower ??= tableFollower(port, after, again, sort);
      // One that was deleted may have come elsewhere since.
      if (follower.seen() === null) follower.choose(kept());
      again();
    },
    locate: async () => (follower ? follower.locate() : null),
    accept(found, beside, viewing, was) {
      if (!found || !follower) return null;
      return keptNone(follower.accept(found, beside, viewing), was);
    },
    close() {
      closed = true;
      follower?.close();
    },
  };
}
