import type { ChartCells, ChartCorner } from "../../../workbook/book/chart";
import type { GridChart } from "../../grid";
import type { Shift } from "../../../workbook/book/sheet-move";
import { shiftedRange } from "../../../workbook/formulas/shift-cells";

/** A chart after cells moved on a sheet: its corners and the cells it shows go along. The same where nothing changes. */
export function movedChart(chart: GridChart, sheet: string, shift: Shift): GridChart {
  const cells = (given: ChartCells | null): ChartCells | null => {
    if (given?.sheet !== sheet) return given;
    const moved = shiftedRange(given, shift);
    return moved === given ? given : moved && { ...moved, sheet };
  };
  const series = chart.series.map((each) => {
    const [values, categories] = [cells(each.values), cells(each.categories)];
    const isSame = values === each.values && categories === each.categories;
    return isSame ? each : { ...each, values, categories };
  });
  const isMoved = series.some((each, index) => each !== chart.series[index]);
  const [from, to] =
    chart.sheet === sheet
      ? [movedCorner(chart.from, shift), movedCorner(chart.to, shift)]
      : [chart.from, chart.to];
  return isMoved || from !== chart.from || to !== chart.to ? { ...chart, series, from, to } : chart;
}

/** A corner whose cell is gone lies where the next one begins. */
function movedCorner(corner: ChartCorner, shift: Shift): ChartCorner {
  const { row, column } = corner;
  const cell = { startRow: row, startColumn: column, endRow: row, endColumn: column };
  const moved = shiftedRange(cell, shift);
  if (moved === cell) return corner;
  if (moved) {
    const isSame = moved.startRow === row && moved.startColumn === column;
    return isSame ? corner : { ...corner, row: moved.startRow, column: moved.startColumn };
  }
  return shift.along === "rows"
    ? { ...corner, row: shift.area.startRow, y: 0 }
    : { ...corner, column: shift.area.startColumn, x: 0 };
}
