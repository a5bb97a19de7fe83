import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Book, BookSheet, CellValue } from "../../src/workbook/book/book";
import { type Chart, plainAxis, plainSeries } from "../../src/workbook/book/chart";
import { readXlsx } from "../../src/workbook/xlsx/read/read-xlsx";
import { savePackage } from "../../src/workbook/xlsx/save/save-package";
import { writeXlsx } from "../../src/workbook/xlsx/write/write-xlsx";
import { bookOf, rowsFrom } from "../support/workbook/book-of";
import { packageFaults } from "../support/workbook/package-faults";
import { changedParts, partsOf } from "../support/workbook/saved-parts";
import { withPart } from "../support/workbook/xlsx-file";

const root = resolve(__dirname, "../..");
const sample = join(root, "assets/sample.xlsx");
const calc = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, "dist/tools/calc.cjs"), ...args], { encoding: "utf8" });

const folder = mkdtempSync(join(tmpdir(), "report-"));
const file = (name: string) => join(folder, name);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const bytesOf = (path: string) => new Uint8Array(readFileSync(path));

async function sheetIn(path: string, name: string): Promise<BookSheet> {
  const { sheets } = await readXlsx(bytesOf(path));
  const found = sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Error(`there must be ${name}: ${sheets.map((each) => each.name).join()}`);
  return found;
}

/** What cells show, those that formulas fill among them. */
function shownOn({ cells }: BookSheet): Map<string, CellValue> {
  return new Map(
    cells.flatMap(({ row, column, value, spill = [[value]] }) =>
      spill.flatMap((line, r) =>
        line.map((each, c) => [`${row + r},${column + c}`, each] as const),
      ),
    ),
  );
}

/** The figure right below a label. */
function below(sheet: BookSheet, label: string): CellValue | undefined {
  const shown = shownOn(sheet);
  const [place = ""] = [...shown].find(([, value]) => value === label) ?? [];
  const [row, column] = place.split(",").map(Number);
  return shown.get(`${Number(row) + 1},${column ?? ""}`);
}

const errors = (sheet: BookSheet) =>
  [...shownOn(sheet)].filter(([, value]) => typeof value === "object" && value !== null);

const column = (at: number) => ({ startRow: 1, endRow: 3, startColumn: at, endColumn: at });

/** A register in euros, under German headers. */
const german: Book = bookOf({
  Massnahmen: rowsFrom("A1", [
    ["Maßnahme", "Kosten", "Bedrohung", "Frequency reduction"],
    ["Sprinkler", 500, "Brand", 0.6],
    ["Vier Augen", 900, "Betrug", 0.5],
  ]),
  Risiken: {
    ...{ A1: "Bedrohung", B1: "Häufigkeit", C1: "Schaden", D1: "Ausgaben" },
    ...{ A2: "Brand", B2: 0.5, C2: 90_000, D2: 300, A3: "Überschwemmung" },
    ...{ B3: 0.1, C3: 70_000, D3: 9000, A4: "Betrug", B4: 2, C4: 9000, D4: 100 },
  },
});
const euros: Book = {
  ...german,
  sheets: german.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) =>
      cell.column >= 2 && cell.row > 0 ? { ...cell, format: "#,##0 [$€-407]" } : cell,
    ),
  })),
};

