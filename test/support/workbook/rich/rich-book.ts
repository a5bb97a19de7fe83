import JSZip from "jszip";
import { sheetsOfRichBook } from "./rich-sheets";
import { chartOfRichBook, drawingOfRichBook, notesOfRichBook } from "./rich-drawings";

/*
 * A workbook that holds one of everything a controller's may: what stands on its sheet Data has addresses of Data, and so
 * has what stands elsewhere. It is written by hand, since no writer at hand knows all of it.
 */

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const microsoft = "http://schemas.microsoft.com/office";
const vendor = "application/vnd.openxmlformats-officedocument";

type Related = readonly [id: string, kind: string, target: string, mode?: string];

const relations = (...each: readonly Related[]): string =>
  `<Relationships xmlns="${packages}/relationships">${each
    .map(
      ([id, kind, target, mode]) =>
        `<Relationship Id="${id}" Type="${kind.includes(":") ? kind : `${office}/${kind}`}" Target="${target}"` +
        `${mode ? ` TargetMode="${mode}"` : ""}/>`,
    )
    .join("")}</Relationships>`;

/** Types of parts by what their paths begin with. */
const types: readonly (readonly [start: string, type: string])[] = [
  ["xl/worksheets/sheet", `${vendor}.spreadsheetml.worksheet+xml`],
  ["xl/sharedStrings", `${vendor}.spreadsheetml.sharedStrings+xml`],
  ["xl/styles", `${vendor}.spreadsheetml.styles+xml`],
  ["xl/calcChain", `${vendor}.spreadsheetml.calcChain+xml`],
  ["xl/comments", `${vendor}.spreadsheetml.comments+xml`],
  ["xl/threadedComments", "application/vnd.ms-excel.threadedcomments+xml"],
  ["xl/persons", "application/vnd.ms-excel.person+xml"],
  ["xl/tables", `${vendor}.spreadsheetml.table+xml`],
  ["xl/drawings/drawing", `${vendor}.drawing+xml`],
  ["xl/charts", `${vendor}.drawingml.chart+xml`],
  ["xl/pivotTables/pivotTable", `${vendor}.spreadsheetml.pivotTable+xml`],
  ["xl/pivotCache/pivotCacheDefinition", `${vendor}.spreadsheetml.pivotCacheDefinition+xml`],
  ["xl/pivotCache/pivotCacheRecords", `${vendor}.spreadsheetml.pivotCacheRecords+xml`],
];

const workbook =
  `<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>` +
  '<sheet name="Data" sheetId="4" r:id="rId1"/><sheet name="Report" sheetId="7" r:id="rId2"/>' +
  `<sheet name="Bob's list" sheetId="2" r:id="rId3"/></sheets><definedNames>` +
  '<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">Data!$A$1:$D$12</definedName>' +
  '<definedName name="_xlnm.Print_Area" localSheetId="0">Data!$A$1:$E$14</definedName>' +
  '<definedName name="_xlnm.Print_Titles" localSheetId="0">Data!$A:$A,Data!$1:$1</definedName>' +
  '<definedName name="Costs">Data!$C$2:$C$12</definedName></definedNames><calcPr calcId="191029"/>' +
  '<customWorkbookViews><customWorkbookView name="Mine" guid="{11111111-2222-3333-4444-555555555555}" windowWidth="1000" ' +
  'windowHeight="700" activeSheetId="4"/></customWorkbookViews>' +
  '<pivotCaches><pivotCache cacheId="9" r:id="rId6"/></pivotCaches></workbook>';

