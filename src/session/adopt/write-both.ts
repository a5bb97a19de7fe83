import type { Choice } from "../contract/choice";
import type { Change, RegisterPort } from "../contract/register-port";
import { SheetError } from "../contract/register-port";
import type { SaveResult } from "../contract/register-session";
import type { After } from "../contract/timer";
import type { MadeEdit, OwnEdit } from "../edit/take-back";
import { isChangedSince } from "../edit/take-back";
import { refusal } from "../follow/answering";
import type { FollowedRegister } from "../follow/followed-register";
import { writtenInTime } from "../follow/in-time";
import { troubleOf } from "../follow/trouble";
import { type CellChange, knownControls, knownRegister, type KnownTable } from "./edited-table";
import { type PlacesTogether, type ReadTogether, readTogether, whereaboutsOf } from "./read-tables";
import { type MadeChange, reversedChange } from "./reversed-change";

/** What is written into a register and its table of controls; null leaves one as it is. */
export interface ChangesOfBoth {
  readonly register: CellChange | null;
  readonly controls: CellChange | null;
}

const gone = "A table is no longer in the sheet. Nothing was changed.";

/**
 * Writes into a register and its table of controls in one step of undo, and takes that back.
 *
 * @param made edits that can be taken back, the last one last
 */
export function writingBoth(
  port: RegisterPort,
  after: After,
  followed: FollowedRegister,
  made: MadeEdit[],
) {
  /** Reads both, decides and writes in one breath. @throws SheetError */
  async function change<T>(
    places: PlacesTogether,
    decide: (now: ReadTogether) => {
      readonly changes: readonly (Change | null)[];
      readonly answer: T;
    },
    missing: T,
  ): Promise<T> {
    const changed = port.changeTogether<T>(whereaboutsOf(places), (blocks) => {
      const now = readTogether(places, blocks, followed);
      return now ? decide(now) : { changes: [], answer: missing };
    });
    const answer = await writtenInTime(changed, after);
    await followed.refreshed();
    return answer;
  }

  /** @param plan what to write, or why nothing is written */
  async function write(
    places: PlacesTogether,
    about: Pick<OwnEdit, "kind" | "name">,
    plan: (now: ReadTogether) => ChangesOfBoth | string,
  ): Promise<Choice> {
    interface Outcome {
      readonly refused: string | null;
      readonly changes: readonly (MadeChange | null)[];
    }
    try {
      const { refused, changes } = await change<Outcome>(
        places,
        (now) => {
          const planned = plan(now);
          if (typeof planned === "string") {
            return { changes: [], answer: { refused: planned, changes: [] } };
          }
          const known = tablesOf(now);
          const parts = [planned.register, planned.controls].map((part, index) => {
            const before = known[index];
            return part && before ? { before, change: part } : null;
          });
          return {
            changes: [planned.register, planned.controls],
            answer: { refused: null, changes: parts },
          };
        },
        { refused: gone, changes: [] },
      );
      if (refused !== null) return refusal(refused);
      if (changes.some((part) => part !== null)) {
        const { register: place } = places;
        made.push({ ...about, place, takeBack: () => takeBack(places, about, changes) });
      }
      return { kind: "chosen" };
    } catch (error) {
      if (!(error instanceof SheetError)) throw error;
      // A part of it may be in the sheet.
      followed.refresh();
      return refusal(error.message);
    }
  }

  async function takeBack(
    places: PlacesTogether,
    { kind, name }: Pick<OwnEdit, "kind" | "name">,
    parts: readonly (MadeChange | null)[],
  ): Promise<SaveResult> {
    try {
      return await change<SaveResult>(
        places,
        (now) => {
          const known = tablesOf(now);
          const back = parts.map((part, index) => {
            const table = known[index];
            return part && table ? reversedChange(part, table) : null;
          });
          const isChanged = parts.some((part, index) => part !== null && back[index] === null);
          return isChanged
            ? { changes: [], answer: isChangedSince(kind === "lock" ? name : null) }
            : { changes: back, answer: { kind: "saved", threat: "" } };
        },
        { kind: "gone", message: gone },
      );
    } catch (error) {
      if (!(error instanceof SheetError)) throw error;
      followed.refresh();
      return { kind: "refused", trouble: troubleOf(error) };
    }
  }

  return { write };
}

const tablesOf = ({ register, controls }: ReadTogether): readonly (KnownTable | null)[] => [
  knownRegister(register),
  controls && knownControls(controls),
];
