import type { Book } from "../../../book/book";
import type { Shift } from "../../../book/sheet-move";
import { sheetIn } from "../../../formulas/shift-cells";
import type { PackageChanges } from "../../file/package-changes";
import { relationshipsOf } from "../../file/xlsx-package";
import { attributeSplices, spliced } from "../../file/splice";
import { attributesAt, elementsIn, elementsNamed, plainXml } from "../../file/xml-tags";
import { xmlFormula } from "../../file/xml-text";
import { CannotSplice } from "../opened/cannot-splice";
import { workbookPart } from "../opened/opened-parts";
import { movedCalculationOrder } from "./moved-calculation-order";
import { movedBook, movedList } from "./moved-places";
import { movedSheetPart, rewording } from "./moved-sheet";
import { rewordParts } from "../references/reword-parts";

/** Kinds of parts that say no addresses on other sheets, or whose addresses are moved here. */
const still: ReadonlySet<string> = new Set(
  (
    "worksheet theme styles sharedStrings calcChain sheetMetadata table printerSettings externalLink externalLinkPath " +
    "customXml customXmlProps vbaProject image comments vmlDrawing threadedComment person webextension " +
    "rdRichValue rdRichValueStructure rdRichValueTypes"
  ).split(" "),
);

/** Kinds of parts a sheet whose cells move may have. */
const stillOnSheet: ReadonlySet<string> = new Set(["table", "printerSettings"]);

/** A book as it was read and as it was opened. */
interface Opened {
  readonly asRead: Book;
  readonly before: Book;
}

/**
 * Moves cells in the parts of a file, as they moved in the grid.
 *
 * @returns the books that file would have been read and opened as, but for what formulas say
 * @throws CannotSplice where a part may say addresses that nobody here can move
 */
export async function movedPackage(
  file: PackageChanges,
  opened: Opened,
  moves: readonly { readonly sheet: number; readonly shift?: Shift }[],
): Promise<Opened> {
  if (moves.length === 0) return opened;
  await checkParts(file, new Set(moves.map(({ sheet }) => sheet)));
  let { asRead, before } = opened;
  for (const { sheet, shift } of moves) {
    if (!shift) throw new CannotSplice("rows and columns must not change places");
    await moveOnSheet(file, asRead, sheet, shift);
    asRead = movedBook(asRead, sheet, shift);
    before = movedBook(before, sheet, shift);
  }
  return { asRead, before };
}

async function checkParts(file: PackageChanges, moving: ReadonlySet<number>): Promise<void> {
  const part = await workbookPart(file);
  const worksheets = part.sheets.filter(({ kind }) => kind === "worksheet");
  const seen = new Set<string>();
  const visit = async (path: string, allowed: ReadonlySet<string>): Promise<void> => {
    for (const { kind, path: target } of await relationshipsOf(file, path)) {
      if (!allowed.has(kind)) throw new CannotSplice(`${kind} must not move`);
      if (seen.has(target)) continue;
      seen.add(target);
      const number = worksheets.findIndex((sheet) => sheet.path === target);
      await visit(target, moving.has(number) ? stillOnSheet : still);
    }
  };
  await visit(part.path, still);
}

async function moveOnSheet(
  file: PackageChanges,
  asRead: Book,
  number: number,
  shift: Shift,
): Promise<void> {
  const part = await workbookPart(file);
  const worksheets = part.sheets.filter(({ kind }) => kind === "worksheet");
  const moving = worksheets[number];
  if (!moving) throw new CannotSplice("sheets must be there");
  const isNamed = (said: string) => sheetIn(`${said}!`).toLowerCase() === moving.name.toLowerCase();
  const reword = rewording(shift, (said) => said !== null && isNamed(said));
  const rewordHere = rewording(shift, (said) => said === null || isNamed(said));
  const formulas = new Map(
    asRead.sheets[number]?.cells.map((cell) => [`${cell.row}:${cell.column}`, cell.formula]),
  );
  await file.edit(moving.path, (xml) =>
    movedSheetPart(xml, shift, rewordHere, (row, column) => formulas.get(`${row}:${column}`)),
  );
  await rewordParts(file, ({ path, sheet }) => {
    // The sheet's own formulas have moved with its cells, and names are the grid's but for Excel's own.
    if (path === moving.path || path === part.path) return undefined;
    return sheet === moving.path ? rewordHere : reword;
  });
  for (const { kind, path } of await relationshipsOf(file, moving.path)) {
    if (kind === "table") await file.edit(path, (xml) => movedTable(xml, shift));
  }
  await file.edit(part.path, (xml) => withOwnNames(xml, reword));
  const chain = part.related.find(({ kind }) => kind === "calcChain");
  if (chain) {
    await file.edit(chain.path, (xml) => movedCalculationOrder(xml, moving.sheetId, shift));
  }
}

/** In which order a table's rows are; its place is said anew with the table. */
function movedTable(xml: string, shift: Shift): string {
  const [root] = elementsIn(xml);
  const said = ["sortState", "sortCondition"].flatMap((name) => elementsNamed(xml, name, root));
  return spliced(
    xml,
    said.flatMap(({ tag }) => {
      const { ref } = attributesAt(xml, tag);
      const moved = ref === undefined ? "" : movedList(ref, shift);
      return moved === "" ? [] : attributeSplices(xml, tag, { ref: moved });
    }),
  );
}

/** Excel's own names: print areas and titles, filters. Others are the grid's, which has moved them. */
function withOwnNames(xml: string, reword: (formula: string) => string): string {
  const [root] = elementsIn(xml);
  const own = elementsNamed(xml, "definedName", root).filter(({ tag }) =>
    attributesAt(xml, tag).name?.startsWith("_xlnm."),
  );
  return spliced(
    xml,
    own.flatMap(({ insideStart, insideEnd }) => {
      const formula = plainXml(xml.slice(insideStart, insideEnd));
      const text = reword(formula);
      return text === formula
        ? []
        : [{ start: insideStart, end: insideEnd, text: xmlFormula(text) }];
    }),
  );
}
