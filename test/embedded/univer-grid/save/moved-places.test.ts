import type { Grid } from "../../../../src/embedded/grid";
import { lastColumn, lastRow } from "../../../../src/workbook/book/cell-address";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { columns, editedBook, rows } from "../../../support/workbook/rich/edited-book";
import { richBook } from "../../../support/workbook/rich/rich-book";
import { partsOf } from "../../../support/workbook/saved-parts";

/*
 * One edit of the book with one of everything, and what its parts say then, of what formulas do not tell.
 */

type Edit = (grid: Grid, data: string) => void;

async function after(edit: Edit, bytes?: Uint8Array) {
  const book = await editedBook(bytes ?? (await richBook()));
  edit(book.grid, book.grid.sheets()[0]?.id ?? "");
  const saved = await book.save();
  book.close();
  const parts = await partsOf(saved.bytes);
  const part = (path: string) => parts.get(path) ?? "";
  const all = (path: string, pattern: RegExp) =>
    [...part(path).matchAll(pattern)].map((match) => match.slice(1).join(" "));
  const data = "xl/worksheets/sheet1.xml";
  return {
    ...{ part, parts, saved },
    cells: {
      formats: all(data, /onditionalFormatting sqref="([^"]*)".*?<formula>([^<]*)/g),
      rules: all(data, /<dataValidation [^>]*sqref="([^"]*)"><formula1>([^<]*)/g),
      extended: all(data, /<xm:f>([^<]*)<\/xm:f>(?:(?!<xm:).)*<xm:sqref>([^<]*)/g),
      filtered: all(data, /<autoFilter ref="([^"]*)"><filterColumn colId="(\d+)"/g),
      breaks: all(data, /<brk id="(\d+)"/g),
      scenarios: all(data, /<inputCells r="([^"]*)"/g),
      merged: all(data, /<mergeCell ref="([^"]*)"/g),
    },
    notes: all("xl/drawings/vmlDrawing1.vml", /<x:Anchor>([^<]*)<.*?<x:Row>(\d+)<.*?n>(\d+)</g),
    objects: all(
      "xl/drawings/drawing1.xml",
      /<xdr:from><xdr:col>(\d+).*?<xdr:row>(\d+).*?(?:<xdr:to><xdr:col>(\d+).*?<xdr:row>(\d+)<.*?)?<xdr:cNvPr id="\d" (name="[^"]*)"/g,
    ),
    printed: all("xl/workbook.xml", /Print_(?:Area|Titles)"[^>]*>([^<]*)/g),
  };
}

const cells = (sheet: string, range: readonly [number, number, number, number]) => ({
  ...{ sheet, startRow: range[0], endRow: range[1] },
  ...{ startColumn: range[2], endColumn: range[3] },
});

