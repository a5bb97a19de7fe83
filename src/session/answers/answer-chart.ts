import type { NewChart, NewSeries } from "../contract/chart";
import type { AnswerChart, AnswerSeries } from "../contract/question";

const colors = ["#1F4E79", "#C55A11", "#548235"] as const;

/** Cells that a chart takes. */
const size = { rows: 16, columns: 7 } as const;

/**
 * A chart of what a formula fills, right of it.
 *
 * @param rows that it fills, headers included
 * @param formats of its columns
 * @returns told where its first cell is, the chart
 */
export function chartBeside(
  { kind, title, along, up, series }: AnswerChart,
  rows: number,
  formats: readonly string[],
): (row: number, column: number) => NewChart {
  return (row, column) => {
    const below = (index: number) => ({
      ...{ row: row + 1, column: column + index, rows: rows - 1, columns: 1 },
    });
    const drawn = (
      { column: index, name, color, isUnseen = false }: AnswerSeries,
      at: number,
    ): NewSeries => ({
      ...{ name, values: below(index), along: below(0) },
      color: color ?? colors[at % colors.length] ?? colors[0],
      ...(isUnseen ? { look: "unseen" } : {}),
    });
    const [first, ...others] = series;
    const isNumbers = kind === "XYScatterLinesNoMarkers";
    return {
      ...{ kind, title },
      series: [drawn(first, 0), ...others.map((each, at) => drawn(each, at + 1))],
      // What is not drawn has no place in it.
      hasLegend: others.length > 0 && !series.some(({ isUnseen }) => isUnseen === true),
      along: { title: along, format: isNumbers ? (formats[0] ?? "") : "" },
      up: { title: up, format: formats[first.column] ?? "" },
      over: { row, column: column + formats.length + 1, ...size },
    };
  };
}
