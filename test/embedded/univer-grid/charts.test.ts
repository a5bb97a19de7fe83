import JSZip from "jszip";
import { writeXlsx } from "../../../src/workbook/xlsx/write/write-xlsx";
import { openGridWithTyping } from "../../support/workbook/univer-typing";
import { type OpenedOffice, officeOver } from "../office-host/opened-office";

const openOffice = officeOver(openGridWithTyping);

const sales = [
  ["Year", "Spent", "Lost"],
  ["2024", 10, 40],
  ["2025", 20, 30],
  ["2026", 30, 20],
];

async function withSales(): Promise<OpenedOffice> {
  const office = await openOffice();
  await office.write("A1:C4", [
    sales[0] ?? [],
    ...sales.slice(1).map(([year, ...rest]) => [`'${String(year)}`, ...rest]),
  ]);
  return office;
}

const sheetIn = (context: Excel.RequestContext) => context.workbook.worksheets.getActiveWorksheet();

/** Adds a chart of the sales over E2:H12. */
const addChart = (office: OpenedOffice, type = "ColumnStacked"): Promise<void> =>
  office.run(async (context) => {
    const sheet = sheetIn(context);
    const chart = sheet.charts.add(type as "Line", sheet.getRange("A1:C4"), "Auto");
    chart.name = "Money";
    chart.title.text = "What was spent and lost";
    chart.axes.valueAxis.title.text = "Thousands";
    chart.axes.valueAxis.minimum = 0;
    chart.legend.position = "Top";
    chart.setPosition("E2", "H12");
    await context.sync();
  });

/** Cells of the first sheet as a chart has them: "B2:B4". */
const seriesOf = (office: OpenedOffice) =>
  office.grid.charts?.list().flatMap(({ series }) =>
    series.map(({ name, values, categories }) => ({
      name,
      rows: [values?.startRow, values?.endRow],
      column: values?.startColumn,
      categories: categories?.startColumn,
    })),
  );

it("makes a chart of cells, with what Excel reads out of them", async () => {
  const office = await withSales();
  await addChart(office);
  const read = await office.run(async (context) => {
    const { charts } = sheetIn(context);
    charts.load("items/name,items/chartType,count");
    const chart = charts.getItem("money").load("left,top,width,height");
    const series = chart.series.load("items/name");
    const { title, legend, axes } = chart;
    title.load("text");
    legend.load("visible,position");
    axes.valueAxis.load("minimum,maximum,scaleType");
    await context.sync();
    return { charts, chart, series, title, legend, axis: axes.valueAxis };
  });
  expect(read.charts.items.map(({ name, chartType }) => [name, chartType])).toEqual([
    ["Money", "ColumnStacked"],
  ]);
  expect(read.series.items.map(({ name }) => name)).toEqual(["Spent", "Lost"]);
  expect(read.title.text).toBe("What was spent and lost");
  expect(read.legend.position).toBe("Top");
  expect([read.axis.minimum, read.axis.maximum]).toEqual([0, ""]);
  expect(seriesOf(office)).toEqual([
    { name: "Spent", rows: [1, 3], column: 1, categories: 0 },
    { name: "Lost", rows: [1, 3], column: 2, categories: 0 },
  ]);
});

it("lies over the cells it is laid on, also after a wider column", async () => {
  const office = await withSales();
  await addChart(office);
  const place = () =>
    office.run(async (context) => {
      const chart = sheetIn(context).charts.getItem("Money").load("left,top,width,height");
      await context.sync();
      return [chart.left, chart.top, chart.width, chart.height].map(Math.round);
    });
  const columns = office.grid.format(
    { sheet: office.grid.activeSheet(), startRow: 0, endRow: 0, startColumn: 4, endColumn: 4 },
    "columnWidth",
  );
  const [left = 0, top, width, height] = await place();
  expect([left, width]).toEqual([Math.round(4 * (columns ?? 0)), Math.round(4 * (columns ?? 0))]);
  expect([top, height]).toEqual([15, 165]);
  await office.run(async (context) => {
    const sheet = sheetIn(context);
    sheet.getRange("A:A").format.columnWidth = (columns ?? 0) + 30;
    await context.sync();
  });
  expect(await place()).toEqual([left + 30, top, width, height]);
});

it("is put by points as well", async () => {
  const office = await withSales();
  await addChart(office);
  const place = await office.run(async (context) => {
    const chart = sheetIn(context).charts.getItem("Money");
    chart.left = 100;
    chart.top = 40;
    chart.width = 300;
    chart.height = 200;
    await context.sync();
    chart.load("left,top,width,height");
    await context.sync();
    return [chart.left, chart.top, chart.width, chart.height].map((each) => Math.round(each));
  });
  expect(place).toEqual([100, 40, 300, 200]);
});

it("is taken back and brought back like any other edit, and goes with its sheet", async () => {
  const office = await withSales();
  await addChart(office);
  const names = () => office.grid.charts?.list().map(({ name, title }) => [name, title]);
  const [shown] = names() ?? [];
  office.grid.undo();
  expect(names()).toEqual([]);
  office.grid.redo();
  expect(names()).toEqual([shown]);
  await office.run(async (context) => {
    context.workbook.worksheets.add("Other");
    sheetIn(context).delete();
    await context.sync();
  });
  expect(names()).toEqual([]);
  office.grid.undo();
  expect(names()).toEqual([shown]);
});

