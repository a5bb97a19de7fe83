import type { Chart, ChartAxis, LegendPlace } from "../../book/chart";
import { isBar, isScatter } from "../../book/chart";
import { xmlElement, xmlPart, xmlText } from "../file/xml-text";
import type { ValuesOf } from "./chart-series-xml";
import { groupingXml, seriesXml } from "./chart-series-xml";

const names = {
  "xmlns:c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
  "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
  "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
};

/** Ids by which a plot names its axes. */
const axisIds = { categoryAxis: 111111111, valueAxis: 222222222 } as const;

/** A chart as a part of the file. */
export function chartXml(chart: Chart, valuesOf: ValuesOf): string {
  const { title, legend } = chart;
  return xmlPart(
    xmlElement(
      "c:chartSpace",
      names,
      xmlElement("c:roundedCorners", { val: 0 }),
      xmlElement(
        "c:chart",
        {},
        title === "" ? "" : titleXml(title, 1100),
        xmlElement("c:autoTitleDeleted", { val: title === "" ? 1 : 0 }),
        xmlElement("c:plotArea", {}, "<c:layout/>", plotXml(chart, valuesOf), ...axesXml(chart)),
        legend ? legendXml(legend) : "",
        xmlElement("c:plotVisOnly", { val: 0 }),
        xmlElement("c:dispBlanksAs", { val: "gap" }),
      ),
      xmlElement(
        "c:spPr",
        {},
        xmlElement("a:solidFill", {}, xmlElement("a:srgbClr", { val: "FFFFFF" })),
        xmlElement("a:ln", {}, "<a:noFill/>"),
      ),
      textXml(900),
    ),
  );
}

function plotXml(chart: Chart, valuesOf: ValuesOf): string {
  const { kind, series } = chart;
  const lines = series.map((each, index) => seriesXml(chart, each, index, valuesOf));
  const axes = Object.values(axisIds).map((val) => xmlElement("c:axId", { val }));
  const plain = xmlElement("c:varyColors", { val: 0 });
  if (isScatter(kind)) {
    const style = xmlElement("c:scatterStyle", { val: "lineMarker" });
    return xmlElement("c:scatterChart", {}, style, plain, ...lines, ...axes);
  }
  if (kind === "Line") {
    const grouping = xmlElement("c:grouping", { val: "standard" });
    const marker = xmlElement("c:marker", { val: 1 });
    return xmlElement("c:lineChart", {}, grouping, plain, ...lines, marker, ...axes);
  }
  return xmlElement(
    "c:barChart",
    {},
    xmlElement("c:barDir", { val: isBar(kind) ? "bar" : "col" }),
    xmlElement("c:grouping", { val: kind.endsWith("Stacked") ? "stacked" : "clustered" }),
    plain,
    ...lines,
    groupingXml(chart),
    ...axes,
  );
}

function axesXml(chart: Chart): string[] {
  const { kind, categoryAxis, valueAxis } = chart;
  const [along, up] = isBar(kind) ? (["l", "b"] as const) : (["b", "l"] as const);
  const category = isScatter(kind)
    ? numberAxisXml(categoryAxis, "categoryAxis", along, false)
    : wordAxisXml(categoryAxis, along);
  return [category, numberAxisXml(valueAxis, "valueAxis", up, true)];
}

const greyLine = (name: string): string =>
  xmlElement(
    name,
    {},
    xmlElement(
      "c:spPr",
      {},
      xmlElement(
        "a:ln",
        { w: 6350 },
        xmlElement("a:solidFill", {}, xmlElement("a:srgbClr", { val: "D9D9D9" })),
      ),
    ),
  );

function axisXml(
  element: "c:catAx" | "c:valAx",
  axis: ChartAxis,
  key: keyof typeof axisIds,
  place: string,
  hasGrid: boolean,
  ...last: readonly string[]
): string {
  const { title, minimum, maximum, isLogarithmic, numberFormat } = axis;
  const other = key === "valueAxis" ? axisIds.categoryAxis : axisIds.valueAxis;
  return xmlElement(
    element,
    {},
    xmlElement("c:axId", { val: axisIds[key] }),
    xmlElement(
      "c:scaling",
      {},
      isLogarithmic ? xmlElement("c:logBase", { val: 10 }) : "",
      xmlElement("c:orientation", { val: "minMax" }),
      maximum === null ? "" : xmlElement("c:max", { val: maximum }),
      minimum === null ? "" : xmlElement("c:min", { val: minimum }),
    ),
    xmlElement("c:delete", { val: 0 }),
    xmlElement("c:axPos", { val: place }),
    hasGrid ? greyLine("c:majorGridlines") : "",
    title === "" ? "" : titleXml(title, 900),
    xmlElement("c:numFmt", {
      formatCode: numberFormat ?? "General",
      sourceLinked: numberFormat === null ? 1 : 0,
    }),
    xmlElement("c:majorTickMark", { val: "none" }),
    xmlElement("c:minorTickMark", { val: "none" }),
    // Below the lowest value: beside the axis they would stand in bars that go below 0.
    xmlElement("c:tickLblPos", { val: "low" }),
    xmlElement("c:crossAx", { val: other }),
    xmlElement("c:crosses", { val: "autoZero" }),
    ...last,
  );
}

/** Beside bars stand few words, and each of them is shown. */
const wordAxisXml = (axis: ChartAxis, place: string): string =>
  axisXml(
    "c:catAx",
    axis,
    "categoryAxis",
    place,
    false,
    xmlElement("c:auto", { val: 1 }),
    xmlElement("c:lblAlgn", { val: "ctr" }),
    xmlElement("c:lblOffset", { val: 100 }),
    ...(place === "l" ? [xmlElement("c:tickLblSkip", { val: 1 })] : []),
    xmlElement("c:noMultiLvlLbl", { val: 0 }),
  );

/** Of numbers: their own, or in a scatter chart also those along the page. */
const numberAxisXml = (
  axis: ChartAxis,
  key: keyof typeof axisIds,
  place: string,
  hasGrid: boolean,
): string =>
  axisXml(
    "c:valAx",
    axis,
    key,
    place,
    hasGrid,
    xmlElement("c:crossBetween", { val: key === "valueAxis" ? "between" : "midCat" }),
  );

function titleXml(text: string, size: number): string {
  const bold = size > 900 ? 1 : 0;
  const look = { sz: size, b: bold };
  return xmlElement(
    "c:title",
    {},
    xmlElement(
      "c:tx",
      {},
      xmlElement(
        "c:rich",
        {},
        "<a:bodyPr/>",
        xmlElement(
          "a:p",
          {},
          xmlElement("a:pPr", {}, xmlElement("a:defRPr", look)),
          xmlElement("a:r", {}, xmlElement("a:rPr", look), `<a:t>${xmlText(text)}</a:t>`),
        ),
      ),
    ),
    xmlElement("c:overlay", { val: 0 }),
  );
}

const legendLetters = { Top: "t", Bottom: "b", Left: "l", Right: "r" } as const;

const legendXml = (place: LegendPlace): string =>
  xmlElement(
    "c:legend",
    {},
    xmlElement("c:legendPos", { val: legendLetters[place] }),
    xmlElement("c:overlay", { val: 0 }),
  );

const textXml = (size: number): string =>
  xmlElement(
    "c:txPr",
    {},
    "<a:bodyPr/>",
    xmlElement(
      "a:p",
      {},
      xmlElement("a:pPr", {}, xmlElement("a:defRPr", { sz: size })),
      xmlElement("a:endParaRPr", { lang: "en-US" }),
    ),
  );
