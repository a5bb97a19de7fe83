import JSZip from "jszip";
import { readXlsx } from "../../../src/workbook/xlsx/read/read-xlsx";
import { WorkbookError } from "../../../src/workbook/xlsx/file/xlsx-package";
import { xlsxFile } from "../../support/workbook/xlsx-file";

const sheetPart = "xl/worksheets/sheet1.xml";
const damaged = new WorkbookError("is damaged: open it in Excel and save it again");

const file = () =>
  xlsxFile((book) => {
    book.addWorksheet("Sheet1").getCell("A1").value = "Rançon";
  });

/** The file with its parts renamed, or their bytes changed. */
async function remade(
  rename: (name: string) => string,
  change: (name: string, text: string) => string | Uint8Array,
): Promise<Uint8Array> {
  const before = await JSZip.loadAsync(await file());
  const after = new JSZip();
  for (const [name, part] of Object.entries(before.files)) {
    if (!part.dir) after.file(rename(name), change(name, await part.async("string")));
  }
  return after.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

const firstValue = async (bytes: Uint8Array) => (await readXlsx(bytes)).sheets[0]?.cells[0]?.value;

const utf16 = (text: string, isBig: boolean) => {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return isBig ? bytes.swap16() : bytes;
};
const declared = (text: string, encoding: string) =>
  `<?xml version="1.0" encoding="${encoding}"?>${text.replace(/^<\?xml.*?\?>/s, "")}`;

/** Where a part's own header stands in the list at the end of a zip file. */
function listed(bytes: Uint8Array, name: string): DataView {
  const text = Buffer.from(bytes).toString("latin1");
  const at = text.lastIndexOf(name) - 46;
  return new DataView(bytes.buffer, bytes.byteOffset + at, 46);
}

describe("a file that was not written as usual", () => {
  it.each([
    ["UTF-16 from the little end", (text: string) => utf16(text, false)],
    ["UTF-16 from the big end", (text: string) => utf16(text, true)],
    ["UTF-16 that its XML names", (text: string) => utf16(declared(text, "UTF-16"), false)],
    ["ISO-8859-1", (text: string) => Buffer.from(declared(text, "ISO-8859-1"), "latin1")],
    ["UTF-8 with a mark in front", (text: string) => `\ufeff${text}`],
    ["UTF-8 that its XML calls UTF-16", (text: string) => declared(text, "UTF-16")],
  ])("is read in %s", async (_, change) => {
    const bytes = await remade(
      (name) => name,
      (name, text) => (/sheet1|sharedStrings/.test(name) ? change(text) : text),
    );
    expect(await firstValue(bytes)).toBe("Rançon");
  });

  it("is read with backslashes between its folders, and with other capitals", async () => {
    const same = (_: string, text: string) => text;
    expect(await firstValue(await remade((name) => name.replaceAll("/", "\\"), same))).toBe(
      "Rançon",
    );
    expect(
      await firstValue(
        await remade((name) => name.replace("sharedStrings", "SharedStrings"), same),
      ),
    ).toBe("Rançon");
  });
});

describe("a file that lies", () => {
  it("about the sum of a part's bytes is damaged", async () => {
    const bytes = await file();
    const header = listed(bytes, sheetPart);
    header.setUint32(16, header.getUint32(16, true) ^ 1, true);
    await expect(readXlsx(bytes)).rejects.toThrow(damaged);
  });

  it("about the size of a part is damaged, and is not unpacked beyond it", async () => {
    const zip = await JSZip.loadAsync(await file());
    zip.file(sheetPart, "<!-- -->".repeat(20 * 2 ** 17));
    const bytes = await zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
    listed(bytes, sheetPart).setUint32(24, 100, true);
    await expect(readXlsx(bytes)).rejects.toThrow(damaged);
  });

  it("says how large it would be where that is too large", async () => {
    const bytes = await file();
    listed(bytes, sheetPart).setUint32(24, 600 * 2 ** 20, true);
    await expect(readXlsx(bytes)).rejects.toThrow("unpacks to 600 MB: at most 256 can be opened");
  });
});
