import type { Block, WorkbookAreas } from "../contract/register-port";
import type { NoRegister } from "../contract/register-snapshot";
import type { After } from "../contract/timer";
import { extentOfBlock } from "../find/exact-range";
import { placeOfBlock } from "../find/find-register";
import type { KeptPlace } from "../find/kept-choices";
import { type Located, locateRegister } from "../find/locate-register";
import { isSamePlace } from "../find/same-place";
import type { TableKind } from "../find/table-kind";
import { sameParts } from "../view/same-parts";
import type { Viewing } from "../view/seen-register";

/** A table that was read beside a register. */
export interface SeenBeside<View> {
  readonly block: Block;
  /** What the pane shows of it. */
  readonly view: View;
  /** The same however often it is read; another for another table. */
  readonly remembered: object;
}

/** A table beside a register, kept up to date with it. */
export interface FollowedBeside<Seen> {
  /** What was read last; null where there is none. */
  readonly seen: () => Seen | null;
  /** By what it is found again; null where there is none. */
  readonly place: () => KeptPlace | null;
}

/** How whoever follows the register follows such a table as well. */
export interface TableFollower<
  Key extends string,
  Seen,
  View,
  Beside,
> extends FollowedBeside<Seen> {
  /** Another table was chosen, or none: null has the best one found. */
  readonly choose: (place: KeptPlace | null) => void;
  /** Finds and reads it. */
  readonly locate: () => Promise<Located<Key>>;
  readonly close: () => void;
  /** What is shown of what was found. */
  readonly accept: (
    found: Located<Key>,
    beside: Beside,
    viewing: Viewing,
  ) => View | NoRegister<Key>;
}

/** A sort of table, and how it is read beside a register. */
export interface SortBeside<Key extends string, Seen, Beside> {
  readonly kind: TableKind<Key>;
  /**
   * @param beside what it speaks of
   * @param before the same table as it was last; null where it was never seen
   */
  readonly read: (block: Block, beside: Beside, viewing: Viewing, before: Seen | null) => Seen;
}

/** Milliseconds for which a workbook that has no such table is not searched again: that reads every sheet. */
const untilNextSearch = 3000;

/** @param again reads the workbook again */
export function tableFollower<Key extends string, Seen extends SeenBeside<View>, View, Beside>(
  port: WorkbookAreas,
  after: After,
  again: () => void,
  { kind, read }: SortBeside<Key, Seen, Beside>,
): TableFollower<Key, Seen, View, Beside> {
  let place: KeptPlace | null = null;
  let seen: Seen | null = null;
  /** Ends the time in which nothing is searched; null where there is none. */
  let rest: (() => void) | null = null;
  /** Whether something happened in that time. */
  let isMissed = false;
  let last = unfound<Key>();
  /** Every table that was seen, as it was last. */
  let tables: readonly Seen[] = [];

  const stopResting = (): void => {
    rest?.();
    rest = null;
  };
  const before = (block: Block): Seen | null => {
    if (seen?.block.area.id === block.area.id) return seen;
    const at = placeOfBlock(block);
    return tables.find((each) => isSamePlace(placeOfBlock(each.block), at)) ?? null;
  };

  return {
    seen: () => seen,
    place: () => place,
    choose(next) {
      place = next;
      seen = null;
      stopResting();
    },
    async locate() {
      if (rest) {
        isMissed = true;
        return last;
      }
      const found = await locateRegister(port, place, seen !== null, kind);
      if (found.kind === "none") {
        rest = after(untilNextSearch, () => {
          rest = null;
          if (isMissed) again();
          isMissed = false;
        });
      }
      last = found;
      return found;
    },
    accept(found, beside, viewing) {
      if (found.kind === "none") {
        seen = null;
        return found.none;
      }
      const next = read(found.block, beside, viewing, before(found.block));
      seen = next;
      const isSelected = place?.extent !== null && place?.extent !== undefined;
      place = placeOfBlock(found.block);
      // A selected range ends where it ended, however many rows it has now.
      if (isSelected) place = { ...place, extent: extentOfBlock(found.block) };
      tables = [next, ...tables.filter(({ remembered }) => remembered !== next.remembered)];
      return next.view;
    },
    close: stopResting,
  };
}

const unfound = <Key extends string>(): Located<Key> => ({
  kind: "none",
  none: { kind: "none", lost: null, candidates: [] },
});

/** The same object as before where it says the same. */
export const keptNone = <View extends { readonly kind: string }>(
  now: View,
  before: View | null,
): View => (before !== null && now.kind === "none" && sameParts(now, before) ? before : now);
