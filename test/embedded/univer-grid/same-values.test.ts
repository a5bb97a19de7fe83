import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { FunctionsMetadata } from "../../../src/workbook/add-in/add-in-functions";
import { openAddInFunctions } from "../../../src/workbook/add-in/add-in-functions";
import { calculateBook } from "../../../src/workbook/engine/calculate-book";
import { cellAddress } from "../../../src/workbook/book/cell-address";
import { readXlsx } from "../../../src/workbook/xlsx/read/read-xlsx";
import { openHeadlessGrid } from "../../../src/embedded/univer-grid/open-headless-grid";
import { sheetId, shown } from "../../support/workbook/grid-cells";

const root = resolve(__dirname, "../../..");
const built = (name: string) => readFileSync(join(root, "dist/addin", name), "utf8");
const shared = process.env.OUTSPEND_SHARED;

const files = [
  join(root, "assets/sample.xlsx"),
  ...(shared === undefined ? [] : [join(shared, "workbooks/quantrr-mfa.xlsx")]),
].filter(existsSync);

describe("the grid calculates what calc does", () => {
  it.each(files)(
    "in %s",
    async (file) => {
      const metadata = JSON.parse(built("functions.json")) as FunctionsMetadata;
      const functions = openAddInFunctions(built("functions.js"), metadata);
      const book = await readXlsx(readFileSync(file));
      const calculated = await calculateBook(book, functions);
      const grid = openHeadlessGrid(book, new Set(functions.map(({ id }) => id)));
      grid.defineFunctions(
        metadata.functions,
        ({ id, args, address }) =>
          functions.find((fn) => fn.id === id.toUpperCase())?.call(args, address) ?? {
            error: "#NAME?",
          },
      );
      await grid.settled();
      for (const { name, cells } of calculated.sheets) {
        const sheet = sheetId(grid, name);
        const ours = cells.map(({ row, column }) => {
          const at = { sheet, startRow: row, endRow: row, startColumn: column, endColumn: column };
          const value = shown(grid.values(at)[0]?.[0] ?? null);
          return [cellAddress(row, column), value, grid.message(sheet, row, column)];
        });
        expect(ours).toEqual(
          cells.map(({ row, column, value, message = null }) => [
            cellAddress(row, column),
            shown(value),
            message,
          ]),
        );
      }
      grid.close();
      calculated.close();
    },
    60_000,
  );
});
