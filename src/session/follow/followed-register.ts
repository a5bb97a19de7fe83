import type { Block } from "../contract/register-port";
import type { Snapshot } from "../contract/register-snapshot";
import type { KeptPlace, KeptChoices } from "../find/kept-choices";
import type { FollowedControls } from "../controls/follow-controls";
import type { FollowedOnDemand } from "../beside/follow-later";
import type { SeenAppetite } from "../beside/view-appetite";
import type { SeenScenarios } from "../beside/view-scenarios";
import type { SeenRegister, Viewing } from "../view/seen-register";

/** A register that is kept up to date with its workbook. */
export interface FollowedRegister {
  readonly getSnapshot: () => Snapshot;
  readonly subscribe: (listener: () => void) => () => void;
  /** What was read last; null where there is no register. */
  readonly seen: () => SeenRegister | null;
  /** By what it is found again; null where there is none. */
  readonly place: () => KeptPlace | null;
  /** The controls beside it. */
  readonly controls: FollowedControls;
  /** The scenarios beside it, once somebody wants them. */
  readonly scenarios: FollowedOnDemand<SeenScenarios>;
  /** The risk appetite it is held against, likewise. */
  readonly appetite: FollowedOnDemand<SeenAppetite>;
  readonly choices: () => KeptChoices;
  readonly viewing: () => Viewing;
  /** The same register as it was seen last, be it before others or before it was gone; null where it never was. */
  readonly before: (block: Block) => SeenRegister | null;
  /** Takes what was read on the way to a change for what was read last. */
  readonly see: (seen: SeenRegister) => void;
  /** Reads again as soon as it can. */
  readonly refresh: () => void;
  /** Reads again. @returns resolves when the snapshot holds what was read, or why it could not be */
  readonly refreshed: () => Promise<void>;
  /** Keeps choices in the workbook and reads by them. @throws SheetError where they cannot be kept */
  readonly keep: (choices: KeptChoices) => Promise<void>;
  /** Forgets the register it has, so that the best one is found. */
  readonly forget: () => void;
  /** Says that the workbook did not answer, and tries again later. @throws what is a defect */
  readonly report: (error: unknown) => void;
  readonly close: () => void;
}
