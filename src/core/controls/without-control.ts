import { unthin } from "../threat/frequency";
import type { Threat } from "../threat/threat";
import type { Control } from "./control";
import { actsOn } from "./treated-threats";

/**
 * Threats as they would be without a control that is in place: what it keeps away comes back.
 *
 *     frequency λ / (1 - e)    loss of an event X / (1 - e)
 *
 * A chance of an event a year stays at most 1. A cap on what an event costs holds for it as things stand, so it grows with
 * the loss.
 *
 * @returns null where the control stops all of something: what comes back cannot be told from nothing
 */
export function threatsWithout(
  threats: readonly Threat[],
  control: Control,
): readonly Threat[] | null {
  const { frequencyReduction, lossReduction } = control;
  if (!threats.some((threat) => actsOn(control, threat))) return threats;
  if (frequencyReduction === 1 || lossReduction === 1) return null;
  return threats.map((threat) => {
    if (!actsOn(control, threat)) return threat;
    const { frequency, event } = threat;
    return {
      ...threat,
      frequency: unthin(frequency, frequencyReduction),
      event: {
        ...event,
        lossReduction:
          lossReduction === 0
            ? event.lossReduction
            : 1 - (1 - event.lossReduction) / (1 - lossReduction),
      },
    };
  });
}
