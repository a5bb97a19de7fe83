import type { Book, BookSheet } from "../../book/book";
import type { StoringWorld } from "../../formulas/stored-formula";
import { PackageChanges } from "../file/package-changes";
import { relationshipsPath } from "../file/xlsx-package";
import { faultyFormulas, withoutFaultyFormulas } from "../losses/faulty-formulas";
import { metadataContentType, metadataRelationship } from "../write/dynamic-array-parts";
import { SharedStrings } from "../write/shared-strings";
import { CannotSplice } from "./opened/cannot-splice";
import type { WorkbookPart } from "./opened/opened-parts";
import { fromWorkbook, pathOf, workbookPart } from "./opened/opened-parts";
import { leftBehind } from "./moves/left-behind";
import { movedPackage } from "./moves/moved-package";
import { saveAddIns } from "./parts/add-ins";
import type { WithoutFormula } from "./parts/calc-chain";
import { withoutCells } from "./parts/calc-chain";
import { freshPath } from "./opened/fresh-path";
import { GrownMetadata } from "./parts/grown-metadata";
import { GrownStrings } from "./parts/grown-strings";
import { GrownStyles } from "./parts/grown-styles";
import { underHeaders, withHeaderCells } from "./parts/header-cells";
import { withNames } from "./parts/names";
import { newlyHidden, unselected, withVisibility } from "./parts/sheet-list";
import { type GoneChart, replaceObjects } from "./parts/replaced-objects";
import { removeSignatures } from "./parts/signatures";
import { checkTableSlicers } from "./parts/table-slicers";
import { printAreas } from "../charts/page-xml";
import { changeSheets } from "./sheets/changed-sheets";
import { copiesLack } from "./sheets/copied-sheets";
import { arrangedBook, sheetPlan } from "./sheets/sheet-plan";
import { saveTables } from "./parts/tables";
import { splicedSheet } from "./sheet/spliced-sheet";
import type { SheetChanges } from "./sheet-changes";

const relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const contentType = (kind: string) =>
  `application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml`;

/** A workbook as it was opened. */
export interface OpenedBook {
  /** The file. */
  readonly bytes: Uint8Array;
  /** What was read of it, in its own words. Results are compared with this. */
  readonly asRead: Book;
  /** The same once it was opened, before anything was done to it. All else is compared with this. */
  readonly before: Book;
}

/** A book as a file. */
export interface SavedBook {
  readonly bytes: Uint8Array;
  /** What the opened file held and this one does not, in plain words. */
  readonly losses: readonly string[];
}

/**
 * Writes a book into the file it was opened from. What did not change stays byte for byte, whatever it is: nothing changed
 * gives the bytes that were opened, and where figures changed only they do. Texts and looks of cells only grow.
 *
 * @param now the book as it is; formulas in the words of a cell or of a file
 * @param functionIds ids of the add-in's functions, upper case
 * @param changes what became of its sheets; all stay where it is left out
 * @returns the same bytes for the same book
 * @throws CannotSplice where the file cannot take the change: `writeXlsx` writes another
 */
export async function savePackage(
  opened: OpenedBook,
  now: Book,
  functionIds: ReadonlySet<string>,
  changes?: SheetChanges,
): Promise<SavedBook> {
  const { bytes } = opened;
  const file = await PackageChanges.open(bytes);
  const plan = sheetPlan(opened.before, now, changes);
  const all = (changes?.moves ?? []).filter(({ sheet }) => plan.fates[sheet]?.now !== null);
  // Where cells only change places, they are cells that changed.
  const moves = all.flatMap(({ sheet, shift }) => (shift ? [{ sheet, shift }] : []));
  const copied = await copiesLack(file, plan, now, changes?.copied ?? []);
  const moved = await movedPackage(file, opened, moves);
  const left = await leftBehind(file, all, (sheet) => plan.fates[sheet]?.now);
  const goneSheets = await changeSheets(file, plan, now);
  const asRead = arrangedBook(moved.asRead, plan, now);
  const before = arrangedBook(moved.before, plan, now);
  const world = { tables: now.tables, functionIds };
  const isChartGone = changes?.isChartGone ?? (() => false);
  const { gone, losses: covered } = await saveSheets(
    file,
    { asRead, before, now },
    world,
    isChartGone,
  );
  await saveTables(file, before, now, world);
  if (await file.isChanged()) await checkTableSlicers(file);
  const printed = [...now.names, ...printAreas(plan.added)];
  await saveWorkbook(file, before, { ...now, names: printed }, world);
  if (gone.length > 0 || moves.length > 0 || goneSheets.size > 0)
    await saveCalculationOrder(file, gone, goneSheets);
  await saveAddIns(file, before.addIns ?? [], now.addIns ?? []);
  const losses = [
    ...moved.losses,
    ...left,
    ...copied,
    ...covered,
    ...faultyFormulas(newFormulas(before, now)),
  ];
  if (!(await file.isChanged())) return { bytes, losses };
  if (await removeSignatures(file))
    losses.push("the signature, which holds for the file as it was");
  return { bytes: await file.write(), losses };
}

/** What of a book says formulas that did not stand in it. */
function newFormulas(before: Book, now: Book): Book {
  const sheets = now.sheets.map((sheet, at) => {
    const known = new Set(before.sheets[at]?.cells.map(({ formula }) => formula));
    return { ...sheet, cells: sheet.cells.filter(({ formula }) => !known.has(formula)) };
  });
  const known = new Set(before.names.map(({ formula }) => formula));
  return { ...now, sheets, names: now.names.filter(({ formula }) => !known.has(formula)) };
}

