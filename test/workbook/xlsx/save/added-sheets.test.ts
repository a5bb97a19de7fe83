import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Book, BookSheet, BookTable } from "../../../../src/workbook/book/book";
import { plainAxis, plainSeries } from "../../../../src/workbook/book/chart";
import { plainLayout } from "../../../../src/workbook/book/page-layout";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { savePackage } from "../../../../src/workbook/xlsx/save/save-package";
import { changedParts, partsOf } from "../../../support/workbook/saved-parts";

/* A sheet that comes in behind the others leaves all else of the file as it is. */

const shared = process.env.OUTSPEND_SHARED ?? "";
const controller = join(shared, "workbooks/controller.xlsx");
const files = [
  join(__dirname, "../../../../assets/sample.xlsx"),
  ...(existsSync(controller) ? [controller] : []),
  ...readdirSync(join(__dirname, "../../../workbooks"))
    .filter((name) => ["german.xlsx", "three-experts.xlsx"].includes(name))
    .map((name) => join(__dirname, "../../../workbooks", name)),
];

const added: BookSheet = {
  name: "Put aside & kept",
  hidden: false,
  cells: [
    { row: 0, column: 0, value: "What was put aside", style: { bold: true } },
    { row: 2, column: 0, value: "Cell" },
    { row: 2, column: 1, value: "Amount" },
    { row: 3, column: 0, value: "B4" },
    { row: 3, column: 1, value: 12.5, format: "#,##0.00" },
    { row: 4, column: 1, value: 25, formula: "B4*2" },
  ],
  columns: [{ column: 0, width: 30 }],
};

const table: BookTable = {
  name: "Aside",
  sheet: added.name,
  range: { startRow: 2, startColumn: 0, endRow: 4, endColumn: 1 },
  columns: ["Cell", "Amount"],
  hasHeader: true,
  hasTotals: false,
};

it.each(files.map((path) => [path.slice(path.lastIndexOf("/") + 1), path] as const))(
  "%s takes two sheets, a table and a name, and is read back with them",
  async (_, path) => {
    const bytes = new Uint8Array(readFileSync(path));
    const book = await readXlsx(bytes);
    const second: BookSheet = { name: "Second", hidden: true, cells: [] };
    const now: Book = {
      ...book,
      sheets: [...book.sheets, added, second],
      tables: [...book.tables, table],
      names: [...book.names, { name: "Kept_there", formula: "'Put aside & kept'!$A$3" }],
    };
    const opened = { bytes, asRead: book, before: book };
    const { bytes: saved, losses } = await savePackage(opened, now, new Set());
    expect(losses).toEqual([]);
    const again = await readXlsx(saved);
    expect(again.sheets.slice(0, book.sheets.length)).toEqual(book.sheets);
    expect(again.sheets.slice(book.sheets.length)).toMatchObject([
      { name: added.name, hidden: false, columns: [{ column: 0 }] },
      { name: "Second", hidden: true },
    ]);
    const cells = again.sheets.at(-2)?.cells ?? [];
    expect(cells).toEqual(added.cells);
    expect(again.tables.find(({ name }) => name === "Aside")).toMatchObject(table);
    expect(again.names).toEqual(expect.arrayContaining([...now.names]));
    const allowed =
      /^(\[Content_Types\]\.xml|docProps\/app\.xml|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/(_rels\/)?sheet\d+\.xml(\.rels)?|xl\/tables\/table\d+\.xml)$/;
    const changed = await changedParts(bytes, saved);
    for (const part of changed) expect(part).toMatch(allowed);
    expect(changed.filter((part) => part.startsWith("xl/worksheets/sheet"))).toHaveLength(2);
  },
);

describe("a sheet with charts and a page", () => {
  const cells = { startRow: 3, startColumn: 1, endRow: 4, endColumn: 1 };
  const withChart = (name: string): BookSheet => ({
    ...added,
    name,
    charts: [
      {
        name: "Amounts",
        kind: "ColumnClustered",
        title: `Amounts of ${name}`,
        legend: null,
        series: [{ ...plainSeries, name: "Amount", values: { sheet: name, ...cells } }],
        categoryAxis: plainAxis,
        valueAxis: plainAxis,
        from: { row: 6, column: 0, x: 0, y: 0 },
        to: { row: 20, column: 4, x: 0, y: 0 },
      },
    ],
    layout: {
      ...plainLayout,
      orientation: "Landscape",
      fit: { wide: 1, tall: 1 },
      area: { startRow: 0, startColumn: 0, endRow: 20, endColumn: 4 },
    },
  });
  const savedWith = async (bytes: Uint8Array, name: string): Promise<Uint8Array> => {
    const book = await readXlsx(bytes);
    const now = { ...book, sheets: [...book.sheets, withChart(name)] };
    return (await savePackage({ bytes, asRead: book, before: book }, now, new Set())).bytes;
  };

  it("is added with both, and leaves those alone that are there", async () => {
    const bytes = new Uint8Array(readFileSync(files[0] ?? ""));
    const once = await savedWith(bytes, "Board");
    const twice = await savedWith(once, "Second board");
    const [first, second] = [await partsOf(once), await partsOf(twice)];
    expect(first.get("xl/charts/chart1.xml")).toContain("Amounts of Board");
    expect(second.get("xl/charts/chart1.xml")).toBe(first.get("xl/charts/chart1.xml"));
    expect(second.get("xl/charts/chart2.xml")).toContain("Amounts of Second board");
    const drawings = [...second].filter(([path]) => path.includes("drawings/_rels"));
    expect(drawings.map(([, xml]) => /charts\/chart\d\.xml/.exec(xml)?.[0])).toEqual([
      "charts/chart1.xml",
      "charts/chart2.xml",
    ]);
    const sheets = [...second.values()].filter((xml) => xml.includes("<drawing "));
    expect(sheets).toHaveLength(2);
    for (const xml of sheets) {
      expect(xml).toMatch(
        /<pageSetUpPr fitToPage="1"\/>.*<sheetData>.*<pageMargins .*<pageSetup .*<drawing r:id="rId1"\/>/s,
      );
    }
    const workbook = second.get("xl/workbook.xml") ?? "";
    for (const area of ["Board!$A$1:$E$21", "'Second board'!$A$1:$E$21"]) {
      expect(workbook).toContain(`>${area}</definedName>`);
    }
    const before = await partsOf(bytes);
    const kept = [...before].filter(([path]) => /worksheets\/sheet\d+\.xml$/.test(path));
    for (const [path, xml] of kept) expect(second.get(path) === xml).toBe(true);
  });
});
