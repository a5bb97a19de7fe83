import { parseRange, rangeAddress } from "../../../book/cell-address";
import { isSameSize } from "../../../book/cell-range";
import type { Shift } from "../../../book/sheet-move";
import { isTorn, shiftedRange } from "../../../formulas/shift-cells";
import { attributeSplices, spliced } from "../../file/splice";
import type { PackageChanges } from "../../file/package-changes";
import { relationshipsOf } from "../../file/xlsx-package";
import { attributesAt, elementsIn, elementsNamed } from "../../file/xml-tags";
import { CannotSplice } from "../opened/cannot-splice";
import { workbookPart } from "../opened/opened-parts";
import { withoutRelations } from "../parts/without-relations";

/**
 * Moves the pivot tables of a sheet with its cells. One whose cells were taken out goes; one whose cells came apart leaves its
 * figures as values.
 *
 * @param sheet path of its part
 * @returns names of those that came apart
 * @throws CannotSplice where slicers choose in one that would go
 */
export async function movePivots(
  file: PackageChanges,
  sheet: string,
  shift: Shift,
): Promise<string[]> {
  const apart: string[] = [];
  for (const { id, kind, path } of await relationshipsOf(file, sheet)) {
    const xml = kind === "pivotTable" ? await file.text(path) : undefined;
    if (xml === undefined) continue;
    const [location] = elementsNamed(xml, "location");
    const range = location && parseRange(attributesAt(xml, location.tag).ref ?? "");
    if (!location || !range) continue;
    const moved = isTorn(range, shift) ? undefined : shiftedRange(range, shift);
    if (moved && isSameSize(moved, range)) {
      const ref = rangeAddress(moved);
      file.put(path, spliced(xml, attributeSplices(xml, location.tag, { ref })));
      continue;
    }
    await removePivot(file, sheet, id, path);
    const [root] = elementsIn(xml);
    if (moved !== null) apart.push((root && attributesAt(xml, root.tag).name) ?? "");
  }
  return apart;
}

async function removePivot(
  file: PackageChanges,
  sheet: string,
  id: string,
  path: string,
): Promise<void> {
  const { path: workbook, related, sheets } = await workbookPart(file);
  if (related.some(({ kind }) => ["slicerCache", "timelineCache"].includes(kind)))
    throw new CannotSplice("a slicer must keep its pivot table");
  const cache = await cacheOf(file, path);
  await file.unrelate(sheet, new Set([id]));
  await file.remove(path);
  for (const { path: other } of sheets) {
    for (const { kind, path: pivot } of await relationshipsOf(file, other))
      if (kind === "pivotTable" && (await cacheOf(file, pivot)) === cache) return;
  }
  const listed = related.find((each) => each.path === cache);
  if (cache === undefined || !listed) return;
  for (const { kind, path: records } of await relationshipsOf(file, cache))
    if (kind === "pivotCacheRecords") await file.remove(records);
  await file.remove(cache);
  await file.unrelate(workbook, new Set([listed.id]));
  await file.edit(workbook, (xml) => withoutRelations(xml, new Set([listed.id])));
}

async function cacheOf(file: PackageChanges, pivot: string): Promise<string | undefined> {
  const related = await relationshipsOf(file, pivot);
  return related.find(({ kind }) => kind === "pivotCacheDefinition")?.path;
}

/**
 * Whether cells came or went in what pivot tables read on a sheet.
 *
 * @param name of the sheet
 */
export async function readsChangedCells(
  file: PackageChanges,
  name: string,
  shift: Shift,
): Promise<boolean> {
  const { related } = await workbookPart(file);
  for (const { kind, path } of related) {
    const xml = kind === "pivotCacheDefinition" ? await file.text(path) : undefined;
    if (xml === undefined) continue;
    const sources = [...elementsNamed(xml, "worksheetSource"), ...elementsNamed(xml, "rangeSet")];
    for (const { tag } of sources) {
      const { sheet, ref } = attributesAt(xml, tag);
      const range = parseRange(ref ?? "");
      if (sheet?.toLowerCase() !== name.toLowerCase() || !range) continue;
      const moved = shiftedRange(range, shift);
      const isSame = moved !== null && !isTorn(range, shift) && isSameSize(moved, range);
      if (!isSame) return true;
    }
  }
  return false;
}
