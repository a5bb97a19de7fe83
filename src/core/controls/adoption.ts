import { expectedLoss } from "../year/sources/expected-loss";
import type { Threat } from "../threat/threat";
import type { Control } from "./control";
import { annualCost } from "./control";
import { actsOn, treatedThreats } from "./treated-threats";

/** What a threat's row becomes once controls are in place. */
export interface AdoptedThreat {
  readonly threat: Threat;
  /** Share of events that all reductions together stop, 0 to 1. */
  readonly frequencyReduction: number;
  /** Share of each loss that all reductions together avoid, 0 to 1. */
  readonly lossReduction: number;
  /** What its spend grows by, currency a year, 0 or more. */
  readonly spendAdded: number;
}

/** What a register learns from controls that are bought. */
export interface Adoption {
  /** In the order of the register. */
  readonly threats: readonly AdoptedThreat[];
  /** Controls that stop all of something: once they are in place, nothing tells what they are worth. */
  readonly untellable: readonly Control[];
  /** Controls that act on none of the threats: what they cost is in no threat's spend. */
  readonly unplaced: readonly Control[];
}

/**
 * What rows of a register become when controls are bought: it then says what the plan promised.
 *
 *     reduction  1 - (1 - old) Π(1 - e)    spend  old + Σ cost shared among the threats that a control acts on
 *
 * A control's annual cost is shared in proportion to the expected loss that it would avoid of each threat by itself, before any
 * reduction of the row: however many are bought before it, the shares are the same, so that controls bought one by one and
 * together give the same register. Shares are whole cents and add up to the cost in whole cents; the threat that is owed most by
 * rounding gets a cent first, ties by name. Where it avoids nothing the threats share alike.
 *
 * A control that is in place changes nothing: the register reflects it already.
 *
 * @param threats those that are open, of which names are unique
 * @param controls those to buy
 * @returns a register of which `treatedThreats` would make the same year
 */
export function adoption(threats: readonly Threat[], controls: readonly Control[]): Adoption {
  const bought = controls.filter(({ inPlace }) => !inPlace);
  const treated = treatedThreats(threats, bought);
  const added = new Map<Threat, number>();
  for (const control of bought) {
    const own = threats.filter((threat) => actsOn(control, threat));
    const shares = inCents(
      annualCost(control),
      own.map((threat) => avoidedAlone(threat, control)),
      own,
    );
    own.forEach((threat, place) => {
      added.set(threat, (added.get(threat) ?? 0) + (shares[place] ?? 0));
    });
  }
  return {
    threats: threats.map((threat, place) => {
      const { frequencyReduction, event } = treated[place] ?? threat;
      const spendAdded = inUnits(added.get(threat) ?? 0);
      return { threat, frequencyReduction, lossReduction: event.lossReduction, spendAdded };
    }),
    untellable: bought.filter(
      ({ frequencyReduction, lossReduction }) => frequencyReduction === 1 || lossReduction === 1,
    ),
    unplaced: bought.filter((control) => !threats.some((threat) => actsOn(control, threat))),
  };
}

/** The expected loss that a control keeps away from a threat that nothing else reduces, currency a year. */
function avoidedAlone(threat: Threat, control: Control): number {
  const bare = {
    ...threat,
    frequencyReduction: 0,
    event: { ...threat.event, lossReduction: 0 },
  };
  const [treated = bare] = treatedThreats([bare], [control]);
  return Math.max(expectedLoss(bare) - expectedLoss(treated), 0);
}

const CENTS = 100;

/**
 * An amount in whole cents, shared in proportion to weights.
 *
 * @param threats whose names settle who gets the cents that rounding leaves
 * @returns cents, which add up to the amount rounded to a cent
 */
function inCents(
  amount: number,
  weights: readonly number[],
  threats: readonly Threat[],
): readonly number[] {
  const cents = Math.round(amount * CENTS);
  const largest = Math.max(...weights);
  // Sums of weights near the end of what a number can be would not be one.
  const scaled = weights.map((weight) => (largest > 0 ? weight / largest : 1));
  const total = [...scaled].sort((a, b) => a - b).reduce((sum, weight) => sum + weight, 0);
  const owed = scaled.map((weight) => (cents * weight) / total);
  const shares = owed.map(Math.floor);
  const order = owed
    .map((share, place) => ({
      place,
      rest: share - Math.floor(share),
      name: threats[place]?.name ?? "",
    }))
    .sort((a, b) => b.rest - a.rest || (a.name < b.name ? -1 : Number(a.name > b.name)));
  let left = cents - shares.reduce((sum, share) => sum + share, 0);
  for (const { place } of order) {
    if (left <= 0) break;
    shares[place] = (shares[place] ?? 0) + 1;
    left -= 1;
  }
  return shares;
}

const inUnits = (cents: number): number => cents / CENTS;
