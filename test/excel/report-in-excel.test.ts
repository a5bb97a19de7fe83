import type { Book } from "../../src/workbook/book/book";
import type { Grid } from "../../src/embedded/grid";
import { noFaults } from "../../src/embedded/office-host/workspace/host-faults";
import type { ReportShown, ReportWish } from "../../src/session/contract/report";
import { officeOver, type OpenedOffice } from "../embedded/office-host/opened-office";
import { type ExcelSession, openExcelSession } from "../support/pane/excel-session";
import { calculatingGrid } from "../support/workbook/calculating-grid";
import { worksheet } from "../support/workbook/worksheet";
import { bookOf } from "../support/workbook/book-of";
import { serialDate } from "../../src/session/typed/serial-date";
import { dateTyped, spokenDate, typedDate } from "../../src/session/typed/typed-date";

const register = {
  ...{ A1: "Threat", B1: "Frequency", C1: "Loss low", D1: "Loss high", E1: "Spend", F1: "Status" },
  ...{ A2: "Fire", B2: 0.5, C2: 1000, D2: 90_000, E2: 300, F2: "Open" },
  ...{ A3: "Flood", B3: 0.1, C3: 2000, D3: 70_000, E3: 9000, F3: "Open" },
  ...{ A4: "Fraud", B4: 2, C4: 100, D4: 9000, E4: 100, F4: "Open" },
  ...{ A5: "Theft", B5: 1, C5: 100, D5: 9000, E5: 100, F5: "Closed" },
};

const book: Book = bookOf({
  Threats: register,
  Controls: {
    ...{ A1: "Control", B1: "Cost", C1: "Threat", D1: "Frequency reduction" },
    ...{ A2: "Sprinklers", B2: 900, C2: "Fire", D2: 0.6 },
    ...{ A3: "Four eyes", B3: 500, C3: "Fraud", D3: 0.5 },
  },
  Limits: { A2: 20_000, B2: 0.2, A3: 60_000, B3: 0.05, D1: "=APPETITE_CHECK(Threats!A1:F5,A2:B3)" },
});

const openOffice = officeOver(async () => ({ grid: await calculatingGrid(book) }));
const openFrom1904 = officeOver(async () => ({
  grid: await calculatingGrid({ ...book, from1904: true }),
}));

interface Opened {
  readonly office: OpenedOffice;
  readonly grid: Grid;
  readonly pane: ExcelSession;
}

const opened: ExcelSession[] = [];
afterEach(async () => {
  for (const pane of opened.splice(0)) await pane.close();
});

async function open(): Promise<Opened> {
  const office = await openOffice({ quiet: 5 });
  const pane = await openExcelSession(office);
  opened.push(pane);
  await pane.until(({ controls }) => controls?.kind === "controls");
  return { office, grid: office.grid, pane };
}

const wish: ReportWish = { paper: "A4", language: "en", budget: 1000, today: 46_000 };

async function shown({ pane }: Opened, wanted = wish): Promise<ReportShown> {
  const preview = await pane.session.report?.preview(wanted);
  if (preview?.kind !== "preview") throw new Error(`there must be a preview: ${preview?.message}`);
  return preview;
}

async function write(all: Opened, wanted = wish): Promise<void> {
  const done = await all.pane.session.report?.write(await shown(all, wanted));
  expect(done).toEqual({ kind: "chosen" });
  await all.grid.settled();
}

const sheetOf = (grid: Grid, name = "Board report"): string | undefined =>
  grid.sheets().find((each) => each.name === name)?.id;

/** What a sheet shows, row by row. */
function rowsOf(grid: Grid, name?: string): unknown[][] {
  const sheet = sheetOf(grid, name);
  const used = sheet === undefined ? null : grid.usedRange(sheet, true);
  return used ? grid.values({ ...used, startRow: 0, startColumn: 0 }) : [];
}

const allValues = (grid: Grid): string => JSON.stringify(rowsOf(grid));

/** The figure right below a label. */
function below(grid: Grid, label: string): unknown {
  const rows = rowsOf(grid);
  const row = rows.findIndex((line) => line.includes(label));
  return rows[row + 1]?.[rows[row]?.indexOf(label) ?? -1];
}

