import type { BookSheet } from "../../../book/book";
import type { PackageChanges } from "../../file/package-changes";
import { appendSplice, prefixed, prefixOf, spliced } from "../../file/splice";
import { xmlElement, xmlPart } from "../../file/xml-text";
import { CannotSplice } from "../opened/cannot-splice";
import { freshPath } from "../opened/fresh-path";
import { fromWorkbook, workbookPart } from "../opened/opened-parts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const worksheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

/** Adds sheets behind the others, blank as yet. Their numbers and parts are fresh. */
export async function addSheets(
  file: PackageChanges,
  added: readonly Pick<BookSheet, "name">[],
): Promise<void> {
  for (const { name } of added) {
    const before = await workbookPart(file);
    const folder = before.path.slice(0, before.path.lastIndexOf("/") + 1);
    const path = freshPath(file, `${folder}worksheets/sheet`);
    const blank = xmlElement("sheetData", {});
    await file.add(
      path,
      worksheetType,
      xmlPart(xmlElement("worksheet", { xmlns: main, "xmlns:r": relationships }, blank)),
    );
    const id = await file.relate(
      before.path,
      `${relationships}/worksheet`,
      fromWorkbook(before, path),
    );
    const { xml, root, sections, sheets } = await workbookPart(file);
    const list = sections.find(({ tag }) => tag.local === "sheets");
    const relationKey = sheets[0]?.relationKey;
    if (!list || relationKey === undefined) throw new CannotSplice("a workbook must have sheets");
    const sheetId = Math.max(...sheets.map((sheet) => sheet.sheetId)) + 1;
    const listed = xmlElement("sheet", { name, sheetId, [relationKey]: id });
    file.put(
      before.path,
      spliced(xml, [appendSplice(xml, list, prefixed(listed, prefixOf(root.tag)))]),
    );
  }
}