it("follows its cells when rows come and go", async () => {
  const office = await withSales();
  await addChart(office);
  const rowsOf = () => seriesOf(office)?.map(({ rows }) => rows);
  const insert = (address: string) =>
    office.run(async (context) => {
      sheetIn(context).getRange(address).insert("Down");
      await context.sync();
    });
  await insert("1:2");
  expect(rowsOf()).toEqual([
    [3, 5],
    [3, 5],
  ]);
  expect(office.grid.charts?.list()[0]?.from.row).toBe(3);
  office.grid.undo();
  expect(rowsOf()).toEqual([
    [1, 3],
    [1, 3],
  ]);
  await insert("3:3");
  expect(rowsOf()).toEqual([
    [1, 4],
    [1, 4],
  ]);
});

it("changes and loses series, and is a scatter chart of two columns", async () => {
  const office = await withSales();
  await office.run(async (context) => {
    const sheet = sheetIn(context);
    const chart = sheet.charts.add("XYScatterLinesNoMarkers", sheet.getRange("B1:C4"), "Columns");
    const second = chart.series.add("Limit");
    second.setXAxisValues(sheet.getRange("B2:B4"));
    second.setValues(sheet.getRange("C2:C4"));
    second.format.line.color = "red";
    second.format.line.lineStyle = "Dash";
    second.markerStyle = "Circle";
    chart.axes.categoryAxis.scaleType = "Logarithmic";
    await context.sync();
  });
  const [chart] = office.grid.charts?.list() ?? [];
  expect(chart?.categoryAxis.isLogarithmic).toBe(true);
  expect(chart?.series.map(({ name, categories }) => [name, categories?.startColumn])).toEqual([
    ["Lost", 1],
    ["Limit", 1],
  ]);
  expect(chart?.series[1]).toMatchObject({ color: "#FF0000", isDashed: true, hasMarkers: true });
  await office.run(async (context) => {
    sheetIn(context).charts.getItemAt(0).series.getItemAt(0).delete();
    await context.sync();
  });
  expect(office.grid.charts?.list()[0]?.series.map(({ name }) => name)).toEqual(["Limit"]);
});

it("refuses what it does not know, and what is not there", async () => {
  const office = await withSales();
  await addChart(office);
  const code = async (work: (charts: Excel.ChartCollection, sheet: Excel.Worksheet) => void) =>
    (
      await office.failure(async (context) => {
        const sheet = sheetIn(context);
        work(sheet.charts, sheet);
        await context.sync();
      })
    ).code;
  expect(await code((charts, sheet) => charts.add("Pie", sheet.getRange("A1:C4")))).toBe(
    "ApiNotFound",
  );
  expect(await code((charts) => (charts.getItem("Money").style = 3))).toBe("ApiNotFound");
  expect(await code((charts) => charts.getItem("Other").load("name"))).toBe("ItemNotFound");
  expect(await code((charts) => charts.getItem("Money").series.getItemAt(7).load("name"))).toBe(
    "ItemNotFound",
  );
  const isNull = await office.run(async (context) => {
    const none = sheetIn(context).charts.getItemOrNullObject("Other").load("name");
    await context.sync();
    return none.isNullObject;
  });
  expect(isNull).toBe(true);
});

it("is written into a file with the numbers it shows", async () => {
  const office = await withSales();
  await addChart(office);
  const bytes = await writeXlsx(office.grid.book(), new Set());
  const zip = await JSZip.loadAsync(bytes);
  const part = async (path: string): Promise<string> =>
    (await zip.file(path)?.async("string")) ?? "";
  const chart = await part("xl/charts/chart1.xml");
  expect(chart).toContain('<c:grouping val="stacked"/>');
  expect(chart).toContain("<c:f>Sheet1!$B$2:$B$4</c:f>");
  expect(chart.match(/<c:v>[^<]*<\/c:v>/g)).toEqual(
    ["Spent", "2024", "2025", "2026", "10", "20", "30"]
      .concat(["Lost", "2024", "2025", "2026", "40", "30", "20"])
      .map((text) => `<c:v>${text}</c:v>`),
  );
  const drawing = await part("xl/drawings/drawing1.xml");
  expect(drawing).toContain("<xdr:col>4</xdr:col>");
  expect(drawing).toContain('name="Money"');
  expect(await part("xl/worksheets/sheet1.xml")).toContain('<drawing r:id="rIdDrawing"/>');
  expect(await part("xl/worksheets/_rels/sheet1.xml.rels")).toContain("../drawings/drawing1.xml");
});

it("prints as it is told to, in the file too", async () => {
  const office = await withSales();
  await office.run(async (context) => {
    const { pageLayout } = sheetIn(context);
    pageLayout.orientation = "Portrait";
    pageLayout.paperSize = "A4";
    pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 1 };
    pageLayout.leftMargin = 36;
    pageLayout.setPrintArea("A1:C4");
    await context.sync();
  });
  const zip = await JSZip.loadAsync(await writeXlsx(office.grid.book(), new Set()));
  const sheet = (await zip.file("xl/worksheets/sheet1.xml")?.async("string")) ?? "";
  expect(sheet).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>');
  expect(sheet).toContain(
    '<pageSetup paperSize="9" fitToWidth="1" fitToHeight="1" orientation="portrait"/>',
  );
  expect(sheet).toContain('<pageMargins left="0.5"');
  const book = (await zip.file("xl/workbook.xml")?.async("string")) ?? "";
  expect(book).toContain(
    '<definedName name="_xlnm.Print_Area" localSheetId="0">Sheet1!$A$1:$C$4</definedName>',
  );
  office.grid.undo();
  expect(office.grid.layouts?.of(office.grid.activeSheet()).paper).toBeNull();
});
