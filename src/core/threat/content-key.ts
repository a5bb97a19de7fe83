import type { EventLoss } from "../severity/event-loss";
import type { Frequency } from "./frequency";

const eventKeys = new WeakMap<EventLoss, string>();

/**
 * What the loss of one event depends on, as text: the same for events that are alike, whatever else stands in their rows.
 *
 * Text also puts sources of a year in order (`yearSources`, `pooledSizes`), and with it the sums over them: another text would change
 * last bits. Whole registers are compared by their numbers instead (`lossContent`).
 */
export function eventKey(event: EventLoss): string {
  let key = eventKeys.get(event);
  if (key === undefined) {
    const { severity, cap, lossReduction, cover } = event;
    eventKeys.set(event, (key = `${JSON.stringify([severity, cover])} ${cap} ${lossReduction}`));
  }
  return key;
}

/**
 * What a threat's year depends on, as text.
 *
 * @param frequency after reductions, in the period
 */
export function contentKey(frequency: Frequency, event: EventLoss): string {
  return `${JSON.stringify(frequency)} ${eventKey(event)}`;
}
