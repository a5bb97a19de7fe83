import type { PackageChanges } from "../../file/package-changes";
import { attributesAt, elementsNamed } from "../../file/xml-tags";
import { CannotSplice } from "../opened/cannot-splice";
import type { ListedSheet } from "../opened/opened-parts";
import { workbookPart } from "../opened/opened-parts";
import type { FoundPart } from "../parts/reachable-parts";
import { noteReachable } from "../parts/reachable-parts";
import { withoutRelations } from "../parts/without-relations";

/** Kinds of parts that are tied to others in ways nobody here can undo. */
const tied: ReadonlySet<string> = new Set(["slicer", "timeline"]);

/**
 * Takes sheets out of a file, with the parts that nothing but they lead to. What pivot tables were made from goes with the
 * last of them.
 *
 * @throws CannotSplice where others depend on what would go
 */
export async function removeSheets(
  file: PackageChanges,
  gone: readonly ListedSheet[],
): Promise<void> {
  if (gone.length === 0) return;
  const theirs = new Map<string, string>();
  for (const { path, kind } of gone) await noteReachable(file, { path, kind }, () => true, theirs);
  for (const kind of theirs.values()) {
    if (tied.has(kind)) throw new CannotSplice(`a ${kind} must stay`);
  }
  const { path: workbook, related } = await workbookPart(file);
  const sheetIds = new Set(gone.map(({ sheetId }) => String(sheetId)));
  await checkCaches(file, related, sheetIds);
  const paths = new Set(gone.map(({ path }) => path));
  const isCut = (from: string, { path, kind }: FoundPart) =>
    paths.has(path) || (from === workbook && kind === "pivotCacheDefinition" && theirs.has(path));
  const left = new Map<string, string>();
  await noteReachable(file, { path: "", kind: "" }, (from, to) => !isCut(from, to), left);
  const removed = [...theirs.keys()].filter((path) => !left.has(path));
  const volatile = related.find(({ kind }) => kind === "volatileDependencies");
  // What was last got from elsewhere is got again; which sheet wanted it is all that part adds.
  if (volatile) removed.push(volatile.path);
  const ids = new Set(related.filter(({ path }) => removed.includes(path)).map(({ id }) => id));
  for (const path of removed) await file.remove(path);
  await file.unrelate(workbook, ids);
  await file.edit(workbook, (xml) => withoutRelations(xml, ids));
}

/** Slicers that choose in pivot tables know these by their sheets. */
async function checkCaches(
  file: PackageChanges,
  related: readonly FoundPart[],
  sheetIds: ReadonlySet<string>,
): Promise<void> {
  for (const { kind, path } of related) {
    if (!["slicerCache", "timelineCache"].includes(kind)) continue;
    const xml = (await file.text(path)) ?? "<none/>";
    const tables = elementsNamed(xml, "pivotTable");
    if (tables.some(({ tag }) => sheetIds.has(attributesAt(xml, tag).tabId ?? "")))
      throw new CannotSplice("a slicer must keep its pivot table");
  }
}
