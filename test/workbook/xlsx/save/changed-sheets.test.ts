import type { Book, BookSheet } from "../../../../src/workbook/book/book";
import { sheetRewording } from "../../../../src/workbook/formulas/sheet-references";
import { readXlsx } from "../../../../src/workbook/xlsx/read/read-xlsx";
import { saveBook } from "../../../../src/workbook/xlsx/save/save-book";
import { savePackage } from "../../../../src/workbook/xlsx/save/save-package";
import { packageFaults } from "../../../support/workbook/package-faults";
import { mainTypes, richPackage } from "../../../support/workbook/rich-package";
import { withPart } from "../../../support/workbook/xlsx-file";
import { changedParts, partsOf } from "../../../support/workbook/saved-parts";

/* Sheets that get another name or place, go, or come in between: what other parts say of them follows. */

const none: ReadonlySet<string> = new Set();
const blank = (name: string): BookSheet => ({ name, hidden: false, cells: [] });

/** The book with the sheets of these numbers, under these names, or new ones. */
async function saved(given: readonly (number | readonly [number, string] | string)[]) {
  const bytes = await richPackage();
  const book = await readXlsx(bytes);
  const origins = given.map((each) =>
    typeof each === "string" ? undefined : typeof each === "number" ? each : each[0],
  );
  const sheets = given.map((each): BookSheet => {
    if (typeof each === "string") return blank(each);
    const [number, name] = typeof each === "number" ? [each, undefined] : each;
    const sheet = book.sheets[number] ?? blank("");
    return { ...sheet, name: name ?? sheet.name };
  });
  // What formulas say is the grid's to change: here they stay, as results do.
  const was = new Map(book.sheets.map(({ name }, at) => [name, at]));
  const nowOf = (sheet: string | undefined) =>
    sheet === undefined ? undefined : sheets[origins.indexOf(was.get(sheet))]?.name;
  const names = book.names.flatMap(({ sheet, ...name }) => {
    const now = nowOf(sheet);
    return sheet === undefined ? [name] : now === undefined ? [] : [{ ...name, sheet: now }];
  });
  const tables = book.tables.flatMap((table) => {
    const sheet = nowOf(table.sheet);
    return sheet === undefined ? [] : [{ ...table, sheet }];
  });
  const now: Book = { ...book, sheets, names, tables };
  const opened = { bytes, asRead: book, before: book };
  const file = await savePackage(opened, reworded(now, book, origins), none, {
    origins,
    moves: [],
  });
  expect(await packageFaults(file.bytes)).toEqual([]);
  return {
    losses: file.losses,
    before: await partsOf(bytes),
    after: await partsOf(file.bytes),
    changed: await changedParts(bytes, file.bytes),
    book: await readXlsx(file.bytes),
  };
}

/** Formulas in the new words, as a grid has them. */
function reworded(now: Book, { sheets }: Book, origins: readonly (number | undefined)[]): Book {
  const said = sheetRewording(
    sheets.map(({ name }, at) => ({
      before: name,
      now: now.sheets[origins.indexOf(at)]?.name ?? null,
    })),
  );
  return {
    ...now,
    sheets: now.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) =>
        cell.formula === undefined ? cell : { ...cell, formula: said(cell.formula) },
      ),
    })),
    names: now.names.map((name) => ({ ...name, formula: said(name.formula) })),
  };
}

