import type { ChartSeries } from "../../../../workbook/book/chart";
import { isMarked, plainSeries, seriesColor } from "../../../../workbook/book/chart";
import type { SheetRange } from "../../../grid";
import type { Given } from "../../protocol/arguments";
import { invalid, notFound } from "../../protocol/host-error";
import type { HostObject } from "../../protocol/host-object";
import { defineType } from "../../protocol/host-object";
import { colour } from "../range-format";
import type { ChartTarget } from "./chart-target";
import { aText, aWord, changeChart, chartOf, property } from "./chart-target";

interface SeriesTarget extends ChartTarget {
  readonly index: number;
}

function seriesOf(target: SeriesTarget): ChartSeries {
  const series = chartOf(target).series[target.index];
  if (!series) throw notFound(`series ${target.index}`);
  return series;
}

function change(target: SeriesTarget, what: Partial<ChartSeries>): void {
  seriesOf(target);
  const { series } = chartOf(target);
  changeChart(target, {
    series: series.map((each, index) => (index === target.index ? { ...each, ...what } : each)),
  });
}

function rangeGiven({ workspace }: ChartTarget, given: Given): SheetRange {
  const range = workspace.make.rangeOf(given);
  if (!range) throw invalid("source data must be a range", "something else");
  return range;
}

const colorOf = (target: SeriesTarget): string => seriesColor(seriesOf(target), target.index);

const seriesFill = defineType<SeriesTarget>({
  typeName: "ChartFill",
  methods: {
    Clear: (target) => {
      change(target, { isUnseen: true });
      return undefined;
    },
    SetSolidColor: (target, args) => {
      change(target, { color: colour("color")(args.text(0, "color")), isUnseen: false });
      return undefined;
    },
  },
});

const seriesLine = defineType<SeriesTarget>({
  typeName: "ChartLineFormat",
  scalars: {
    Color: property(colorOf, colour("color"), (target, color) => {
      change(target, { color });
    }),
    LineStyle: property(
      (target) => (seriesOf(target).isDashed ? "Dash" : "Continuous"),
      aWord("lineStyle", ["Continuous", "Dash"]),
      (target, style) => {
        change(target, { isDashed: style === "Dash" });
      },
    ),
  },
});

const seriesFormat = defineType<SeriesTarget>({
  typeName: "ChartSeriesFormat",
  objects: {
    Fill: (target) => seriesFill.of(target),
    Line: (target) => seriesLine.of(target),
  },
});

const chartSeries = defineType<SeriesTarget>({
  typeName: "ChartSeries",
  scalars: {
    MarkerStyle: property(
      (target) => (isMarked(seriesOf(target), chartOf(target).kind) ? "Circle" : "None"),
      aWord("markerStyle", ["None", "Circle", "Automatic"]),
      (target, style) => {
        change(target, { hasMarkers: style === "Automatic" ? null : style === "Circle" });
      },
    ),
    Name: property(
      (target) => seriesOf(target).name,
      aText("name"),
      (target, name) => {
        change(target, { name });
      },
    ),
  },
  objects: { Format: (target) => seriesFormat.of(target) },
  methods: {
    Delete: (target) => {
      seriesOf(target);
      const { series } = chartOf(target);
      changeChart(target, { series: series.filter((_, index) => index !== target.index) });
      return undefined;
    },
    SetValues: (target, args) => {
      change(target, { values: rangeGiven(target, args.at(0)) });
      return undefined;
    },
    SetXAxisValues: (target, args) => {
      change(target, { categories: rangeGiven(target, args.at(0)) });
      return undefined;
    },
  },
});

const seriesAt = (target: ChartTarget, index: number): HostObject => {
  const { workspace, id } = target;
  const each = { workspace, id, index };
  seriesOf(each);
  return chartSeries.of(each);
};

export const chartSeriesCollection = defineType<ChartTarget>({
  typeName: "ChartSeriesCollection",
  scalars: { Count: { get: (target) => chartOf(target).series.length } },
  items: (target) => chartOf(target).series.map((_, index) => seriesAt(target, index)),
  item: (target, key) => (typeof key === "number" ? seriesAt(target, key) : undefined),
  methods: {
    Add: (target, args) => {
      const { series } = chartOf(target);
      const index = args.integerOr(1, "index", series.length);
      const added = { ...plainSeries, name: args.optionalText(0, "name") ?? "" };
      changeChart(target, { series: [...series.slice(0, index), added, ...series.slice(index)] });
      return seriesAt(target, index);
    },
    GetCount: (target) => chartOf(target).series.length,
    GetItemAt: (target, args) => seriesAt(target, args.integer(0, "index")),
  },
});
