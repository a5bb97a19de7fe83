import JSZip from "jszip";
import type { Book, BookCell, BookSheet } from "../../../../src/workbook/book/book";
import type { Chart } from "../../../../src/workbook/book/chart";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { saveBook } from "../../../../src/workbook/xlsx/save/save-book";
import { richPackage } from "../../../support/workbook/rich-package";
import { changedParts, partsOf } from "../../../support/workbook/saved-parts";

const none: ReadonlySet<string> = new Set();
const usual = "schemas.openxmlformats.org/";

/** What Office writes as "Strict Open XML": other namespaces and kinds of relationships, and no conformance to the usual ones. */
async function strict(bytes: Uint8Array): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  for (const [path, part] of Object.entries(zip.files)) {
    if (!/\.(xml|rels)$/.test(path)) continue;
    const text = await part.async("string");
    const put = text
      .replace(
        /http:\/\/schemas\.openxmlformats\.org\/(officeDocument|spreadsheetml|drawingml)\/2006\//g,
        "http://purl.oclc.org/ooxml/$1/",
      )
      .replaceAll("officeDocument/extended-properties", "officeDocument/extendedProperties")
      .replaceAll("relationships/extended-properties", "relationships/extendedProperties")
      .replace("<workbook ", '<workbook conformance="strict" ');
    zip.file(path, put);
  }
  return zip.generateAsync({ type: "uint8array" });
}

const axis = {
  ...{ title: "", minimum: null, maximum: null },
  ...{ isLogarithmic: false, numberFormat: null },
};

const chart: Chart = {
  ...{ name: "New", title: "", kind: "ColumnStacked", legend: "Bottom" },
  ...{ categoryAxis: axis, valueAxis: axis },
  from: { row: 6, column: 1, x: 0, y: 0 },
  to: { row: 16, column: 6, x: 0, y: 0 },
  series: [
    {
      ...{ name: "Amount", categories: null, color: null },
      ...{ isUnseen: false, isDashed: false, hasMarkers: null },
      values: { sheet: "Data", startRow: 1, endRow: 3, startColumn: 1, endColumn: 1 },
    },
  ],
};

/** A book with one more of all that a save adds: texts, results that spill, a table, a name, charts, a sheet and settings. */
function grown(book: Book): Book {
  const text: BookCell = { row: 9, column: 0, value: "http://schemas.openxmlformats.org/" };
  const spilling: BookCell = {
    ...{ row: 11, column: 4, value: 4, formula: "B2:B4*2" },
    spill: [[4], [6], [8]],
  };
  const heads = ["Name", "Sum"].map((value, at): BookCell => ({ row: 20, column: at, value }));
  const sheets = book.sheets.map((sheet, at): BookSheet => {
    if (at === 2) return { ...sheet, charts: [chart] };
    if (at !== 0) return sheet;
    const cells = [...sheet.cells, text, spilling, ...heads];
    return { ...sheet, cells, charts: [chart] };
  });
  const range = { startRow: 20, endRow: 22, startColumn: 0, endColumn: 1 };
  return {
    ...book,
    sheets: [...sheets, { name: "More", hidden: false, cells: [text], charts: [chart] }],
    names: [...book.names, { name: "Fresh", formula: "Data!$B$2" }],
    tables: [
      ...book.tables,
      {
        ...{ name: "Fresh_table", sheet: "Data", range, columns: ["Name", "Sum"] },
        ...{ hasHeader: true, hasTotals: false },
      },
    ],
    addIns: [
      {
        instance: "{1}",
        sources: [{ id: "a", version: "1.0", store: "developer", storeType: "Registry" }],
        settings: [["key", '"value"']],
        pane: { dockstate: "right", visibility: "0", width: "350", row: "0" },
      },
    ],
  };
}

describe("a strict book", () => {
  it("gets what is added in its own namespaces, and keeps the rest byte for byte", async () => {
    const bytes = await strict(await richPackage());
    const asRead = await readXlsx(bytes);
    const now = grown(asRead);
    const { bytes: saved, isNew } = await saveBook({ bytes, asRead, before: asRead }, now, none);
    expect(isNew).toBe(false);
    const parts = await partsOf(saved);
    const astray = [...parts].flatMap(([path, text]) =>
      [...text.matchAll(/(?<==")http:\/\/schemas\.openxmlformats\.org\/[^"]*/g)]
        .filter(([address]) => !address.includes(`${usual}package/2006`))
        .map(([address]) => `${path}: ${address}`),
    );
    expect(astray).toEqual([]);
    const tables = (await readXlsx(saved)).tables.map(({ name }) => name);
    expect(tables.sort()).toEqual(["Fresh_table", "Spend"]);
    const added = [...parts.keys()].filter((path) => /charts\/chart[4-9]/.test(path));
    expect(added).toHaveLength(3);
    for (const path of added) expect(parts.get(path)).toContain('<c:overlap val="100%"/>');
    expect(parts.get("xl/sharedStrings.xml")).toContain(`http://${usual}<`);
    expect(await changedParts(bytes, saved)).not.toContain("xl/worksheets/sheet2.xml");
  });

  it("says the sheets it has in its properties", async () => {
    const bytes = await strict(await richPackage());
    const asRead = await readXlsx(bytes);
    const sheets = asRead.sheets.map((sheet, at) => (at === 0 ? { ...sheet, name: "Jan" } : sheet));
    const changes = { origins: [0, 1, 2, 3], moves: [] };
    const opened = { bytes, asRead, before: asRead };
    const saved = await saveBook(opened, { ...asRead, sheets }, none, changes);
    const titles = (await partsOf(saved.bytes)).get("docProps/app.xml");
    expect(titles).toContain("<vt:lpstr>Jan</vt:lpstr>");
  });
});