interface Versions {
  readonly asRead: Book;
  readonly before: Book;
  readonly now: Book;
}

/** @returns the cells that have no formula any more, and what the sheets lack then, in plain words */
async function saveSheets(
  file: PackageChanges,
  { asRead, before, now }: Versions,
  world: StoringWorld,
  isChartGone: GoneChart,
): Promise<{ readonly gone: readonly WithoutFormula[]; readonly losses: readonly string[] }> {
  const part = await workbookPart(file);
  const worksheets = part.sheets.filter(({ kind }) => kind === "worksheet");
  const text = async (kind: string) => {
    const path = pathOf(part, kind);
    return path === undefined ? undefined : file.text(path);
  };
  const strings = new GrownStrings(await text("sharedStrings"));
  const looks = new GrownStyles(await text("styles"));
  const metadata = new GrownMetadata(await text("sheetMetadata"));
  const gone: WithoutFormula[] = [];
  const losses: string[] = [];
  for (const [index, sheet] of now.sheets.entries()) {
    const [listed, read, old] = [worksheets[index], asRead.sheets[index], before.sheets[index]];
    if (!listed || !read || !old) throw new CannotSplice("sheets must be there");
    await replaceObjects(file, listed, { old, now: sheet, book: now }, isChartGone);
    const xml = await file.text(listed.path);
    if (xml === undefined) throw new CannotSplice("sheets must be there");
    const headed = withHeaderCells(sheet, now.tables, {
      tables: before.tables,
      sheet: old,
    });
    losses.push(...underHeaders(sheet, headed, now.tables));
    const versions = { asRead: read, before: old, now: withReadableFormulas(old, headed) };
    const found = splicedSheet(xml, versions, {
      sheet: sheet.name,
      storing: { ...world, strings },
      looks,
      spillingCell: metadata.spillingCell,
    });
    if (found.xml !== xml) file.put(listed.path, found.xml);
    gone.push(...found.withoutFormula.map((cell) => ({ sheetId: listed.sheetId, ...cell })));
  }
  await saveShared(file, part, strings, looks, metadata);
  return { gone, losses };
}

/** Formulas nobody can read are written as text, but for those that stood in the file. */
function withReadableFormulas(before: BookSheet, now: BookSheet): BookSheet {
  const known = new Set(before.cells.map(({ formula }) => formula));
  const isNew = now.cells.some(({ formula }) => formula !== undefined && !known.has(formula));
  if (!isNew) return now;
  const checked = withoutFaultyFormulas({ sheets: [now], tables: [], names: [] }).sheets[0];
  if (!checked) return now;
  const cells = now.cells.map((cell, at) =>
    known.has(cell.formula) ? cell : (checked.cells[at] ?? cell),
  );
  return { ...now, cells };
}

/** What all sheets refer to by number. */
async function saveShared(
  file: PackageChanges,
  part: WorkbookPart,
  strings: GrownStrings,
  looks: GrownStyles,
  metadata: GrownMetadata,
): Promise<void> {
  const put = (kind: string, xml: string | undefined) => {
    const path = pathOf(part, kind);
    if (path !== undefined && xml !== undefined) file.put(path, xml);
  };
  put("sharedStrings", strings.xml());
  put("styles", looks.xml());
  put("sheetMetadata", metadata.xml());
  const folder = part.path.slice(0, part.path.lastIndexOf("/") + 1);
  const add = async (name: string, type: string, kind: string, xml: string) => {
    const path = freshPath(file, `${folder}${name}`, "");
    await file.add(path, type, xml);
    await file.relate(part.path, kind, fromWorkbook(part, path));
  };
  if (strings.isNew) {
    const made = new SharedStrings();
    for (const text of strings.addedTexts) made.numberOf(text);
    await add(
      "sharedStrings",
      contentType("sharedStrings"),
      `${relationships}/sharedStrings`,
      made.xml(),
    );
  }
  if (metadata.isNew) {
    await add("metadata", metadataContentType, metadataRelationship, metadata.xml() ?? "");
  }
}

/** Names, and which sheets are in sight. */
async function saveWorkbook(
  file: PackageChanges,
  before: Book,
  now: Book,
  world: StoringWorld,
): Promise<void> {
  const part = await workbookPart(file);
  const readable = withoutFaultyFormulas({ ...now, sheets: [] }).names;
  const known = new Set(before.names.map(({ formula }) => formula));
  const names = now.names.filter((name) => known.has(name.formula) || readable.includes(name));
  const named = withNames(part, before.names, names, now.sheets, world);
  if (named !== part.xml) file.put(part.path, named);
  const listed = await workbookPart(file);
  const shown = withVisibility(listed, before.sheets, now.sheets);
  if (shown === listed.xml) return;
  file.put(part.path, shown);
  for (const path of newlyHidden(listed, before.sheets, now.sheets))
    await file.edit(path, unselected);
}

async function saveCalculationOrder(
  file: PackageChanges,
  gone: readonly WithoutFormula[],
  goneSheets: ReadonlySet<number>,
): Promise<void> {
  const part = await workbookPart(file);
  const chain = part.related.find(({ kind }) => kind === "calcChain");
  const xml = chain && (await file.text(chain.path));
  if (!chain || xml === undefined) return;
  const left = withoutCells(xml, gone, goneSheets);
  if (left !== undefined) {
    if (left !== xml) file.put(chain.path, left);
    return;
  }
  await file.remove(chain.path);
  await file.unrelate(part.path, new Set([chain.id]));
  // A workbook whose only relationship it was keeps an empty list of them.
  if (!file.has(relationshipsPath(part.path))) throw new CannotSplice("relationships must stay");
}
