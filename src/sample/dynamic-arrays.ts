import JSZip from "jszip";
import {
  calculationEngine,
  metadataContentType,
  metadataPath,
  metadataRelationship,
  metadataXml,
  spillingCell,
} from "../workbook/xlsx/write/dynamic-array-parts";

/** A column of a table that one formula fills, as the file holds it. */
export interface CalculatedColumn {
  readonly table: string;
  readonly column: string;
  readonly formula: string;
}

/**
 * Turns the array formulas of a workbook that exceljs wrote into dynamic arrays, which spill and are shown without
 * braces, and makes the file the same on every machine: parts in one order, with one date.
 *
 * @param xlsx the file as exceljs wrote it
 * @param stamp date of every part
 * @param calculated what exceljs does not know of tables
 */
export async function markDynamicArrays(
  xlsx: Uint8Array,
  stamp: Date,
  calculated: readonly CalculatedColumn[],
): Promise<Uint8Array> {
  const read = await JSZip.loadAsync(xlsx);
  const parts = new Map<string, string>();
  for (const [name, part] of Object.entries(read.files)) {
    if (!part.dir) {
      parts.set(name, await part.async("string"));
    }
  }
  for (const [name, text] of parts) {
    if (name.startsWith("xl/worksheets/sheet")) {
      parts.set(name, text.replace(/<c ([^>]*)>(?=<f t="array")/g, `<c $1 cm="${spillingCell}">`));
    }
  }
  for (const { table, column, formula } of calculated) {
    const [part = ""] =
      [...parts].find(([, text]) => text.includes(` displayName="${table}"`)) ?? [];
    change(
      part,
      new RegExp(`(<tableColumn id="\\d+" name="${column}"[^>/]*)/>`),
      `$1><calculatedColumnFormula array="1">${formula}</calculatedColumnFormula></tableColumn>`,
    );
  }
  change("xl/workbook.xml", /<calcPr calcId="\d+"/, `<calcPr calcId="${calculationEngine}"`);
  change(
    "[Content_Types].xml",
    /<\/Types>/,
    `<Override PartName="/${metadataPath}" ContentType="${metadataContentType}"/></Types>`,
  );
  change(
    "xl/_rels/workbook.xml.rels",
    /<\/Relationships>/,
    `<Relationship Id="rIdMetadata" Type="${metadataRelationship}" Target="metadata.xml"/></Relationships>`,
  );
  parts.set(metadataPath, metadataXml);

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
