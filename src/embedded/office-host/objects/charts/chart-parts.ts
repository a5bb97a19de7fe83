import type { ChartAxis, LegendPlace } from "../../../../workbook/book/chart";
import { invalid, notImplemented } from "../../protocol/host-error";
import { defineType } from "../../protocol/host-object";
import type { Wire } from "../../protocol/wire";
import type { ChartTarget } from "./chart-target";
import { aFlag, aText, aWord, changeChart, chartOf, property } from "./chart-target";

interface AxisTarget extends ChartTarget {
  readonly axis: "categoryAxis" | "valueAxis";
}

const axisOf = (target: AxisTarget): ChartAxis => chartOf(target)[target.axis];

function changeAxis(target: AxisTarget, change: Partial<ChartAxis>): void {
  changeChart(target, { [target.axis]: { ...axisOf(target), ...change } });
}

/** Where one thing is said of a title: whether it is there follows from its words. */
function visibility(value: boolean, text: string): void {
  if (value !== (text !== "")) throw notImplemented("a title without words, or words unseen");
}

export const chartTitle = defineType<ChartTarget>({
  typeName: "ChartTitle",
  scalars: {
    Text: property(
      (target) => chartOf(target).title,
      aText("text"),
      (target, title) => {
        changeChart(target, { title });
      },
    ),
    Visible: property(
      (target) => chartOf(target).title !== "",
      aFlag("visible"),
      (target, value) => {
        if (!value) changeChart(target, { title: "" });
        else visibility(value, chartOf(target).title);
      },
    ),
  },
});

const places: readonly LegendPlace[] = ["Top", "Bottom", "Left", "Right"];

export const chartLegend = defineType<ChartTarget>({
  typeName: "ChartLegend",
  scalars: {
    Position: property(
      (target) => chartOf(target).legend ?? "Bottom",
      aWord("position", places),
      (target, legend) => {
        changeChart(target, { legend });
      },
    ),
    Visible: property(
      (target) => chartOf(target).legend !== null,
      aFlag("visible"),
      (target, value) => {
        changeChart(target, { legend: value ? (chartOf(target).legend ?? "Bottom") : null });
      },
    ),
  },
});

/** A number, or an empty text for what follows from the values. */
const limit = (name: string) => (value: Wire) => {
  if (value === "" || typeof value === "number") return value;
  throw invalid(`${name} must be a number`, value);
};

const limited = (key: "minimum" | "maximum") =>
  property<AxisTarget, Wire>(
    (target) => axisOf(target)[key] ?? "",
    limit(key),
    (target, value) => {
      changeAxis(target, { [key]: value === "" ? null : value });
    },
  );

const axisTitle = defineType<AxisTarget>({
  typeName: "ChartAxisTitle",
  scalars: {
    Text: property(
      (target) => axisOf(target).title,
      aText("text"),
      (target, title) => {
        changeAxis(target, { title });
      },
    ),
    Visible: property(
      (target) => axisOf(target).title !== "",
      aFlag("visible"),
      (target, value) => {
        if (!value) changeAxis(target, { title: "" });
        else visibility(value, axisOf(target).title);
      },
    ),
  },
});

const chartAxis = defineType<AxisTarget>({
  typeName: "ChartAxis",
  scalars: {
    Maximum: limited("maximum"),
    Minimum: limited("minimum"),
    NumberFormat: property<AxisTarget, string>(
      (target) => axisOf(target).numberFormat ?? "General",
      aText("numberFormat"),
      (target, numberFormat) => {
        changeAxis(target, { numberFormat });
      },
    ),
    ScaleType: property(
      (target) => (axisOf(target).isLogarithmic ? "Logarithmic" : "Linear"),
      aWord("scaleType", ["Linear", "Logarithmic"]),
      (target, scale) => {
        changeAxis(target, { isLogarithmic: scale === "Logarithmic" });
      },
    ),
  },
  objects: { Title: (target) => axisTitle.of(target) },
});

export const chartAxes = defineType<ChartTarget>({
  typeName: "ChartAxes",
  objects: {
    CategoryAxis: (target) => chartAxis.of({ ...target, axis: "categoryAxis" }),
    ValueAxis: (target) => chartAxis.of({ ...target, axis: "valueAxis" }),
  },
});
