import { reportFrom } from "../../src/cli/report/write-report";
import { serialDate } from "../../src/session/typed/serial-date";
import type { Book, BookSheet } from "../../src/workbook/book/book";
import { calculateBook } from "../../src/workbook/engine/calculate-book";
import { inUserWords } from "../../src/workbook/formulas/user-formula";
import { readXlsx } from "../../src/workbook/xlsx/read/read-xlsx";
import { savePackage } from "../../src/workbook/xlsx/save/save-package";
import { writeXlsx } from "../../src/workbook/xlsx/write/write-xlsx";
import { officeOver } from "../embedded/office-host/opened-office";
import { openExcelSession } from "../support/pane/excel-session";
import { bookOf, rowsFrom, spilling } from "../support/workbook/book-of";
import { calculatingGrid } from "../support/workbook/calculating-grid";
import { packageFaults } from "../support/workbook/package-faults";
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
    ["Control", "Cost", "Threat", "Frequency reduction", "In place"],
    ["Sprinklers", 900, "Fire", 0.6, "no"],
    ["Four eyes", 500, "Fraud", 0.5, "no"],
    ["Training", 700, null, 0.1, "yes"],
  ]),
  Lines: rowsFrom("A1", [
    ["Line", "Amount", "Threat"],
    ["Extinguishers", 1200, "Fire"],
    ["Awareness", 2000, null],
    ["Monitoring", 550, "  "],
  ]),
  Limits: {
    ...{ A2: 20_000, B2: 0.2, A3: 60_000, B3: 0.05, D1: "=APPETITE_CHECK(Threats!A1:F5,A2:B3)" },
    J1: "=SPEND_BY_THREAT(Threats!A2:A4,Lines!A1:C4)",
  },
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
/** What is opened next. */
let opening = withHistory;
const openOffice = officeOver(async () => ({ grid: await calculatingGrid(opening) }));
beforeEach(() => {
  opening = withHistory;
});

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
  const shown = await report?.preview({
    ...wish,
    today: serialDate(new Date(), { from1904: false }),
  });
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
  const values = page.cells.map(({ value }) => value);
  expect(values).toEqual(expect.arrayContaining(["Fire: Häufigkeit", "Fraud: neu"]));
  expect(page.charts.some((xml) => xml.includes('<c:barDir val="bar"/>'))).toBe(true);
});

it("prints money that names no threat: of budget lines, and of controls in place", async () => {
  const bytes = await writeXlsx(withHistory, ids);
  const opened = { bytes, book: await readXlsx(bytes) };
  const calculated = await calculateBook(opened.book, worksheet);
  const linesOn = async (language: "en" | "de") => {
    const { bytes: written, sheet } = await reportFrom(opened, calculated, worksheet, {
      language,
    });
    const { cells } = await pageIn(written, sheet);
    const at = new Map(cells.map((cell) => [cell.at, cell]));
    return cells.flatMap(({ at: place, value }) => {
      const [row = "", column = ""] = place.split(",");
      const amount = at.get(`${row},${Number(column) - 1}`);
      return column === "2" && typeof value === "string" && typeof amount?.value === "number"
        ? [{ amount: amount.value, isAlive: amount.formula !== undefined, words: value }]
        : [];
    });
  };
  const words = (all: Awaited<ReturnType<typeof linesOn>>) => all.map((each) => each.words);
  const english = await linesOn("en");
  expect(english).toMatchObject([
    { amount: 2550, isAlive: true },
    { amount: 700, isAlive: true },
  ]);
  expect(words(english)).toEqual([
    "of the budget lines name no threat: spread over all of them, and counted there.",
    "for controls that name no threat, so that no threat's budget has it: Training.",
  ]);
  expect(words(await linesOn("de"))).toEqual([
    "der Budgetzeilen nennen keine Bedrohung: auf alle verteilt und dort gezählt.",
    "für Maßnahmen, die keine Bedrohung nennen, also in keinem Budget einer Bedrohung: Training.",
  ]);
  calculated.close();
});

/** A book as a file tells it, page by page, with its names and its tables. */
async function allIn(bytes: Uint8Array) {
  const { sheets, names, tables } = await readXlsx(bytes);
  return {
    sheets: sheets.map(({ name, cells, rows = [] }) => ({
      name,
      heights: rows.flatMap(({ row, height }) => (height === undefined ? [] : [[row, height]])),
      cells: cells.map(({ row, column, value, formula, spill }) => ({
        ...{ at: `${row},${column}`, value, formula, spill: spill ?? (formula && [[value]]) },
      })),
    })),
    names: names.map(({ name, formula }) => [name, formula]).sort(),
    tables: tables.map(({ name, range }) => [name, range]),
  };
}

