const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const x14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
const xm = "http://schemas.microsoft.com/office/excel/2006/main";
const opening = `<worksheet xmlns="${main}" xmlns:r="${office}">`;

const texts = [
  "Threat",
  "Rate",
  "Cost",
  "Loss",
  "theft",
  "fraud",
  "Line",
  "Amount",
  "Share",
  "one",
  "two",
  "three",
];
const text = (address: string, said: string) =>
  `<c r="${address}" t="s"><v>${texts.indexOf(said)}</v></c>`;
const number = (address: string, value: number) => `<c r="${address}"><v>${value}</v></c>`;

/** Ten threats and what they cost: D is a shared formula. */
const threats = Array.from({ length: 11 }, (_, at) => {
  const row = at + 2;
  const loss = row === 2 ? '<f t="shared" ref="D2:D12" si="0">B2*C2</f>' : '<f t="shared" si="0"/>';
  return (
    `<row r="${row}" spans="1:4">${text(`A${row}`, at % 2 ? "fraud" : "theft")}${number(`B${row}`, row)}` +
    `${number(`C${row}`, row * 100)}<c r="D${row}">${loss}<v>${row * row * 100}</v></c></row>`
  );
});

const spend = ["one", "two", "three"].map(
  (line, at) =>
    `<row r="${21 + at}">${text(`A${21 + at}`, line)}${number(`B${21 + at}`, at + 1)}` +
    `<c r="C${21 + at}"><f>Spend[[#This Row],[Amount]]/Data!$B$12</f><v>${(at + 1) / 12}</v></c></row>`,
);

const bar =
  '<x14:cfRule type="dataBar" id="{22222222-0000-0000-0000-000000000001}"><x14:dataBar minLength="0" maxLength="100">' +
  '<x14:cfvo type="autoMin"/><x14:cfvo type="formula"><xm:f>$C$12</xm:f></x14:cfvo><x14:borderColor rgb="FF638EC6"/><x14:negativeFillColor rgb="FFFF0000"/><x14:negativeBorderColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule>';

const extensions =
  `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="${x14}"><x14:conditionalFormattings>` +
  `<x14:conditionalFormatting xmlns:xm="${xm}">${bar}<xm:sqref>C2:C12</xm:sqref></x14:conditionalFormatting>` +
  `<x14:conditionalFormatting xmlns:xm="${xm}"><x14:cfRule type="expression" priority="7" id="{22222222-0000-0000-0000-000000000002}">` +
  "<xm:f>$B5&gt;'Bob''s list'!$A$2</xm:f><x14:dxf><font><b/></font></x14:dxf></x14:cfRule><xm:sqref>B5:B6 D5:D6</xm:sqref>" +
  "</x14:conditionalFormatting></x14:conditionalFormattings></ext>" +
  `<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="${x14}"><x14:dataValidations xmlns:xm="${xm}" count="1">` +
  "<x14:dataValidation type=\"list\" allowBlank=\"1\"><x14:formula1><xm:f>'Bob''s list'!$A$1:$A$3</xm:f></x14:formula1>" +
  "<xm:sqref>A2:A12</xm:sqref></x14:dataValidation></x14:dataValidations></ext>" +
  `<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="${x14}"><x14:sparklineGroups xmlns:xm="${xm}">` +
  "<x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>Data!B2:C2</xm:f><xm:sqref>E2</xm:sqref></x14:sparkline>" +
  "<x14:sparkline><xm:f>Data!B9:C9</xm:f><xm:sqref>E9</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup>" +
  "</x14:sparklineGroups></ext></extLst>";

