import type { Book, CellRange } from "../../../book/book";
import { parseRange, rangeAddress } from "../../../book/cell-address";
import { isSameSize } from "../../../book/cell-range";
import type { Shift } from "../../../book/sheet-move";
import { tokenizeFormula } from "../../../../formulas/formula-tokens";
import { isTorn, sheetIn, shiftedRange } from "../../../formulas/shift-cells";
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
    const whole = withPages(range, attributesAt(xml, location.tag));
    const moved = isTorn(whole, shift) ? undefined : shiftedRange(whole, shift);
    const body = shiftedRange(range, shift);
    if (moved && body && isSameSize(moved, whole)) {
      const ref = rangeAddress(body);
      file.put(path, spliced(xml, attributeSplices(xml, location.tag, { ref })));
      continue;
    }
    await removePivot(file, sheet, id, path);
    const [root] = elementsIn(xml);
    if (moved !== null) apart.push((root && attributesAt(xml, root.tag).name) ?? "");
  }
  return apart;
}

/** The cells of a pivot table with those above it that choose its pages, between which a row is blank. */
function withPages(
  range: CellRange,
  { rowPageCount, colPageCount = "1" }: Readonly<Record<string, string>>,
): CellRange {
  if (rowPageCount === undefined || rowPageCount === "0") return range;
  // Each page has a name and a choice, and pages beside each other a blank column between them.
  const width = 3 * Number(colPageCount) - 1;
  return {
    ...range,
    startRow: Math.max(0, range.startRow - Number(rowPageCount) - 1),
    endColumn: Math.max(range.endColumn, range.startColumn + width - 1),
  };
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

/** Cells of a sheet, which is named by its number in the book. */
export interface SourceCells {
  readonly sheet: number;
  readonly range: CellRange;
}

/** The cells that pivot tables read by the name of a table or of cells. */
export async function namedSources(file: PackageChanges, book: Book): Promise<SourceCells[]> {
  const { related } = await workbookPart(file);
  const names = new Set<string>();
  for (const { kind, path } of related) {
    const xml = kind === "pivotCacheDefinition" ? await file.text(path) : undefined;
    if (xml === undefined) continue;
    for (const { tag } of sourcesIn(xml)) {
      const { name } = attributesAt(xml, tag);
      if (name !== undefined) names.add(name.toLowerCase());
    }
  }
  const numberOf = (name: string) =>
    book.sheets.findIndex((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  const isMeant = ({ name }: { readonly name: string }) => names.has(name.toLowerCase());
  const tables = book.tables.filter(isMeant).map(({ sheet, range }) => ({ sheet, range }));
  const cells = book.names.filter(isMeant).flatMap(({ formula }) => {
    const [first, second, ...more] = tokenizeFormula(formula);
    const range = second?.kind === "reference" ? parseRange(second.text) : undefined;
    return first?.kind === "sheet" && range && more.length === 0
      ? [{ sheet: sheetIn(first.text), range }]
      : [];
  });
  return [...tables, ...cells].map(({ sheet, range }) => ({ sheet: numberOf(sheet), range }));
}

/** The same after a shift, and whether cells came or went in them. */
export function movedSources(
  sources: readonly SourceCells[],
  sheet: number,
  shift: Shift,
): { readonly sources: SourceCells[]; readonly areChanged: boolean } {
  let areChanged = false;
  const moved = sources.flatMap((source): SourceCells[] => {
    if (source.sheet !== sheet) return [source];
    areChanged ||= isChanged(source.range, shift);
    const range = shiftedRange(source.range, shift);
    return range ? [{ sheet, range }] : [];
  });
  return { sources: moved, areChanged };
}

function isChanged(range: CellRange, shift: Shift): boolean {
  const moved = shiftedRange(range, shift);
  return moved === null || isTorn(range, shift) || !isSameSize(moved, range);
}

const sourcesIn = (xml: string) => [
  ...elementsNamed(xml, "worksheetSource"),
  ...elementsNamed(xml, "rangeSet"),
];

/**
 * Whether cells came or went in what pivot tables read on a sheet, but for what they read by names.
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
    for (const { tag } of sourcesIn(xml)) {
      const { sheet, ref } = attributesAt(xml, tag);
      const range = parseRange(ref ?? "");
      if (sheet?.toLowerCase() !== name.toLowerCase() || !range) continue;
      if (isChanged(range, shift)) return true;
    }
  }
  return false;
}
