import type { Threat } from "../threat/threat";
import type { Control } from "./control";
import type { Treating } from "./treated-threats";
import { actsOn, treated } from "./treated-threats";

/** Controls that leave less of a loss are no unit to count in. */
const LEAST_KEPT = 1e-3;

/** Losses counted in units of what controls on all threats leave of them. */
export interface LossUnit extends Treating {
  /** What the unit is under a combination of controls, given by their places: 1 without those that are on all threats. */
  kept(members: readonly number[]): number;
}

/**
 * The unit in which years are alike that differ in controls on all threats.
 *
 *     κX less min((κX - r)⁺, l) = κ · (X less min((X - r/κ)⁺, l/κ)),  κ = Π(1 - e) over controls on all threats
 *
 * A row without insurance thus is the same whatever those controls do to its losses, and is laid out once; one with insurance has another
 * retention and other limits.
 *
 * @param controls in the order of their places
 */
export function lossUnit(threats: readonly Threat[], controls: readonly Control[]): LossUnit {
  const common = new Set(
    controls.filter(
      (control) =>
        control.lossReduction > 0 &&
        1 - control.lossReduction >= LEAST_KEPT &&
        threats.every((threat) => actsOn(control, threat)),
    ),
  );
  const keptBy = (own: readonly Control[]): number =>
    own.reduce((kept, each) => (common.has(each) ? kept * (1 - each.lossReduction) : kept), 1);
  return {
    kept: (members) => keptBy(members.flatMap((place) => controls[place] ?? [])),
    acts: (control, threat) =>
      common.has(control) && threat.event.cover === null
        ? control.frequencyReduction > 0
        : actsOn(control, threat),
    treated(threat, own) {
      const inUnits = own.map((each) => (common.has(each) ? { ...each, lossReduction: 0 } : each));
      const made = treated(threat, inUnits);
      const { event } = made;
      const kept = keptBy(own);
      if (event.cover === null || kept === 1) return made;
      return { ...made, event: { ...event, cover: coverIn(kept, event.cover) } };
    },
  };
}

type Cover = NonNullable<Threat["event"]["cover"]>;

function coverIn(kept: number, { retention, limit, annualLimit }: Cover): Cover {
  const cover = { retention: retention / kept, limit: limit / kept };
  return annualLimit === undefined ? cover : { ...cover, annualLimit: annualLimit / kept };
}