/** What stands on Data behind its cells, in the order the format wants. */
const behindData =
  '<protectedRanges><protectedRange sqref="B2:C12" name="Inputs"/></protectedRanges>' +
  '<scenarios current="0"><scenario name="Worst" count="2" user="x"><inputCells r="B3" val="9"/><inputCells r="C8" val="5000"/></scenario></scenarios>' +
  '<autoFilter ref="A1:D12"><filterColumn colId="2"><customFilters><customFilter operator="greaterThan" val="0"/></customFilters></filterColumn></autoFilter>' +
  '<sortState ref="A2:D12"><sortCondition ref="C2:C12"/></sortState>' +
  '<customSheetViews><customSheetView guid="{11111111-2222-3333-4444-555555555555}"><selection activeCell="C3" sqref="C3"/>' +
  '<rowBreaks count="1" manualBreakCount="1"><brk id="8" max="16383" man="1"/></rowBreaks><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>' +
  '<autoFilter ref="A1:D12"/></customSheetView></customSheetViews>' +
  '<mergeCells count="2"><mergeCell ref="F3:G4"/><mergeCell ref="F14:G14"/></mergeCells>' +
  '<conditionalFormatting sqref="B2:C10"><cfRule type="expression" dxfId="0" priority="1"><formula>$B2&gt;$B$11</formula></cfRule></conditionalFormatting>' +
  '<conditionalFormatting sqref="C2:C12"><cfRule type="dataBar" priority="2"><dataBar><cfvo type="min"/><cfvo type="formula" val="$C$12"/><color rgb="FF638EC6"/></dataBar>' +
  `<extLst><ext uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}" xmlns:x14="${x14}"><x14:id>{22222222-0000-0000-0000-000000000001}</x14:id></ext></extLst></cfRule></conditionalFormatting>` +
  '<dataValidations count="2"><dataValidation type="decimal" operator="lessThan" allowBlank="1" sqref="B5:B9"><formula1>$B$12</formula1></dataValidation>' +
  '<dataValidation type="custom" sqref="C3 C7:C8"><formula1>C3&gt;B2</formula1></dataValidation></dataValidations>' +
  '<hyperlinks><hyperlink ref="F6" r:id="rId1"/><hyperlink ref="F7" location="Data!B8" display="here"/></hyperlinks>' +
  '<printOptions horizontalCentered="1"/><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>' +
  '<pageSetup paperSize="9" orientation="landscape"/><headerFooter><oddFooter>&amp;P</oddFooter></headerFooter>' +
  '<rowBreaks count="2" manualBreakCount="2"><brk id="5" max="16383" man="1"/><brk id="10" max="16383" man="1"/></rowBreaks>' +
  '<colBreaks count="1" manualBreakCount="1"><brk id="3" max="1048575" man="1"/></colBreaks>' +
  '<cellWatches><cellWatch r="D12"/></cellWatches><ignoredErrors><ignoredError sqref="D4" formula="1"/></ignoredErrors>' +
  '<drawing r:id="rId2"/><legacyDrawing r:id="rId3"/><tableParts count="1"><tablePart r:id="rId6"/></tableParts>' +
  extensions;

const data =
  `${opening}<dimension ref="A1:G23"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>` +
  '<cols><col min="3" max="3" width="14" customWidth="1"/></cols><sheetData>' +
  `<row r="1">${text("A1", "Threat")}${text("B1", "Rate")}${text("C1", "Cost")}${text("D1", "Loss")}</row>${threats.join("")}` +
  `<row r="20">${text("A20", "Line")}${text("B20", "Amount")}${text("C20", "Share")}</row>${spend.join("")}</sheetData>${behindData}</worksheet>`;

const report =
  `${opening}<sheetData><row r="1"><c r="A1"><f>SUM(Data!D2:D12)</f><v>64900</v></c><c r="B1"><f>SUM(Costs)</f><v>7700</v></c></row>` +
  '<row r="3"><c r="A3"><f>Data!B9</f><v>9</v></c></row></sheetData>' +
  '<conditionalFormatting sqref="A1:A3"><cfRule type="expression" dxfId="0" priority="1"><formula>A1&gt;Data!$C$8</formula></cfRule></conditionalFormatting>' +
  '<dataValidations count="1"><dataValidation type="list" sqref="B3"><formula1>Data!$A$5:$A$9</formula1></dataValidation></dataValidations>' +
  '<hyperlinks><hyperlink ref="A5" location="Data!C8:C9"/></hyperlinks><drawing r:id="rId1"/>' +
  `<extLst><ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="${x14}"><x14:sparklineGroups xmlns:xm="${xm}"><x14:sparklineGroup><x14:sparklines>` +
  "<x14:sparkline><xm:f>Data!D2:D12</xm:f><xm:sqref>C1</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst></worksheet>";

const list = `${opening}<sheetData>${["theft", "fraud", "one"]
  .map((line, at) => `<row r="${at + 1}">${text(`A${at + 1}`, line)}</row>`)
  .join("")}</sheetData></worksheet>`;

const calculationOrder =
  `<calcChain xmlns="${main}"><c r="A1" i="7" l="1"/><c r="B1"/><c r="A3"/><c r="D2" i="4"/>` +
  Array.from({ length: 10 }, (_, at) => `<c r="D${at + 3}"/>`).join("") +
  '<c r="C21"/><c r="C22"/><c r="C23"/></calcChain>';

/** The sheets of the rich book and what they share. */
export const sheetsOfRichBook = () => ({
  data,
  report,
  list,
  calculationOrder,
  strings:
    `<sst xmlns="${main}" count="${texts.length}" uniqueCount="${texts.length}">` +
    `${texts.map((each) => `<si><t>${each}</t></si>`).join("")}</sst>`,
});
