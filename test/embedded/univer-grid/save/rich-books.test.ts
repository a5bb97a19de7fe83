import type { Book, CellValue } from "../../../../src/workbook/book/book";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { writeXlsx } from "../../../../src/workbook/xlsx/write/write-xlsx";
import { isLong } from "../../../support/is-long";
import { editBySeed } from "../../../support/workbook/rich/edit-sequence";
import { editedBook } from "../../../support/workbook/rich/edited-book";
import {
  booksOfXlsxWriter,
  inFolder,
  throughLibreOffice,
} from "../../../support/workbook/rich/libre-office";
import { richBook } from "../../../support/workbook/rich/rich-book";
import { plainPlace } from "../../../support/workbook/rich/watched-places";
import { saidPlaces } from "../../../support/workbook/rich/said-places";

/*
 * Books with what controllers use are opened, edited in a sequence that a seed draws, and saved. What is saved reads back as
 * the grid has it, and in the long run LibreOffice opens it with the same content.
 */

const ids = new Set(["EXPECTED_LOSS"]);

/** What of a book is to be the same however it was written. */
const content = ({ sheets, tables, names }: Book) => ({
  sheets: sheets.map(({ name, cells, merges = [] }) => ({
    name,
    merges: merges.map((range) => JSON.stringify(range)).sort(),
    cells: cells
      .map(({ row, column, value, formula }) => JSON.stringify([row, column, value, formula]))
      .sort(),
  })),
  tables: tables.map(({ name, sheet, range, columns }) => ({ name, sheet, range, columns })),
  names: names.map(({ name, formula }) => [name, formula]).sort(),
});

/** Values as another program may write them: fewer digits, truths that are numbers where they look like such, errors as errors. */
const plain = (value: CellValue): unknown =>
  typeof value === "number" || typeof value === "boolean"
    ? Number(Number(value).toPrecision(12))
    : value !== null && typeof value === "object"
      ? "an error"
      : value;

/** What cells show, but for the pivot table on Report: LibreOffice refreshes it. */
const shown = ({ sheets }: Book) =>
  sheets.map(({ name, cells }) => ({
    name,
    cells: cells
      .filter(({ value }) => value !== null && value !== "")
      .filter(({ column }) => name !== "Report" || column < 4)
      .map(({ row, column, value }) => JSON.stringify([row, column, plain(value)]))
      .sort(),
  }));

/** What else LibreOffice reads and writes again as it was: comments, merged cells, and what charts show. */
const said = async (bytes: Uint8Array) => {
  const places = (await saidPlaces(bytes)).map(
    ({ who, reference }) => `${who} ${plainPlace(reference)}`,
  );
  return {
    cells: places.filter((place) => /^comments comment |mergeCell /.test(place)).sort(),
    // It shows titles as texts, and leaves out a series whose values are gone.
    charted: new Set(places.filter((place) => /^chart f [^,]*:[^,]*$/.test(place))),
  };
};

async function edited(bytes: Uint8Array, seed: number) {
  const book = await editedBook(bytes);
  const sheet = book.grid.sheets()[0]?.id ?? "";
  const did = editBySeed(book.grid, sheet, seed, 8, true);
  const saved = await book.save();
  book.close();
  return { did, ...saved };
}

describe("a rich book that is edited and saved", () => {
  it("goes into the file it came from, and reads back as it was left", async () => {
    for (let seed = 1; seed <= (isLong ? 40 : 4); seed++) {
      const { did, bytes, now, isNew } = await edited(
        await richBook({ macros: seed % 2 === 0 }),
        seed,
      );
      const wanted = await readXlsx(await writeXlsx(now, ids));
      expect({ seed, did, isNew, ...content(await readXlsx(bytes)) }).toEqual({
        ...{ seed, did, isNew: false },
        ...content(wanted),
      });
    }
  }, 600_000);

  (isLong ? it : it.skip)(
    "is opened by LibreOffice with the same content",
    () =>
      inFolder(async (folder) => {
        const books = [...booksOfXlsxWriter(folder, 4), await richBook()];
        const saved: Awaited<ReturnType<typeof edited>>[] = [];
        for (const [at, bytes] of books.entries()) {
          for (let seed = 1; seed <= 8; seed++) saved.push(await edited(bytes, at * 100 + seed));
        }
        expect(saved.filter(({ isNew }) => isNew).map(({ did }) => did)).toEqual([]);
        const converted = throughLibreOffice(
          folder,
          saved.map(({ bytes }) => bytes),
        );
        for (const [at, { did, bytes, now }] of saved.entries()) {
          const wanted = await readXlsx(await writeXlsx(now, ids));
          expect({ at, did, ...content(await readXlsx(bytes)) }).toEqual({
            ...{ at, did },
            ...content(wanted),
          });
          const other = converted[at] ?? new Uint8Array();
          expect({ at, did, shown: shown(await readXlsx(other)) }).toEqual({
            ...{ at, did },
            shown: shown(wanted),
          });
          const [ours, theirs] = [await said(bytes), await said(other)];
          expect({ at, did, cells: theirs.cells }).toEqual({ at, did, cells: ours.cells });
          const astray = [...theirs.charted].filter((place) => !ours.charted.has(place));
          expect({ at, did, astray }).toEqual({ at, did, astray: [] });
        }
      }),
    600_000,
  );
});