describe("a sheet that is called otherwise", () => {
  it("is called so in every part that says it", async () => {
    const { after, before, changed, losses } = await saved([0, [1, "March's & all"], 2, 3]);
    expect(losses).toEqual([]);
    const said = "'March''s &#38; all'!";
    const at = (path: string) => after.get(path) ?? "";
    const sum = at("xl/worksheets/sheet3.xml");
    for (const text of [
      `<f>${said}B2+Data!B2</f>`,
      `<f>SUM(${said}Local)</f>`,
      `<f t="shared" ref="A4:A5" si="0">${said}B3*2</f>`,
      `<formula>${said}$B$2&#62;1</formula>`,
      `<xm:f>${said}$B$2&#62;5</xm:f>`,
      `<x14:formula1><xm:f>${said}$A$2:$A$4</xm:f></x14:formula1>`,
      `<xm:f>${said}B2:B4</xm:f>`,
      `location="${said}A1"`,
    ]) {
      expect(sum).toContain(text);
    }
    for (const chart of [1, 2]) {
      expect(at(`xl/charts/chart${chart}.xml`)).toBe(
        before.get(`xl/charts/chart${chart}.xml`)?.replaceAll("'Feb 2'!", said),
      );
    }
    expect(at("xl/drawings/drawing1.xml")).toContain(`textlink="${said}$B$2"`);
    expect(at("xl/drawings/_rels/drawing1.xml.rels")).toContain(`Target="#${said}A1"`);
    expect(at("xl/pivotCache/pivotCacheDefinition1.xml")).toContain('sheet="March\'s &#38; all"');
    expect(at("xl/workbook.xml")).toContain(
      '<sheet name="March\'s &#38; all" sheetId="5" r:id="rId2"/>',
    );
    expect(at("xl/workbook.xml")).toContain(`>${said}$A$1:$B$4</definedName>`);
    expect(at("xl/workbook.xml")).toContain(`<definedName name="Middle">${said}$B$3<`);
    expect(at("docProps/app.xml")).toContain(
      "<vt:lpstr>March's &#38; all</vt:lpstr><vt:lpstr>Sum<",
    );
    expect(at("docProps/app.xml")).toContain(`<vt:lpstr>${said}Print_Area</vt:lpstr>`);
    expect(changed).toEqual([
      "docProps/app.xml",
      "xl/charts/chart1.xml",
      "xl/charts/chart2.xml",
      "xl/drawings/_rels/drawing1.xml.rels",
      "xl/drawings/drawing1.xml",
      "xl/pivotCache/pivotCacheDefinition1.xml",
      "xl/workbook.xml",
      "xl/worksheets/sheet3.xml",
    ]);
  });

  it("may take the name of another, which takes its", async () => {
    const { after } = await saved([[0, "Sum"], 1, [2, "Data"], [3, "Pivot!"]]);
    expect(after.get("xl/worksheets/sheet3.xml")).toContain("<f>'Feb 2'!B2+Sum!B2</f>");
    expect(after.get("xl/worksheets/sheet3.xml")).toContain("<f>SUM('Sum:Feb 2'!B3)</f>");
    expect(after.get("xl/charts/chart3.xml")).toContain("]Pivot!!Pivot 1</c:name>");
  });
});

