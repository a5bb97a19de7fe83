import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import JSZip from "jszip";
import type { FunctionsMetadata } from "../../../src/workbook/add-in/add-in-functions";
import { openAddInFunctions } from "../../../src/workbook/add-in/add-in-functions";
import type { Book } from "../../../src/workbook/book/book";
import { calculateBook } from "../../../src/workbook/engine/calculate-book";
import { readXlsx } from "../../../src/workbook/xlsx/read/read-xlsx";
import { writeXlsx } from "../../../src/workbook/xlsx/write/write-xlsx";
import { anyBook } from "../../support/workbook/book-arbitrary";
import { bookOf, rowsFrom, valuesOn } from "../../support/workbook/book-of";
import { trialFunctions } from "../../support/workbook/trial-functions";

const root = resolve(__dirname, "../../..");
const ids = new Set(["EXPECTED_LOSS", "TWICE", "SEEN"]);
const saved = async (book: Book): Promise<Book> => readXlsx(await writeXlsx(book, ids));

/** The results of a book, with nothing left open: two engines at once disturb each other. */
async function calculated(book: Book, functions: Parameters<typeof calculateBook>[1]) {
  const results = await calculateBook(book, functions);
  results.close();
  return results;
}

async function partOf(book: Book, path: string): Promise<string> {
  const zip = await JSZip.loadAsync(await writeXlsx(book, ids));
  return (await zip.file(path)?.async("string")) ?? "";
}
const firstSheet = (book: Book): Promise<string> => partOf(book, "xl/worksheets/sheet1.xml");

describe("a book that is written and read", () => {
  it("is the same book, whatever is in it", async () => {
    await fc.assert(
      fc.asyncProperty(anyBook(), async (book) => {
        expect(await saved(book)).toEqual(book);
      }),
      { numRuns: 200 },
    );
  }, 60_000);

  it("gives the same bytes each time", async () => {
    const book = bookOf({ Sheet1: { A1: "x", B2: "=1+1" } });
    expect(await writeXlsx(book, ids)).toEqual(await writeXlsx(book, ids));
  });

  it("keeps text text, whatever it begins with", async () => {
    const texts = ["=1+1", "+1", "-1", "@x", "'x", "5", "TRUE", "#N/A", ""];
    const cells = texts.map((value, row) => ({ row, column: 0, value }));
    const book = bookOf({});
    const [sheet] = (await saved({ ...book, sheets: [{ name: "Sheet1", hidden: false, cells }] }))
      .sheets;
    expect(sheet?.cells).toEqual(cells);
  });

  it("calculates to the same results", async () => {
    const functions = trialFunctions();
    const known = new Set(functions.map(({ id }) => id));
    const book = bookOf(
      {
        Data: {
          ...rowsFrom("A1", [
            ["Threat", "Loss"],
            ["Fire", 1],
            ["Theft", 2],
          ]),
          D1: "=SUM(Losses[Loss])",
          D2: "=TWICE(Losses[Loss])",
          E2: "=_xlfn.LET(x,Losses[Loss],SUM(x)*Rate)",
          F2: "=SEEN(1,,2)",
        },
      },
      {
        tables: [
          {
            name: "Losses",
            sheet: "Data",
            range: { startRow: 0, startColumn: 0, endRow: 2, endColumn: 1 },
            columns: ["Threat", "Loss"],
            hasHeader: true,
            hasTotals: false,
          },
        ],
        names: [{ name: "Rate", formula: "0.5" }],
      },
    );
    const before = valuesOn(await calculated(book, functions), "Data");
    const after = await calculated(await readXlsx(await writeXlsx(book, known)), functions);
    expect(valuesOn(after, "Data")).toEqual(before);
    expect(before).toMatchObject({ D1: 3, D2: 2, D3: 4, E2: 1.5 });
  });
});

