import JSZip from "jszip";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const drawingml = "http://schemas.openxmlformats.org/drawingml/2006";
const vendor = "application/vnd.openxmlformats-officedocument";
const x14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
const xm = "http://schemas.microsoft.com/office/excel/2006/main";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

type Related = readonly [id: string, kind: string, target: string, mode?: string];

const rels = (...all: readonly Related[]): string =>
  `${head}<Relationships xmlns="${packages}/relationships">${all
    .map(
      ([id, kind, target, mode]) =>
        `<Relationship Id="${id}" Type="${kind.startsWith("http") ? kind : `${office}/${kind}`}" Target="${target}"${
          mode === undefined ? "" : ` TargetMode="${mode}"`
        }/>`,
    )
    .join("")}</Relationships>`;

const sheet = (rows: string, behind = "", attributes = ""): string =>
  `${head}<worksheet xmlns="${main}" xmlns:r="${office}" xmlns:x14="${x14}" xmlns:xm="${xm}"${attributes}>` +
  `<sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>` +
  `<sheetData>${rows}</sheetData>${behind}</worksheet>`;

const number = (address: string, value: number) => `<c r="${address}"><v>${value}</v></c>`;
const text = (address: string, value: string) =>
  `<c r="${address}" t="inlineStr"><is><t>${value}</t></is></c>`;
const formula = (address: string, f: string, value: number) =>
  `<c r="${address}"><f>${f}</f><v>${value}</v></c>`;

const months = (factor: number): string =>
  `<row r="1">${text("A1", "Line")}${text("B1", "Amount")}</row>` +
  [2, 3, 4]
    .map(
      (row) =>
        `<row r="${row}">${text(`A${row}`, `line ${row}`)}${number(`B${row}`, row * factor)}</row>`,
    )
    .join("");

const chart = (cells: string, more = ""): string =>
  `${head}<c:chartSpace xmlns:c="${drawingml}/chart" xmlns:a="${drawingml}/main" xmlns:r="${office}">${more}` +
  `<c:chart><c:plotArea><c:layout/><c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>` +
  `<c:ser><c:idx val="0"/><c:order val="0"/><c:tx><c:strRef><c:f>${cells}!$B$1</c:f></c:strRef></c:tx>` +
  `<c:cat><c:strRef><c:f>${cells}!$A$2:$A$4</c:f></c:strRef></c:cat>` +
  `<c:val><c:numRef><c:f>${cells}!$B$2:$B$4</c:f></c:numRef></c:val></c:ser>` +
  `<c:axId val="1"/><c:axId val="2"/></c:barChart>` +
  `<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:crossAx val="2"/></c:catAx>` +
  `<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:crossAx val="1"/></c:valAx>` +
  `</c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>`;

const anchor = (inside: string, row: number): string =>
  `<xdr:twoCellAnchor><xdr:from><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>` +
  `<xdr:to><xdr:col>9</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row + 9}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:to>${inside}<xdr:clientData/></xdr:twoCellAnchor>`;

const frame = (id: string): string =>
  `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="Chart ${id}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>` +
  `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${drawingml}/chart"><c:chart xmlns:c="${drawingml}/chart" r:id="${id}"/></a:graphicData></a:graphic></xdr:graphicFrame>`;

const picture = (id: string, link: string): string =>
  `<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="3" name="Picture">${link}</xdr:cNvPr><xdr:cNvPicPr/></xdr:nvPicPr>` +
  `<xdr:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>` +
  `<xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>`;

const shape = (cells: string): string =>
  `<xdr:sp macro="" textlink="${cells}"><xdr:nvSpPr><xdr:cNvPr id="4" name="Box"/><xdr:cNvSpPr/></xdr:nvSpPr>` +
  `<xdr:spPr><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:sp>`;

const drawing = (...anchors: readonly string[]): string =>
  `${head}<xdr:wsDr xmlns:xdr="${drawingml}/spreadsheetDrawing" xmlns:a="${drawingml}/main" xmlns:r="${office}">${anchors
    .map((each, at) => anchor(each, at * 10))
    .join("")}</xdr:wsDr>`;

const comments = (said: string): string =>
  `${head}<comments xmlns="${main}"><authors><author>Ann</author></authors><commentList><comment ref="B2" authorId="0"><text><t>${said}</t></text></comment></commentList></comments>`;

