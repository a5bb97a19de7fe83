import type { CellRange } from "./cell-range";

/** The kinds of charts that are drawn and written, by the names Excel has for them. */
export const chartKinds = [
  ...(["ColumnClustered", "ColumnStacked", "BarClustered", "BarStacked"] as const),
  ...(["Line", "XYScatter", "XYScatterLines", "XYScatterLinesNoMarkers"] as const),
] as const;
export type ChartKind = (typeof chartKinds)[number];

/** Whether both axes of a kind are of numbers. */
export const isScatter = (kind: ChartKind): boolean => kind.startsWith("XYScatter");

/** Whether its values lie along the page. */
export const isBar = (kind: ChartKind): boolean => kind.startsWith("Bar");

/** Cells of a sheet, by its name in a book and by its id in a grid. */
export interface ChartCells extends CellRange {
  readonly sheet: string;
}

export interface ChartSeries {
  /** What the legend says of it; empty for nothing. */
  readonly name: string;
  /** null before anybody said which. */
  readonly values: ChartCells | null;
  /** What the values are of, or in a scatter chart their places along the page; null for 1, 2, 3, … */
  readonly categories: ChartCells | null;
  /** "#RRGGBB"; null for the next of the palette. */
  readonly color: string | null;
  /** Whether it takes room and is not drawn, as what the steps of a waterfall stand on. */
  readonly isUnseen: boolean;
  /** Whether its line is broken into dashes. */
  readonly isDashed: boolean;
  /** Whether its points are marked, whatever the kind says; null where the kind says. */
  readonly hasMarkers: boolean | null;
}

export interface ChartAxis {
  /** Empty for none. */
  readonly title: string;
  /** null where it follows from the values, as does `maximum`. */
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly isLogarithmic: boolean;
  /** As Excel writes it; null for that of the cells. */
  readonly numberFormat: string | null;
}

export type LegendPlace = "Top" | "Bottom" | "Left" | "Right";

/** A corner of a chart: a cell, and points from its left and upper edge. */
export interface ChartCorner {
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
}

/** A chart that lies on a sheet, above its cells. */
export interface Chart {
  /** No other chart on the sheet has it. */
  readonly name: string;
  readonly kind: ChartKind;
  /** Empty for none. */
  readonly title: string;
  /** null for none. */
  readonly legend: LegendPlace | null;
  readonly series: readonly ChartSeries[];
  /** Of a scatter chart the one along the page. */
  readonly categoryAxis: ChartAxis;
  readonly valueAxis: ChartAxis;
  /** It moves and grows with the cells between its corners. */
  readonly from: ChartCorner;
  readonly to: ChartCorner;
}

export const plainAxis: ChartAxis = {
  title: "",
  minimum: null,
  maximum: null,
  isLogarithmic: false,
  numberFormat: null,
};

export const plainSeries: ChartSeries = {
  name: "",
  values: null,
  categories: null,
  color: null,
  isUnseen: false,
  isDashed: false,
  hasMarkers: null,
};

/** Colours of series that are given none, in their order: those of a new workbook in Excel. */
const palette = ["#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];

export const seriesColor = ({ color }: ChartSeries, index: number): string =>
  color ?? palette[index % palette.length] ?? "#4472C4";

/** Whether the points of a series are marked. */
export const isMarked = ({ hasMarkers }: ChartSeries, kind: ChartKind): boolean =>
  hasMarkers ?? (kind === "XYScatter" || kind === "XYScatterLines");