describe("calc --report", () => {
  const [written, small] = [file("board.xlsx"), file("risiken.xlsx")];
  beforeAll(async () => {
    writeFileSync(small, await writeXlsx(euros, new Set()));
  });

  it("writes the page with figures that are formulas, charts and a page of paper, and changes no other sheet", async () => {
    const done = calc(sample, "--report", written, "--budget", "100000");
    expect(done.stdout).toBe("Board report written of Register!A7:U21\n");
    const page = await sheetIn(written, "Board report");
    expect(errors(page)).toEqual([]);
    const asked = (formula: string) =>
      Number(calc(sample, "--sheet", "Register", "--formula", formula).stdout);
    expect(below(page, "An average year")).toBe(asked("=EXPECTED_LOSS(A7:U21)"));
    expect(below(page, "1-in-100 bad year")).toBe(asked("=LOSS_PERCENTILE(A7:U21,0.99)"));
    expect(below(page, "Missing")).toBe(asked("=COVERAGE_GAP(A7:U21)"));
    expect([...shownOn(page).values()]).toContain(100_000);
    expect(
      page.cells.filter(({ formula }) => formula?.includes("_xldudf_")).length,
    ).toBeGreaterThan(12);
    // LibreOffice, which may print it, knows a table's columns, not all of a table.
    const own = page.cells.flatMap(({ formula }) =>
      formula?.includes("_xldudf_") ? [] : (formula ?? []),
    );
    expect(own.filter((formula) => formula.includes("Lines["))).toHaveLength(1);
    expect(own.filter((formula) => formula.includes("[#All]"))).toEqual([]);
    const parts = await partsOf(bytesOf(written));
    const changed = await changedParts(bytesOf(sample), bytesOf(written));
    const before = await partsOf(bytesOf(sample));
    const sheets = changed.filter((path) => path.includes("worksheets/sheet"));
    expect(sheets.filter((path) => before.has(path))).toEqual([]);
    expect(sheets).toHaveLength(1);
    expect(changed.filter((path) => path.startsWith("xl/charts/"))).toHaveLength(2);
    const sheet = [...parts.values()].find((xml) => xml.includes("<drawing r:id"));
    expect(sheet).toMatch(/<pageSetup paperSize="9" fitToWidth="1" fitToHeight="1"/);
    expect(parts.get("xl/workbook.xml")).toMatch(/Print_Area.*'Board report'!\$A\$1:\$I\$\d+</);
  });

  it("writes in the words, the paper and the currency that belong to the workbook, or are asked for", async () => {
    const [first, second] = [file("vorstand.xlsx"), file("board-of-germans.xlsx")];
    expect(calc(small, "--report", first, "--budget", "900").stdout).toMatch(
      /^Vorstandsbericht written/,
    );
    const page = await sheetIn(first, "Vorstandsbericht");
    expect(errors(page)).toEqual([]);
    const amount = page.cells.find(({ value }) => value === 45_000 + 7000 + 18_000);
    expect(amount?.format).toBe("#,##0 [$€-407]");
    const other = calc(small, "--report", second, "--language=en", "--paper=letter");
    expect(other.stdout).toMatch(/^Board report written/);
    const parts = [...(await partsOf(bytesOf(second))).values()];
    expect(parts.some((xml) => xml.includes('<pageSetup paperSize="1"'))).toBe(true);
  });

  it("writes again over what it wrote, charts and paper too, and leaves what stands beside it", async () => {
    const first = file("vorstand.xlsx");
    const bytes = bytesOf(first);
    const book = await readXlsx(bytes);
    const remark = { row: 3, column: 40, value: "Ask Finance" };
    const own: Chart = {
      ...{ name: "Ours alone", kind: "ColumnClustered", title: "Spend", legend: null },
      series: [{ ...plainSeries, values: { sheet: "Risiken", ...column(3) } }],
      ...{ categoryAxis: plainAxis, valueAxis: plainAxis },
      ...{ from: { row: 70, column: 0, x: 0, y: 0 }, to: { row: 80, column: 3, x: 0, y: 0 } },
    };
    const beside = file("beside.xlsx");
    const sheets = book.sheets.map((sheet) =>
      sheet.name === "Vorstandsbericht"
        ? { ...sheet, cells: [...sheet.cells, remark], charts: [own] }
        : sheet,
    );
    // A line more to print: money that names no threat.
    const lines = bookOf({
      Kosten: {
        ...rowsFrom("A1", [
          ["Position", "Betrag", "Bedrohung"],
          ["Schulung", 1234, null],
        ]),
        E1: "=SPEND_BY_THREAT(Risiken!A2:A4,Kosten!A1:C2)",
      },
    });
    const opened = { bytes, asRead: book, before: book };
    const now = { ...book, sheets: [...sheets, ...lines.sheets] };
    const saved = await savePackage(opened, now, new Set(["SPEND_BY_THREAT"]));
    expect(await packageFaults(saved.bytes)).toEqual([]);
    writeFileSync(beside, saved.bytes);
    const again = file("again.xlsx");
    const done = calc(beside, "--report", again, "--budget", "600", "--paper", "letter");
    expect(done.stderr).toBe("");
    const page = await sheetIn(again, "Vorstandsbericht");
    expect(errors(page)).toEqual([]);
    const shown = [...shownOn(page).values()];
    expect(shownOn(page).get("3,40")).toBe("Ask Finance");
    expect(shown).toContain(600);
    expect(shown).toContain(1234);
    expect(shown).not.toContain(900);
    expect(shown.filter((value) => value === "Vorstandsbericht")).toHaveLength(
      [...shownOn(await sheetIn(first, "Vorstandsbericht")).values()].filter(
        (value) => value === "Vorstandsbericht",
      ).length,
    );
    const [before, after] = [await partsOf(bytesOf(beside)), await partsOf(bytesOf(again))];
    const charts = (parts: typeof after) =>
      [...parts.keys()].filter((path) => /^xl\/charts\/chart\d+\.xml$/.test(path));
    expect(charts(after)).toHaveLength(3);
    expect(charts(before)).toHaveLength(3);
    const drawing = [...after].find(([path]) => path.startsWith("xl/drawings/drawing"))?.[1] ?? "";
    expect([...drawing.matchAll(/ name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      ...["Ours alone", "Outspend 1: curve", "Outspend 1: budget"],
    ]);
    const printed = /Print_Area[^>]*>'?Vorstandsbericht'?!\$A\$1:\$I\$(\d+)</;
    const rows = (parts: typeof after) =>
      Number(printed.exec(parts.get("xl/workbook.xml") ?? "")?.[1]);
    expect(rows(after)).toBe(rows(before) + 1);
    expect([...after.values()].some((xml) => xml.includes('<pageSetup paperSize="1"'))).toBe(true);
    expect([...after.values()].some((xml) => xml.includes('<pageSetup paperSize="9"'))).toBe(false);
    expect(await packageFaults(bytesOf(again))).toEqual([]);
  });

  it("keeps what Excel computed, and computes all of it where asked, as a copy without the add-in does", async () => {
    const stale = file("stale.xlsx");
    const sheets = euros.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) =>
        cell.value === 90_000 ? { ...cell, formula: "45000*2", value: 10_000 } : cell,
      ),
    }));
    const written = await writeXlsx({ ...euros, sheets }, new Set());
    // Excel says in which order it computed.
    const chain = (xml: string) =>
      xml.replace(
        "</Relationships>",
        `<Relationship Id="rIdChain" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>`,
      );
    writeFileSync(stale, await withPart(written, "xl/_rels/workbook.xml.rels", chain));
    const [kept, computed, frozen] = [file("kept.xlsx"), file("computed.xlsx"), file("ice.xlsx")];
    const loss = async (path: string) => shownOn(await sheetIn(path, "Risiken")).get("1,2");
    calc(stale, "--report", kept, "--budget", "0");
    expect(await loss(kept)).toBe(10_000);
    calc(stale, "--report", computed, "--budget", "0", "--all");
    expect(await loss(computed)).toBe(90_000);
    const figures = [...shownOn(await sheetIn(computed, "Vorstandsbericht")).values()];
    expect(figures).toContain(45_000 + 7000 + 18_000);
    calc(kept, "--freeze", frozen, "--all");
    expect(await loss(frozen)).toBe(90_000);
  });

  it.each([
    [[sample, "--report", sample], /is the workbook itself/],
    [[small, "--report", file("x.xlsx"), "--paper", "A5"], /--paper must be A4 or Letter, got A5/],
    [[small, "--report", file("x.xlsx"), "--language", "fr"], /--language must be en or de/],
    [
      [sample, "--report", file("x.xlsx"), "--budget", "-1"],
      /--budget must be a number, 0 or more/,
    ],
    [[small, "--report", file("x.xlsx"), "--register", "Nowhere"], /no register in .* "Nowhere"/],
    [[sample, "--paper", "A4"], /--paper is of a report/],
    [[sample, "--report", file("x.xlsx"), "--write", file("y.xlsx")], /write one file each/],
    [[small, "--report", join(folder, "none", "x.xlsx")], /a folder that does not exist/],
  ])("refuses %j", (args, words) => {
    const { status, stderr } = calc(...args);
    expect(status).toBeGreaterThan(0);
    expect(stderr).toMatch(words);
    expect(existsSync(file("x.xlsx"))).toBe(false);
  });

  it.each([
    ["no register", { A1: "Name", B1: "Age", A2: "Ann", B2: 40 }, /the workbook has no register/],
    [
      "a cell to fix",
      { A1: "Threat", B1: "Frequency", C1: "Loss", A2: "Fire", B2: 0.5, C2: -5 },
      /cells to fix.*C2: .*Loss/,
    ],
  ])("refuses a workbook with %s, and writes nothing", async (_, cells, words) => {
    const book = file("refused.xlsx");
    writeFileSync(book, await writeXlsx(bookOf({ Sheet: cells }), new Set()));
    const { status, stderr } = calc(book, "--report", file("x.xlsx"));
    expect(status).toBe(1);
    expect(stderr).toMatch(words);
    expect(existsSync(file("x.xlsx"))).toBe(false);
  });
});
