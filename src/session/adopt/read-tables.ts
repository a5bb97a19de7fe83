import type { Block, Whereabouts } from "../contract/register-port";
import { type SeenControls, anyControls, viewControls } from "../controls/view-controls";
import type { KeptPlace } from "../find/kept-choices";
import { locateKept } from "../find/kept-range";
import type { FollowedRegister } from "../follow/followed-register";
import type { SeenRegister } from "../view/seen-register";
import { viewRegister } from "../view/view-register";

/** Where a register and the table of controls beside it are. */
export interface PlacesOfBoth {
  readonly register: KeptPlace;
  readonly controls: KeptPlace;
}

/** By what the port finds them, the register first. */
export const whereaboutsOf = ({ register, controls }: PlacesOfBoth): readonly Whereabouts[] => [
  { id: register.id, locate: locateKept(register) },
  { id: controls.id, locate: locateKept(controls, anyControls) },
];

/** Both as they are followed; null where one is missing. */
export function placesOfBoth(followed: FollowedRegister): PlacesOfBoth | null {
  const register = followed.seen() && followed.place();
  const controls = followed.controls.seen() && followed.controls.place();
  return register && controls ? { register, controls } : null;
}

/** Both as they are read now; null where one is gone. */
export function readBoth(
  [register = null, controls = null]: readonly (Block | null)[],
  followed: FollowedRegister,
): { readonly register: SeenRegister; readonly controls: SeenControls } | null {
  if (!register || !controls) return null;
  const viewing = followed.viewing();
  const seen = viewRegister(register, viewing, followed.before(register));
  const bought = viewControls(controls, seen.reading, viewing, followed.controls.seen());
  return { register: seen, controls: bought };
}