const styles =
  `<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
  '<dxfs count="1"><dxf><font><b/></font></dxf></dxfs></styleSheet>';

const table =
  `<table xmlns="${main}" id="3" name="Spend" displayName="Spend" ref="A20:C23" totalsRowShown="0">` +
  '<autoFilter ref="A20:C23"/><sortState ref="A21:C23"><sortCondition ref="B21:B23"/></sortState>' +
  '<tableColumns count="3"><tableColumn id="1" name="Line"/><tableColumn id="2" name="Amount"/>' +
  '<tableColumn id="3" name="Share"><calculatedColumnFormula>Spend[[#This Row],[Amount]]/Data!$B$12</calculatedColumnFormula>' +
  '</tableColumn></tableColumns><tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/></table>';

const pivotTable =
  `<pivotTableDefinition xmlns="${main}" name="Costs by threat" cacheId="9" dataCaption="Values" updatedVersion="6" ` +
  'minRefreshableVersion="3" createdVersion="6" indent="0" outline="1" outlineData="1">' +
  '<location ref="E10:F13" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/><pivotFields count="4">' +
  '<pivotField axis="axisRow" showAll="0"><items count="3"><item x="0"/><item x="1"/><item t="default"/></items></pivotField>' +
  '<pivotField showAll="0"/><pivotField dataField="1" showAll="0"/><pivotField showAll="0"/></pivotFields>' +
  '<rowFields count="1"><field x="0"/></rowFields><rowItems count="3"><i><x/></i><i><x v="1"/></i><i t="grand"><x/></i></rowItems>' +
  '<colItems count="1"><i/></colItems><dataFields count="1"><dataField name="Sum of Cost" fld="2" baseField="0" baseItem="0"/>' +
  "</dataFields></pivotTableDefinition>";

const pivotCache =
  `<pivotCacheDefinition xmlns="${main}" xmlns:r="${office}" r:id="rId1" refreshedBy="x" createdVersion="6" ` +
  'refreshedVersion="6" minRefreshableVersion="3" recordCount="2"><cacheSource type="worksheet">' +
  '<worksheetSource ref="A1:D12" sheet="Data"/></cacheSource><cacheFields count="4">' +
  '<cacheField name="Threat" numFmtId="0"><sharedItems count="2"><s v="theft"/><s v="fraud"/></sharedItems></cacheField>' +
  ["Rate", "Cost", "Loss"]
    .map(
      (name) =>
        `<cacheField name="${name}" numFmtId="0"><sharedItems containsNumber="1"/></cacheField>`,
    )
    .join("") +
  "</cacheFields></pivotCacheDefinition>";

const pivotRecords =
  `<pivotCacheRecords xmlns="${main}" count="2"><r><x v="0"/><n v="1"/><n v="2"/><n v="2"/></r>` +
  '<r><x v="1"/><n v="2"/><n v="4"/><n v="8"/></r></pivotCacheRecords>';

const picture =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** What a rich book may lack or have. */
interface Wanted {
  /** Whether it carries macros. */
  readonly macros?: boolean;
}

/** The parts of the book, by their paths. */
function partsOf({ macros = false }: Wanted): Map<string, string> {
  const sheets = sheetsOfRichBook();
  const mainType = macros
    ? "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    : `${vendor}.spreadsheetml.sheet.main+xml`;
  const parts = new Map<string, string>([
    ["_rels/.rels", relations(["rId1", "officeDocument", "xl/workbook.xml"])],
    ["xl/workbook.xml", workbook],
    [
      "xl/_rels/workbook.xml.rels",
      relations(
        ["rId1", "worksheet", "worksheets/sheet1.xml"],
        ["rId2", "worksheet", "worksheets/sheet2.xml"],
        ["rId3", "worksheet", "worksheets/sheet3.xml"],
        ["rId4", "styles", "styles.xml"],
        ["rId5", "sharedStrings", "sharedStrings.xml"],
        ["rId6", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"],
        ["rId7", "calcChain", "calcChain.xml"],
        ["rId8", `${microsoft}/2017/10/relationships/person`, "persons/person.xml"],
        ...(macros
          ? ([
              ["rId9", `${microsoft}/2006/relationships/vbaProject`, "vbaProject.bin"],
            ] satisfies Related[])
          : []),
      ),
    ],
    ["xl/styles.xml", styles],
    ["xl/sharedStrings.xml", sheets.strings],
    ["xl/worksheets/sheet1.xml", sheets.data],
    ["xl/worksheets/sheet2.xml", sheets.report],
    ["xl/worksheets/sheet3.xml", sheets.list],
    ["xl/calcChain.xml", sheets.calculationOrder],
    [
      "xl/worksheets/_rels/sheet1.xml.rels",
      relations(
        ["rId1", "hyperlink", "https://example.org/", "External"],
        ["rId2", "drawing", "../drawings/drawing1.xml"],
        ["rId3", "vmlDrawing", "../drawings/vmlDrawing1.vml"],
        ["rId4", "comments", "../comments1.xml"],
        [
          "rId5",
          `${microsoft}/2017/10/relationships/threadedComment`,
          "../threadedComments/threadedComment1.xml",
        ],
        ["rId6", "table", "../tables/table1.xml"],
      ),
    ],
    [
      "xl/worksheets/_rels/sheet2.xml.rels",
      relations(
        ["rId1", "drawing", "../drawings/drawing2.xml"],
        ["rId2", "pivotTable", "../pivotTables/pivotTable1.xml"],
      ),
    ],
    ["xl/drawings/drawing1.xml", drawingOfRichBook.data],
    ["xl/drawings/drawing2.xml", drawingOfRichBook.report],
    [
      "xl/drawings/_rels/drawing1.xml.rels",
      relations(
        ["rId1", "chart", "../charts/chart1.xml"],
        ["rId2", "image", "../media/image1.png"],
      ),
    ],
    ["xl/drawings/_rels/drawing2.xml.rels", relations(["rId1", "chart", "../charts/chart2.xml"])],
    ["xl/charts/chart1.xml", chartOfRichBook],
    ["xl/charts/chart2.xml", chartOfRichBook],
    ["xl/drawings/vmlDrawing1.vml", notesOfRichBook.shapes],
    ["xl/comments1.xml", notesOfRichBook.comments],
    ["xl/threadedComments/threadedComment1.xml", notesOfRichBook.threads],
    ["xl/persons/person.xml", notesOfRichBook.persons],
    ["xl/tables/table1.xml", table],
    ["xl/pivotTables/pivotTable1.xml", pivotTable],
    [
      "xl/pivotTables/_rels/pivotTable1.xml.rels",
      relations(["rId1", "pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml"]),
    ],
    ["xl/pivotCache/pivotCacheDefinition1.xml", pivotCache],
    [
      "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels",
      relations(["rId1", "pivotCacheRecords", "pivotCacheRecords1.xml"]),
    ],
    ["xl/pivotCache/pivotCacheRecords1.xml", pivotRecords],
  ]);
  const overrides = [...parts.keys()].flatMap((path) => {
    const type = types.find(([start]) => path.startsWith(start))?.[1];
    return type ? [`<Override PartName="/${path}" ContentType="${type}"/>`] : [];
  });
  return new Map([
    [
      "[Content_Types].xml",
      `<Types xmlns="${packages}/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>' +
        `<Default Extension="vml" ContentType="${vendor}.vmlDrawing"/>` +
        `<Override PartName="/xl/workbook.xml" ContentType="${mainType}"/>${overrides.join("")}</Types>`,
    ],
    ...parts,
  ]);
}

/**
 * The book as a file.
 *
 * @param edit what becomes of a part; undefined leaves it as it is
 */
export async function richBook(
  wanted: Wanted = {},
  edit: (path: string, xml: string) => string | undefined = () => undefined,
): Promise<Uint8Array> {
  const zip = new JSZip();
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  for (const [path, xml] of partsOf(wanted)) {
    zip.file(path, (path.endsWith(".vml") ? "" : head) + (edit(path, xml) ?? xml));
  }
  zip.file("xl/media/image1.png", picture, { base64: true });
  if (wanted.macros) zip.file("xl/vbaProject.bin", new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2]));
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}
