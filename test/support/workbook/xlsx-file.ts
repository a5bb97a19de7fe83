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
