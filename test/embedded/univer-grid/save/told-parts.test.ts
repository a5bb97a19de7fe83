import type { Grid } from "../../../../src/embedded/grid";
import { columns, editedBook, rows } from "../../../support/workbook/rich/edited-book";
import { richBook } from "../../../support/workbook/rich/rich-book";
import { partsOf } from "../../../support/workbook/saved-parts";
import { withPart } from "../../../support/workbook/xlsx-file";

/* What is said of places beside cells where few books say it: queries, slicers, pages of pivot tables, parts of breaks. */

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const microsoft = "http://schemas.microsoft.com/office";
const x14 = `${microsoft}/spreadsheetml/2009/9/main`;
const stale = "fresh figures in pivot tables that read Data: refresh them in Excel";

async function after(bytes: Uint8Array, edit: (grid: Grid, sheet: (at: number) => string) => void) {
  const book = await editedBook(bytes);
  const ids = book.grid.sheets().map(({ id }) => id);
  edit(book.grid, (at) => ids[at] ?? "");
  const saved = await book.save();
  book.close();
  const parts = await partsOf(saved.bytes);
  return { saved, part: (path: string) => parts.get(path) ?? "" };
}

/** The rich book with text put in front of what one of its parts says. */
const bookWith = (path: string, mark: string | RegExp, text: string) =>
  richBook({}, (each, xml) =>
    each === path ? xml.replace(mark, (found) => text + found) : undefined,
  );

const related = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${kind.includes(":") ? kind : `${office}/${kind}`}" Target="${target}"/>`;

