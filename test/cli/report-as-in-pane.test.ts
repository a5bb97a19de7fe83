import { reportFrom } from "../../src/cli/report/write-report";
import { serialDate } from "../../src/session/typed/serial-date";
import type { Book, BookSheet } from "../../src/workbook/book/book";
import { calculateBook } from "../../src/workbook/engine/calculate-book";
import { readXlsx } from "../../src/workbook/xlsx/read/read-xlsx";
import { writeXlsx } from "../../src/workbook/xlsx/write/write-xlsx";
import { officeOver } from "../embedded/office-host/opened-office";
import { openExcelSession } from "../support/pane/excel-session";
import { bookOf, rowsFrom, spilling } from "../support/workbook/book-of";
import { calculatingGrid } from "../support/workbook/calculating-grid";
import { partsOf } from "../support/workbook/saved-parts";
import { worksheet } from "../support/workbook/worksheet";

const book = bookOf({
  Threats: rowsFrom("A1", [
    ["Threat", "Frequency", "Loss low", "Loss high", "Spend", "Status"],
    ["Fire", 0.5, 1000, 90_000, 300, "Open"],
    ["Flood", 0.1, 2000, 70_000, 9000, "Open"],
    ["Fraud", 2, 100, 9000, 100, "Open"],
    ["Theft", 1, 100, 9000, 100, "Closed"],
  ]),
  Controls: rowsFrom("A1", [
    ["Control", "Cost", "Threat", "Frequency reduction"],
    ["Sprinklers", 900, "Fire", 0.6],
    ["Four eyes", 500, "Fraud", 0.5],
  ]),
  Limits: { A2: 20_000, B2: 0.2, A3: 60_000, B3: 0.05, D1: "=APPETITE_CHECK(Threats!A1:F5,A2:B3)" },
  RegisterHistory: rowsFrom("A1", [
    ["Date", "Threat", "Frequency", "Loss low", "Loss high", "Spend", "Status"],
    [45_600, "Fire", 0.4, 1000, 90_000, 300, "Open"],
    [45_600, "Flood", 0.1, 2000, 50_000, 9000, "Open"],
  ]),
});
const history = { startRow: 0, endRow: 2, startColumn: 0, endColumn: 6 };
const withHistory: Book = {
  ...spilling(book),
  tables: [
    {
      ...{ name: "RegisterHistory", sheet: "RegisterHistory", range: history },
      columns: ["Date", "Threat", "Frequency", "Loss low", "Loss high", "Spend", "Status"],
      ...{ hasHeader: true, hasTotals: false },
    },
  ],
};
const openOffice = officeOver(async () => ({ grid: await calculatingGrid(withHistory) }));

const ids = new Set(worksheet.map(({ id }) => id));

/** A sheet as a file has it, and its charts and its paper. */
async function pageIn(bytes: Uint8Array, name: string) {
  const { sheets } = await readXlsx(bytes);
  const found = sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Error(`there must be ${name}`);
  const parts = await partsOf(bytes);
  const own = [...parts.values()].filter((xml) => xml.includes("<drawing ")).join("");
  return {
    cells: found.cells.map(({ row, column, value, formula, format, style, spill }) => ({
      // One value need not be said twice.
      ...{ at: `${row},${column}`, value, formula, format, spill: spill ?? (formula && [[value]]) },
      ...{ bold: style?.bold, size: style?.fontSize, color: style?.fontColor, fill: style?.fill },
    })),
    widths: widthsOf(found),
    heights: (found.rows ?? []).flatMap(({ row, height }) => (height ? [[row, height]] : [])),
    charts: [...parts].flatMap(([path, xml]) => (path.startsWith("xl/charts/") ? [xml] : [])),
    anchors: [...parts].flatMap(([path, xml]) => (/drawings\/d[^/]*$/.test(path) ? [xml] : [])),
    page: [/<pageSetup[^>]*>/, /<pageMargins[^>]*>/, /<printOptions[^>]*>/].map(
      (pattern) => pattern.exec(own)?.[0],
    ),
    area: /Print_Area[^<]*>([^<]*)</
      .exec(parts.get("xl/workbook.xml") ?? "")?.[1]
      ?.replace(/&apos;/g, "'"),
  };
}

const widthsOf = ({ columns = [] }: BookSheet) =>
  columns.map(({ column, width = 0 }) => [column, Math.round(width)]);

it("writes the page that the pane writes, cell by cell, with its charts and its paper", async () => {
  const office = await openOffice({ quiet: 5 });
  const pane = await openExcelSession(office);
  await pane.until(({ controls }) => controls?.kind === "controls");
  const wish = { paper: "Letter", language: "de", budget: 1000 } as const;
  const { report } = pane.session;
  const shown = await report?.preview({ ...wish, today: serialDate(new Date()) });
  if (shown?.kind !== "preview") throw new Error("there must be a preview");
  expect(await report?.write(shown)).toEqual({ kind: "chosen" });
  await office.grid.settled();
  const byPane = await writeXlsx(office.grid.book(), ids);
  await pane.close();
  const bytes = await writeXlsx(withHistory, ids);
  const opened = { bytes, book: await readXlsx(bytes) };
  const calculated = await calculateBook(opened.book, worksheet);
  const done = await reportFrom(opened, calculated, worksheet, wish).finally(calculated.close);
  expect(done).toMatchObject({ sheet: "Vorstandsbericht", losses: [], errors: [] });
  const page = await pageIn(done.bytes, "Vorstandsbericht");
  expect(page.charts).toHaveLength(3);
  expect(page).toEqual(await pageIn(byPane, "Vorstandsbericht"));
});
