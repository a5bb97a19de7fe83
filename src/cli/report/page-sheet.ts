import type { CellContent, Rectangle } from "../../session/contract/register-port";
import type { NewAxis, NewSeries } from "../../session/contract/chart";
import type { Page, PageBlock, PageChart, PageLook } from "../../session/contract/report";
import type { BookBlank, BookCell, BookSheet, BookStyle } from "../../workbook/book/book";
import type { CellRange } from "../../workbook/book/cell-range";
import type { Chart, ChartAxis, ChartCells } from "../../workbook/book/chart";
import { plainAxis, plainSeries } from "../../workbook/book/chart";
import { plainLayout } from "../../workbook/book/page-layout";

const pointsPerInch = 72;
/** What a character of the page is wide in Excel, in characters of a file. */
const fileCharacters = 5.5 / 0.75 / 7;

/** A page as a sheet of a book. */
export function sheetOfPage(
  page: Page,
  name: string,
  chartName: (key: string) => string,
): BookSheet {
  const { cells, blanks } = cellsOfPage(page);
  return {
    ...{ name, hidden: false, cells, blanks },
    columns: page.widths.map((width, column) => ({ column, width: width * fileCharacters })),
    rows: page.heights.map(([row, height]) => ({ row, height })),
    charts: page.charts.map((chart) => chartOf(chart, name, chartName(chart.key))),
    layout: {
      ...plainLayout,
      ...{
        orientation: "Landscape",
        paper: page.paper,
        fit: { wide: 1, tall: 1 },
        scale: null,
        isCentered: true,
      },
      margins: {
        ...plainLayout.margins,
        ...{ left: 0.5 * pointsPerInch, right: 0.5 * pointsPerInch },
        ...{ top: 0.5 * pointsPerInch, bottom: 0.5 * pointsPerInch },
      },
      area: { startRow: 0, startColumn: 0, endRow: page.rows - 1, endColumn: page.columns - 1 },
    },
  };
}

interface Written {
  readonly cells: readonly BookCell[];
  readonly blanks: readonly BookBlank[];
}

/** The cells of a page, row by row. */
function cellsOfPage({ blocks }: Pick<Page, "blocks">): Written {
  const all = blocks.flatMap(cellsOfBlock);
  all.sort((a, b) => a.row - b.row || a.column - b.column);
  return {
    cells: all.filter((cell): cell is BookCell => "value" in cell),
    blanks: all.filter((cell) => !("value" in cell)),
  };
}

function cellsOfBlock({ row, column, cells, formats, look }: PageBlock): (BookCell | BookBlank)[] {
  const style = styleOf(look);
  return cells.flatMap((line, r) =>
    formats.map((format, c) => {
      const shown = { ...(format === "General" ? {} : { format }), style };
      return { row: row + r, column: column + c, ...contentOf(line[c] ?? null), ...shown };
    }),
  );
}

/** A formula works on arrays, as what is typed does. */
function contentOf(content: CellContent): Pick<BookCell, "value" | "formula" | "spill"> | object {
  if (content === null) return {};
  if (typeof content !== "object") return { value: content };
  return { value: null, formula: content.formula.slice(1), spill: [[null]] };
}

function styleOf({ bold, size, color, fill, align }: PageLook): BookStyle {
  const horizontal = { General: null, Left: "left", Right: "right" } as const;
  const at = horizontal[align];
  return {
    ...(bold ? { bold } : {}),
    ...{ fontSize: size, fontColor: color },
    ...(fill === "" ? {} : { fill }),
    ...(at === null ? {} : { horizontal: at }),
  };
}

/** A chart as Excel's own, over cells of its sheet. */
function chartOf(chart: PageChart, sheet: string, name: string): Chart {
  const { kind, title, series, hasLegend, along, up, over } = chart;
  return {
    ...{ name, kind, title, legend: hasLegend ? "Bottom" : null },
    series: series.map((each) => ({
      ...plainSeries,
      ...{ name: each.name, values: cellsOn(sheet, each.values) },
      categories: cellsOn(sheet, each.along),
      ...lookOf(each),
    })),
    categoryAxis: axisOf(along),
    valueAxis: axisOf(up),
    from: { row: over.row, column: over.column, x: 0, y: 0 },
    to: { row: over.row + over.rows, column: over.column + over.columns, x: 0, y: 0 },
  };
}

const lookOf = ({ look, color }: NewSeries) =>
  look === "unseen"
    ? { isUnseen: true }
    : { color, ...(look === "dashed" ? { isDashed: true, hasMarkers: true } : {}) };

const axisOf = ({ title, format, maximum }: NewAxis): ChartAxis => ({
  ...{ ...plainAxis, title, maximum: maximum ?? null },
  numberFormat: format === "" ? null : format,
});

const rangeOf = ({ row, column, rows, columns }: Rectangle): CellRange => ({
  ...{ startRow: row, endRow: row + rows - 1 },
  ...{ startColumn: column, endColumn: column + columns - 1 },
});

const cellsOn = (sheet: string, cells: Rectangle): ChartCells => ({ sheet, ...rangeOf(cells) });
