import type { CellRange } from "../../../book/book";
import {
  columnLetters,
  lastColumn,
  parseRange,
  rangeAddress,
  sheetInFormula,
} from "../../../book/cell-address";
import type { Shift } from "../../../book/sheet-move";
import { sheetIn, shiftedRange } from "../../../formulas/shift-cells";
import { tokenizeFormula } from "../../../../formulas/formula-tokens";
import type { PackageChanges } from "../../file/package-changes";
import { relationshipsOf } from "../../file/xlsx-package";
import { attributesAt, plainXml, tagReader } from "../../file/xml-tags";
import { inWords } from "../../losses/in-words";
import { workbookPart } from "../opened/opened-parts";
import { cellsUnderObjects } from "./moved-anchors";
import { rewordParts } from "../references/reword-parts";

/** Something that moved cells of a sheet, which is named by its number when the book was opened. */
interface Move {
  readonly sheet: number;
  readonly shift?: Shift;
  readonly cut?: CellRange;
  readonly reordered?: CellRange;
}

interface Cut {
  readonly sheet: number;
  /** What moved, in words: "the cells that were cut from Data!A1:B2". */
  readonly words: (sheet: string) => string;
  /** Where that is after what moved since. */
  readonly now: CellRange;
  /** Whose order changed: what holds for all of them holds for them in any order. */
  readonly along: "rows" | "columns" | null;
}

/** What elements of a sheet are called that list cells of it. */
const called: Readonly<Record<string, string>> = {
  conditionalFormatting: "conditional formats",
  dataValidation: "rules for what may be typed",
  sparkline: "sparklines",
  hyperlink: "links",
  comment: "comments",
  threadedComment: "comments",
};

/** What parts are called that refer to cells, by kind. */
const referring: Readonly<Record<string, string>> = {
  worksheet: "rules that read them",
  chart: "charts",
  chartEx: "charts",
  drawing: "shapes",
  chartUserShapes: "shapes",
  pivotCacheDefinition: "pivot tables",
  ctrlProp: "form controls",
  vmlDrawing: "form controls",
};

/**
 * What stays where it is, or goes on to show the same place, though the cells it was for were cut and pasted elsewhere, or their rows
 * or columns changed places: for the person who saves the book. In Excel it goes along.
 *
 * @param file after the moves
 * @param nameOf what a sheet is called now; null where it is gone
 */
export async function leftBehind(
  file: PackageChanges,
  moves: readonly Move[],
  nameOf: (sheet: number) => string | null | undefined,
): Promise<string[]> {
  const cuts = cutsNow(moves);
  if (cuts.length === 0) return [];
  const { sheets } = await workbookPart(file);
  const worksheets = sheets.filter(({ kind }) => kind === "worksheet");
  const losses: string[] = [];
  for (const cut of cuts) {
    const { sheet, words } = cut;
    const [listed, name] = [worksheets[sheet], nameOf(sheet)];
    if (!listed || name === null || name === undefined) continue;
    const found = new Set(await saidOfCells(file, listed.path, cut));
    if (await hasObjectsOver(file, listed.path, cut))
      found.add("pictures, shapes or charts on them");
    for (const kind of await readersOf(file, listed, cut)) found.add(kind);
    if (found.size === 0) continue;
    losses.push(`that ${inWords([...found])} follow ${words(sheetInFormula(name))}`);
  }
  return [...new Set(losses)];
}

function cutsNow(moves: readonly Move[]): readonly Cut[] {
  let cuts: Cut[] = [];
  for (const { sheet, shift, cut, reordered } of moves) {
    if (cut) {
      const words = (name: string) => `the cells that were cut from ${name}!${rangeAddress(cut)}`;
      cuts = [...cuts, { sheet, words, now: cut, along: null }];
    }
    if (reordered) {
      const along = reordered.endColumn - reordered.startColumn === lastColumn ? "rows" : "columns";
      const words = (name: string) =>
        `the ${along} that changed places in ${name}!${linesAddress(reordered, along)}`;
      cuts = [...cuts, { sheet, words, now: reordered, along }];
    }
    if (!shift) continue;
    cuts = cuts.flatMap((each) => {
      if (each.sheet !== sheet) return [each];
      const now = shiftedRange(each.now, shift);
      return now ? [{ ...each, now }] : [];
    });
  }
  return cuts;
}

