import type { Book, BookSheet } from "../../../book/book";
import type { Shift } from "../../../book/sheet-move";
import { sheetIn } from "../../../formulas/shift-cells";
import { tokenizeFormula } from "../../../../formulas/formula-tokens";
import type { PackageChanges } from "../../file/package-changes";
import { relationshipsOf } from "../../file/xlsx-package";
import { spliced } from "../../file/splice";
import { attributesAt, elementsIn, elementsNamed, plainXml } from "../../file/xml-tags";
import { xmlFormula } from "../../file/xml-text";
import { CannotSplice } from "../opened/cannot-splice";
import { workbookPart } from "../opened/opened-parts";
import { rewordParts } from "../references/reword-parts";
import type { LineSizes } from "./line-sizes";
import { lineSizes } from "./line-sizes";
import { movedDrawing } from "./moved-anchors";
import { movedCalculationOrder } from "./moved-calculation-order";
import { movedCellList, movedShapes } from "./moved-notes";
import { movedSources, movePivots, namedSources, readsChangedCells } from "./moved-pivots";
import { movedBook } from "./moved-places";
import { sectionSplices } from "./moved-sections";
import type { FormulaAt } from "./moved-sheet";
import { movedSheetPart, rewording } from "./moved-sheet";
import { partArrays } from "./parted-arrays";
import { releaseUnnamed } from "./released-parts";
import { unmovedParts } from "./unmoved-parts";

/** A book as it was read and as it was opened. */
interface Opened {
  readonly asRead: Book;
  readonly before: Book;
}

/** The same after a move, and what its file then lacks, in plain words. */
interface Moved extends Opened {
  readonly losses: readonly string[];
}

/**
 * Moves cells in the parts of a file, as they moved in the grid.
 *
 * @returns the books that file would have been read and opened as, but for what formulas say
 * @throws CannotSplice where a part would come apart
 */
export async function movedPackage(
  file: PackageChanges,
  opened: Opened,
  moves: readonly { readonly sheet: number; readonly shift: Shift }[],
): Promise<Moved> {
  let { asRead, before } = opened;
  if (moves.length === 0) return { asRead, before, losses: [] };
  const sheets = await worksheetsOf(file);
  const moving = new Set(moves.map(({ sheet }) => sheet));
  const losses = new Set(
    await unmovedParts(
      file,
      sheets.filter((_, at) => moving.has(at)),
    ),
  );
  let sources = await namedSources(file, asRead);
  for (const { sheet, shift } of moves) {
    const path = sheets[sheet]?.path ?? "";
    const parted = await partArrays(file, path, asRead, sheet, shift);
    asRead = parted.book;
    for (const loss of parted.losses) losses.add(loss);
    for (const loss of await moveOnSheet(file, asRead, sheet, shift)) losses.add(loss);
    const read = movedSources(sources, sheet, shift);
    sources = read.sources;
    if (read.areChanged) losses.add(staleWords(asRead.sheets[sheet]?.name ?? ""));
    asRead = movedBook(asRead, sheet, shift);
    before = movedBook(before, sheet, shift);
  }
  return { asRead, before, losses: [...losses] };
}

const worksheetsOf = async (file: PackageChanges) =>
  (await workbookPart(file)).sheets.filter(({ kind }) => kind === "worksheet");

/** @returns what the file then lacks, in plain words */
async function moveOnSheet(
  file: PackageChanges,
  asRead: Book,
  number: number,
  shift: Shift,
): Promise<string[]> {
  const moving = (await worksheetsOf(file))[number];
  if (!moving) throw new CannotSplice("sheets must be there");
  const { path: workbook, related } = await workbookPart(file);
  const isNamed = (said: string) => sheetIn(`${said}!`).toLowerCase() === moving.name.toLowerCase();
  const reword = rewording(shift, (said) => said !== null && isNamed(said));
  const rewordHere = rewording(shift, (said) => said === null || isNamed(said));
  const formulaAt = formulasOf(asRead.sheets[number]);
  const areStale = await readsChangedCells(file, moving.name, shift);
  const sizes = lineSizes((await file.text(moving.path)) ?? "");
  await file.edit(moving.path, (xml) => movedSheetPart(xml, shift, rewordHere, sizes, formulaAt));
  await rewordParts(file, ({ path, sheet }) => {
    // The sheet's own formulas have moved with its cells, and names are the grid's but for Excel's own.
    if (path === moving.path || path === workbook) return undefined;
    return sheet === moving.path ? rewordHere : reword;
  });
  await moveRelated(file, moving.path, shift, sizes);
  const apart = await movePivots(file, moving.path, shift);
  await file.edit(workbook, (xml) => withOwnNames(xml, reword));
  const chain = related.find(({ kind }) => kind === "calcChain");
  if (chain) {
    await file.edit(chain.path, (xml) => movedCalculationOrder(xml, moving.sheetId, shift));
  }
  const volatile = related.find(({ kind }) => kind === "volatileDependencies");
  if (volatile) {
    // It lists the cells that get values from other programs, which give them again.
    await file.remove(volatile.path);
    await file.unrelate(workbook, new Set([volatile.id]));
  }
  return [
    ...apart.map((name) => `the pivot table ${name}, whose cells came apart: its figures stay`),
    ...(areStale ? [staleWords(moving.name)] : []),
  ];
}