describe("a formula in a file", () => {
  it.each`
    formula                                   | stored
    ${"EXPECTED_LOSS(A1,1)"}                  | ${"_xldudf_EXPECTED_LOSS(A1,1)"}
    ${"expected_loss(A1)"}                    | ${"_xldudf_EXPECTED_LOSS(A1)"}
    ${"ACME.EXPECTED_LOSS(A1)"}               | ${"_xldudf_ACME_EXPECTED_LOSS(A1)"}
    ${"_xldudf_EXPECTED_LOSS(A1)"}            | ${"_xldudf_EXPECTED_LOSS(A1)"}
    ${'"EXPECTED_LOSS("&A1'}                  | ${'"EXPECTED_LOSS("&A1'}
    ${"xlookup(1,A:A,B:B)+SUM(A1)"}           | ${"_xlfn.XLOOKUP(1,A:A,B:B)+SUM(A1)"}
    ${"FILTER(SORT(A1:A9),1)"}                | ${"_xlfn._xlws.FILTER(_xlfn._xlws.SORT(A1:A9),1)"}
    ${"_xlfn.XLOOKUP(1,A:A,B:B)"}             | ${"_xlfn.XLOOKUP(1,A:A,B:B)"}
    ${"LET(x,1,y,x+1,x*y)"}                   | ${"_xlfn.LET(_xlpm.x,1,_xlpm.y,_xlpm.x+1,_xlpm.x*_xlpm.y)"}
    ${"LAMBDA(f,f(1))(LAMBDA(x,x))"}          | ${"_xlfn.LAMBDA(_xlpm.f,_xlpm.f(1))(_xlfn.LAMBDA(_xlpm.x,_xlpm.x))"}
    ${"SUM(A1#)"}                             | ${"SUM(_xlfn.ANCHORARRAY(A1))"}
    ${"'My sheet'!A1#*2"}                     | ${"_xlfn.ANCHORARRAY('My sheet'!A1)*2"}
    ${"@A1:A9+1"}                             | ${"_xlfn.SINGLE(A1:A9)+1"}
    ${'@EXPECTED_LOSS(A1:A9,(1+1))&"x"'}      | ${'_xlfn.SINGLE(_xldudf_EXPECTED_LOSS(A1:A9,(1+1)))&"x"'}
    ${"[@Loss]*2"}                            | ${"Losses[[#This Row],[Loss]]*2"}
    ${"SUM(Losses[@[Loss low]:[Loss high]])"} | ${"SUM(Losses[[#This Row],[Loss low]:[Loss high]])"}
    ${"ROWS(Losses[@])+ROWS(Losses[#All])"}   | ${"ROWS(Losses[#This Row])+ROWS(Losses[#All])"}
    ${"50%"}                                  | ${"50%"}
  `(
    "$formula is stored as $stored",
    async ({ formula, stored }: Record<"formula" | "stored", string>) => {
      const book: Book = {
        sheets: [
          { name: "Sheet1", hidden: false, cells: [{ row: 1, column: 0, value: null, formula }] },
          { name: "My sheet", hidden: false, cells: [] },
        ],
        tables: [
          {
            name: "Losses",
            sheet: "Sheet1",
            range: { startRow: 0, startColumn: 0, endRow: 3, endColumn: 2 },
            columns: ["Loss", "Loss low", "Loss high"],
            hasHeader: true,
            hasTotals: false,
          },
        ],
        names: [],
      };
      const cell = (await saved(book)).sheets[0]?.cells.find(({ row }) => row === 1);
      expect(cell?.formula).toBe(stored);
    },
  );

  it("that spills is marked as Excel 365 marks it, with everything it gave", async () => {
    const cell = {
      row: 0,
      column: 0,
      value: 2,
      formula: "TWICE(C1:D2)",
      spill: [
        [2, "two"],
        [null, { error: "#N/A" }],
      ],
    };
    const book: Book = {
      sheets: [{ name: "Sheet1", hidden: false, cells: [cell] }],
      tables: [],
      names: [],
    };
    const xml = await firstSheet(book);
    expect(xml).toContain(
      '<c r="A1" cm="1"><f t="array" ref="A1:B2">_xldudf_TWICE(C1:D2)</f><v>2</v></c>',
    );
    expect(xml).toContain('<c r="B2" t="e"><v>#N/A</v></c>');
    expect(await partOf(book, "xl/metadata.xml")).toContain('fDynamic="1"');
  });

  it("keeps what it gave, and the file says that Excel need not calculate it anew", async () => {
    const cells = [
      { row: 0, column: 0, value: 0, formula: "A2" },
      { row: 1, column: 0, value: false, formula: "FALSE()" },
      { row: 2, column: 0, value: "", formula: '""' },
      { row: 3, column: 0, value: { error: "#BUSY!" }, formula: "TWICE(1)" },
      { row: 4, column: 0, value: NaN, formula: "0/0" },
    ];
    const book: Book = {
      sheets: [{ name: "Sheet1", hidden: false, cells }],
      tables: [],
      names: [],
    };
    const values = (await saved(book)).sheets[0]?.cells.map(({ value }) => value);
    expect(values).toEqual([0, false, "", { error: "#N/A" }, { error: "#NUM!" }]);
    expect(await partOf(book, "xl/workbook.xml")).toContain('<calcPr calcId="191029"/>');
  });
});

