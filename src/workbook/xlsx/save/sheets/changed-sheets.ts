import type { Book } from "../../../book/book";
import type { PackageChanges } from "../../file/package-changes";
import { CannotSplice } from "../opened/cannot-splice";
import { workbookPart } from "../opened/opened-parts";
import { addSheets } from "../parts/added-sheets";
import { rewordParts } from "../references/reword-parts";
import { rewordedCells } from "../references/reworded-part";
import { documentTitles } from "./document-titles";
import { removeSheets } from "./removed-parts";
import type { SheetPlan } from "./sheet-plan";
import { tabOrder } from "./tab-order";
import { withTabs } from "./with-tabs";

/** Kinds of parts of a workbook that count its sheets in ways nobody here can follow. */
const counting: ReadonlySet<string> = new Set(["revisionHeaders"]);

/**
 * Lets the sheets of a file be those of a book: in their order, under their names, with those that came, their cells blank as
 * yet, and without those that went. What other parts say of them follows.
 *
 * @returns the numbers by which the file knew the sheets that went
 * @throws CannotSplice where the file cannot follow
 */
export async function changeSheets(
  file: PackageChanges,
  plan: SheetPlan,
  now: Pick<Book, "sheets">,
): Promise<ReadonlySet<number>> {
  if (!plan.isChanged) return new Set();
  const { fates, origins, added, reword } = plan;
  const before = await workbookPart(file);
  if (before.related.some(({ kind }) => counting.has(kind)))
    throw new CannotSplice("sheets of a workbook whose changes are listed must stay");
  const worksheets = before.sheets.filter(({ kind }) => kind === "worksheet");
  if (worksheets.length !== fates.length) throw new CannotSplice("sheets must be there");
  const gone = worksheets.filter((_, number) => fates[number]?.now === null);
  // New ones come first, so that no number or part of one that goes is taken again.
  await addSheets(file, added, now);
  await removeSheets(file, gone);
  if (reword) {
    await rewordParts(file, () => reword);
    for (const { kind, path } of before.sheets) {
      if (file.has(path) && kind !== "chartsheet")
        await file.edit(path, (xml) => rewordedCells(xml, reword));
    }
  }
  const { sheets: listed } = await workbookPart(file);
  const fresh = listed.slice(before.sheets.length - gone.length);
  const paths = origins.map((number) =>
    number === undefined ? (fresh.shift()?.path ?? "") : (worksheets[number]?.path ?? ""),
  );
  const numberOf = new Map(worksheets.map(({ path }, number) => [path, number]));
  const tabs = before.sheets.map(({ path }) => ({ path, number: numberOf.get(path) }));
  const order = tabOrder(tabs, paths);
  const part = await workbookPart(file);
  const names = new Map(paths.map((path, at) => [path, now.sheets[at]?.name ?? ""]));
  file.put(part.path, withTabs(part, before.sheets, order, names));
  const titles = worksheets.map(({ name }) => name);
  await documentTitles(
    file,
    titles,
    now.sheets.map(({ name }) => name),
    reword,
  );
  return new Set(gone.map(({ sheetId }) => sheetId));
}
