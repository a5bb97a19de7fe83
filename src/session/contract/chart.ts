import type { Rectangle } from "./rectangle";

/** The kinds of charts that the pane makes, by the names Excel has for them. */
export type NewChartKind =
  "ColumnStacked" | "BarClustered" | "BarStacked" | "XYScatterLinesNoMarkers";

/** A series of a chart; its cells are on the sheet of the chart. */
export interface NewSeries {
  readonly name: string;
  readonly values: Rectangle;
  /** What the values are of, or their places along the page. */
  readonly along: Rectangle;
  /** "#RRGGBB". */
  readonly color: string;
  /** "unseen" takes room and is not drawn, as what the steps of a waterfall stand on; "dashed" is a line with marked points. */
  readonly look?: "unseen" | "dashed";
}

export interface NewAxis {
  readonly title: string;
  /** As Excel writes it; empty for the kinds whose axis shows words. */
  readonly format: string;
  /** Where it ends; left out where that follows from the values. */
  readonly maximum?: number;
}

/** A chart that is to be made of cells, as Excel's own. */
export interface NewChart {
  readonly kind: NewChartKind;
  readonly title: string;
  readonly series: readonly [NewSeries, ...NewSeries[]];
  readonly hasLegend: boolean;
  readonly along: NewAxis;
  readonly up: NewAxis;
  /** The cells it lies over. */
  readonly over: Rectangle;
}
