import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ExcelJS from "exceljs";
import type { Cell } from "../../src/core";
import { inBrowser } from "../support/browser/in-browser";
import { formula } from "../support/workbook/worksheet";

type Plain = number | string;

const steady: Plain[][] = [
  ["Threat", "Frequency", "Loss low", "Loss high"],
  ...Array.from({ length: 20 }, (_, i) => [`T${i}`, 0.1 * (i + 1), 1e4 * (i + 1), 1e6]),
];
/** More rows that strike once at most than are answered in the page's own thread. */
const once: Plain[][] = [
  ["Threat", "Probability", "Loss low", "Loss high"],
  ...Array.from({ length: 300 }, (_, i) => [`T${i}`, 0.1 + i / 1000, 1e4 * (i + 1), 1e7]),
];

/** A workbook without formulas: nothing in it is computed in another thread. */
async function blankBook(folder: string): Promise<string> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet("Sheet1");
  const file = join(folder, "blank.xlsx");
  await book.xlsx.writeFile(file);
  return file;
}

describe.each([
  ["as Excel on the desktop runs it", ""],
  ["as Excel on the web runs it", "?office=web"],
])("a year of losses in the browser, %s", (_, query) => {
  let folder: string;
  const opening = async () => {
    folder = await mkdtemp(join(tmpdir(), "outspend-year-"));
    return { query, book: await blankBook(folder) };
  };

  inBrowser("the embedded workbook", opening, (workbook) => {
    afterAll(() => rm(folder, { recursive: true }));

    /** Lays a register out from A1 on a new sheet, with formulas from G1 down, far enough apart to spill. */
    const layOut = async (cells: Plain[][], formulas: readonly string[]): Promise<void> => {
      await workbook.newSheet();
      await workbook.page.evaluate(
        async ([rows, texts]) => {
          const { grid } = globalThis.outspendWorkbook;
          const at = (row: number, column: number, height: number, width: number) => ({
            sheet: grid.activeSheet(),
            startRow: row,
            startColumn: column,
            endRow: row + height - 1,
            endColumn: column + width - 1,
          });
          grid.write(at(0, 0, rows.length, rows[0]?.length ?? 1), rows);
          for (const [i, text] of texts.entries()) grid.write(at(20 * i, 6, 1, 1), [[text]]);
          await grid.settled();
        },
        [cells, formulas] as const,
      );
    };
    const spilled = async (index: number, rows: number, columns: number) => {
      const last = `${"GHIJK"[columns - 1] ?? "G"}${20 * index + rows}`;
      return workbook.values(`G${20 * index + 1}:${last}`);
    };
    const expected = (id: string, cells: Plain[][], ...more: Cell[]): Plain[][] => {
      const answer = formula(id, cells, ...more);
      return Array.isArray(answer) ? (answer as Plain[][]) : [[answer as Plain]];
    };

    it.each([
      ["20 steady threats", steady, 0],
      ["300 threats that strike once at most", once, 1],
    ])("has the bits that Node has, of %s", async (__, cells, workers) => {
      const range = `A1:D${cells.length}`;
      await layOut(cells, [
        `=LOSS_PERCENTILE(${range},0.95)`,
        `=LOSS_SUMMARY(${range},0.5)`,
        `=LOSS_CURVE(${range},12)`,
        `=INSURANCE_LAYER(${range},1000000,5000000)`,
        `=LOSS_PERCENTILE(${range},95)`,
      ]);
      const answers = [
        expected("LOSS_PERCENTILE", cells, 0.95),
        expected("LOSS_SUMMARY", cells, 0.5),
        expected("LOSS_CURVE", cells, 12),
        expected("INSURANCE_LAYER", cells, 1e6, 5e6),
      ];
      await workbook.comesTo("G1", answers[0]?.[0]?.[0] ?? "");
      await workbook.comesTo("G81", { error: "#VALUE!" });
      await workbook.settled();
      for (const [i, rows] of answers.entries()) {
        expect(await spilled(i, rows.length, rows[0]?.length ?? 1)).toEqual(rows);
      }
      expect(workbook.page.workers()).toHaveLength(workers);
    });

    it("breaks no rule of the page", () => {
      expect(workbook.complaints).toEqual([]);
    });
  });
});
