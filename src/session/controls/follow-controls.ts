import type { ControlKey, RegisterReading } from "../../core";
import type { Block, RegisterPort } from "../contract/register-port";
import type { ControlsView, NoRegister } from "../contract/register-snapshot";
import type { After } from "../contract/timer";
import { placeOfBlock } from "../find/find-register";
import type { KeptPlace } from "../find/kept-choices";
import { type Located, locateRegister } from "../find/locate-register";
import { isSamePlace } from "../find/same-place";
import { sameParts } from "../view/same-parts";
import type { Viewing } from "../view/seen-register";
import { anyControls, type SeenControls, viewControls } from "./view-controls";

/** The table of controls beside a register, kept up to date with it. */
export interface FollowedControls {
  /** What was read last; null where there is none. */
  readonly seen: () => SeenControls | null;
  /** By what it is found again; null where there is none. */
  readonly place: () => KeptPlace | null;
}

/** How whoever follows the register follows the controls as well. */
export interface ControlsFollower extends FollowedControls {
  /** Another table was chosen, or none: null has the best one found. */
  readonly choose: (place: KeptPlace | null) => void;
  /** Finds and reads them. */
  readonly locate: () => Promise<Located<ControlKey>>;
  readonly close: () => void;
  /** What is shown of what was found. */
  readonly accept: (
    found: Located<ControlKey>,
    register: RegisterReading,
    viewing: Viewing,
  ) => ControlsView | NoRegister<ControlKey>;
}

/** Milliseconds for which a workbook that has no controls is not searched again: that reads every sheet. */
const untilNextSearch = 3000;

const unfound: Located<ControlKey> = {
  kind: "none",
  none: { kind: "none", lost: null, candidates: [] },
};

/** @param again reads the workbook again */
export function controlsFollower(
  port: RegisterPort,
  after: After,
  again: () => void,
): ControlsFollower {
  let place: KeptPlace | null = null;
  let seen: SeenControls | null = null;
  /** Ends the time in which nothing is searched; null where there is none. */
  let rest: (() => void) | null = null;
  /** Whether something happened in that time. */
  let isMissed = false;
  let last = unfound;
  /** Every table that was seen, as it was last. */
  let tables: readonly SeenControls[] = [];

  const stopResting = (): void => {
    rest?.();
    rest = null;
  };
  const before = (block: Block): SeenControls | null => {
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
      const found = await locateRegister(port, place, seen !== null, anyControls);
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
    accept(found, register, viewing) {
      if (found.kind === "none") {
        seen = null;
        return found.none;
      }
      const next = viewControls(found.block, register, viewing, before(found.block));
      seen = next;
      place = placeOfBlock(found.block);
      tables = [next, ...tables.filter(({ remembered }) => remembered !== next.remembered)];
      return next.view;
    },
    close: stopResting,
  };
}

/** The same object as before where it says the same. */
export const keptNone = (
  now: ControlsView | NoRegister<ControlKey>,
  before: ControlsView | NoRegister<ControlKey> | null,
): ControlsView | NoRegister<ControlKey> =>
  before !== null && now.kind === "none" && sameParts(now, before) ? before : now;
