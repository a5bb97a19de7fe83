import type { ControlKey, RegisterReading } from "../../core";
import type { FollowedBeside, SortBeside, TableFollower } from "../beside/follow-table";
import type { ControlsView } from "../contract/register-snapshot";
import { anyControls, type SeenControls, viewControls } from "./view-controls";

/** The table of controls beside a register, kept up to date with it. */
export type FollowedControls = FollowedBeside<SeenControls>;

export type ControlsFollower = TableFollower<
  ControlKey,
  SeenControls,
  ControlsView,
  RegisterReading
>;

/** The table of controls, read beside the threats they act on. */
export const controlsBeside: SortBeside<ControlKey, SeenControls, RegisterReading> = {
  kind: anyControls,
  read: viewControls,
};
