import type { CellRange } from "../../../book/book";
import { parseRange, rangeAddress, sheetInFormula } from "../../../book/cell-address";
import type { Shift } from "../../../book/sheet-move";
import { sheetIn, shiftedRange } from "../../../formulas/shift-cells";
import { tokenizeFormula } from "../../../../formulas/formula-tokens";
import type { PackageChanges } from "../../file/package-changes";
import { relationshipsOf } from "../../file/xlsx-package";
import { attributesAt, plainXml, tagReader } from "../../file/xml-tags";
import { workbookPart } from "../opened/opened-parts";
import { rewordParts } from "../references/reword-parts";

/** Something that moved cells of a sheet, which is named by its number when the book was opened. */
interface Move {
  readonly sheet: number;
  readonly shift?: Shift;
  readonly cut?: CellRange;
}

interface Cut {
  readonly sheet: number;
  /** The range as it was cut, and where it is after what moved since. */
  readonly said: CellRange;
  readonly now: CellRange;
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
 * What stays where it is, or goes on to show the same place, though the cells it was for were cut and pasted elsewhere: for the
 * person who saves the book. In Excel it goes along.
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
  for (const { sheet, said, now } of cuts) {
    const [listed, name] = [worksheets[sheet], nameOf(sheet)];
    if (!listed || name === null || name === undefined) continue;
    const found = new Set(await saidOfCells(file, listed.path, now));
    for (const kind of await readersOf(file, listed, now)) found.add(kind);
    if (found.size === 0) continue;
    const where = `${sheetInFormula(name)}!${rangeAddress(said)}`;
    losses.push(`that ${inWords([...found])} follow the cells that were cut from ${where}`);
  }
  return [...new Set(losses)];
}

function cutsNow(moves: readonly Move[]): readonly Cut[] {
  let cuts: Cut[] = [];
  for (const { sheet, shift, cut } of moves) {
    if (cut) cuts = [...cuts, { sheet, said: cut, now: cut }];
    if (!shift) continue;
    cuts = cuts.flatMap((each) => {
      if (each.sheet !== sheet) return [each];
      const now = shiftedRange(each.now, shift);
      return now ? [{ ...each, now }] : [];
    });
  }
  return cuts;
}

const touches = (a: CellRange, b: CellRange): boolean =>
  a.startRow <= b.endRow &&
  b.startRow <= a.endRow &&
  a.startColumn <= b.endColumn &&
  b.startColumn <= a.endColumn;

const lists = (text: string, cells: CellRange): boolean =>
  text.split(/\s+/).some((each) => {
    const range = parseRange(each);
    return range !== undefined && touches(range, cells);
  });

/** What is said of cells in the sheet's part, and in its comments. */
async function saidOfCells(
  file: PackageChanges,
  path: string,
  cells: CellRange,
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
        if (lists(sqref ?? ref ?? "", cells)) found.add(words);
      } else if (tag.local === "sqref" && around !== "") {
        const end = xml.indexOf("<", tag.end);
        if (lists(plainXml(xml.slice(tag.end, end)), cells)) found.add(around);
      }
    }
  }
  return [...found];
}

/** What reads the cells in other parts, but for formulas of cells and names, which follow. */
async function readersOf(
  file: PackageChanges,
  listed: { readonly name: string; readonly path: string },
  cells: CellRange,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  await rewordParts(file, ({ kind, sheet }) => {
    const words = referring[kind];
    if (words === undefined) return undefined;
    const isOwn = sheet === listed.path;
    return (formula) => {
      if (reads(formula, listed.name, isOwn, cells)) found.add(words);
      return formula;
    };
  });
  return found;
}

function reads(formula: string, name: string, isOwn: boolean, cells: CellRange): boolean {
  let said: string | null = null;
  return tokenizeFormula(formula).some(({ kind, text }) => {
    const sheet = said;
    said = kind === "sheet" ? sheetIn(text) : null;
    const range = kind === "reference" ? parseRange(text) : undefined;
    const isThere = sheet === null ? isOwn : sheet.toLowerCase() === name.toLowerCase();
    return isThere && range !== undefined && touches(range, cells);
  });
}

const inWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1) ?? ""}`;
