import type { IStyleData, Nullable } from "@univerjs/core";
import { BooleanNumber, HorizontalAlign, WrapStrategy } from "@univerjs/core";
import type { CellFormat } from "../../grid";

const usual = { fontName: "Aptos Narrow", fontSize: 11, fontColor: "#000000" } as const;

const alignments = [
  ["General", HorizontalAlign.UNSPECIFIED],
  ["Left", HorizontalAlign.LEFT],
  ["Center", HorizontalAlign.CENTER],
  ["Right", HorizontalAlign.RIGHT],
] as const;

/** What the style of a cell says; widths and heights are of columns and rows. */
export type InStyle = Exclude<keyof CellFormat, "columnWidth" | "rowHeight">;

/** Each property of the look of a cell, out of Univer's style and into it. null in a style takes it away. */
const properties: {
  readonly [K in InStyle]: {
    readonly read: (style: IStyleData) => CellFormat[K];
    readonly write: (value: CellFormat[K]) => Record<string, unknown>;
  };
} = {
  bold: {
    read: ({ bl }) => bl === BooleanNumber.TRUE,
    write: (value) => ({ bl: value ? BooleanNumber.TRUE : null }),
  },
  italic: {
    read: ({ it }) => it === BooleanNumber.TRUE,
    write: (value) => ({ it: value ? BooleanNumber.TRUE : null }),
  },
  fontColor: {
    read: ({ cl }) => hexOf(cl?.rgb) ?? usual.fontColor,
    write: (value) => ({ cl: { rgb: value } }),
  },
  fontName: {
    read: ({ ff }) => ff ?? usual.fontName,
    write: (value) => ({ ff: value }),
  },
  fontSize: {
    read: ({ fs }) => fs ?? usual.fontSize,
    write: (value) => ({ fs: value }),
  },
  fill: {
    read: ({ bg }) => hexOf(bg?.rgb) ?? "",
    write: (value) => ({ bg: value === "" ? null : { rgb: value } }),
  },
  horizontalAlignment: {
    read: ({ ht }) => alignments.find(([, align]) => align === ht)?.[0] ?? "General",
    write: (value) => ({
      ht: value === "General" ? null : alignments.find(([name]) => name === value)?.[1],
    }),
  },
  wrapText: {
    read: ({ tb }) => tb === WrapStrategy.WRAP,
    write: (value) => ({ tb: value ? WrapStrategy.WRAP : null }),
  },
};

/** A property of the look of a cell, out of its style. */
export const readFrom = (style: IStyleData, property: InStyle) => properties[property].read(style);

/** What a style must say for a property to have this value. */
export function written(property: InStyle, value: unknown): Record<string, unknown> {
  const write = properties[property].write as (value: unknown) => Record<string, unknown>;
  return write(value);
}

/** "#rrggbb" out of what styles hold: that, or "rgb(r,g,b)". */
export function hexOf(color: Nullable<string>): string | undefined {
  if (!color) return undefined;
  if (/^#[\da-f]{6}$/i.test(color)) return color.toUpperCase();
  const numbers = /^rgba?\((\d+),\s*(\d+),\s*(\d+)/i.exec(color)?.slice(1);
  if (!numbers) return undefined;
  return `#${numbers.map((each) => Number(each).toString(16).padStart(2, "0")).join("")}`.toUpperCase();
}
