import type { Book, BookSheet } from "../../../book/book";
import { type Drawing, Drawings } from "../../charts/drawing-parts";
import { fitXml, pageXml } from "../../charts/page-xml";
import type { PackageChanges } from "../../file/package-changes";
import { appendSplice, prefixed, prefixOf, spliced } from "../../file/splice";
import { xmlElement, xmlPart } from "../../file/xml-text";
import { CannotSplice } from "../opened/cannot-splice";
import { freshPath } from "../opened/fresh-path";
import { fromWorkbook, workbookPart } from "../opened/opened-parts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const worksheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

/**
 * Adds sheets behind the others with their charts and pages, their cells blank as yet. Their numbers and parts are fresh.
 *
 * @param book that they are of
 */
export async function addSheets(
  file: PackageChanges,
  added: readonly BookSheet[],
  book: Pick<Book, "sheets">,
): Promise<void> {
  const drawings = new Drawings(book, (path) => file.has(path));
  for (const sheet of added) {
    const { name } = sheet;
    const before = await workbookPart(file);
    const folder = before.path.slice(0, before.path.lastIndexOf("/") + 1);
    const path = freshPath(file, `${folder}worksheets/sheet`);
    if (folder !== "xl/" && sheet.charts?.length) throw new CannotSplice("charts must stay");
    const drawing = await addDrawing(file, path, drawings.of(sheet, "rId1"));
    await file.add(path, worksheetType, blankSheet(sheet, drawing));
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

/** @returns what the sheet's part has to say of its drawing */
async function addDrawing(
  file: PackageChanges,
  sheet: string,
  drawing: Drawing | null,
): Promise<string> {
  if (!drawing) return "";
  for (const { path, type, xml } of drawing.parts) await file.add(path, type, xml);
  const [, kind, target] = drawing.related;
  const id = await file.relate(sheet, kind, target);
  for (const [part, related] of drawing.rels) {
    // Nothing refers to anything yet: the ids come out as the drawing has them.
    for (const [, each, to] of related) await file.relate(part, each, to);
  }
  return xmlElement("drawing", { "r:id": id });
}

function blankSheet({ layout }: BookSheet, drawing: string): string {
  const fit = fitXml(layout);
  return xmlPart(
    xmlElement(
      "worksheet",
      { xmlns: main, "xmlns:r": relationships },
      fit === "" ? "" : xmlElement("sheetPr", {}, fit),
      xmlElement("sheetData", {}),
      pageXml(layout),
      drawing,
    ),
  );
}
