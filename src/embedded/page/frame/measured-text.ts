import type { IStyleData } from "@univerjs/core";
import { BooleanNumber } from "@univerjs/core";

/** Pixels that a cell leaves free at its sides, both together. */
export const padding = 5;
const usualFont = { ff: "Arial", fs: 11 };
const pixelsPerPoint = 96 / 72;

/** The font of a cell, as a canvas takes it. */
export function fontOf({ bl, it, ff, fs }: IStyleData): string {
  const weight = bl === BooleanNumber.TRUE ? "bold " : "";
  const slant = it === BooleanNumber.TRUE ? "italic " : "";
  const pixels = (fs ?? usualFont.fs) * pixelsPerPoint;
  return `${slant}${weight}${pixels}px ${JSON.stringify(ff ?? usualFont.ff)}`;
}

/** How many pixels a text takes in a font. */
export function textMeasure(): (text: string, font: string) => number {
  const context = document.createElement("canvas").getContext("2d");
  const known = new Map<string, number>();
  return (text, font) => {
    const key = `${font}\n${text}`;
    const before = known.get(key);
    if (before !== undefined || !context) return before ?? 0;
    if (known.size > 20_000) known.clear();
    context.font = font;
    const { width } = context.measureText(text);
    known.set(key, width);
    return width;
  };
}
