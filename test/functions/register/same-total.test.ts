import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import type { Cell } from "../../../src/core";
import { readRegister, threatsOf, totalExpectedLoss } from "../../../src/core";
import { rangeAddress } from "../../../src/workbook/book/cell-address";
import { isLong } from "../../support/is-long";
import { oddRegister } from "../../support/model/odd-registers";
import { sessionInMemory } from "../../support/pane/session-in-memory";
import { formula } from "../../support/workbook/worksheet";
import { xlsxFile } from "../../support/workbook/xlsx-file";

const drawn = fc.sample(oddRegister(), {
  numRuns: isLong ? 600 : 60,
  seed: fc.readConfigureGlobal().seed ?? 1,
});
const core = (cells: Cell[][]): number => totalExpectedLoss(threatsOf(readRegister(cells)));
/** As Excel hands a range over: a blank cell is 0. */
const asHanded = (cells: Cell[][]): Cell[][] =>
  cells.map((row) => row.map((cell) => (cell === "" ? 0 : cell)));
const columnsOf = ({ cells, headers, from }: (typeof drawn)[number]): (string | Cell[][])[] =>
  headers.flatMap((header, at) => [header, cells.slice(from).map((row) => [row[at] ?? ""])]);

describe("a register drawn at random, as somebody may keep it,", () => {
  it("comes to what its figures come to", () => {
    for (const { cells, right } of drawn) {
      expect(Math.abs(core(cells) / right - 1)).toBeLessThan(1e-9);
    }
  });

  it("has the same bits in core, in cells and by THREAT_REGISTER", () => {
    for (const register of drawn) {
      const total = core(register.cells);
      expect(formula("EXPECTED_LOSS", asHanded(register.cells))).toBe(total);
      const made = formula("THREAT_REGISTER", ...columnsOf(register)) as Cell[][];
      expect(formula("EXPECTED_LOSS", made)).toBe(total);
    }
  });

  it("has the same bits in calc", async () => {
    const folder = mkdtempSync(join(tmpdir(), "outspend-odd-"));
    const file = await xlsxFile((book) => {
      const figures = book.addWorksheet("Figures");
      for (const [i, { cells }] of drawn.entries()) {
        const sheet = book.addWorksheet(`R${i}`);
        for (const row of cells) sheet.addRow(row.map((cell) => (cell === "" ? null : cell)));
        const columns = (cells[0]?.length ?? 1) - 1;
        const range = { startRow: 0, startColumn: 0, endRow: cells.length - 1, endColumn: columns };
        figures.getCell(i + 1, 1).value = {
          formula: `EXPECTED_LOSS(R${i}!${rangeAddress(range)})`,
        };
      }
    });
    const path = join(folder, "odd.xlsx");
    writeFileSync(path, file);
    const calc = join(__dirname, "../../../dist/tools/calc.cjs");
    const printed = execFileSync(process.execPath, [calc, path, "--sheet", "Figures"], {
      encoding: "utf8",
      maxBuffer: 1e8,
    });
    rmSync(folder, { recursive: true });
    const { Figures: results = {} } = JSON.parse(printed) as Record<string, Record<string, Cell>>;
    expect(drawn.map((_, i) => results[`A${i + 1}`])).toEqual(
      drawn.map(({ cells }) => core(cells)),
    );
  });

  it("has the same bits in the pane", async () => {
    const on = sessionInMemory();
    for (const { cells, from } of drawn.filter((each) => each.from === 1)) {
      expect(from).toBe(1);
      await on.open({ a: { cells } });
      expect(on.view().totals).toMatchObject({ kind: "totals", expectedLoss: core(cells) });
    }
    on.close();
  });
});
