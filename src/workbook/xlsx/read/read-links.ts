import type { BookCell, BookLink, CellValue, LinkTarget } from "../../book/book";
import { parseRange } from "../../book/cell-address";
import type { Attributes, Relationship, XlsxPackage } from "../file/xlsx-package";
import { isXml, plainText, targetsOf, visitXml, WorkbookError } from "../file/xlsx-package";

/**
 * The other workbooks that formulas read, with what the file remembers of their cells.
 *
 * @param ids of their relationships, in the order of their numbers
 */
export async function readLinks(
  file: XlsxPackage,
  ids: readonly string[],
  relationships: readonly Relationship[],
): Promise<BookLink[]> {
  const links: BookLink[] = [];
  for (const id of ids) {
    const part = relationships.find((each) => each.id === id);
    const xml = part && (await file.text(part.path));
    if (!part || xml === undefined || !isXml(xml)) {
      throw new WorkbookError("is damaged: a link to another workbook is missing");
    }
    const targets: readonly LinkTarget[] = await targetsOf(file, part.path);
    links.push({ sheets: readSheets(xml), part: xml, targets });
  }
  return links;
}

function readSheets(xml: string): BookLink["sheets"] {
  const names: string[] = [];
  const sheets: { name: string; cells: Pick<BookCell, "row" | "column" | "value">[] }[] = [];
  let cell: { attributes: Attributes; value: string } | undefined;
  let inValue = false;
  visitXml(xml, {
    open(name, attributes) {
      if (name === "sheetName") names.push(attributes.val ?? "");
      else if (name === "sheetData") {
        sheets.push({ name: names[Number(attributes.sheetId ?? -1)] ?? "", cells: [] });
      } else if (name === "cell") cell = { attributes, value: "" };
      inValue = name === "v";
    },
    text(text) {
      if (cell && inValue) cell.value += text;
    },
    close(name) {
      if (name === "v") inValue = false;
      if (name !== "cell" || !cell) return;
      const place = parseRange(cell.attributes.r ?? "");
      const value = valueOf(cell.attributes.t ?? "n", cell.value);
      if (place && value !== null) {
        sheets.at(-1)?.cells.push({ row: place.startRow, column: place.startColumn, value });
      }
      cell = undefined;
    },
  });
  return sheets.filter(({ name }) => name !== "");
}

function valueOf(type: string, value: string): CellValue {
  if (type === "str") return plainText(value);
  if (value.trim() === "") return null;
  if (type === "b") return value.trim() === "1" || value.trim().toLowerCase() === "true";
  return type === "e" ? { error: value } : Number(value);
}
