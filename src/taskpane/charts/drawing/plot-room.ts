import { labelHeight, type LabelRoom, labelWidth } from "./place-labels";

/** Pixels a drawing is high, whatever it shows: nothing below it moves. */
export const drawingHeight = 208;

/** Room for half of the last word below. */
export const marginAtRight = 10;

/** However long they are, words beside an axis leave room for the lines. */
const widestShare = 0.5;

/** @param ticksAtLeft what is written beside the axis that goes upwards */
export function plotRoom(width: number, ticksAtLeft: readonly string[]): LabelRoom {
  const widest = Math.max(...ticksAtLeft.map(labelWidth), 0);
  return {
    // In steps, so that the drawing rarely moves when its figures do.
    left: Math.min(Math.ceil(widest / 12) * 12 + 8, width * widestShare),
    right: width - marginAtRight,
    top: labelHeight + 8,
    bottom: drawingHeight - labelHeight - 6,
  };
}
