import { parseRange, rangeAddress } from "../../../book/cell-address";
import type { Shift } from "../../../book/sheet-move";
import { shiftedFormula } from "../../../formulas/shift-cells";
import { attributeSplices, spliced } from "../../file/splice";
import type { Splice } from "../../file/splice";
import type { XmlPlace } from "../../file/xml-tags";
import { attributesAt, elementsIn, plainXml } from "../../file/xml-tags";
import { xmlFormula } from "../../file/xml-text";
import { CannotSplice } from "../opened/cannot-splice";
import type { Reword } from "../references/reworded-part";
import { columnSplices } from "../sheet/columns";
import type { ScannedCell, ScannedSheet } from "../sheet/scan-sheet";
import { scanSheet } from "../sheet/scan-sheet";
import { insideSplice } from "../sheet/inside-splice";
import { splicedRows } from "../sheet/spliced-rows";
import { movedList, movedRange, shiftedCell, shiftedLine } from "./moved-places";

/** What may stand in a sheet whose cells move: what has no addresses, and what is moved here. */
const known: ReadonlySet<string> = new Set(
  (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection autoFilter sortState " +
    "mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup " +
    "headerFooter ignoredErrors tableParts"
  ).split(" "),
);

/** Attributes that list cells, by their elements. */
const lists: Readonly<Record<string, string>> = {
  dimension: "ref",
  autoFilter: "ref",
  sortState: "ref",
  sortCondition: "ref",
  mergeCell: "ref",
  conditionalFormatting: "sqref",
  dataValidation: "sqref",
  hyperlink: "ref",
  ignoredError: "sqref",
};

/** Elements whose text is a formula. */
const formulas = ["formula", "formula1", "formula2"] as const;

/** Formulas of a sheet by row and column, where shared ones are written out. */
type FormulaAt = (row: number, column: number) => string | undefined;

export const rewording =
  (shift: Shift, isThere: (sheet: string | null) => boolean): Reword =>
  (formula) =>
    shiftedFormula(formula, shift, isThere);

/**
 * A sheet's part after cells of it moved. What formulas of cells say is left to whoever edits them; shared ones that move
 * are written out.
 *
 * @throws CannotSplice where it holds what nobody here can move
 */
export function movedSheetPart(
  xml: string,
  shift: Shift,
  reword: Reword,
  formulaAt: FormulaAt,
): string {
  const sheet = scanSheet(xml);
  const unknown = sheet.sections.find(({ tag }) => !known.has(tag.local));
  if (unknown) throw new CannotSplice(`${unknown.tag.local} must not move`);
  const splices: Splice[] = [
    ...sheet.sections
      .filter(({ tag }) => !["sheetData", "cols", "sheetViews"].includes(tag.local))
      .flatMap((section) => sectionSplices(xml, section, shift, reword)),
    ...columnSplices(sheet, noSheet, noSheet, (column) => shiftedLine(column, "columns", shift)),
    insideSplice(sheet, movedRows(sheet, shift, formulaAt)),
  ];
  return spliced(xml, splices);
}

const noSheet = { name: "", hidden: false, cells: [] };

/** What moves in a section; what lay only in cells that were taken out goes. */
function sectionSplices(xml: string, place: XmlPlace, shift: Shift, reword: Reword): Splice[] {
  const { tag, end } = place;
  const key = lists[tag.local];
  const list = key === undefined ? undefined : attributesAt(xml, tag)[key];
  const moved = list === undefined ? undefined : movedList(list, shift);
  const isMergeOfOne = tag.local === "mergeCell" && moved !== undefined && !moved.includes(":");
  if (moved === "" || isMergeOfOne) return [{ start: tag.start, end, text: "" }];
  const own =
    key === undefined || moved === undefined ? [] : attributeSplices(xml, tag, { [key]: moved });
  if ((formulas as readonly string[]).includes(tag.local)) {
    const { insideStart, insideEnd } = place;
    return [
      {
        start: insideStart,
        end: insideEnd,
        text: reworded(xml.slice(insideStart, insideEnd), reword),
      },
    ];
  }
  const inside = elementsIn(xml, place);
  const within = inside.map((each) => sectionSplices(xml, each, shift, reword));
  const gone = within.filter(([only], at) => {
    const each = inside[at];
    return (
      only !== undefined &&
      each?.tag.start === only.start &&
      each.end === only.end &&
      only.text === ""
    );
  }).length;
  const counts = ["mergeCells", "dataValidations", "hyperlinks", "ignoredErrors"].includes(
    tag.local,
  );
  if (counts && gone > 0 && gone === inside.length) return [{ start: tag.start, end, text: "" }];
  const count =
    gone > 0 && attributesAt(xml, tag).count !== undefined
      ? attributeSplices(xml, tag, { count: inside.length - gone })
      : [];
  return [...own, ...count, ...locationSplices(xml, place, reword), ...within.flat()];
}

/** Attributes that are formulas: where a link leads, and where a scale of colours begins. */
function locationSplices(xml: string, { tag }: XmlPlace, reword: Reword): Splice[] {
  const key = tag.local === "hyperlink" ? "location" : tag.local === "cfvo" ? "val" : undefined;
  const formula = key === undefined ? undefined : attributesAt(xml, tag)[key];
  if (key === undefined || formula === undefined) return [];
  return attributeSplices(xml, tag, { [key]: reword(formula) });
}

/** A formula in XML, unless nothing in it changes. */
function reworded(text: string, reword: Reword): string {
  const plain = plainXml(text);
  const changed = reword(plain);
  return changed === plain ? text : xmlFormula(changed);
}

function movedRows(sheet: ScannedSheet, shift: Shift, formulaAt: FormulaAt): string {
  return splicedRows(
    sheet,
    {
      cells: [],
      rows: new Map(),
      formulaAt,
      columnLook: () => 0,
      cellTo: (row, column) => shiftedCell(row, column, shift),
      rowTo: (row) => shiftedLine(row, "rows", shift),
      placesOf: (cell) => movedPlaces(cell, shift),
    },
    {
      xml: sheet.xml,
      prefix: sheet.prefix,
      sheet: "",
      storing: { strings: { numberOf: () => 0 }, tables: [], functionIds: new Set() },
      looks: { changed: (number) => number, isQuoted: () => false, unquoted: (number) => number },
      spillingCell: () => 0,
    },
  );
}

/** The cells an array formula fills, after a shift. */
function movedPlaces({ formula }: ScannedCell, shift: Shift): Record<string, string> | undefined {
  const { t, ref } = formula?.attributes ?? {};
  if (t === "dataTable") throw new CannotSplice("a what-if table must not move");
  const range = t === "array" ? parseRange(ref ?? "") : undefined;
  const moved = range && movedRange(range, shift);
  if (!range || !moved || moved === range) return undefined;
  const isWhole =
    moved.endRow - moved.startRow === range.endRow - range.startRow &&
    moved.endColumn - moved.startColumn === range.endColumn - range.startColumn;
  if (!isWhole) throw new CannotSplice("an array formula must keep its cells");
  return { ref: rangeAddress(moved) };
}