describe("a sheet that goes", () => {
  it("takes what only it reaches along, and formulas that say it are errors", async () => {
    const { after, before, changed, losses } = await saved([0, 2, 3]);
    expect(losses).toEqual([]);
    const gone = [...before.keys()].filter((path) => !after.has(path));
    expect(gone.sort()).toEqual([
      "xl/charts/chart2.xml",
      "xl/comments2.xml",
      "xl/drawings/_rels/drawing2.xml.rels",
      "xl/drawings/drawing2.xml",
      "xl/drawings/vmlDrawing2.vml",
      "xl/tables/table1.xml",
      "xl/worksheets/_rels/sheet2.xml.rels",
      "xl/worksheets/sheet2.xml",
    ]);
    const sum = after.get("xl/worksheets/sheet3.xml") ?? "";
    expect(sum).toContain("<f>#REF!+Data!B2</f>");
    expect(sum).toContain("<formula>#REF!&#62;1</formula>");
    expect(sum).toContain("<x14:sparkline><xm:sqref>D1</xm:sqref></x14:sparkline>");
    expect(sum).toContain(`location="'Feb 2'!A1"`);
    expect(after.get("xl/charts/chart1.xml")).toContain("<c:f>#REF!</c:f>");
    expect(after.get("xl/calcChain.xml")).toContain(
      '<c r="A1" i="9"/><c r="A2"/><c r="B2"/><c r="A3" i="9"/><c r="B3"/>',
    );
    const workbook = after.get("xl/workbook.xml") ?? "";
    expect(workbook).toContain('<workbookView activeTab="2" firstSheet="1"/>');
    expect(workbook).toContain('activeSheetId="9"');
    expect(workbook).not.toContain("Print_Area");
    expect(workbook).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="2">');
    expect(workbook).toContain('<definedName name="Middle">#REF!<');
    const titles = after.get("docProps/app.xml") ?? "";
    expect(titles).toContain("<vt:i4>3</vt:i4>");
    expect(titles).toContain(
      '<vt:vector size="5" baseType="lpstr"><vt:lpstr>Data</vt:lpstr><vt:lpstr>Sum</vt:lpstr><vt:lpstr>Pivot</vt:lpstr><vt:lpstr>Chart</vt:lpstr><vt:lpstr>Middle</vt:lpstr></vt:vector>',
    );
    expect(changed.filter((path) => after.has(path))).toEqual([
      "[Content_Types].xml",
      "docProps/app.xml",
      "xl/_rels/workbook.xml.rels",
      "xl/calcChain.xml",
      "xl/charts/chart1.xml",
      "xl/drawings/drawing1.xml",
      "xl/workbook.xml",
      "xl/worksheets/sheet3.xml",
    ]);
  });

  it("leaves what a pivot table elsewhere is made from, and takes what none is", async () => {
    const { after } = await saved([0, 1, 2]);
    expect(after.has("xl/pivotTables/pivotTable2.xml")).toBe(true);
    expect(after.has("xl/pivotCache/pivotCacheDefinition1.xml")).toBe(true);
    expect([...after.keys()].filter((path) => path.includes("pivotCache"))).toHaveLength(3);
    expect(after.get("xl/workbook.xml")).toContain(
      '<pivotCaches><pivotCache cacheId="1" r:id="rId10"/></pivotCaches>',
    );
    const less = await saved([0, 1]);
    expect(less.after.get("xl/workbook.xml")).not.toContain("pivotCaches");
    expect([...less.after.keys()].filter((path) => /pivot/i.test(path))).toEqual([]);
    expect(less.after.has("xl/calcChain.xml")).toBe(true);
    const one = await saved([0]);
    expect(one.after.has("xl/calcChain.xml")).toBe(false);
    expect(one.after.has("xl/media/image1.png")).toBe(true);
    const other = await saved([3]);
    expect(other.after.has("xl/media/image1.png")).toBe(false);
    expect(other.after.has("xl/charts/chart3.xml")).toBe(true);
  });
});

describe("sheets in another order", () => {
  it("keep their parts, and what counts by places follows", async () => {
    const { after, changed } = await saved([2, 0, 1, 3]);
    const workbook = after.get("xl/workbook.xml") ?? "";
    expect([...workbook.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      ...["Sum", "Data", "Feb 2", "Chart", "Pivot"],
    ]);
    expect(workbook).toContain('<workbookView activeTab="0" firstSheet="2"/>');
    expect(workbook).toContain('<definedName name="_xlnm.Print_Area" localSheetId="2">');
    expect(workbook).toContain('<definedName name="Local" localSheetId="0">Sum!$B$1<');
    expect(changed).toEqual(["docProps/app.xml", "xl/workbook.xml"]);
  });

  it("leave a chart on a sheet of its own where it was, when its neighbour moves away", async () => {
    const { after } = await saved([0, 2, 3, 1]);
    const workbook = after.get("xl/workbook.xml") ?? "";
    expect([...workbook.matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => name)).toEqual([
      ...["Data", "Chart", "Sum", "Pivot", "Feb 2"],
    ]);
  });
});

