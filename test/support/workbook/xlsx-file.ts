import { Workbook } from "exceljs";
import JSZip from "jszip";

/** An .xlsx file as exceljs writes it. */
export async function xlsxFile(fill: (book: Workbook) => void): Promise<Uint8Array> {
  const book = new Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The same file with one of its parts edited, for what exceljs cannot write. A part that is not there begins empty. */
export async function withPart(
  file: Uint8Array,
  path: string,
  edit: (xml: string) => string,
): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(file);
  zip.file(path, edit((await zip.file(path)?.async("string")) ?? ""));
  return zip.generateAsync({ type: "uint8array" });
}

/** The same file with what Excel leaves where it has computed: which engine did, and in which order. */
export async function asComputed(file: Uint8Array): Promise<Uint8Array> {
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain";
  const chained = await withPart(
    file,
    "xl/calcChain.xml",
    () => `<calcChain xmlns="${main}"><c r="A1" i="1"/></calcChain>`,
  );
  const related = await withPart(chained, "xl/_rels/workbook.xml.rels", (xml) =>
    xml.replace(
      "</Relationships>",
      `<Relationship Id="chain" Type="${kind}" Target="calcChain.xml"/></Relationships>`,
    ),
  );
  return withPart(related, "xl/workbook.xml", (xml) =>
    xml.replace(/<calcPr[^>]*>/, '<calcPr calcId="191029"/>'),
  );
}