const vml = (row: number): string =>
  `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">` +
  `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/>` +
  `<v:shape id="_x0000_s1025" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note"><x:Anchor>3, 15, 0, 2, 5, 15, 4, 4</x:Anchor><x:Row>${row}</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>`;

const cache = (cells: string): string =>
  `${head}<pivotCacheDefinition xmlns="${main}" xmlns:r="${office}" r:id="rId1" refreshOnLoad="1" recordCount="0">` +
  `<cacheSource type="worksheet"><worksheetSource ref="A1:B4" sheet="${cells}"/></cacheSource>` +
  `<cacheFields count="2"><cacheField name="Line" numFmtId="0"><sharedItems/></cacheField><cacheField name="Amount" numFmtId="0"><sharedItems containsSemiMixedTypes="0" containsString="0" containsNumber="1"/></cacheField></cacheFields></pivotCacheDefinition>`;

const pivot = (name: string, cacheId: number, at: string): string =>
  `${head}<pivotTableDefinition xmlns="${main}" name="${name}" cacheId="${cacheId}" dataCaption="Values">` +
  `<location ref="${at}" firstHeaderRow="1" firstDataRow="1" firstDataCol="0"/>` +
  `<pivotFields count="2"><pivotField showAll="0"/><pivotField dataField="1" showAll="0"/></pivotFields>` +
  `<rowItems count="1"><i/></rowItems><colItems count="1"><i/></colItems>` +
  `<dataFields count="1"><dataField name="Sum" fld="1"/></dataFields></pivotTableDefinition>`;

const extension =
  `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting>` +
  `<x14:cfRule type="expression" priority="2" id="{00000000-0000-0000-0000-000000000001}"><xm:f>'Feb 2'!$B$2&gt;5</xm:f><x14:dxf/></x14:cfRule><xm:sqref>B1:B3</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>` +
  `<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1"><x14:dataValidation type="list"><x14:formula1><xm:f>'Feb 2'!$A$2:$A$4</xm:f></x14:formula1><xm:sqref>C1</xm:sqref></x14:dataValidation></x14:dataValidations></ext>` +
  `<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><x14:sparklineGroups><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>'Feb 2'!B2:B4</xm:f><xm:sqref>D1</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>`;

const sum =
  `<row r="1">${formula("A1", "'Feb 2'!B2+Data!B2", 6)}${number("B1", 4)}</row>` +
  `<row r="2">${formula("A2", "SUM(Spend[Amount])", 18)}${formula("B2", "SUM(Data:'Feb 2'!B3)", 9).replace("Data:'Feb 2'", "'Data:Feb 2'")}</row>` +
  `<row r="3">${formula("A3", "Middle*2", 12)}${formula("B3", "SUM('Feb 2'!Local)", 8)}</row>` +
  `<row r="4"><c r="A4"><f t="shared" ref="A4:A5" si="0">'Feb 2'!B3*2</f><v>12</v></c></row><row r="5"><c r="A5"><f t="shared" si="0"/><v>16</v></c></row>`;

const sumBehind =
  `<conditionalFormatting sqref="A1:A3"><cfRule type="expression" priority="1"><formula>'Feb 2'!$B$2&gt;1</formula></cfRule></conditionalFormatting>` +
  `<dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="B1"><formula1>Data!$A$2:$A$4</formula1></dataValidation></dataValidations>` +
  `<hyperlinks><hyperlink ref="A1" location="'Feb 2'!A1" display="month"/><hyperlink ref="A2" location="Data!B2"/></hyperlinks>` +
  extension;

const chain = `${head}<calcChain xmlns="${main}"><c r="A1" i="9"/><c r="A2"/><c r="B2"/><c r="C1" i="5"/><c r="A3" i="9"/><c r="B3"/><c r="A4"/><c r="A5"/></calcChain>`;

const titles =
  `${head}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><Application>Microsoft Excel</Application>` +
  `<HeadingPairs><vt:vector size="6" baseType="variant"><vt:variant><vt:lpstr>Worksheets</vt:lpstr></vt:variant><vt:variant><vt:i4>4</vt:i4></vt:variant>` +
  `<vt:variant><vt:lpstr>Charts</vt:lpstr></vt:variant><vt:variant><vt:i4>1</vt:i4></vt:variant>` +
  `<vt:variant><vt:lpstr>Named Ranges</vt:lpstr></vt:variant><vt:variant><vt:i4>3</vt:i4></vt:variant></vt:vector></HeadingPairs>` +
  `<TitlesOfParts><vt:vector size="8" baseType="lpstr"><vt:lpstr>Data</vt:lpstr><vt:lpstr>Feb 2</vt:lpstr><vt:lpstr>Sum</vt:lpstr><vt:lpstr>Pivot</vt:lpstr><vt:lpstr>Chart</vt:lpstr>` +
  `<vt:lpstr>'Feb 2'!Local</vt:lpstr><vt:lpstr>Middle</vt:lpstr><vt:lpstr>'Feb 2'!Print_Area</vt:lpstr></vt:vector></TitlesOfParts></Properties>`;

