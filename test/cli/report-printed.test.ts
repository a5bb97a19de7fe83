import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Book } from "../../src/workbook/book/book";
import { writeXlsx } from "../../src/workbook/xlsx/write/write-xlsx";
import { bookOf, rowsFrom, spilling } from "../support/workbook/book-of";
import { isLong } from "../support/is-long";
import { functionIds } from "../support/workbook/calculating-grid";

const root = resolve(__dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "printed-"));
const file = (name: string) => join(folder, name);
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function run(tool: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: "utf8", cwd: folder });
  if (status !== 0) throw new Error(`${tool} ${args.join(" ")}: ${stderr}`);
  return stdout;
}

const calc = (...args: readonly string[]) =>
  run(process.execPath, join(root, "dist/tools/calc.cjs"), ...args);

/** What each page of a workbook says that holds results in place of our formulas, as LibreOffice prints it. */
function printed(book: string): string[] {
  calc(book, "--freeze", file("frozen.xlsx"));
  run("soffice", "--headless", "--convert-to", "pdf", "frozen.xlsx");
  // A page ends with a form feed.
  return run("pdftotext", "-layout", "frozen.pdf", "-").split("\f").slice(0, -1);
}

const header = ["Bedrohung", "Häufigkeit", "Schaden niedrig", "Schaden hoch", "Ausgaben"];

/** A register in euros with all that a page tells of: controls, lines of a budget, what is accepted, and a review. */
const germanBook = spilling(
  bookOf({
    Risiken: rowsFrom("A1", [
      header,
      ["Erpressung durch Verschlüsselung der Dateien", 0.2, 40_000, 2_500_000, 60_000],
      ["Überweisung auf falsche Konten", 0.6, 5000, 300_000, 30_000],
      ["Ausfall eines Dienstleisters", 1.5, 2000, 120_000, 90_000],
      ["Verlust von Geräten", 6, 500, 4000, 8000],
      ["Weitergabe von Konstruktionsdaten", 0.05, 100_000, 6_000_000, 20_000],
      ["Störung der Fertigung", 0.1, 80_000, 1_500_000, 100_000],
    ]),
    Maßnahmen: rowsFrom("A1", [
      ["Maßnahme", "Kosten", "Bedrohung", "Frequency reduction", "In place"],
      ["Vier Augen bei Überweisungen", 9000, "Überweisung auf falsche Konten", 0.6, "no"],
      ["Netz der Fertigung getrennt", 45_000, "Störung der Fertigung", 0.5, "no"],
      ["Schulung", 7000, null, 0.1, "yes"],
    ]),
    Kosten: {
      ...rowsFrom("A1", [
        ["Position", "Betrag", "Bedrohung"],
        ["Leitung der Abteilung", 28_000, null],
        ["Versicherung", 12_000, "Störung der Fertigung"],
      ]),
      F1: "=SPEND_BY_THREAT(Risiken!A2:A7,Positionen[#All])",
    },
    Grenzen: {
      ...rowsFrom("A2", [
        [500_000, 0.3],
        [2_000_000, 0.1],
        [5_000_000, 0.02],
      ]),
      D1: "=APPETITE_CHECK(Risiken!A1:E7,A2:B4)",
    },
    Verlauf: rowsFrom("A1", [
      ["Date", ...header],
      [46_112, "Erpressung durch Verschlüsselung der Dateien", 0.3, 40_000, 2_500_000, 60_000],
      [46_112, "Überweisung auf falsche Konten", 0.6, 5000, 200_000, 10_000],
      [46_112, "Verlust von Geräten", 6, 500, 4000, 8000],
    ]),
  }),
);
const germanTable = (name: string, sheet: string, columns: readonly string[], rows: number) => ({
  ...{ name, sheet, columns, hasHeader: true, hasTotals: false },
  range: { startRow: 0, endRow: rows, startColumn: 0, endColumn: columns.length - 1 },
});
const germanInEuros: Book = {
  ...germanBook,
  sheets: germanBook.sheets.map((sheet) => ({
    ...sheet,
    cells: sheet.cells.map((cell) =>
      typeof cell.value === "number" && cell.value >= 500 && cell.column > 0
        ? { ...cell, format: "#,##0 [$€-407]" }
        : cell,
    ),
  })),
  tables: [
    germanTable("Positionen", "Kosten", ["Position", "Betrag", "Bedrohung"], 2),
    germanTable("RegisterHistory", "Verlauf", ["Date", ...header], 3),
  ],
};

const error = /#(?:NAME\?|VALUE!|REF!|DIV\/0!|N\/A|NUM!|CALC!|SPILL!)|Err:\d/;

const wanted = [
  {
    book: join(root, "assets/sample.xlsx"),
    args: ["--paper", "A4"],
    size: "841.89 x 595.304",
    words: [
      "Report to the board",
      "Decision asked for",
      "What this rests on",
      "it follows the register.",
    ],
  },
  {
    book: join(root, "assets/sample.xlsx"),
    args: ["--paper", "Letter", "--budget", "100000"],
    size: "792 x 612",
    words: [
      "Report to the board",
      "Decision asked for",
      "What this rests on",
      "it follows the register.",
    ],
  },
  {
    book: join(root, "test/workbooks/german.xlsx"),
    args: [],
    size: "841.89 x 595.304",
    words: ["Bericht an den Vorstand", "Worauf das beruht", "folgt dem Register."],
  },
  {
    book: file("euros.xlsx"),
    args: ["--paper", "Letter", "--budget", "60000"],
    size: "792 x 612",
    words: ["Bericht an den Vorstand", "unterfinanziert", " €", "Jede Zahl ist eine Formel"],
  },
  {
    book: file("euros.xlsx"),
    args: [],
    size: "841.89 x 595.304",
    words: ["Bericht an den Vorstand", "Worauf das beruht", "Jede Zahl ist eine Formel"],
  },
];

describe("a page for the board, printed by LibreOffice", () => {
  beforeAll(async () => {
    writeFileSync(file("euros.xlsx"), await writeXlsx(germanInEuros, functionIds));
  });
  (isLong ? it : it.skip).each(wanted)(
    "is one page without an error: $book $args",
    ({ book, args, size, words }) => {
      calc(book, "--report", file("board.xlsx"), ...args);
      const pages = printed(file("board.xlsx"));
      const of = pages.flatMap((text, at) => (text.includes(words[0] ?? "") ? [at] : []));
      const [at = -1] = of;
      expect(of).toEqual([at]);
      for (const each of words) expect(pages[at]).toContain(each);
      const place = String(at + 1);
      expect(run("pdfinfo", "-f", place, "-l", place, "frozen.pdf")).toMatch(
        new RegExp(`size: +${size}`),
      );
      expect(pages[at]).not.toMatch(error);
    },
    300_000,
  );
});
