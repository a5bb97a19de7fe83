import type { Book } from "../../../book/book";
import type { StoringWorld } from "../../../formulas/stored-formula";
import { appendSplice, attributeSplices, spliced } from "../../file/splice";
import type { PackageChanges } from "../../file/package-changes";
import { relationshipsOf } from "../../file/xlsx-package";
import { attributesAt, elementsIn } from "../../file/xml-tags";
import { xmlElement } from "../../file/xml-text";
import { tableXml } from "../../write/table-xml";
import { CannotSplice } from "../opened/cannot-splice";
import { workbookPart } from "../opened/opened-parts";
import { scanSheet } from "../sheet/scan-sheet";
import { sectionOf, sectionSplice } from "../sheet/sections";
import { freshPath } from "../opened/fresh-path";
import { matchedTables } from "./matched-tables";
import { followColumns } from "./query-table";
import { tablePart } from "./table-part";

const kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/table";
const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml";

/** A table's part and how its sheet names it. */
interface TableFile {
  readonly path: string;
  readonly id: string;
  readonly sheetPath: string;
  readonly name: string;
}

/** Writes tables that changed, came and went. */
export async function saveTables(
  file: PackageChanges,
  before: Book,
  now: Book,
  world: StoringWorld,
): Promise<void> {
  const { sheets } = await workbookPart(file);
  const files: TableFile[] = [];
  for (const { path: sheetPath } of sheets) {
    for (const related of await relationshipsOf(file, sheetPath)) {
      if (related.kind !== "table") continue;
      const xml = (await file.text(related.path)) ?? "<none/>";
      const [root] = elementsIn(xml);
      const { name, displayName = name ?? "" } = root ? attributesAt(xml, root.tag) : {};
      files.push({ path: related.path, id: related.id, sheetPath, name: displayName });
    }
  }
  const fileOf = (name: string) => {
    const found = files.find((each) => each.name === name);
    if (!found) throw new CannotSplice(`the table ${name} must be in the file`);
    return found;
  };
  for (const pair of matchedTables(before.tables, now.tables)) {
    const sheetBefore = before.sheets.find(({ name }) => name === pair.before?.sheet);
    const sheetNow = now.sheets.find(({ name }) => name === pair.now?.sheet);
    if (pair.before && pair.now) {
      const change = { before: pair.before, now: pair.now, sheetBefore, sheetNow };
      const { path } = fileOf(pair.before.name);
      await file.edit(path, (xml) => tablePart(xml, change, world));
      await followColumns(file, path);
    } else if (pair.before) await removeTable(file, fileOf(pair.before.name));
    else if (pair.now) {
      const id = await freshId(file, files);
      const xml = tableXml(pair.now, id, sheetNow, world);
      const sheetPath = sheets.find(({ name }) => name === pair.now?.sheet)?.path ?? "";
      files.push(await addTable(file, xml, sheetPath, pair.now.name));
    }
  }
}

/** Ids of tables are unique in a book. */
async function freshId(file: PackageChanges, files: readonly TableFile[]): Promise<number> {
  let highest = 0;
  for (const { path } of files) {
    const xml = (await file.text(path)) ?? "<none/>";
    const [root] = elementsIn(xml);
    highest = Math.max(highest, Number((root && attributesAt(xml, root.tag).id) ?? 0));
  }
  return highest + 1;
}

async function removeTable(
  file: PackageChanges,
  { path, id, sheetPath }: TableFile,
): Promise<void> {
  await file.remove(path);
  await file.unrelate(sheetPath, new Set([id]));
  await file.edit(sheetPath, (xml) => {
    const sheet = scanSheet(xml);
    const section = sectionOf(sheet, "tableParts");
    const there = section ? elementsIn(xml, section) : [];
    const mine = there.filter(({ tag }) => Object.values(attributesAt(xml, tag)).includes(id));
    if (!section || there.length === mine.length) {
      return section ? spliced(xml, [sectionSplice(sheet, "tableParts", "")]) : xml;
    }
    return spliced(xml, [
      ...attributeSplices(xml, section.tag, { count: there.length - mine.length }),
      ...mine.map(({ tag, end }) => ({ start: tag.start, end, text: "" })),
    ]);
  });
}

async function addTable(
  file: PackageChanges,
  xml: string,
  sheetPath: string,
  name: string,
): Promise<TableFile> {
  const path = freshPath(file, "xl/tables/table");
  await file.add(path, type, xml);
  const id = await file.relate(sheetPath, kind, `/${path}`);
  await file.edit(sheetPath, (before) => {
    const sheet = scanSheet(before);
    const section = sectionOf(sheet, "tableParts");
    const own = file.inOwnNames(
      xmlElement(`${sheet.prefix}tablePart`, { "xmlns:r": relationships, "r:id": id }),
    );
    if (!section) {
      const list = xmlElement("tableParts", { count: 1 }, own.replace(`<${sheet.prefix}`, "<"));
      return spliced(before, [sectionSplice(sheet, "tableParts", list)]);
    }
    const count = elementsIn(before, section).length + 1;
    return spliced(before, [
      ...attributeSplices(before, section.tag, { count }),
      appendSplice(before, section, own),
    ]);
  });
  return { path, id, sheetPath, name };
}

const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