const workbook =
  `${head}<workbook xmlns="${main}" xmlns:r="${office}"><bookViews><workbookView activeTab="3" firstSheet="1"/></bookViews>` +
  `<sheets><sheet name="Data" sheetId="3" r:id="rId1"/><sheet name="Feb 2" sheetId="5" r:id="rId2"/><sheet name="Chart" sheetId="7" r:id="rId3"/>` +
  `<sheet name="Sum" sheetId="9" r:id="rId4"/><sheet name="Pivot" sheetId="12" r:id="rId5"/></sheets>` +
  `<definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">'Feb 2'!$A$1:$B$4</definedName><definedName name="_xlnm.Print_Titles" localSheetId="3">Sum!$1:$1</definedName>` +
  `<definedName name="Local" localSheetId="1">'Feb 2'!$B$4</definedName><definedName name="Local" localSheetId="3">Sum!$B$1</definedName><definedName name="Middle">'Feb 2'!$B$3</definedName></definedNames>` +
  `<calcPr calcId="191029"/><customWorkbookViews><customWorkbookView name="Mine" guid="{00000000-0000-0000-0000-00000000000A}" windowWidth="100" windowHeight="100" activeSheetId="5"/></customWorkbookViews>` +
  `<pivotCaches><pivotCache cacheId="1" r:id="rId10"/><pivotCache cacheId="2" r:id="rId11"/></pivotCaches></workbook>`;

const shapeLink = (id: string) => `<a:hlinkClick r:id="${id}"/>`;

