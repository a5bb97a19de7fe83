import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseRange } from "../../src/workbook/book/cell-address";
import { inBrowser } from "../support/browser/in-browser";

type Sheets = Record<string, Record<string, number | string | boolean>>;

const project = (...parts: string[]) => join(__dirname, "../..", ...parts);
const shared = process.env.OUTSPEND_SHARED;
const quantrr = shared === undefined ? "" : join(shared, "workbooks", "quantrr-mfa.xlsx");

const books: readonly (readonly [string, string])[] = [
  ["the sample", project("assets", "sample.xlsx")],
  ...(existsSync(quantrr) ? [["a workbook of another author", quantrr] as const] : []),
];

describe.each(books)("%s in the browser", (_, book) => {
  inBrowser("the embedded workbook", { book }, (workbook) => {
    it("has the values that calc prints", async () => {
      const calc = project("dist", "tools", "calc.cjs");
      const printed = execFileSync(process.execPath, [calc, book], { encoding: "utf8" });
      const wanted = JSON.parse(printed) as Sheets;
      const places = Object.entries(wanted).map(
        ([sheet, cells]) => [sheet, Object.keys(cells).map(cellAt)] as const,
      );
      expect(places.flatMap(([, cells]) => cells).length).toBeGreaterThan(1);
      const found = await workbook.page.evaluate((asked) => {
        const { grid } = globalThis.outspendWorkbook;
        return asked.map(([name, cells]) => {
          const sheet = grid.sheets().find((each) => each.name === name)?.id ?? "";
          return cells.map(({ row, column }) => {
            const cell = { startRow: row, startColumn: column, endRow: row, endColumn: column };
            return grid.values({ sheet, ...cell })[0]?.[0] ?? null;
          });
        });
      }, places);
      const shown = found.map((values) =>
        values.map((value) => (typeof value === "object" && value ? value.error : value)),
      );
      const differing = Object.entries(wanted).flatMap(([sheet, cells], s) =>
        Object.entries(cells)
          .map(([address, value], i) => [`${sheet}!${address}`, value, shown[s]?.[i]] as const)
          // A blank in a spill is printed as text without characters; JSON knows no -0.
          .filter(([, value, got]) => value !== (got ?? "")),
      );
      expect(differing).toEqual([]);
    });

    it("breaks no rule of the page", () => {
      expect(workbook.complaints).toEqual([]);
    });
  });
});

const withoutShared = quantrr === "" ? it.skip : it;
withoutShared("the other author's workbook is there (OUTSPEND_SHARED names its folder)", () => {
  expect(existsSync(quantrr)).toBe(true);
});

function cellAt(address: string) {
  const range = parseRange(address);
  if (!range) throw new Error(`${address} is no cell`);
  return { row: range.startRow, column: range.startColumn };
}