/** All that there is: cells, looks, charts, names and how sheets are printed. */
const everything = (grid: Grid): string => {
  const { sheets, tables, names } = grid.book();
  return JSON.stringify({ sheets, tables, names });
};

const builtIn = (id: string, ...args: unknown[]): unknown[][] =>
  worksheet.find((each) => each.id === id)?.call(args as never, "Sheet1!A1") as unknown[][];

it("writes a page whose figures are those of the functions, with charts, on one sheet of paper", async () => {
  const all = await open();
  const { grid } = all;
  const preview = await shown(all);
  expect(preview).toMatchObject({ sheet: "Board report", isAgain: false });
  await write(all);
  const cells = Object.values(register);
  const table = Array.from({ length: 5 }, (_, row) => cells.slice(6 * row, 6 * row + 6));
  const coverage = builtIn(
    "COVERAGE_TABLE",
    table,
    "expected",
    undefined,
    undefined,
    true,
  ) as never[][];
  const total = coverage.at(-1) ?? [];
  expect(below(grid, "Required")).toBe(total[3]);
  expect(below(grid, "Missing")).toBe(total[5]);
  expect(below(grid, "An average year")).toBe(builtIn("EXPECTED_LOSS", table)[0]?.[0]);
  expect(below(grid, "1-in-100 bad year")).toBe(builtIn("LOSS_PERCENTILE", table, 0.99)[0]?.[0]);
  const rows = rowsOf(grid);
  expect(rows.flat()).toContain(
    `No: 2 of 3 threats are under-funded; ${Math.round(100 * Number(total[6]))}% of what is required is covered.`,
  );
  const largest = coverage.slice(1, -1).sort((a, b) => Number(b[5]) - Number(a[5]))[0]?.[0];
  const head = rows.findIndex((line) => line[0] === "The five largest gaps");
  expect(rows[head + 2]?.[0]).toBe(largest);
  expect(rows.flat()).toContain("Sprinklers");
  expect(rows.flat()).toContain("1 row of the register: Theft.");
  expect(rows.flat()).toContain("No stated error above 0.01% of a figure.");
  expect(rows.flat().filter((value) => typeof value === "object" && value !== null)).toEqual([]);
  const sheet = sheetOf(grid) ?? "";
  expect(grid.charts?.list().map(({ name, series }) => [name, series.length])).toEqual([
    ["Outspend 1: curve", 2],
    ["Outspend 1: budget", 1],
  ]);
  expect(grid.layouts?.of(sheet)).toMatchObject({ paper: "A4", fit: { wide: 1, tall: 1 } });
  expect(grid.activeSheet()).toBe(sheet);
});

it("follows the register, and is one step of undo", async () => {
  const all = await open();
  const { grid } = all;
  const was = everything(grid);
  await write(all);
  const before = below(grid, "Missing");
  const sheet = sheetOf(grid, "Threats") ?? "";
  grid.write({ sheet, startRow: 1, endRow: 1, startColumn: 4, endColumn: 4 }, [[100]]);
  await grid.settled();
  expect(Number(below(grid, "Missing"))).toBeCloseTo(Number(before) + 200, 6);
  grid.undo();
  grid.undo();
  await grid.settled();
  expect(everything(grid)).toBe(was);
});

it("is written again in its place, and keeps what is beside and below it", async () => {
  const all = await open();
  const { grid } = all;
  await write(all, { ...wish, budget: null });
  const first = allValues(grid);
  await write(all, { ...wish, budget: null });
  expect(allValues(grid)).toBe(first);
  expect(grid.charts?.list().map(({ name }) => name)).toEqual([
    "Outspend 2: curve",
    "Outspend 2: gaps",
  ]);
  const sheet = sheetOf(grid) ?? "";
  const end = rowsOf(grid).findIndex((line) => line[0] === "Sources") + 1;
  const put = (row: number, column: number, text: string): void => {
    grid.write({ sheet, startRow: row, endRow: row, startColumn: column, endColumn: column }, [
      [text],
    ]);
  };
  put(3, 8, "said aloud");
  put(end, 0, "signed");
  await write(all);
  const rows = rowsOf(grid);
  expect(rows[3]?.[8]).toBe("said aloud");
  expect(rows.filter((line) => line.includes("signed"))).toHaveLength(1);
  expect(rows.findIndex((line) => line[0] === "signed")).toBeGreaterThan(
    rows.findIndex((line) => line[0] === "Sources"),
  );
  expect(rows.flat()).toContain("Sprinklers");
});