/** What its parts say, by their paths. */
const parts: Readonly<Record<string, string>> = {
  "_rels/.rels": rels(
    ["rId1", "officeDocument", "xl/workbook.xml"],
    ["rId2", "extended-properties", "docProps/app.xml"],
  ),
  "docProps/app.xml": titles,
  "xl/workbook.xml": workbook,
  "xl/_rels/workbook.xml.rels": rels(
    ["rId1", "worksheet", "worksheets/sheet1.xml"],
    ["rId2", "worksheet", "worksheets/sheet2.xml"],
    ["rId3", "chartsheet", "chartsheets/sheet1.xml"],
    ["rId4", "worksheet", "worksheets/sheet3.xml"],
    ["rId5", "worksheet", "worksheets/sheet4.xml"],
    ["rId6", "styles", "styles.xml"],
    ["rId7", "calcChain", "calcChain.xml"],
    ["rId10", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"],
    ["rId11", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition2.xml"],
  ),
  "xl/styles.xml": `${head}<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`,
  "xl/calcChain.xml": chain,
  "xl/worksheets/sheet1.xml": sheet(
    months(1),
    `<pageSetup orientation="landscape" r:id="rId3"/><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/>`,
  ),
  "xl/worksheets/_rels/sheet1.xml.rels": rels(
    ["rId1", "drawing", "../drawings/drawing1.xml"],
    ["rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml"],
    ["rId3", "printerSettings", "../printerSettings/printerSettings1.bin"],
    ["rId4", "comments", "../comments1.xml"],
  ),
  "xl/worksheets/sheet2.xml": sheet(
    months(2).replace("</row>", `${formula("C1", "SUM(B2:B4)", 18)}</row>`),
    `<hyperlinks><hyperlink ref="A2" r:id="rId5"/></hyperlinks><drawing r:id="rId1"/><legacyDrawing r:id="rId2"/><tableParts count="1"><tablePart r:id="rId4"/></tableParts>`,
  ),
  "xl/worksheets/_rels/sheet2.xml.rels": rels(
    ["rId1", "drawing", "../drawings/drawing2.xml"],
    ["rId2", "vmlDrawing", "../drawings/vmlDrawing2.vml"],
    ["rId3", "comments", "../comments2.xml"],
    ["rId4", "table", "../tables/table1.xml"],
    ["rId5", "hyperlink", "https://example.com/#Data!A1", "External"],
  ),
  "xl/worksheets/sheet3.xml": sheet(sum, sumBehind),
  "xl/worksheets/_rels/sheet3.xml.rels": rels([
    "rId1",
    "pivotTable",
    "../pivotTables/pivotTable2.xml",
  ]),
  "xl/worksheets/sheet4.xml": sheet(`<row r="1">${text("A1", "Sum")}</row>`),
  "xl/worksheets/_rels/sheet4.xml.rels": rels(
    ["rId1", "pivotTable", "../pivotTables/pivotTable1.xml"],
    ["rId2", "pivotTable", "../pivotTables/pivotTable3.xml"],
  ),
  "xl/chartsheets/sheet1.xml": `${head}<chartsheet xmlns="${main}" xmlns:r="${office}"><sheetViews><sheetView workbookViewId="0"/></sheetViews><drawing r:id="rId1"/></chartsheet>`,
  "xl/chartsheets/_rels/sheet1.xml.rels": rels(["rId1", "drawing", "../drawings/drawing3.xml"]),
  "xl/drawings/drawing1.xml": drawing(
    frame("rId1"),
    picture("rId2", shapeLink("rId3")),
    shape("'Feb 2'!$B$2"),
  ),
  "xl/drawings/_rels/drawing1.xml.rels": rels(
    ["rId1", "chart", "../charts/chart1.xml"],
    ["rId2", "image", "../media/image1.png"],
    ["rId3", "hyperlink", "#'Feb 2'!A1"],
  ),
  "xl/drawings/drawing2.xml": drawing(frame("rId1"), picture("rId2", "")),
  "xl/drawings/_rels/drawing2.xml.rels": rels(
    ["rId1", "chart", "../charts/chart2.xml"],
    ["rId2", "image", "../media/image1.png"],
  ),
  "xl/drawings/drawing3.xml": `${head}<xdr:wsDr xmlns:xdr="${drawingml}/spreadsheetDrawing" xmlns:a="${drawingml}/main" xmlns:r="${office}"><xdr:absoluteAnchor><xdr:pos x="0" y="0"/><xdr:ext cx="9300000" cy="6000000"/>${frame("rId1")}<xdr:clientData/></xdr:absoluteAnchor></xdr:wsDr>`,
  "xl/drawings/_rels/drawing3.xml.rels": rels(["rId1", "chart", "../charts/chart3.xml"]),
  "xl/drawings/vmlDrawing1.vml": vml(1),
  "xl/drawings/vmlDrawing2.vml": vml(1),
  "xl/charts/chart1.xml": chart("'Feb 2'"),
  "xl/charts/chart2.xml": chart("'Feb 2'"),
  "xl/charts/chart3.xml": chart(
    "Data",
    `<c:pivotSource><c:name>[Book.xlsx]Pivot!Pivot 1</c:name><c:fmtId val="0"/></c:pivotSource>`,
  ),
  "xl/comments1.xml": comments("on Data"),
  "xl/comments2.xml": comments("on Feb 2"),
  "xl/tables/table1.xml": `${head}<table xmlns="${main}" id="4" name="Spend" displayName="Spend" ref="A1:B4" totalsRowShown="0"><autoFilter ref="A1:B4"/><tableColumns count="2"><tableColumn id="1" name="Line"/><tableColumn id="2" name="Amount"/></tableColumns><tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/></table>`,
  "xl/pivotCache/pivotCacheDefinition1.xml": cache("Feb 2"),
  "xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels": rels([
    "rId1",
    "pivotCacheRecords",
    "pivotCacheRecords1.xml",
  ]),
  "xl/pivotCache/pivotCacheRecords1.xml": `${head}<pivotCacheRecords xmlns="${main}" count="0"/>`,
  "xl/pivotCache/pivotCacheDefinition2.xml": cache("Data"),
  "xl/pivotCache/_rels/pivotCacheDefinition2.xml.rels": rels([
    "rId1",
    "pivotCacheRecords",
    "pivotCacheRecords2.xml",
  ]),
  "xl/pivotCache/pivotCacheRecords2.xml": `${head}<pivotCacheRecords xmlns="${main}" count="0"/>`,
  "xl/pivotTables/pivotTable1.xml": pivot("Pivot 1", 1, "A3:A4"),
  "xl/pivotTables/_rels/pivotTable1.xml.rels": rels([
    "rId1",
    "pivotCacheDefinition",
    "../pivotCache/pivotCacheDefinition1.xml",
  ]),
  "xl/pivotTables/pivotTable2.xml": pivot("Pivot 2", 1, "H3:H4"),
  "xl/pivotTables/_rels/pivotTable2.xml.rels": rels([
    "rId1",
    "pivotCacheDefinition",
    "../pivotCache/pivotCacheDefinition1.xml",
  ]),
  "xl/pivotTables/pivotTable3.xml": pivot("Pivot 3", 2, "D3:D4"),
  "xl/pivotTables/_rels/pivotTable3.xml.rels": rels([
    "rId1",
    "pivotCacheDefinition",
    "../pivotCache/pivotCacheDefinition2.xml",
  ]),
};

/** The main type of a workbook, by whether it may hold macros. */
export const mainTypes = {
  plain: `${vendor}.spreadsheetml.sheet.main+xml`,
  macros: "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
} as const;

const types: readonly (readonly [pattern: RegExp, type: string])[] = [
  [/^xl\/worksheets\/[^_]/, `${vendor}.spreadsheetml.worksheet+xml`],
  [/^xl\/chartsheets\/[^_]/, `${vendor}.spreadsheetml.chartsheet+xml`],
  [/^xl\/drawings\/[^_].*xml$/, `${vendor}.drawing+xml`],
  [/^xl\/charts\/[^_]/, `${vendor}.drawingml.chart+xml`],
  [/^xl\/comments/, `${vendor}.spreadsheetml.comments+xml`],
  [/^xl\/tables/, `${vendor}.spreadsheetml.table+xml`],
  [/^xl\/pivotCache\/pivotCacheDef/, `${vendor}.spreadsheetml.pivotCacheDefinition+xml`],
  [/^xl\/pivotCache\/pivotCacheRec/, `${vendor}.spreadsheetml.pivotCacheRecords+xml`],
  [/^xl\/pivotTables\/[^_]/, `${vendor}.spreadsheetml.pivotTable+xml`],
  [/^xl\/styles/, `${vendor}.spreadsheetml.styles+xml`],
  [/^xl\/calcChain/, `${vendor}.spreadsheetml.calcChain+xml`],
  [/^docProps\/app/, `${vendor}.extended-properties+xml`],
];

/** A picture of one point. */
const png =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/**
 * A workbook made by hand whose sheets Data, Feb 2, Sum and Pivot, and the chart on a sheet of its own between the second and
 * the third, hold one of nearly everything that says a sheet: charts, a linked shape, comments, a table, pivot tables that share
 * what they are made from, conditional formats, rules and sparklines old and new, links, names and titles.
 */
export async function richPackage(kind: keyof typeof mainTypes = "plain"): Promise<Uint8Array> {
  const zip = new JSZip();
  const date = new Date(Date.UTC(2024, 0, 2));
  const overrides = Object.keys(parts).flatMap((path) => {
    const type = path.endsWith(".rels") ? undefined : types.find(([each]) => each.test(path))?.[1];
    return type === undefined ? [] : [[path, type] as const];
  });
  const listed = [["xl/workbook.xml", mainTypes[kind]] as const, ...overrides];
  const defaults = [
    ["rels", `application/vnd.openxmlformats-package.relationships+xml`],
    ["xml", "application/xml"],
    ["png", "image/png"],
    ["vml", `${vendor}.vmlDrawing`],
    ["bin", `${vendor}.spreadsheetml.printerSettings`],
  ];
  zip.file(
    "[Content_Types].xml",
    `${head}<Types xmlns="${packages}/content-types">${defaults
      .map(([end, type]) => `<Default Extension="${end}" ContentType="${type}"/>`)
      .join("")}${listed
      .map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`)
      .join("")}${
      kind === "macros"
        ? '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        : ""
    }</Types>`,
    { date },
  );
  for (const [path, said] of Object.entries(parts)) {
    const isMain = kind === "macros" && path === "xl/_rels/workbook.xml.rels";
    const macros = `<Relationship Id="rId20" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>`;
    zip.file(path, isMain ? said.replace("</Relationships>", macros) : said, { date });
  }
  if (kind === "macros") zip.file("xl/vbaProject.bin", new Uint8Array([1, 2, 3, 250]), { date });
  zip.file("xl/media/image1.png", png, { base64: true, date });
  zip.file("xl/printerSettings/printerSettings1.bin", new Uint8Array([7, 8, 9]), { date });
  return zip.generateAsync({ type: "uint8array" });
}
