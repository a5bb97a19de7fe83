import type { Block, Whereabouts } from "../contract/register-port";
import { type SeenControls, anyControls, viewControls } from "../controls/view-controls";
import type { KeptPlace } from "../find/kept-choices";
import { locateKept } from "../find/kept-range";
import type { FollowedRegister } from "../follow/followed-register";
import type { SeenRegister } from "../view/seen-register";
import { viewRegister } from "../view/view-register";

/** Where a register is, and the table of controls where that is changed as well. */
export interface PlacesTogether {
  readonly register: KeptPlace;
  readonly controls: KeptPlace | null;
}

/** Where a register and the table of controls beside it are. */
export interface PlacesOfBoth extends PlacesTogether {
  readonly controls: KeptPlace;
}

/** By what the port finds them, the register first. */
export const whereaboutsOf = ({ register, controls }: PlacesTogether): readonly Whereabouts[] => [
  { id: register.id, locate: locateKept(register) },
  ...(controls ? [{ id: controls.id, locate: locateKept(controls, anyControls) }] : []),
];

/** Both as they are followed; null where one is missing. */
export function placesOfBoth(followed: FollowedRegister): PlacesOfBoth | null {
  const register = followed.seen() && followed.place();
  const controls = followed.controls.seen() && followed.controls.place();
  return register && controls ? { register, controls } : null;
}

/** What is read together; no controls where they stay as they are. */
export interface ReadTogether {
  readonly register: SeenRegister;
  readonly controls: SeenControls | null;
}

/** The tables as they are read now; null where one is gone. */
export function readTogether(
  places: PlacesTogether,
  [register = null, controls = null]: readonly (Block | null)[],
  followed: FollowedRegister,
): ReadTogether | null {
  if (!register || (places.controls && !controls)) return null;
  const viewing = followed.viewing();
  const seen = viewRegister(register, viewing, followed.before(register));
  const before = followed.controls.seen();
  return {
    register: seen,
    controls: controls && viewControls(controls, seen.reading, viewing, before),
  };
}
