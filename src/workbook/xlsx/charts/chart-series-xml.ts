import type { Book, CellValue } from "../../book/book";
import { absoluteRange, sheetInFormula } from "../../book/cell-address";
import type { Chart, ChartCells, ChartSeries } from "../../book/chart";
import { isBar, isMarked, isScatter, seriesColor } from "../../book/chart";
import { xmlElement, xmlFormula, xmlText } from "../file/xml-text";

/** What cells of the book hold, with which a program shows a chart before it has calculated anything. */
export type ValuesOf = (cells: ChartCells) => readonly CellValue[];

/** Values of cells by name of sheet, row and column; those that a formula spills into are there, too. */
export function valuesOfBook({ sheets }: Pick<Book, "sheets">): ValuesOf {
  const held = new Map<string, Map<string, CellValue>>();
  const heldOn = (name: string): Map<string, CellValue> => {
    const known = held.get(name);
    if (known) return known;
    const values = new Map<string, CellValue>();
    held.set(name, values);
    for (const { row, column, value, spill = [] } of sheets.find((each) => each.name === name)
      ?.cells ?? []) {
      values.set(`${row}:${column}`, value);
      spill.forEach((line, r) => {
        line.forEach((each, c) => values.set(`${row + r}:${column + c}`, each));
      });
    }
    return values;
  };
  return ({ sheet, startRow, endRow, startColumn, endColumn }) => {
    const values = heldOn(sheet);
    const found: CellValue[] = [];
    for (let row = startRow; row <= endRow; row++) {
      for (let column = startColumn; column <= endColumn; column++) {
        found.push(values.get(`${row}:${column}`) ?? null);
      }
    }
    return found;
  };
}

/** The series of a chart, in the order in which their elements must stand. */
export function seriesXml(chart: Chart, series: ChartSeries, index: number, valuesOf: ValuesOf) {
  const { kind } = chart;
  const isLine = kind === "Line" || isScatter(kind);
  const [along, up] = isScatter(kind) ? ["c:xVal", "c:yVal"] : ["c:cat", "c:val"];
  const { name, categories, values } = series;
  return xmlElement(
    "c:ser",
    {},
    xmlElement("c:idx", { val: index }),
    xmlElement("c:order", { val: index }),
    name === "" ? "" : xmlElement("c:tx", {}, `<c:v>${xmlText(name)}</c:v>`),
    isLine ? lineXml(chart, series, index) : areaXml(series, index),
    isLine ? markerXml(chart, series, index) : xmlElement("c:invertIfNegative", { val: 0 }),
    categories ? xmlElement(along, {}, referenceXml(categories, valuesOf)) : "",
    values ? xmlElement(up, {}, numbersXml(values, valuesOf)) : "",
    isLine ? xmlElement("c:smooth", { val: 0 }) : "",
  );
}

const solid = (color: string): string =>
  xmlElement("a:solidFill", {}, xmlElement("a:srgbClr", { val: color.slice(1) }));

const nothingDrawn = "<a:noFill/>";

function areaXml(series: ChartSeries, index: number): string {
  const fill = series.isUnseen ? nothingDrawn : solid(seriesColor(series, index));
  return xmlElement("c:spPr", {}, fill, xmlElement("a:ln", {}, nothingDrawn));
}

/** Points alone have no line between them. */
function lineXml({ kind }: Chart, series: ChartSeries, index: number): string {
  const isDrawn = !series.isUnseen && kind !== "XYScatter";
  const dash = series.isDashed ? xmlElement("a:prstDash", { val: "dash" }) : "";
  const drawn = isDrawn ? [solid(seriesColor(series, index)), dash] : [nothingDrawn];
  return xmlElement("c:spPr", {}, xmlElement("a:ln", { w: 22225, cap: "rnd" }, ...drawn));
}

function markerXml({ kind }: Chart, series: ChartSeries, index: number): string {
  if (series.isUnseen || !isMarked(series, kind)) {
    return xmlElement("c:marker", {}, xmlElement("c:symbol", { val: "none" }));
  }
  const fill = solid(seriesColor(series, index));
  return xmlElement(
    "c:marker",
    {},
    xmlElement("c:symbol", { val: "circle" }),
    xmlElement("c:size", { val: 6 }),
    xmlElement("c:spPr", {}, fill, xmlElement("a:ln", {}, fill)),
  );
}

const formulaXml = (cells: ChartCells): string =>
  `<c:f>${xmlFormula(`${sheetInFormula(cells.sheet)}!${absoluteRange(cells)}`)}</c:f>`;

/** Numbers where all that is filled is one, else texts. */
function referenceXml(cells: ChartCells, valuesOf: ValuesOf): string {
  const filled = valuesOf(cells).filter((value) => value !== null);
  return filled.every((value) => typeof value === "number")
    ? numbersXml(cells, valuesOf)
    : textsXml(cells, valuesOf);
}

function numbersXml(cells: ChartCells, valuesOf: ValuesOf): string {
  const values = valuesOf(cells);
  const points = values.flatMap((value, idx) =>
    typeof value === "number" ? [pointXml(idx, String(value))] : [],
  );
  return xmlElement(
    "c:numRef",
    {},
    formulaXml(cells),
    xmlElement(
      "c:numCache",
      {},
      "<c:formatCode>General</c:formatCode>",
      xmlElement("c:ptCount", { val: values.length }),
      ...points,
    ),
  );
}

function textsXml(cells: ChartCells, valuesOf: ValuesOf): string {
  const values = valuesOf(cells);
  const points = values.flatMap((value, idx) => {
    if (value === null) return [];
    return [pointXml(idx, typeof value === "object" ? value.error : String(value))];
  });
  return xmlElement(
    "c:strRef",
    {},
    formulaXml(cells),
    xmlElement("c:strCache", {}, xmlElement("c:ptCount", { val: values.length }), ...points),
  );
}

const pointXml = (idx: number, text: string): string =>
  xmlElement("c:pt", { idx }, `<c:v>${xmlText(text)}</c:v>`);

/** What a bar's series have to do with each other. */
export function groupingXml({ kind }: Chart): string {
  if (!isBar(kind) && !kind.startsWith("Column")) return "";
  const isStacked = kind.endsWith("Stacked");
  return [
    xmlElement("c:gapWidth", { val: 60 }),
    isStacked ? xmlElement("c:overlap", { val: 100 }) : "",
  ].join("");
}