it("leaves a sheet of that name alone, and says beforehand where it goes", async () => {
  const all = await open();
  const { grid } = all;
  const { id } = grid.addSheet("Board report");
  grid.write({ sheet: id, startRow: 0, endRow: 0, startColumn: 0, endColumn: 0 }, [["mine"]]);
  await grid.settled();
  expect(await shown(all)).toMatchObject({ sheet: "Board report 2", isAgain: false });
  await write(all);
  expect(rowsOf(grid)).toEqual([["mine"]]);
  expect(rowsOf(grid, "Board report 2").flat()).toContain("Sources");
  expect(await shown(all)).toMatchObject({ sheet: "Board report 2", isAgain: true });
});

it("refuses to write over what somebody put in its way, and names the cell", async () => {
  const all = await open();
  const { grid } = all;
  await write(all, { ...wish, budget: null });
  const sheet = sheetOf(grid) ?? "";
  const plan = rowsOf(grid).findIndex((line) => line[5] === "The plan, and the decision asked for");
  const cell = { sheet, startRow: plan + 2, endRow: plan + 2, startColumn: 8, endColumn: 8 };
  grid.write(cell, [["mine"]]);
  const was = everything(grid);
  const done = await all.pane.session.report?.write(await shown(all));
  expect(done).toMatchObject({ kind: "refused" });
  expect(JSON.stringify(done)).toContain(`I${plan + 3} of the report's sheet holds something`);
  expect(everything(grid)).toBe(was);
});

it("speaks German and prints on letter paper where that is wanted", async () => {
  const all = await open();
  await write(all, { ...wish, language: "de", paper: "Letter" });
  const rows = rowsOf(all.grid, "Vorstandsbericht");
  expect(rows[0]?.[0]).toBe("Sicherheitsbudget");
  expect(rows.flat().join(" ")).toMatch(/Nein: 2 von 3 Bedrohungen sind unterfinanziert/);
  expect(all.grid.layouts?.of(sheetOf(all.grid, "Vorstandsbericht") ?? "").paper).toBe("Letter");
});

it.each([45_900, "2025-08-31"])("tells what changed since the last record: %s", async (day) => {
  const all = await open();
  const { grid } = all;
  const { id } = grid.addSheet("Register history");
  const lines = Array.from({ length: 5 }, (_, row) =>
    Object.values(register).slice(6 * row, 6 * row + 6),
  );
  const rows = lines.map((line, row) => [
    row === 0 ? "Date" : typeof day === "string" ? `'${day}` : day,
    ...line,
  ]);
  const before = rows.map((line, row) =>
    row === 1 ? line.map((cell, at) => (at === 5 ? 800 : cell)) : line,
  );
  grid.write({ sheet: id, startRow: 0, endRow: 4, startColumn: 0, endColumn: 6 }, before);
  grid.addTable(
    { sheet: id, startRow: 0, endRow: 4, startColumn: 0, endColumn: 6 },
    true,
    "RegisterHistory",
  );
  await all.pane.caughtUp();
  await write(all);
  expect(grid.charts?.list().map(({ name }) => name)).toContain("Outspend 1: bridge");
  const data = rowsOf(grid);
  const step = data.find((line) => line.includes("Fire: Spend"));
  expect(step?.[23]).toBeCloseTo(500, 6);
  const now = data.find((line) => line.includes("Missing now"));
  expect(now?.[25]).toBeCloseTo(Number(below(grid, "Missing")), 6);
});