const staleWords = (sheet: string): string =>
  `fresh figures in pivot tables that read ${sheet}: refresh them in Excel`;

/** Formulas of a sheet by their places, which are looked for once one is asked for. */
function formulasOf(sheet: BookSheet | undefined): FormulaAt {
  let formulas: Map<string, string> | undefined;
  return (row, column) => {
    formulas ??= new Map(
      sheet?.cells.flatMap(({ row: r, column: c, formula }) =>
        formula === undefined ? [] : [[`${r}:${c}`, formula] as const],
      ),
    );
    return formulas.get(`${row}:${column}`);
  };
}

/** Moves what other parts say of the cells of the sheet they belong to. */
async function moveRelated(
  file: PackageChanges,
  sheet: string,
  shift: Shift,
  sizes: LineSizes,
): Promise<void> {
  for (const { kind, path } of await relationshipsOf(file, sheet)) {
    const before = await file.text(path);
    if (before === undefined) continue;
    if (kind === "table") {
      file.put(path, withOrders(before, shift));
      for (const each of await relationshipsOf(file, path)) {
        if (each.kind === "queryTable") await file.edit(each.path, (xml) => withOrders(xml, shift));
      }
    } else if (kind === "queryTable") file.put(path, withOrders(before, shift));
    else if (["comments", "threadedComment", "tableSingleCells"].includes(kind))
      file.put(path, movedCellList(before, shift));
    else if (kind === "vmlDrawing" || kind === "drawing") {
      const isOld = kind === "vmlDrawing";
      file.put(path, (isOld ? movedShapes : movedDrawing)(before, shift, sizes));
      await releaseUnnamed(file, path, before);
    }
  }
}

/** In which order the rows of a table or a query are; the table's place is said anew with the table. */
function withOrders(xml: string, shift: Shift): string {
  return spliced(
    xml,
    elementsNamed(xml, "sortState").flatMap((order) => sectionSplices(xml, order, shift)),
  );
}

/** Excel's own names: print areas and titles, filters. Others are the grid's, which has moved them. */
function withOwnNames(xml: string, reword: (formula: string) => string): string {
  const [list] = elementsNamed(xml, "definedNames");
  const all = list ? elementsIn(xml, list) : [];
  const kept = new Map(
    all
      .filter(({ tag }) => attributesAt(xml, tag).name?.startsWith("_xlnm."))
      .map((place) => {
        const { insideStart, insideEnd } = place;
        const formula = plainXml(xml.slice(insideStart, insideEnd));
        return [place, { formula, text: withoutLost(reword(formula), formula) }] as const;
      }),
  );
  const gone = all.filter((place) => kept.get(place)?.text === "");
  if (list && gone.length > 0 && gone.length === all.length)
    return spliced(xml, [{ start: list.tag.start, end: list.end, text: "" }]);
  return spliced(
    xml,
    [...kept].flatMap(([{ tag, end, insideStart, insideEnd }, { formula, text }]) => {
      if (text === "") return [{ start: tag.start, end, text: "" }];
      return text === formula
        ? []
        : [{ start: insideStart, end: insideEnd, text: xmlFormula(text) }];
    }),
  );
}

/** What is left of areas of which some were taken out; "" for nothing. */
function withoutLost(formula: string, before: string): string {
  const lost = "#REF!";
  if (formula === before || !formula.includes(lost)) return formula;
  const pieces: string[][] = [[]];
  for (const { kind, text } of tokenizeFormula(formula)) {
    if (kind === "separator") pieces.push([]);
    else pieces.at(-1)?.push(text);
  }
  return pieces
    .map((piece) => piece.join(""))
    .filter((piece) => !piece.includes(lost))
    .join(",");
}
