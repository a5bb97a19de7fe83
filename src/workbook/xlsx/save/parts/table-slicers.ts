import type { PackageChanges } from "../../file/package-changes";
import { relationshipsOf } from "../../file/xlsx-package";
import { attributesAt, elementsIn, elementsNamed } from "../../file/xml-tags";
import { CannotSplice } from "../opened/cannot-splice";
import { workbookPart } from "../opened/opened-parts";

/**
 * Checks that what slicers choose from is there: they know tables and their columns by numbers.
 *
 * @throws CannotSplice where a table or a column went that one chooses from
 */
export async function checkTableSlicers(file: PackageChanges): Promise<void> {
  const { related, sheets } = await workbookPart(file);
  const wanted: string[] = [];
  for (const { kind, path } of related) {
    const xml = kind === "slicerCache" ? await file.text(path) : undefined;
    if (xml === undefined) continue;
    for (const { tag } of elementsNamed(xml, "tableSlicerCache")) {
      const { tableId = "", column = "" } = attributesAt(xml, tag);
      wanted.push(`${tableId}:${column}`);
    }
  }
  if (wanted.length === 0) return;
  const there = new Set<string>();
  for (const { path: sheet } of sheets) {
    for (const { kind, path } of await relationshipsOf(file, sheet)) {
      const xml = kind === "table" ? await file.text(path) : undefined;
      const [root] = xml === undefined ? [] : elementsIn(xml);
      if (xml === undefined || !root) continue;
      const { id = "" } = attributesAt(xml, root.tag);
      for (const { tag } of elementsNamed(xml, "tableColumn"))
        there.add(`${id}:${attributesAt(xml, tag).id ?? ""}`);
    }
  }
  if (wanted.some((each) => !there.has(each)))
    throw new CannotSplice("a slicer must keep its table and column");
}