describe("a sheet with one of everything", () => {
  it("takes all of it along when rows come in", async () => {
    const { cells: found, ...rest } = await after((grid, data) => {
      grid.insert(rows(data, 5, 6), "Down");
    });
    expect(rest.saved).toMatchObject({
      isNew: false,
      losses: ["fresh figures in pivot tables that read Data: refresh them in Excel"],
    });
    expect(found).toEqual({
      formats: ["B2:C12 $B2&#62;$B$13"],
      rules: ["B5:B11 $B$14", "C3 C9:C10 C3&gt;B2"],
      extended: [
        "$C$14 C2:C14",
        "$B5&gt;'Bob''s list'!$A$2 B5:B8 D5:D8",
        "'Bob''s list'!$A$1:$A$3 A2:A14",
        "Data!B2:C2 E2",
        "Data!B11:C11 E11",
      ],
      filtered: ["A1:D14 2"],
      breaks: ["10", "7", "12", "3"],
      scenarios: ["B3", "C10"],
      merged: ["F3:G4", "F16:G16"],
    });
    expect(rest.notes).toEqual(["2, 15, 2, 2, 4, 31, 6, 9 2 1", "3, 15, 10, 2, 5, 31, 14, 9 10 2"]);
  });

  it("leaves nothing of what lay in rows that go, and sees rules from cells that stay", async () => {
    const { cells: found, ...rest } = await after((grid, data) => {
      grid.remove(rows(data, 1, 2), "Up");
    });
    expect(rest.saved.isNew).toBe(false);
    expect(found).toMatchObject({
      formats: ["B2:C8 $B2&#62;$B$9"],
      rules: ["B3:B7 $B$10", "C5:C6 C5&#62;B4"],
      extended: [
        "$C$10 C2:C10",
        "$B3&#62;'Bob''s list'!$A$2 B3:B4 D3:D4",
        "'Bob''s list'!$A$1:$A$3 A2:A10",
        "Data!B7:C7 E7",
      ],
      scenarios: ["C6"],
      merged: ["F2:G2", "F12:G12"],
    });
    expect(rest.notes).toEqual(["3, 15, 6, 2, 5, 31, 10, 9 6 2"]);
    expect(rest.part("xl/comments1.xml")).not.toContain("of B3");
  });

  it.each`
    what | edit | found
    ${"rows in front of them"} | ${(grid: Grid, d: string) => {
      grid.insert(rows(d, 0), "Down");
    }} | ${["8 5 12 9 Losses", "8 5 12 9 Seal", "8 4 12 8 Box 4", "8 11 Box 5"]}
    ${"rows in their midst"} | ${(grid: Grid, d: string) => {
      grid.insert(rows(d, 6, 7), "Down");
    }} | ${["8 4 12 10 Losses", "8 4 12 8 Seal", "8 4 12 8 Box 4", "8 12 Box 5"]}
    ${"rows taken out of them"} | ${(grid: Grid, d: string) => {
      grid.remove(rows(d, 6), "Up");
    }} | ${["8 4 12 7 Losses", "8 4 12 8 Seal", "8 4 12 8 Box 4", "8 9 Box 5"]}
    ${"all of their rows gone"} | ${(grid: Grid, d: string) => {
      grid.remove(rows(d, 3, 9), "Up");
    }} | ${["8 3 12 7 Seal", "8 4 12 8 Box 4", "8 3 Box 5"]}
    ${"columns before them"} | ${(grid: Grid, d: string) => {
      grid.insert(columns(d, 0), "Right");
    }} | ${["9 4 13 8 Losses", "9 4 13 8 Seal", "8 4 12 8 Box 4", "9 10 Box 5"]}
  `("moves objects as they are held to cells: $what", async ({ edit, found }) => {
    const { objects, saved } = await after(edit as Edit);
    const named = objects.map((each) => each.replace(/ {2,}/, " ").replace('name="', ""));
    expect(named).toEqual(found);
    expect(saved.isNew).toBe(false);
  });

  it("keeps no picture or chart that is not shown any more", async () => {
    const { parts } = await after((grid, data) => {
      grid.remove(rows(data, 3, 9), "Up");
    });
    expect([...parts.keys()].filter((path) => /charts\/|media\//.test(path))).toEqual([
      "xl/charts/chart2.xml",
      "xl/media/image1.png",
    ]);
    expect(parts.get("[Content_Types].xml")).not.toContain("chart1.xml");
  });

  it("counts what filters say of columns from the first that is left", async () => {
    const put = await after((grid, data) => {
      grid.insert(columns(data, 1), "Right");
    });
    expect(put.cells).toMatchObject({ filtered: ["A1:E12 3"], breaks: ["8", "5", "10", "4"] });
    expect(put.printed).toEqual(["Data!$A$1:$F$14", "Data!$A:$A,Data!$1:$1"]);
    const taken = await after((grid, data) => {
      grid.remove(columns(data, 0), "Left");
    });
    expect(taken.cells).toMatchObject({ filtered: ["A1:C12 1"] });
    expect(taken.printed).toEqual(["Data!$A$1:$D$14", "Data!$1:$1"]);
    const gone = await after((grid, data) => {
      grid.remove(columns(data, 2), "Left");
    });
    expect(gone.part("xl/worksheets/sheet1.xml")).not.toContain("filterColumn");
  });

  it("leaves #REF! in what a table calculates from a column that goes", async () => {
    const { parts } = await after((grid, data) => {
      grid.remove(columns(data, 1), "Left");
    });
    const table = [...parts].find(([path]) => path.startsWith("xl/tables/"))?.[1] ?? "";
    expect(table).toMatch(/ name="Share"[^<]*<calculatedColumnFormula>#REF!\//);
    expect(table).not.toContain("Amount");
  });

  it("splits what is said of cells of which some move and some stay", async () => {
    const { cells: found, saved } = await after((grid, data) => {
      grid.insert(cells(data, [2, 3, 1, 1]), "Right");
    });
    expect(saved.isNew).toBe(false);
    expect(found).toMatchObject({
      formats: ["B2:C2 C3:D4 B5:C10 $B2&gt;$B$11"],
      rules: ["B5:B9 $B$12", "D3 C7:C8 C3&#62;A2"],
      scenarios: ["C3", "C8"],
      merged: ["G3:H4", "F14:G14"],
      breaks: ["8", "5", "10", "3"],
    });
  });

  it("lets a pivot table go along, and names one whose cells come apart", async () => {
    const report = (grid: Grid) => grid.sheets()[1]?.id ?? "";
    const moved = await after((grid) => {
      grid.insert(rows(report(grid), 2), "Down");
      grid.insert(columns(report(grid), 0), "Right");
    });
    expect(moved.part("xl/pivotTables/pivotTable1.xml")).toContain('<location ref="F11:G14"');
    expect(moved.saved.losses).toEqual([]);
    const apart = await after((grid) => {
      grid.insert(rows(report(grid), 10), "Down");
    });
    expect(apart.saved).toMatchObject({
      isNew: false,
      losses: ["the pivot table Costs by threat, whose cells came apart: its figures stay"],
    });
    const left = [...apart.parts.keys()].filter((path) => path.includes("pivot"));
    expect(left).toEqual([]);
    expect(apart.part("xl/workbook.xml")).not.toContain("pivotCache");
    expect(apart.part("[Content_Types].xml")).not.toContain("pivot");
  });

  it("names what may say places that nobody here can move", async () => {
    const odd = await richBook({}, (path, xml) =>
      path.endsWith("workbook.xml.rels")
        ? xml.replace(
            "</Relationships>",
            '<Relationship Id="rId20" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/revisionHeaders" Target="revisions/revisionHeaders.xml"/></Relationships>',
          )
        : path.endsWith("sheet1.xml")
          ? xml.replace("<tableParts", '<webPublishItems count="0"/><tableParts')
          : undefined,
    );
    const { saved } = await after((grid, data) => {
      grid.insert(rows(data, 30), "Down");
    }, odd);
    expect(saved).toMatchObject({
      isNew: false,
      losses: [
        "that the record of who changed what follow the cells that moved",
        'that what Data says by "webPublishItems" follow the cells that moved',
      ],
    });
  });
});

describe("what reaches to the edge of a sheet", () => {
  const atEdge = () =>
    richBook({}, (path, xml) =>
      path.endsWith("sheet1.xml")
        ? xml
            .replace("</cols>", '<col min="9" max="16384" width="9" hidden="1"/></cols>')
            .replace(
              "</sheetData>",
              '<row r="1048576" ht="30" customHeight="1" hidden="1"/></sheetData>',
            )
            .replace(
              /<mergeCells.*?>/,
              (tag) => `${tag}<mergeCell ref="J1048570:K1048576"/><mergeCell ref="XFC5:XFD6"/>`,
            )
            .replace(/sqref="B5:B9"/, 'sqref="B5:B9 XFD5 A1048576"')
        : undefined,
    );

  it("ends there when rows and columns come in, and undo brings back the bytes", async () => {
    const bytes = await atEdge();
    const book = await editedBook(bytes);
    const data = book.grid.sheets()[0]?.id ?? "";
    const edits = [
      () => {
        book.grid.insert(rows(data, 30, 31), "Down");
      },
      () => {
        book.grid.insert(columns(data, 6), "Right");
      },
    ];
    for (const edit of edits) edit();
    const { bytes: saved, now, isNew } = await book.save();
    expect(isNew).toBe(false);
    const xml = (await partsOf(saved)).get("xl/worksheets/sheet1.xml") ?? "";
    expect(xml).toContain('<col min="10" max="16384" width="9" hidden="1"/></cols>');
    expect(xml).toMatch(/<mergeCell ref="K1048572:L1048576"/);
    expect(xml).toContain('sqref="B5:B9"');
    expect(xml).not.toMatch(/10485(?:7[7-9]|[89])|XFE|"1638[5-9]"/);
    const { merges } = (await readXlsx(saved)).sheets[0] ?? {};
    expect(merges?.length).toBe(now.sheets[0]?.merges?.length);
    book.grid.undo();
    book.grid.undo();
    expect((await book.save()).bytes).toBe(bytes);
    book.close();
  });

  it("is not pushed off where it holds something", async () => {
    const book = await editedBook(await richBook());
    const { grid } = book;
    const data = grid.sheets()[0]?.id ?? "";
    grid.write(cells(data, [lastRow, lastRow, 0, 0]), [["end"]]);
    grid.write(cells(data, [4, 4, lastColumn, lastColumn]), [[1]]);
    const pushed = (at: string) => `inserted cells must not push what is in ${at} off the sheet`;
    expect(() => {
      grid.insert(rows(data, 2), "Down");
    }).toThrow(pushed("A1048576"));
    expect(() => {
      grid.insert(columns(data, 0), "Right");
    }).toThrow(pushed("XFD5"));
    grid.insert(cells(data, [0, 0, 30, 30]), "Down");
    grid.undo();
    await readXlsx((await book.save()).bytes);
    book.close();
  });
});
