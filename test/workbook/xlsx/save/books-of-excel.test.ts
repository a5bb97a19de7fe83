import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Book } from "../../../../src/workbook/book/book";
import { cellAddress } from "../../../../src/workbook/book/cell-address";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { savePackage } from "../../../../src/workbook/xlsx/save/save-package";
import { isLong } from "../../../support/is-long";
import { changedParts, cut, partsOf } from "../../../support/workbook/saved-parts";

/*
 * Every book that Excel wrote, of those that are at hand: one constant is changed, and the file is the same but for it.
 */

const shared = process.env.OUTSPEND_SHARED ?? "";
const folders = ["ironcalc", "workbooks"].map((name) => join(shared, name));
const all = folders
  .filter((folder) => shared !== "" && existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith(".xlsx"));
const books = isLong ? all : all.filter((_, at) => at % 16 === 0);
const none: ReadonlySet<string> = new Set();

/** The book with one constant changed, and where. */
function withOneChange(book: Book): { now: Book; sheet: number; address: string } | undefined {
  const sheet = book.sheets.findIndex(({ cells }) => cells.some(isNumber));
  const cell = book.sheets[sheet]?.cells.find(isNumber);
  if (!cell) return undefined;
  const sheets = book.sheets.map((each, at) =>
    at === sheet
      ? {
          ...each,
          cells: each.cells.map((one) => (one === cell ? { ...one, value: 1234.5 } : one)),
        }
      : each,
  );
  return { now: { ...book, sheets }, sheet, address: cellAddress(cell.row, cell.column) };
}

const isNumber = ({ formula, value }: Book["sheets"][number]["cells"][number]) =>
  formula === undefined && typeof value === "number";

(books.length === 0 ? describe.skip : describe)("a book that Excel wrote", () => {
  it.each(books.map((path) => [path.slice(shared.length + 1), path] as const))(
    "%s stays as it is but for what is changed",
    async (_, path) => {
      const bytes = new Uint8Array(readFileSync(path));
      const book = await readXlsx(bytes);
      const opened = { bytes, asRead: book, before: book };
      expect((await savePackage(opened, book, none)).bytes).toBe(bytes);
      const change = withOneChange(book);
      if (!change) return;
      const { bytes: saved, losses } = await savePackage(opened, change.now, none);
      expect(losses).toEqual([]);
      const changed = await changedParts(bytes, saved);
      expect(changed).toHaveLength(1);
      expect(changed[0]).toMatch(/^xl\/worksheets\/[^/]*\.xml$/);
      const [part = ""] = changed;
      const [before, after] = [await partsOf(bytes), await partsOf(saved)];
      const [old, now] = [before, after].map((parts) => cut(parts.get(part) ?? "", change.address));
      expect(now?.cell).toContain("<v>1234.5</v>");
      expect(now?.around).toBe(old?.around);
      expect(await readXlsx(saved)).toEqual(change.now);
    },
  );
});