/** Somebody signs right below the page, which needs more rows from now on. */
async function growing({ grid, pane }: Opened): Promise<void> {
  const sheet = sheetOf(grid) ?? "";
  const end =
    1 +
    rowsOf(grid).reduce(
      (last, line, row) => (line.slice(0, 9).some((cell) => (cell ?? "") !== "") ? row : last),
      0,
    );
  grid.write({ sheet, startRow: end, endRow: end, startColumn: 0, endColumn: 1 }, [
    ["signed", "A. Smith"],
  ]);
  const { id } = grid.addSheet("Lines");
  grid.write({ sheet: id, startRow: 0, endRow: 1, startColumn: 0, endColumn: 3 }, [
    ["Line", "Amount", "Threat", "=SPEND_BY_THREAT(Threats!A2:A4,A1:C2)"],
    ["Books", 321, "", ""],
  ]);
  await grid.settled();
  await pane.caughtUp();
}

describe("where a sync fails", () => {
  it.each(["never", "before", "before, and what stands below it moves"])(
    "the workbook is as it was, written: %s",
    async (written) => {
      const all = await open();
      const { grid, office } = all;
      if (written !== "never") await write(all, { ...wish, budget: null });
      if (written.includes("moves")) await growing(all);
      const was = everything(grid);
      office.host.faults.undoGroups = "unknown";
      const preview = await shown(all);
      // What is beside the register is read once more: no sync of that is to fail.
      await all.pane.caughtUp();
      let refusals = 0;
      for (let sync = 1; sync < 20; sync++) {
        office.host.faults.failingSync = sync;
        const done = await all.pane.session.report?.write(preview);
        const isOver = office.host.faults.failingSync > 0;
        Object.assign(office.host.faults, noFaults(), { undoGroups: "unknown" });
        await grid.settled();
        if (done?.kind === "chosen") {
          if (isOver) break;
          // The last of all is tried again: then everything is written.
          const rounds = grid.charts?.list().map(({ name }) => /\d+/.exec(name)?.[0]);
          expect(new Set(rounds).size).toBe(1);
          break;
        }
        refusals++;
        expect(everything(grid)).toBe(was);
      }
      expect(refusals).toBeGreaterThan(3);
      if (written.includes("moves")) {
        const rows = rowsOf(grid).map(([first]) => first);
        expect(rows.indexOf("signed")).toBeGreaterThan(rows.indexOf("Sources"));
      }
    },
  );
});

it("counts days as a workbook from 1904 does", async () => {
  const office = await openFrom1904({ quiet: 5 });
  const pane = await openExcelSession(office);
  opened.push(pane);
  await pane.until(({ controls }) => controls?.kind === "controls");
  const { marks } = pane.view();
  expect(marks.from1904).toBe(true);
  const today = serialDate(new Date(2026, 5, 30), marks);
  expect(today).toBe(44_741);
  expect(dateTyped("6/30/2026", marks)).toBe(today);
  expect([typedDate(today, marks), spokenDate(today, marks)]).toEqual([
    "6/30/2026",
    "30 June 2026",
  ]);
  await write({ office, grid: office.grid, pane }, { ...wish, today });
  const said = rowsOf(office.grid)
    .flat()
    .filter((cell) => typeof cell === "string");
  expect(said.some((line) => line.includes("30 June 2026"))).toBe(true);
  expect(rowsOf(office.grid).flat()).toContain(today);
});

it("says which row of the history cannot be read, and compares nothing", async () => {
  const all = await open();
  const { grid } = all;
  const { id } = grid.addSheet("Register history");
  const place = { sheet: id, startRow: 0, endRow: 2, startColumn: 0, endColumn: 3 };
  grid.write(place, [
    ["Date", "Threat", "Frequency", "Loss"],
    [45_900, "Fire", 0.4, 9000],
    ["'31.03.2026", "Fire", 0.5, 9000],
  ]);
  grid.addTable(place, true, "RegisterHistory");
  await all.pane.caughtUp();
  const { parts } = await shown(all);
  expect(parts.flatMap(({ lines }) => lines).join(" ")).toMatch(/row 2 .* "31\.03\.2026"/);
  await write(all, { ...wish, language: "de" });
  const said = rowsOf(grid, "Vorstandsbericht").flat().join(" ");
  expect(said).toContain("Zeile 2 der Historie hat kein lesbares Datum („31.03.2026“)");
  expect(said).not.toMatch(/#[A-Z]+[!?]/);
});