describe("a table in a file", () => {
  const range = { startRow: 0, startColumn: 0, endRow: 3, endColumn: 2 };
  const table = { name: "T", sheet: "Sheet1", range, hasHeader: true, hasTotals: true };

  it("has column names that Excel accepts, and header cells that say the same", async () => {
    const book = bookOf(
      { Sheet1: rowsFrom("A1", [[2024, "Loss", null]]) },
      { tables: [{ ...table, columns: ["Loss", "loss", ""] }] },
    );
    const { tables, sheets } = await saved(book);
    expect(tables[0]?.columns).toEqual(["Loss", "loss2", "Column3"]);
    expect(sheets[0]?.cells.map(({ value }) => value)).toEqual(["Loss", "loss2", "Column3"]);
  });

  it("says in its own words what its totals row does", async () => {
    const book = bookOf(
      {
        Sheet1: {
          A4: "Total",
          B4: "=SUBTOTAL(109,T[b])",
          C4: "=MAX(T[b])*EXPECTED_LOSS(1,2)",
        },
      },
      { tables: [{ ...table, columns: ["a", "b", "c"] }] },
    );
    const xml = await partOf(book, "xl/tables/table1.xml");
    expect(xml).toContain('<tableColumn id="1" name="a" totalsRowLabel="Total"/>');
    expect(xml).toContain('<tableColumn id="2" name="b" totalsRowFunction="sum"/>');
    expect(xml).toContain(
      "<totalsRowFormula>MAX(T[b])*_xldudf_EXPECTED_LOSS(1,2)</totalsRowFormula>",
    );
    expect(xml).toContain('<autoFilter ref="A1:C3"/>');
  });
});

/** The add-in as it was built for these tests. */
function builtFunctions() {
  const built = (name: string) => readFileSync(resolve(root, "dist/addin", name), "utf8");
  const metadata = JSON.parse(built("functions.json")) as FunctionsMetadata;
  return openAddInFunctions(built("functions.js"), metadata);
}

/** Real files, one made here and one made elsewhere. */
const files = [
  join(root, "assets/sample.xlsx"),
  join(process.env.OUTSPEND_SHARED ?? "/nowhere", "workbooks/quantrr-mfa.xlsx"),
];

describe("a file that is opened and saved", () => {
  it.each(files)("holds what it held: %# (skipped where it is not there)", async (path) => {
    if (!existsSync(path)) return;
    // What is written here is no longer what Excel has computed.
    const { isComputed, ...before } = await readXlsx(readFileSync(path));
    expect([true, undefined]).toContain(isComputed);
    expect(before.sheets.length).toBeGreaterThan(2);
    expect(await saved(before)).toEqual(before);
  });

  it.each(files)(
    "calculates to the same results: %# (skipped where it is not there)",
    async (path) => {
      if (!existsSync(path)) return;
      const book = await readXlsx(readFileSync(path));
      const functions = builtFunctions();
      const before = await calculated(book, functions);
      const after = await calculated(await saved(book), functions);
      expect(before.sheets.flatMap(({ cells }) => cells).length).toBeGreaterThan(0);
      expect(JSON.stringify(before.sheets)).not.toContain("#NAME?");
      expect(after.sheets).toEqual(before.sheets);
    },
    60_000,
  );
});
