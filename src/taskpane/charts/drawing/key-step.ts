import type { KeyboardEvent } from "react";

/** Where a key leads along a chart: to the next point, to the next that counts, or to an end. */
export type KeyStep =
  { readonly to: "first" | "last" } | { readonly by: 1 | -1; readonly isFar: boolean };

const steps: Readonly<Record<string, KeyStep>> = {
  ArrowRight: { by: 1, isFar: false },
  ArrowUp: { by: 1, isFar: false },
  ArrowLeft: { by: -1, isFar: false },
  ArrowDown: { by: -1, isFar: false },
  PageUp: { by: 1, isFar: true },
  PageDown: { by: -1, isFar: true },
  Home: { to: "first" },
  End: { to: "last" },
};

/** What a key means on a chart; undefined for a key that is not the chart's, such as one held together with another. */
export const keyStep = (
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">,
): KeyStep | undefined =>
  event.ctrlKey || event.metaKey || event.altKey || event.shiftKey ? undefined : steps[event.key];

/**
 * The index a step leads to, within the list.
 *
 * @param counts whether an index is one that a far step stops at
 */
export function stepped(
  at: number,
  step: KeyStep,
  length: number,
  counts: (index: number) => boolean,
): number {
  const last = Math.max(length - 1, 0);
  if ("to" in step) return step.to === "first" ? 0 : last;
  let index = at + step.by;
  if (step.isFar) while (index > 0 && index < last && !counts(index)) index += step.by;
  return Math.min(Math.max(index, 0), last);
}