it("moves what somebody wrote below it down where it needs more rows, as the pane does", async () => {
  const wish = { paper: "A4", language: "en", budget: 1000 } as const;
  const unlined = withHistory.sheets.map((each) => ({
    ...each,
    cells: each.cells.filter(({ formula }) => !formula?.startsWith("SPEND_BY_THREAT")),
  }));
  const first = await writeXlsx({ ...withHistory, sheets: unlined }, ids);
  const read = await readXlsx(first);
  const calculated = await calculateBook(read, worksheet);
  const { bytes: written, sheet } = await reportFrom(
    { bytes: first, book: read },
    ...[calculated, worksheet, wish],
  ).finally(calculated.close);
  const was = await readXlsx(written);
  const page = was.sheets.find(({ name }) => name === sheet);
  const end = 1 + Math.max(0, ...(page?.cells ?? []).flatMap((c) => (c.column < 9 ? [c.row] : [])));
  // Somebody signs below it, adds a table there, and says so elsewhere; then a budget line names no threat.
  const theirs = bookOf({
    [sheet]: {
      ...rowsFrom(`A${end + 1}`, [["Signed", 7]]),
      ...rowsFrom(`AZ${end}`, [["Beside"], [1], [2]]),
      ...rowsFrom(`C${end + 5}`, [
        ["Copies", "To"],
        [3, "Board"],
      ]),
      [`AA${end + 9}`]: `=B${end + 1}*2`,
    },
    Seals: { A1: `='${sheet}'!B${end + 1}+1`, A2: `=SUM('${sheet}'!AZ${end}:AZ${end + 1})` },
    More: {
      ...rowsFrom("A1", [
        ["Line", "Amount", "Threat"],
        ["Books", 321, null],
      ]),
      J1: "=SPEND_BY_THREAT(Threats!A2:A4,A1:C2)",
    },
  });
  const [own, ...others] = spilling(theirs).sheets;
  const merged = { startRow: end + 6, endRow: end + 7, startColumn: 4, endColumn: 5 };
  const copies = { startRow: end + 4, endRow: end + 5, startColumn: 2, endColumn: 3 };
  const edited: Book = {
    ...was,
    sheets: [
      ...was.sheets.map((each) =>
        each.name === sheet
          ? { ...each, cells: [...each.cells, ...(own?.cells ?? [])], merges: [merged] }
          : each,
      ),
      ...others,
    ],
    names: [...was.names, { name: "Signature", formula: `'${sheet}'!$B$${end + 1}` }],
    tables: [
      ...was.tables,
      {
        ...{ name: "Copies", sheet, range: copies, columns: ["Copies", "To"] },
        ...{ hasHeader: true, hasTotals: false },
      },
    ],
  };
  const { bytes } = await savePackage({ bytes: written, asRead: was, before: was }, edited, ids);
  const opened = { bytes, book: await readXlsx(bytes) };
  const again = await calculateBook(opened.book, worksheet);
  const done = await reportFrom(opened, again, worksheet, wish).finally(again.close);
  expect(done).toMatchObject({ sheet, losses: [], errors: [] });
  expect(await packageFaults(done.bytes)).toEqual([]);
  const byFile = await allIn(done.bytes);

  opening = inUserWords(opened.book, ids);
  const office = await openOffice({ quiet: 5 });
  const pane = await openExcelSession(office);
  await pane.until(({ controls }) => controls?.kind === "controls");
  const { report } = pane.session;
  const shown = await report?.preview({
    ...wish,
    today: serialDate(new Date(), { from1904: false }),
  });
  if (shown?.kind !== "preview") throw new Error("there must be a preview");
  expect(await report?.write(shown)).toEqual({ kind: "chosen" });
  await office.grid.settled();
  const byPane = await allIn(await writeXlsx(office.grid.book(), ids));
  await pane.close();
  expect(byFile).toEqual(byPane);
  const moved = byFile.sheets.find(({ name }) => name === sheet)?.cells ?? [];
  expect(moved.find(({ value }) => value === "Signed")?.at).toBe(`${end + 1},0`);
});

it("leaves somebody's own sheet of its name alone, and says which one it wrote", async () => {
  const own = bookOf({ "Board report": { A1: "mine", A2: "=1/0" } }).sheets;
  const bytes = await writeXlsx({ ...withHistory, sheets: [...withHistory.sheets, ...own] }, ids);
  const opened = { bytes, book: await readXlsx(bytes) };
  const calculated = await calculateBook(opened.book, worksheet);
  const done = await reportFrom(opened, calculated, worksheet, { language: "en" });
  calculated.close();
  expect(done).toMatchObject({ sheet: "Board report 2", errors: [], losses: [] });
  const { sheets } = await allIn(done.bytes);
  expect(sheets.find(({ name }) => name === "Board report")?.cells).toHaveLength(2);
});