const linesAddress = (
  { startRow, endRow, startColumn, endColumn }: CellRange,
  along: "rows" | "columns",
): string =>
  along === "rows"
    ? `${startRow + 1}:${endRow + 1}`
    : `${columnLetters(startColumn)}:${columnLetters(endColumn)}`;

/** Whether it matters to what is said of a range that these cells are elsewhere. */
function concerns(range: CellRange, { now, along }: Cut): boolean {
  const isThere =
    range.startRow <= now.endRow &&
    now.startRow <= range.endRow &&
    range.startColumn <= now.endColumn &&
    now.startColumn <= range.endColumn;
  if (!isThere || along === null) return isThere;
  const isOfAll =
    along === "rows"
      ? range.startRow <= now.startRow && now.endRow <= range.endRow
      : range.startColumn <= now.startColumn && now.endColumn <= range.endColumn;
  return !isOfAll;
}

const lists = (text: string, cut: Cut): boolean =>
  text.split(/\s+/).some((each) => {
    const range = parseRange(each);
    return range !== undefined && concerns(range, cut);
  });

/** What is said of cells in the sheet's part, and in its comments. */
async function saidOfCells(
  file: PackageChanges,
  path: string,
  cut: Cut,
): Promise<readonly string[]> {
  const parts = (await relationshipsOf(file, path))
    .filter(({ kind }) => ["comments", "threadedComment"].includes(kind))
    .map((related) => related.path);
  const found = new Set<string>();
  for (const part of [path, ...parts]) {
    const xml = (await file.text(part)) ?? "";
    let around = "";
    const next = tagReader(xml);
    for (let tag = next(); tag; tag = next()) {
      if (tag.kind === "close") continue;
      const words = called[tag.local];
      if (words !== undefined) {
        around = words;
        const { sqref, ref } = attributesAt(xml, tag);
        if (lists(sqref ?? ref ?? "", cut)) found.add(words);
      } else if (tag.local === "sqref" && around !== "") {
        const end = xml.indexOf("<", tag.end);
        if (lists(plainXml(xml.slice(tag.end, end)), cut)) found.add(around);
      }
    }
  }
  return [...found];
}

/** Whether an object of the sheet lies over the cells and nothing else, or over some of the lines that changed places. */
async function hasObjectsOver(file: PackageChanges, path: string, cut: Cut): Promise<boolean> {
  for (const { kind, path: drawing } of await relationshipsOf(file, path)) {
    if (kind !== "drawing") continue;
    const under = cellsUnderObjects((await file.text(drawing)) ?? "");
    if (under.some((range) => concerns(range, cut) && (cut.along !== null || isIn(range, cut.now))))
      return true;
  }
  return false;
}

const isIn = (range: CellRange, whole: CellRange): boolean =>
  range.startRow >= whole.startRow &&
  range.endRow <= whole.endRow &&
  range.startColumn >= whole.startColumn &&
  range.endColumn <= whole.endColumn;

/** What reads the cells in other parts, but for formulas of cells and names, which follow. */
async function readersOf(
  file: PackageChanges,
  listed: { readonly name: string; readonly path: string },
  cut: Cut,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  await rewordParts(file, ({ kind, sheet }) => {
    const words = referring[kind];
    if (words === undefined) return undefined;
    const isOwn = sheet === listed.path;
    return (formula) => {
      if (reads(formula, listed.name, isOwn, cut)) found.add(words);
      return formula;
    };
  });
  return found;
}

function reads(formula: string, name: string, isOwn: boolean, cut: Cut): boolean {
  let said: string | null = null;
  return tokenizeFormula(formula).some(({ kind, text }) => {
    const sheet = said;
    said = kind === "sheet" ? sheetIn(text) : null;
    const range = kind === "reference" ? parseRange(text) : undefined;
    const isThere = sheet === null ? isOwn : sheet.toLowerCase() === name.toLowerCase();
    return isThere && range !== undefined && concerns(range, cut);
  });
}