/** The rich book, whose table Spend a query fills, but for its last column. */
async function queried(): Promise<Uint8Array> {
  const bytes = await richBook({}, (path, xml) =>
    path === "xl/tables/table1.xml"
      ? xml
          .replace('ref="A20:C23"', 'ref="A20:C23" tableType="queryTable"')
          .replace(/<tableColumn id="(\d)"/g, '<tableColumn id="$1" queryTableFieldId="$1"')
      : path === "[Content_Types].xml"
        ? xml.replace(
            "</Types>",
            '<Override PartName="/xl/queryTables/queryTable1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.queryTable+xml"/></Types>',
          )
        : undefined,
  );
  const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${related("rId1", "queryTable", "../queryTables/queryTable1.xml")}</Relationships>`;
  const query =
    `<x:queryTable xmlns:x="${main}" name="Q" connectionId="1"><x:queryTableRefresh nextId="4" unboundColumnsRight="1"><x:queryTableFields count="3">` +
    '<x:queryTableField id="1" name="Line" tableColumnId="1"/><x:queryTableField id="2" name="Amount" tableColumnId="2"/>' +
    '<x:queryTableField id="3" dataBound="0" tableColumnId="3"/></x:queryTableFields>' +
    '<x:sortState ref="A21:C23"><x:sortCondition ref="B21:B23"/></x:sortState></x:queryTableRefresh></x:queryTable>';
  const led = await withPart(bytes, "xl/tables/_rels/table1.xml.rels", () => rels);
  return withPart(led, "xl/queryTables/queryTable1.xml", () => query);
}

describe("a table that a query fills", () => {
  it("moves with the order its query sorts by", async () => {
    const { part } = await after(await queried(), (grid, sheet) => {
      grid.insert(rows(sheet(0), 18), "Down");
    });
    const query = part("xl/queryTables/queryTable1.xml");
    expect(query).toContain('<x:sortState ref="A22:C24"><x:sortCondition ref="B22:B24"/>');
    expect(query).toContain('nextId="4" unboundColumnsRight="1"><x:queryTableFields count="3">');
  });

  it("wants no more of a column that goes", async () => {
    const { part, saved } = await after(await queried(), (grid, sheet) => {
      grid.remove(columns(sheet(0), 1), "Left");
    });
    expect(saved.isNew).toBe(false);
    const query = part("xl/queryTables/queryTable1.xml");
    expect(query).toContain(
      '<x:queryTableFields count="2"><x:queryTableField id="1" name="Line" tableColumnId="1"/>' +
        '<x:queryTableField id="3" dataBound="0" tableColumnId="3"/></x:queryTableFields>' +
        '<x:queryTableDeletedFields count="1"><x:deletedField name="Amount"/></x:queryTableDeletedFields></x:queryTableRefresh>',
    );
  });

  it("knows a column that comes as none of its query's", async () => {
    const { part } = await after(await queried(), (grid, sheet) => {
      grid.insert(columns(sheet(0), 0), "Right");
      grid.insert(columns(sheet(0), 2), "Right");
      grid.remove(columns(sheet(0), 4), "Left");
    });
    const query = part("xl/queryTables/queryTable1.xml");
    expect(query).toContain(
      '<x:queryTableRefresh nextId="5"><x:queryTableFields count="3"><x:queryTableField id="1" name="Line" tableColumnId="1"/>' +
        '<x:queryTableField id="4" dataBound="0" tableColumnId="4"/><x:queryTableField id="2" name="Amount" tableColumnId="2"/></x:queryTableFields>',
    );
    expect(part("xl/tables/table1.xml")).toMatch(
      /<tableColumn id="4" name="\w+" queryTableFieldId="4"\/>/,
    );
  });
});

/** The rich book with a slicer on Report that chooses by the second column of the table on Data. */
async function sliced(): Promise<Uint8Array> {
  const bytes = await richBook({}, (path, xml) =>
    path === "xl/_rels/workbook.xml.rels"
      ? xml.replace(
          "</Relationships>",
          related(
            "rId30",
            `${microsoft}/2007/relationships/slicerCache`,
            "slicerCaches/slicerCache1.xml",
          ) + "</Relationships>",
        )
      : path === "xl/worksheets/_rels/sheet2.xml.rels"
        ? xml.replace(
            "</Relationships>",
            `${related("rId3", `${microsoft}/2007/relationships/slicer`, "../slicers/slicer1.xml")}</Relationships>`,
          )
        : undefined,
  );
  const slicer = `<slicers xmlns="${x14}"><slicer name="Amount" cache="Slicer_Amount" rowHeight="241300"/></slicers>`;
  const shown = await withPart(bytes, "xl/slicers/slicer1.xml", () => slicer);
  return withPart(
    shown,
    "xl/slicerCaches/slicerCache1.xml",
    () =>
      `<slicerCacheDefinition xmlns="${x14}" name="Slicer_Amount" sourceName="Amount"><extLst><x:ext xmlns:x="${main}" uri="{2F2917AC-EB37-4324-AD4E-5DD8C200BD13}">` +
      `<x15:tableSlicerCache xmlns:x15="${microsoft}/spreadsheetml/2010/11/main" tableId="3" column="2"/></x:ext></extLst></slicerCacheDefinition>`,
  );
}

it.each([
  [
    "the column",
    true,
    (grid: Grid, data: string) => {
      grid.remove(columns(data, 1), "Left");
    },
  ],
  [
    "the sheet of the table",
    true,
    (grid: Grid, data: string) => {
      grid.deleteSheet(data);
    },
  ],
  [
    "another column",
    false,
    (grid: Grid, data: string) => {
      grid.remove(columns(data, 2), "Left");
    },
  ],
])(
  "a slicer of a table is never left without what it chooses from: %s goes",
  async (_, isNew, edit) => {
    const { saved } = await after(await sliced(), (grid, sheet) => {
      edit(grid, sheet(0));
    });
    expect(saved.isNew).toBe(isNew);
    expect(saved.losses.some((loss) => loss.includes("slicer"))).toBe(isNew);
  },
);

describe("a pivot table with pages above it", () => {
  const paged = () =>
    richBook({}, (path, xml) =>
      path === "xl/pivotTables/pivotTable1.xml"
        ? xml.replace('firstDataCol="1"', 'firstDataCol="1" rowPageCount="2" colPageCount="1"')
        : undefined,
    );

  it.each([
    ["above the pages", 6, "E11:F14", []],
    [
      "between the pages and the table",
      8,
      "",
      ["the pivot table Costs by threat, whose cells came apart: its figures stay"],
    ],
    ["below it", 13, "E10:F13", []],
  ])("rows that come %s", async (_, row, location, losses) => {
    const { part, saved } = await after(await paged(), (grid, sheet) => {
      grid.insert(rows(sheet(1), row), "Down");
      grid.write({ sheet: sheet(1), startRow: 30, endRow: 30, startColumn: 0, endColumn: 0 }, [
        [1],
      ]);
    });
    expect(saved).toMatchObject({ isNew: false, losses });
    expect(/<location ref="([^"]*)"/.exec(part("xl/pivotTables/pivotTable1.xml"))?.[1] ?? "").toBe(
      location,
    );
  });
});

it.each([
  ["a table", "Spend", 21, 1],
  ["cells", "Costs", 3, 1],
  ["a table elsewhere", "Spend", 3, 0],
])(
  "a pivot table that reads %s by name is said to need fresh figures where rows come in there",
  async (_, name, row, count) => {
    const bytes = await richBook({}, (path, xml) =>
      path === "xl/pivotCache/pivotCacheDefinition1.xml"
        ? xml.replace('ref="A1:D12" sheet="Data"', `name="${name}"`)
        : undefined,
    );
    const { saved } = await after(bytes, (grid, sheet) => {
      grid.insert(rows(sheet(0), row), "Down");
    });
    expect(saved.losses.filter((loss) => loss === stale)).toHaveLength(count);
  },
);

it("moves the cells a summary of scenarios shows, and takes them away with the last", async () => {
  const said = await richBook({}, (path, xml) =>
    path === "xl/worksheets/sheet1.xml"
      ? xml.replace('<scenarios current="0"', '<scenarios current="0" sqref="D12 A6"')
      : undefined,
  );
  const put = await after(said, (grid, sheet) => {
    grid.insert(rows(sheet(0), 7), "Down");
  });
  expect(put.part("xl/worksheets/sheet1.xml")).toContain('<scenarios current="0" sqref="D13 A6">');
  const taken = await after(said, (grid, sheet) => {
    grid.remove(rows(sheet(0), 5), "Up");
    grid.remove(rows(sheet(0), 10), "Up");
  });
  expect(taken.part("xl/worksheets/sheet1.xml")).toContain('<scenarios current="0"><scenario');
});

it("moves the part of a line in front of which a page breaks", async () => {
  const said = await richBook({}, (path, xml) =>
    path === "xl/worksheets/sheet1.xml"
      ? xml
          .replace('<brk id="10" max="16383"', '<brk id="10" min="1" max="4"')
          .replace('<brk id="3" max="1048575"', '<brk id="3" min="2" max="11"')
      : undefined,
  );
  const { part } = await after(said, (grid, sheet) => {
    grid.insert(rows(sheet(0), 4, 5), "Down");
    grid.insert(columns(sheet(0), 1), "Right");
  });
  const xml = part("xl/worksheets/sheet1.xml");
  expect(xml).toContain('<brk id="7" max="16383" man="1"/><brk id="12" min="2" max="5" man="1"/>');
  expect(xml).toContain('<brk id="4" min="2" max="13" man="1"/>');
});

it("lets a link to cells of its own sheet go along, whether it names the sheet or not", async () => {
  const said = await bookWith(
    "xl/worksheets/sheet1.xml",
    "</hyperlinks>",
    '<hyperlink ref="F8" location="A10"/><hyperlink ref="F9" location="#B9:C9"/><hyperlink ref="F10" location="Costs"/><hyperlink ref="F11" location="A6"/>',
  );
  const { part } = await after(said, (grid, sheet) => {
    grid.remove(rows(sheet(0), 5), "Up");
    grid.setSheet(sheet(0), { name: "New one" });
  });
  const links = [
    ...part("xl/worksheets/sheet1.xml").matchAll(/<hyperlink [^>]*location="([^"]*)"/g),
  ];
  expect(links.map(([, location]) => location)).toEqual([
    "'New one'!B7",
    "A9",
    "#B8:C8",
    "Costs",
    "A6",
  ]);
});

it("counts what extensions say of names of sheets by the places of tabs", async () => {
  const extended = (names: string) =>
    bookWith(
      "xl/workbook.xml",
      "</workbook>",
      `<extLst><ext uri="{1}" xmlns:x14="${x14}"><x14:definedNames>${names}</x14:definedNames></ext></extLst>`,
    );
  const name = (at: number) => `<x14:definedName name="_xlnm.Print_Area" localSheetId="${at}"/>`;
  const moved = await after(await extended(name(0) + name(2)), (grid, sheet) => {
    grid.setSheet(sheet(0), { position: 2 });
  });
  expect(moved.part("xl/workbook.xml")).toContain(name(2) + name(1));
  const gone = await after(await extended(name(2)), (grid, sheet) => {
    grid.deleteSheet(sheet(2));
  });
  expect(gone.part("xl/workbook.xml")).not.toContain("extLst");
});

it("selects no sheet that goes out of sight, which would be edited along with the one in front", async () => {
  const said = await richBook({}, (path, xml) =>
    path === "xl/worksheets/sheet1.xml"
      ? xml.replace("<sheetView ", '<sheetView tabSelected="1" ')
      : undefined,
  );
  const { part } = await after(said, (grid, sheet) => {
    grid.setSheet(sheet(0), { visibility: "Hidden" });
  });
  expect(part("xl/worksheets/sheet1.xml")).not.toContain("tabSelected");
  expect(part("xl/workbook.xml")).toMatch(
    /activeTab="1".*name="Data" sheetId="4" r:id="rId1" state="hidden"/,
  );
});
