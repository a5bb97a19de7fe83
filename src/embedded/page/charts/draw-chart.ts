import type { Chart } from "../../../workbook/book/chart";
import type { Plot, PlotPoint } from "./chart-plot";

/** Writes a number of an axis. */
export type WriteNumber = (value: number, format: string) => string;

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const namespace = "http://www.w3.org/2000/svg";
const lineHeight = 14;
const letterWidth = 5.6;

function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  ...inside: readonly (SVGElement | string)[]
): SVGElement {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...inside);
  return made;
}

/** A chart as a picture. What its colours are is said by the sheet's own light and dark. */
export function drawChart(
  chart: Chart,
  plot: Plot,
  size: { readonly width: number; readonly height: number },
  write: WriteNumber,
): SVGElement {
  const { width, height } = size;
  const valueWords = plot.values.ticks.map((tick) =>
    write(tick, chart.valueAxis.numberFormat ?? "General"),
  );
  const alongWords =
    "words" in plot.along
      ? plot.along.words
      : plot.along.scale.ticks.map((tick) =>
          write(tick, chart.categoryAxis.numberFormat ?? "General"),
        );
  const leftWords = plot.isLying ? alongWords : valueWords;
  const longest = Math.max(0, ...leftWords.map(({ length }) => length));
  const hasLegend = chart.legend !== null && plot.legend.length > 0;
  const [upAxis, alongAxis] = plot.isLying
    ? [chart.categoryAxis, chart.valueAxis]
    : [chart.valueAxis, chart.categoryAxis];
  const frame: Frame = (() => {
    const left =
      10 + Math.min(longest * letterWidth, width * 0.4) + (upAxis.title === "" ? 0 : lineHeight);
    const top = 8 + (chart.title === "" ? 0 : lineHeight + 6);
    const below = lineHeight + 6 + (alongAxis.title === "" ? 0 : lineHeight);
    return {
      ...{ left, top },
      width: Math.max(1, width - left - 14),
      height: Math.max(1, height - top - below - (hasLegend ? lineHeight + 4 : 0)),
    };
  })();
  const place = ({ along, up }: PlotPoint): readonly [number, number] => {
    const [x, y] = plot.isLying ? [up, along] : [along, up];
    return [frame.left + x * frame.width, frame.top + (1 - y) * frame.height];
  };
  const drawn = element(
    "svg",
    { width, height, role: "img", "aria-label": chart.title === "" ? chart.name : chart.title },
    element("rect", { class: "chart-paper", width, height }),
    ...titles(chart, frame, size, [upAxis.title, alongAxis.title], hasLegend),
    ...valueLines(plot, valueWords, frame, place),
    ...alongLabels(plot, alongWords, frame, place),
    ...marks(plot, place),
    ...(hasLegend ? legend(plot, size) : []),
  );
  return drawn;
}

type Place = (point: PlotPoint) => readonly [number, number];

const text = (
  words: string,
  x: number,
  y: number,
  anchor: "start" | "middle" | "end",
  more: Readonly<Record<string, string | number>> = {},
): SVGElement => element("text", { x, y, "text-anchor": anchor, ...more }, words);

function titles(
  chart: Chart,
  frame: Frame,
  { height }: { readonly height: number },
  [up, along]: readonly [string, string],
  hasLegend: boolean,
): SVGElement[] {
  const centre = frame.left + frame.width / 2;
  const middle = frame.top + frame.height / 2;
  const foot = height - 5 - (hasLegend ? lineHeight + 4 : 0);
  return [
    ...(chart.title === ""
      ? []
      : [text(chart.title, centre, 8 + lineHeight / 2 + 3, "middle", { class: "chart-title" })]),
    ...(along === "" ? [] : [text(along, centre, foot, "middle")]),
    ...(up === ""
      ? []
      : [text(up, 12, middle, "middle", { transform: `rotate(-90 12 ${middle})` })]),
  ];
}

function valueLines(
  plot: Plot,
  words: readonly string[],
  frame: Frame,
  place: Place,
): SVGElement[] {
  return plot.values.ticks.flatMap((tick, index) => {
    const up = plot.values.at(tick);
    if (up === null) return [];
    const [x1, y1] = place({ along: 0, up });
    const [x2, y2] = place({ along: 1, up });
    const label = words[index] ?? "";
    return [
      element("line", { class: "chart-grid", x1, y1, x2, y2 }),
      plot.isLying
        ? text(label, x1, frame.top + frame.height + lineHeight, "middle")
        : text(label, frame.left - 5, y1 + 4, "end"),
    ];
  });
}

function alongLabels(
  plot: Plot,
  words: readonly string[],
  frame: Frame,
  place: Place,
): SVGElement[] {
  const { along } = plot;
  const places =
    "scale" in along
      ? along.scale.ticks.flatMap((tick) => along.scale.at(tick) ?? [])
      : words.map((_, index) => (index + 0.5) / words.length);
  const room = frame.width / Math.max(1, places.length);
  const fitting = Math.max(1, Math.floor(room / letterWidth));
  const longest = Math.max(1, ...words.map(({ length }) => length));
  // Numbers are left out rather than cut: half of one would be another.
  const each = "scale" in along ? Math.max(1, Math.ceil(longest / fitting)) : 1;
  return places.flatMap((at, index) => {
    if (index % each !== 0) return [];
    const word = words[index] ?? "";
    const [x, y] = place({ along: at, up: 0 });
    if (plot.isLying)
      return [text(short(word, (frame.left - 10) / letterWidth), frame.left - 5, y + 4, "end")];
    const shown = "scale" in along ? word : short(word, fitting);
    return [text(shown, x, frame.top + frame.height + lineHeight, "middle")];
  });
}

const short = (word: string, letters: number): string =>
  word.length <= letters ? word : `${word.slice(0, Math.max(1, Math.floor(letters) - 1))}…`;

function marks(plot: Plot, place: Place): SVGElement[] {
  return plot.marks.map((mark) => {
    if (mark.kind === "bar") {
      const [x1, y1] = place(mark.from);
      const [x2, y2] = place(mark.to);
      return element("rect", {
        ...{ x: Math.min(x1, x2), y: Math.min(y1, y2), fill: mark.color },
        ...{ width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) },
      });
    }
    if (mark.kind === "dot") {
      const [cx, cy] = place(mark.point);
      return element("circle", { cx, cy, r: 3.5, fill: mark.color });
    }
    const points = mark.points.map((point) => place(point).join(",")).join(" ");
    return element("polyline", {
      ...{ points, fill: "none", stroke: mark.color, "stroke-width": 2 },
      ...(mark.isDashed ? { "stroke-dasharray": "5 4" } : {}),
    });
  });
}

function legend(
  plot: Plot,
  { width, height }: { readonly width: number; readonly height: number },
): SVGElement[] {
  const lengths = plot.legend.map(({ name }) => name.length * letterWidth + 26);
  let x = Math.max(4, (width - lengths.reduce((a, b) => a + b, 0)) / 2);
  return plot.legend.flatMap(({ name, color }, index) => {
    const at = x;
    x += lengths[index] ?? 0;
    return [
      element("rect", { x: at, y: height - 14, width: 10, height: 10, fill: color }),
      text(name, at + 14, height - 5, "start"),
    ];
  });
}
