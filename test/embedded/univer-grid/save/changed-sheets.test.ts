import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Grid } from "../../../../src/embedded/grid";
import type { Book } from "../../../../src/workbook/book/book";
import { inUserWords } from "../../../../src/workbook/formulas/user-formula";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { writeXlsx } from "../../../../src/workbook/xlsx/write/write-xlsx";
import { isLong } from "../../../support/is-long";
import { packageFaults } from "../../../support/workbook/package-faults";
import { editedBook } from "../../../support/workbook/rich/edited-book";
import {
  booksOfXlsxWriter,
  inFolder,
  throughLibreOffice,
} from "../../../support/workbook/rich/libre-office";
import { richBook } from "../../../support/workbook/rich/rich-book";
import { richPackage } from "../../../support/workbook/rich-package";
import { changedParts, partsOf } from "../../../support/workbook/saved-parts";

const ids = new Set(["EXPECTED_LOSS"]);

/** What of a book is to be the same however it was written. */
const content = ({ sheets, tables, names }: Book) => ({
  sheets: sheets.map(({ name, hidden, cells }) => ({
    name,
    hidden,
    cells: cells
      .map(({ row, column, value, formula }) => JSON.stringify([row, column, value, formula]))
      .sort(),
  })),
  tables: tables.map(({ name, sheet, range }) => ({ name, sheet, range })),
  names: names.map((name) => JSON.stringify(name)).sort(),
});

const shared = process.env.OUTSPEND_SHARED ?? "";
const files = [
  join(__dirname, "../../../../assets/sample.xlsx"),
  ...["german.xlsx", "three-experts.xlsx"].map((name) =>
    join(__dirname, "../../../workbooks", name),
  ),
  ...(shared !== "" && existsSync(join(shared, "workbooks"))
    ? readdirSync(join(shared, "workbooks"))
        .filter((name) => name.endsWith(".xlsx"))
        .map((name) => join(shared, "workbooks", name))
    : []),
];
const books = isLong ? files : files.slice(0, 2);

const titles = ["Übersicht", "O'Brien & Co", "R1C1", "2027", "a.b", "Data", "Tab 1", "TRUE", "Q-4"];

/** Changes of sheets drawn by a seed (Park and Miller's numbers). @returns how many may be undone */
function change(grid: Grid, seed: number): number {
  let state = seed * 7919;
  const draw = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  let steps = 0;
  for (let count = 0; count < 9; count++) {
    const sheets = grid.sheets();
    const sheet = sheets[draw(sheets.length)]?.id ?? "";
    const shown = sheets.filter(({ visibility }) => visibility === "Visible");
    const taken = sheets.map(({ name }) => name.toLowerCase());
    const name = `${titles[draw(titles.length)] ?? ""}${draw(2) === 0 ? "" : ` ${draw(99)}`}`;
    const isFree = !taken.includes(name.toLowerCase());
    const what = draw(9);
    const cell = { sheet, startRow: draw(9), startColumn: draw(4) };
    const range = { ...cell, endRow: cell.startRow, endColumn: cell.startColumn };
    if (what <= 1) {
      if (!isFree) continue;
      grid.setSheet(sheet, { name });
    } else if (what === 2) {
      const isLast = shown.length === 1 && shown[0]?.id === sheet;
      if (sheets.length < 3 || isLast) continue;
      grid.deleteSheet(sheet);
    } else if (what === 3) {
      const position = draw(sheets.length);
      if (sheets[position]?.id === sheet) continue;
      grid.setSheet(sheet, { position });
    } else if (what === 4) {
      if (!isFree) continue;
      const { id } = grid.addSheet(name);
      steps++;
      const position = draw(sheets.length);
      grid.setSheet(id, { position });
    } else if (what === 5) {
      if (steps === 0) continue;
      grid.undo();
      steps--;
      continue;
    } else if (what === 6) {
      const other = sheets[draw(sheets.length)]?.name ?? "";
      grid.write(range, [[`='${other.replaceAll("'", "''")}'!B2+${count}`]]);
    } else if (what === 7) grid.write(range, [[draw(1000)]]);
    else {
      const [row, whole] = [draw(6), { startColumn: 0, endColumn: 16_383 }];
      grid.insert({ sheet, startRow: row, endRow: row, ...whole }, "Down");
    }
    steps++;
  }
  return steps;
}

async function check(seed: number, bytes: Uint8Array): Promise<void> {
  const { grid, save } = await editedBook(bytes);
  const loose = new Set(
    (await packageFaults(bytes)).flatMap(
      (fault) => /^nothing leads to (.*)/.exec(fault)?.[1] ?? [],
    ),
  );
  const faulty = await packageFaults(bytes, loose);
  const fresh = await save();
  const steps = change(grid, seed);
  const saved = await save();
  expect({ seed, isNew: saved.isNew }).toEqual({ seed, isNew: false });
  const wanted = inUserWords(await readXlsx(await writeXlsx(saved.now, ids)), ids);
  expect({ seed, ...content(inUserWords(await readXlsx(saved.bytes), ids)) }).toEqual({
    seed,
    ...content(wanted),
  });
  const faults = await packageFaults(saved.bytes, loose);
  expect({
    seed,
    faults: saved.isNew ? [] : faults.filter((fault) => !faulty.includes(fault)),
  }).toEqual({
    seed,
    faults: [],
  });
  for (let step = 0; step < steps; step++) grid.undo();
  const again = await save();
  expect({ seed, parts: await changedParts(fresh.bytes, again.bytes) }).toEqual({
    seed,
    parts: [],
  });
  grid.close();
}

