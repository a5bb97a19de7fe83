import type { CellRange } from "./cell-range";

/** How a sheet is printed, as far as it was said. */
export interface PageLayout {
  readonly orientation: "Portrait" | "Landscape";
  /** As Excel names sizes of paper: "A4", "Letter"; null for that of the printer. */
  readonly paper: PaperSize | null;
  /** How many pages it is made to fit on; null where the scale says. */
  readonly fit: { readonly wide: number | null; readonly tall: number | null } | null;
  /** Percent; null where it is made to fit. */
  readonly scale: number | null;
  readonly isCentered: boolean;
  /** Points. */
  readonly margins: Readonly<Record<Margin, number>>;
  /** null for all of the sheet. */
  readonly area: CellRange | null;
}

export const paperSizes = { Letter: 1, Legal: 5, A3: 8, A4: 9, A5: 11 } as const;
export type PaperSize = keyof typeof paperSizes;

export const margins = ["left", "right", "top", "bottom", "header", "footer"] as const;
export type Margin = (typeof margins)[number];

/** What a sheet has of which nothing is said. */
export const plainLayout: PageLayout = {
  orientation: "Portrait",
  paper: null,
  fit: null,
  scale: 100,
  isCentered: false,
  margins: { left: 50.4, right: 50.4, top: 54, bottom: 54, header: 21.6, footer: 21.6 },
  area: null,
};
