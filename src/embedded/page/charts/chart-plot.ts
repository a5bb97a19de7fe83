import type { CellValue } from "../../../workbook/book/book";
import type { Chart, ChartCells } from "../../../workbook/book/chart";
import { isBar, isMarked, isScatter, seriesColor } from "../../../workbook/book/chart";
import type { Scale } from "./chart-scale";
import { scaleOf } from "./chart-scale";

export type CellsIn = (cells: ChartCells) => readonly CellValue[];

/** A place in a chart: along its categories and up its values, each from 0 to 1. */
export interface PlotPoint {
  readonly along: number;
  readonly up: number;
}

export type PlotMark =
  | {
      readonly kind: "line";
      readonly points: readonly PlotPoint[];
      readonly color: string;
      readonly isDashed: boolean;
    }
  | { readonly kind: "dot"; readonly point: PlotPoint; readonly color: string }
  | {
      readonly kind: "bar";
      readonly from: PlotPoint;
      readonly to: PlotPoint;
      readonly color: string;
    };

/** A chart with all its numbers in their places, before anything is drawn. */
export interface Plot {
  readonly marks: readonly PlotMark[];
  readonly values: Scale;
  /** Words below each place along, or a scale of numbers. */
  readonly along: { readonly words: readonly string[] } | { readonly scale: Scale };
  /** Whether values lie along the page. */
  readonly isLying: boolean;
  readonly legend: readonly { readonly name: string; readonly color: string }[];
}

/** What is drawn of a category's room; the rest lies between two. */
const barShare = 0.65;

const numberIn = (value: CellValue | undefined): number | null =>
  typeof value === "number" ? value : null;

const wordOf = (value: CellValue | undefined): string => {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? value.error : String(value);
};

export function plotOf(chart: Chart, cellsIn: CellsIn): Plot {
  const { kind } = chart;
  const columns = chart.series.map(({ values }) => (values ? cellsIn(values).map(numberIn) : []));
  const shared = {
    isLying: isBar(kind),
    legend: chart.series.flatMap((series, index) =>
      series.isUnseen || series.name === ""
        ? []
        : [{ name: series.name, color: seriesColor(series, index) }],
    ),
  };
  if (isScatter(kind)) return { ...shared, ...scatter(chart, columns, cellsIn) };
  const count = Math.max(0, ...columns.map(({ length }) => length));
  const named = chart.series.find(({ categories }) => categories !== null)?.categories ?? null;
  const cells = named ? cellsIn(named) : [];
  const words = Array.from({ length: count }, (_, index) =>
    named ? wordOf(cells[index]) : String(index + 1),
  );
  const isStacked = kind.endsWith("Stacked");
  const values = scaleOf(
    isStacked ? stackedEnds(columns, count) : numbersIn(columns),
    chart.valueAxis,
  );
  const marks =
    kind === "Line" ? lines(chart, columns, values, count) : bars(chart, columns, values, count);
  return { ...shared, marks, values, along: { words } };
}

const numbersIn = (columns: readonly (readonly (number | null)[])[]): number[] =>
  columns.flat().filter((value) => value !== null);

/** How far piles of a stacked chart reach, up and down. */
function stackedEnds(columns: readonly (readonly (number | null)[])[], count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const each = columns.map((column) => column[index] ?? 0);
    const sum = (part: readonly number[]) => part.reduce((a, b) => a + b, 0);
    return [sum(each.filter((value) => value > 0)), sum(each.filter((value) => value < 0))];
  }).flat();
}

type Placed = Pick<Plot, "marks" | "values" | "along">;

function scatter(
  chart: Chart,
  columns: readonly (readonly (number | null)[])[],
  cellsIn: CellsIn,
): Placed {
  const places = chart.series.map(({ categories }, index) => {
    const given = categories ? cellsIn(categories).map(numberIn) : null;
    return given ?? (columns[index] ?? []).map((_, at) => at + 1);
  });
  const scale = scaleOf(numbersIn(places), chart.categoryAxis);
  const values = scaleOf(numbersIn(columns), chart.valueAxis);
  const marks = chart.series.flatMap((series, index): PlotMark[] => {
    if (series.isUnseen) return [];
    const points = (columns[index] ?? []).flatMap((value, at): PlotPoint[] => {
      const x = places[index]?.[at] ?? null;
      const [along, up] = [
        x === null ? null : scale.at(x),
        value === null ? null : values.at(value),
      ];
      return along === null || up === null ? [] : [{ along, up }];
    });
    return pointsDrawn(chart, index, points);
  });
  return { marks, values, along: { scale } };
}

function pointsDrawn(chart: Chart, index: number, points: readonly PlotPoint[]): PlotMark[] {
  const series = chart.series[index];
  if (!series) return [];
  const color = seriesColor(series, index);
  const dots = points.map((point): PlotMark => ({ kind: "dot", point, color }));
  const line: PlotMark = { kind: "line", points, color, isDashed: series.isDashed };
  return [
    ...(chart.kind === "XYScatter" || points.length < 2 ? [] : [line]),
    ...(isMarked(series, chart.kind) ? dots : []),
  ];
}

function lines(
  chart: Chart,
  columns: readonly (readonly (number | null)[])[],
  values: Scale,
  count: number,
): PlotMark[] {
  return chart.series.flatMap((series, index) => {
    if (series.isUnseen) return [];
    const points = (columns[index] ?? []).flatMap((value, at): PlotPoint[] => {
      const up = value === null ? null : values.at(value);
      return up === null ? [] : [{ along: (at + 0.5) / count, up }];
    });
    return pointsDrawn(chart, index, points);
  });
}

function bars(
  chart: Chart,
  columns: readonly (readonly (number | null)[])[],
  values: Scale,
  count: number,
): PlotMark[] {
  const isStacked = chart.kind.endsWith("Stacked");
  const room = barShare / count;
  const width = isStacked ? room : room / Math.max(1, columns.length);
  const [above, below] = [new Array<number>(count).fill(0), new Array<number>(count).fill(0)];
  return chart.series.flatMap((series, index) => {
    const color = seriesColor(series, index);
    return (columns[index] ?? []).flatMap((value, at): PlotMark[] => {
      if (value === null) return [];
      const pile = value < 0 ? below : above;
      const start = isStacked ? (pile[at] ?? 0) : 0;
      if (isStacked) pile[at] = start + value;
      const left = (at + 0.5) / count - room / 2 + (isStacked ? 0 : index * width);
      // On a logarithmic axis a bar stands on the axis.
      const from = { along: left, up: values.at(start) ?? 0 };
      const up = values.at(start + value);
      if (up === null || series.isUnseen) return [];
      return [{ kind: "bar", from, to: { along: left + width, up }, color }];
    });
  });
}