it("puts new sheets anywhere, under numbers and paths nothing has had", async () => {
  const { after, book } = await saved(["First", 0, 2, "Feb 2", [3, "P"], "Last"]);
  const workbook = after.get("xl/workbook.xml") ?? "";
  const listed = [...workbook.matchAll(/<sheet name="([^"]*)" sheetId="(\d+)"/g)];
  expect(listed.map(([, name, id]) => `${name ?? ""} ${id ?? ""}`)).toEqual([
    ...["First 13", "Data 3", "Chart 7", "Sum 9", "Feb 2 14", "P 12", "Last 15"],
  ]);
  expect(workbook).toContain('<workbookView activeTab="3" firstSheet="2"/>');
  expect(book.sheets.map(({ name }) => name)).toEqual([
    ...["First", "Data", "Sum", "Feb 2", "P", "Last"],
  ]);
  expect(after.get("docProps/app.xml")).toContain("<vt:i4>6</vt:i4>");
});

it("keeps the type of a book of macros, and the macros", async () => {
  const bytes = await richPackage("macros");
  const book = await readXlsx(bytes);
  const [first = blank(""), ...others] = book.sheets;
  const now = { ...book, sheets: [...others, { ...first, name: "Renamed" }, blank("New")] };
  const changes = { origins: [1, 2, 3, 0, undefined], moves: [] };
  const file = await saveBook({ bytes, asRead: book, before: book }, now, none, changes);
  expect(file).toMatchObject({ isNew: false, losses: [] });
  const after = await partsOf(file.bytes);
  expect(after.get("[Content_Types].xml")).toContain(
    `PartName="/xl/workbook.xml" ContentType="${mainTypes.macros}"`,
  );
  expect(after.get("xl/vbaProject.bin")).toBe("\u0001\u0002\u0003\u00fa");
});

describe("a file that cannot follow", () => {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const related = (kind: string, target: string) => (xml: string) =>
    xml.replace(
      "</Relationships>",
      `<Relationship Id="rId99" Type="${office}/${kind}" Target="${target}"/></Relationships>`,
    );
  const withRelated = async (of: string, kind: string, path: string, said: string) => {
    const file = await withPart(await richPackage(), of, related(kind, `/${path}`));
    return withPart(file, path, () => said);
  };
  const workbook = "xl/_rels/workbook.xml.rels";

  it.each([
    ["a slicer of its own", "xl/worksheets/_rels/sheet4.xml.rels", "slicer", "<slicers/>"],
    ["a slicer elsewhere", workbook, "slicerCache", '<c><pivotTable tabId="12" name="P"/></c>'],
    ["a list of changes", workbook, "revisionHeaders", "<headers/>"],
  ])("is written anew where a sheet goes that has %s", async (_, of, kind, said) => {
    const bytes = await withRelated(of, kind, `xl/more/${kind}1.xml`, said);
    const book = await readXlsx(bytes);
    const opened = { bytes, asRead: book, before: book };
    const file = await saveBook(opened, { ...book, sheets: book.sheets.slice(0, 3) }, none);
    expect(file.isNew).toBe(true);
    expect(file.losses).toContain("3 charts");
  });

  it("is not written anew where they have nothing to do with it", async () => {
    const said = '<c><pivotTable tabId="9" name="P"/></c>';
    const bytes = await withRelated(workbook, "slicerCache", "xl/more/slicerCache1.xml", said);
    const book = await readXlsx(bytes);
    const opened = { bytes, asRead: book, before: book };
    const file = await saveBook(opened, { ...book, sheets: book.sheets.slice(0, 3) }, none);
    expect(file).toMatchObject({ isNew: false, losses: [] });
  });
});

it("reads and writes names of sheets that look like signs XML cannot hold", async () => {
  const { book, after } = await saved([0, [1, "a_x0041_b"], 2, "_x000D_"]);
  expect(book.sheets.map(({ name }) => name)).toEqual(["Data", "a_x0041_b", "Sum", "_x000D_"]);
  expect(after.get("xl/workbook.xml")).toContain('name="a_x005F_x0041_b"');
});
