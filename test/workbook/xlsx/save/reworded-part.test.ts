import {
  rewordedPart,
  rewordedTargets,
} from "../../../../src/workbook/xlsx/save/references/reworded-part";

/* Whatever part says a cell of a sheet says its new name, and every other byte stays. */

const reword = (formula: string): string =>
  formula.replace(/^'?Old one'?!|(?<=[(,:])'Old one'!/g, "'New & \"one\"'!");
const now = "'New &#38; \"one\"'!";
const plain = "'Old one'!";

it.each([
  [
    "worksheet",
    `<conditionalFormatting sqref="A1"><cfRule><formula>${plain}A1</formula></cfRule></conditionalFormatting>`,
  ],
  [
    "worksheet",
    `<dataValidation sqref="A1"><formula1>SUM(${plain}A1:A9)</formula1><formula2>${plain}B1</formula2></dataValidation>`,
  ],
  [
    "worksheet",
    `<extLst><ext><x14:cfRule><xm:f>${plain}A1</xm:f></x14:cfRule><xm:sqref>A1</xm:sqref></ext></extLst>`,
  ],
  [
    "worksheet",
    `<x14:dataValidation><x14:formula1><xm:f>${plain}$A$1:$A$9</xm:f></x14:formula1></x14:dataValidation>`,
  ],
  ["chart", `<c:tx><c:strRef><c:f>${plain}$A$1</c:f><c:strCache/></c:strRef></c:tx>`],
  ["chart", `<c15:datalabelsRange><c15:f>${plain}$A$1:$A$4</c15:f></c15:datalabelsRange>`],
  ["chart", `<c15:fullRef><c15:sqref>${plain}$A$1:$A$4</c15:sqref></c15:fullRef>`],
  ["chartEx", `<cx:numDim type="val"><cx:f dir="row">${plain}$A$1:$A$4</cx:f></cx:numDim>`],
  [
    "vmlDrawing",
    `<x:ClientData ObjectType="Drop"><x:FmlaRange>${plain}$A$1:$A$4</x:FmlaRange><x:Row>3</x:Row></x:ClientData>`,
  ],
  [
    "table",
    `<tableColumn><calculatedColumnFormula>SUM(${plain}A1,1)</calculatedColumnFormula></tableColumn>`,
  ],
  ["officeDocument", `<definedName name="x" localSheetId="2">${plain}$A$1</definedName>`],
])("%s: the text of %s", (kind, inside) => {
  const xml = `<root>${inside}<f/><other>${plain}A1</other></root>`;
  const wanted = xml.replaceAll(plain, now).replace(`<other>${now}`, `<other>${plain}`);
  expect(rewordedPart(kind, xml, reword)).toBe(wanted);
});

it.each([
  ["worksheet", `<cfvo type="formula" val="${plain}$A$1"/>`],
  ["worksheet", `<controlPr linkedCell="${plain}$A$1" macro="[0]!${plain}x"/>`],
  ["drawing", `<xdr:sp macro="" textlink="${plain}$A$1"/>`],
  ["chartUserShapes", `<cdr:sp textlink="${plain}$A$1"/>`],
  ["drawing", `<a14:cameraTool cellRange="${plain}$A$1:$B$2" spid="_x0000_s1"/>`],
  ["ctrlProp", `<formControlPr objectType="Drop" fmlaLink="${plain}$A$1"/>`],
  ["connections", `<parameter name="x" cell="${plain}$A$1"/>`],
  ["worksheet", `<hyperlink ref="A1" location="${plain}A1" display="${plain}A1"/>`],
])("%s: the attribute of %s", (kind, inside) => {
  const said = rewordedPart(kind, `<root>${inside}</root>`, reword);
  const at = inside.indexOf(plain);
  const wanted =
    inside.slice(0, at) + "'New &#38; &#34;one&#34;'!" + inside.slice(at + plain.length);
  expect(said).toBe(`<root>${wanted}</root>`);
});

it("says the sheet of what a pivot table is made of, and of the pivot table a chart shows", () => {
  const cache = `<cacheSource type="worksheet"><worksheetSource ref="A1:B9" sheet="Old one"/></cacheSource>`;
  expect(rewordedPart("pivotCacheDefinition", cache, reword)).toBe(
    cache.replace("Old one", "New &#38; &#34;one&#34;"),
  );
  const named = `<cacheSource><worksheetSource name="Loss" sheet="Old one"/></cacheSource>`;
  expect(rewordedPart("pivotCacheDefinition", named, reword)).toContain('name="Loss" sheet="New');
  const chart = `<c:pivotSource><c:name>[Book.xlsx]Old one!Pivot 1</c:name><c:fmtId val="0"/></c:pivotSource><c:name>Old one!A1</c:name>`;
  expect(rewordedPart("chart", chart, reword)).toBe(
    chart.replace("]Old one!", `]New &#38; "one"!`),
  );
});

it("leaves what leads out of the book, and what would lead nowhere", () => {
  const gone = (formula: string) => formula.replace(/^'Old one'!.*/, "#REF!");
  for (const [kind, xml] of [
    ["worksheet", `<hyperlink r:id="rId1" location="'Old one'!A1"/>`],
    ["pivotCacheDefinition", `<worksheetSource r:id="rId1" ref="A1" sheet="Old one"/>`],
    ["worksheet", `<sheetData><c r="A1"><f>'Old one'!A1</f></c></sheetData>`],
    ["image", `<f>'Old one'!A1</f>`],
  ] as const) {
    expect(rewordedPart(kind, `<root>${xml}</root>`, reword)).toBe(`<root>${xml}</root>`);
  }
  for (const [kind, xml] of [
    ["worksheet", `<hyperlink ref="A1" location="'Old one'!A1"/>`],
    ["pivotCacheDefinition", `<worksheetSource ref="A1" sheet="Old one"/>`],
    ["chart", `<c:pivotSource><c:name>[a.xlsx]Old one!P</c:name></c:pivotSource>`],
  ] as const) {
    expect(rewordedPart(kind, `<root>${xml}</root>`, gone)).toBe(`<root>${xml}</root>`);
  }
  expect(rewordedPart("chart", `<c><c:f>'Old one'!A1</c:f></c>`, gone)).toBe(
    "<c><c:f>#REF!</c:f></c>",
  );
});

it("follows links of shapes, however they are written", () => {
  const link = (target: string) =>
    `<Relationships><Relationship Id="rId1" Type="http://x/hyperlink" Target="${target}"/></Relationships>`;
  const said = (target: string) =>
    /Target="([^"]*)"/.exec(rewordedTargets(link(target), reword))?.[1];
  expect(said("#'Old one'!A1")).toBe("#'New &#38; &#34;one&#34;'!A1");
  expect(said("#'Old%20one'!A1")).toBe("#'New%20&#38;%20&#34;one&#34;'!A1");
  expect(said("#Old one!A1")).toBe("#'New &#38; &#34;one&#34;'!A1");
  expect(said("https://example.com/#'Old one'!A1")).toBe("https://example.com/#'Old one'!A1");
});
