import type { NewChart, NewSeries } from "../../session/contract/chart";
import type { Rectangle } from "../../session/contract/register-port";

/** Makes a chart of cells of its sheet. */
export function addChart(sheet: Excel.Worksheet, chart: NewChart): Excel.Chart {
  const cells = ({ row, column, rows, columns }: Rectangle): Excel.Range =>
    sheet.getRangeByIndexes(row, column, rows, columns);
  const { kind, title, series, hasLegend, along, up, over } = chart;
  const [first, ...others] = series;
  const made = sheet.charts.add(kind, cells(first.values), Excel.ChartSeriesBy.columns);
  const dress = (target: Excel.ChartSeries, each: NewSeries): void => {
    target.name = each.name;
    target.setValues(cells(each.values));
    target.setXAxisValues(cells(each.along));
    if (each.look === "unseen") target.format.fill.clear();
    else if (kind === "XYScatterLinesNoMarkers") target.format.line.color = each.color;
    else target.format.fill.setSolidColor(each.color);
    if (each.look !== "dashed") return;
    target.format.line.lineStyle = Excel.ChartLineStyle.dash;
    target.markerStyle = Excel.ChartMarkerStyle.circle;
  };
  dress(made.series.getItemAt(0), first);
  for (const each of others) dress(made.series.add(each.name), each);
  if (title === "") made.title.visible = false;
  else made.title.text = title;
  made.legend.visible = hasLegend;
  if (hasLegend) made.legend.position = Excel.ChartLegendPosition.bottom;
  const { categoryAxis, valueAxis } = made.axes;
  for (const [axis, { title: words, format, maximum }] of [
    [categoryAxis, along],
    [valueAxis, up],
  ] as const) {
    if (words !== "") axis.title.text = words;
    if (format !== "") axis.numberFormat = format;
    if (maximum !== undefined) axis.maximum = maximum;
  }
  made.setPosition(
    cells({ ...over, rows: 1, columns: 1 }),
    cells({
      row: over.row + over.rows - 1,
      column: over.column + over.columns - 1,
      rows: 1,
      columns: 1,
    }),
  );
  return made;
}
