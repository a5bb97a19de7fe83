import type { Cells } from "./book-of";
import { asComputed } from "./as-computed.cjs";
import { withPart, xlsxFile } from "./xlsx-file";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

const values = [
  '<row r="1"><cell r="A1"><v>5</v></cell><cell r="B1" t="str"><v>north</v></cell></row>',
  '<row r="3"><cell r="A3"><v>7</v></cell><cell r="B3" t="e"><v>#N/A</v></cell></row>',
].join("");

/** A file of Excel's whose formulas read sheets of another workbook: of "My data" it remembers cells, of "Gone" none. */
export async function linkedFile(
  cells: Cells,
  remembered: Readonly<Record<string, number>> = {},
): Promise<Uint8Array> {
  const file = await xlsxFile((book) => {
    const sheet = book.addWorksheet("Sheet1");
    for (const [address, content] of Object.entries(cells)) {
      const isFormula = typeof content === "string" && content.startsWith("=");
      const result = remembered[address];
      sheet.getCell(address).value = isFormula
        ? { formula: content.slice(1), ...(result === undefined ? {} : { result }) }
        : (content as number);
    }
  });
  const linked = await withPart(
    await asComputed(file),
    "xl/externalLinks/externalLink1.xml",
    () =>
      `<externalLink xmlns="${main}"><externalBook xmlns:r="${office}" r:id="rId1"><sheetNames>` +
      '<sheetName val="My data"/><sheetName val="Gone"/></sheetNames><sheetDataSet>' +
      `<sheetData sheetId="0">${values}</sheetData></sheetDataSet></externalBook></externalLink>`,
  );
  const located = await withPart(
    linked,
    "xl/externalLinks/_rels/externalLink1.xml.rels",
    () =>
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      `<Relationship Id="rId1" Type="${office}/externalLinkPath" Target="../other.xlsx" TargetMode="External"/></Relationships>`,
  );
  const related = await withPart(located, "xl/_rels/workbook.xml.rels", (xml) =>
    xml.replace(
      "</Relationships>",
      `<Relationship Id="link" Type="${office}/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>`,
    ),
  );
  return withPart(related, "xl/workbook.xml", (xml) =>
    xml.replace(
      "</sheets>",
      '</sheets><externalReferences><externalReference r:id="link"/></externalReferences>',
    ),
  );
}
