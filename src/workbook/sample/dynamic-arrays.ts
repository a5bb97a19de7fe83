import JSZip from "jszip";

/** The part that says "metadata record 1 is a dynamic array", as Excel 365 writes it. */
const metadataPart = "xl/metadata.xml";
const metadata =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<metadata xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"' +
  ' xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray">' +
  '<metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1"' +
  ' pasteAll="1" pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1"' +
  ' clearComments="1" assign="1" coerce="1" cellMeta="1"/></metadataTypes>' +
  '<futureMetadata name="XLDAPR" count="1"><bk><extLst>' +
  '<ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}">' +
  '<xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata>' +
  '<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>';

const metadataType =
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml";
const metadataRelationship =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sheetMetadata";

/**
 * Turns the array formulas of a workbook that exceljs wrote into dynamic arrays, which spill and are shown without
 * braces, and makes the file the same on every machine: parts in one order, with one date.
 *
 * The calculation engine is stated as that of Excel 2019 and later. Otherwise Excel would recalculate the file when it
 * opens it, and show #NAME? where the add-in is missing instead of the figures that are there.
 *
 * @param xlsx the file as exceljs wrote it
 * @param stamp date of every part
 */
export async function markDynamicArrays(xlsx: Uint8Array, stamp: Date): Promise<Uint8Array> {
  const read = await JSZip.loadAsync(xlsx);
  const parts = new Map<string, string>();
  for (const [name, part] of Object.entries(read.files)) {
    if (!part.dir) {
      parts.set(name, await part.async("string"));
    }
  }
  for (const [name, text] of parts) {
    if (name.startsWith("xl/worksheets/sheet")) {
      parts.set(name, text.replace(/<c ([^>]*)>(?=<f t="array")/g, '<c $1 cm="1">'));
    }
  }
  change("xl/workbook.xml", /<calcPr calcId="\d+"/, '<calcPr calcId="191029"');
  change(
    "[Content_Types].xml",
    /<\/Types>/,
    `<Override PartName="/${metadataPart}" ContentType="${metadataType}"/></Types>`,
  );
  change(
    "xl/_rels/workbook.xml.rels",
    /<\/Relationships>/,
    `<Relationship Id="rIdMetadata" Type="${metadataRelationship}" Target="metadata.xml"/></Relationships>`,
  );
  parts.set(metadataPart, metadata);

  const written = new JSZip();
  for (const name of [...parts.keys()].sort(contentTypesFirst)) {
    written.file(name, parts.get(name) ?? "", { date: stamp, createFolders: false });
  }
  return written.generateAsync({ type: "uint8array", compression: "DEFLATE", platform: "DOS" });

  function change(name: string, from: RegExp, to: string): void {
    const text = parts.get(name);
    if (text === undefined || !from.test(text)) {
      throw new Error(`${name} must hold ${String(from)}: exceljs writes it otherwise now`);
    }
    parts.set(name, text.replace(from, to));
  }
}

function contentTypesFirst(a: string, b: string): number {
  const rank = (name: string) => (name === "[Content_Types].xml" ? 0 : 1);
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}