const seeds = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

describe("sheets that are renamed, moved, added, taken out, and brought back", () => {
  it("in a book of nearly everything", async () => {
    const made = [await richPackage(), await richBook({ macros: true })];
    for (const bytes of made) for (const seed of seeds(isLong ? 60 : 4)) await check(seed, bytes);
  }, 1_200_000);

  it.each(books.map((path) => [path.slice(path.lastIndexOf("/") + 1), path] as const))(
    "in %s",
    async (_, path) => {
      const bytes = new Uint8Array(readFileSync(path));
      for (const seed of seeds(isLong ? 20 : 2)) await check(seed, bytes);
    },
    1_200_000,
  );
});

it("leaves each part byte for byte that says nothing of what changed", async () => {
  const bytes = await richPackage();
  const { grid, save } = await editedBook(bytes);
  const fresh = await save();
  const [data = "", feb = "", sum = "", pivot = ""] = grid.sheets().map(({ id }) => id);
  grid.setSheet(data, { name: "Register of 2027" });
  grid.setSheet(pivot, { position: 0 });
  const saved = await save();
  expect(saved).toMatchObject({ isNew: false, losses: [] });
  expect(await changedParts(fresh.bytes, saved.bytes)).toEqual([
    "docProps/app.xml",
    "xl/charts/chart3.xml",
    "xl/pivotCache/pivotCacheDefinition2.xml",
    "xl/workbook.xml",
    "xl/worksheets/sheet3.xml",
  ]);
  grid.deleteSheet(feb);
  const parts = await partsOf((await save()).bytes);
  expect(parts.get("xl/worksheets/sheet3.xml")).toContain("<f>#REF!+'Register of 2027'!B2</f>");
  expect(parts.get("xl/worksheets/sheet3.xml")).toContain("SUM('Register of 2027'!B3)");
  expect(grid.sheets().map(({ id }) => id)).toEqual([pivot, data, sum]);
  grid.undo();
  grid.undo();
  grid.undo();
  expect(await changedParts(fresh.bytes, (await save()).bytes)).toEqual([]);
  grid.redo();
  grid.redo();
  expect(await changedParts(saved.bytes, (await save()).bytes)).toEqual([]);
  grid.close();
}, 120_000);

it("takes a sheet out whose formulas say itself, and brings it back", async () => {
  const bytes = await richBook({ macros: false });
  const { grid, save, close } = await editedBook(bytes);
  const fresh = await save();
  const [data = ""] = grid.sheets().map(({ id }) => id);
  const own = { sheet: data, startRow: 30, endRow: 30, startColumn: 0, endColumn: 0 };
  grid.write(own, [["=Data!$B$2+1"]]);
  grid.deleteSheet(data);
  await grid.settled();
  const gone = await save();
  expect(gone.isNew).toBe(false);
  expect(await packageFaults(gone.bytes)).toEqual([]);
  const said = gone.now.sheets.flatMap(({ cells }) => cells.map(({ formula = "" }) => formula));
  expect(said.filter((formula) => formula.includes("Data!"))).toEqual([]);
  grid.undo();
  expect(grid.formulas(own)).toEqual([["=Data!$B$2+1"]]);
  grid.undo();
  expect(await changedParts(fresh.bytes, (await save()).bytes)).toEqual([]);
  close();
}, 120_000);

/**
 * What cells show, errors as errors; what is refreshed on opening, which is in later columns, is left out, and the sheet on which
 * LibreOffice puts what a pivot table was made from once that is gone.
 */
const shown = ({ sheets }: Book) =>
  sheets
    .filter(({ name }) => !name.startsWith("DPCache_"))
    .map(({ name, hidden, cells }) => ({
      name,
      hidden,
      cells: cells
        .filter(({ value }) => value !== null && value !== "")
        .filter(({ column }) => column < 4)
        .map(({ row, column, value }) => {
          const isError = typeof value === "object";
          const plain = isError ? "an error" : typeof value === "boolean" ? Number(value) : value;
          const said = typeof plain === "number" ? Number(plain.toPrecision(12)) : plain;
          return JSON.stringify([row, column, said]);
        })
        .sort(),
    }));

(isLong ? it : it.skip)(
  "LibreOffice opens what was saved with the same sheets and content",
  () =>
    inFolder(async (folder) => {
      const books = [...booksOfXlsxWriter(folder, 3), await richBook({ macros: false })];
      const saved: { readonly at: string; readonly bytes: Uint8Array; readonly now: Book }[] = [];
      for (const [at, bytes] of books.entries()) {
        for (const seed of seeds(8)) {
          const { grid, save, close } = await editedBook(bytes);
          change(grid, at * 100 + seed);
          const { bytes: file, now, isNew } = await save();
          expect({ at, seed, isNew }).toEqual({ at, seed, isNew: false });
          saved.push({ at: `${at}/${seed}`, bytes: file, now });
          close();
        }
      }
      const converted = throughLibreOffice(
        folder,
        saved.map(({ bytes }) => bytes),
      );
      for (const [index, { at, now }] of saved.entries()) {
        const other = await readXlsx(converted[index] ?? new Uint8Array());
        const wanted = await readXlsx(await writeXlsx(now, ids));
        expect({ at, shown: shown(other) }).toEqual({ at, shown: shown(wanted) });
      }
    }),
  600_000,
);
