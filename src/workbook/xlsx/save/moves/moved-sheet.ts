import { cellAddress, parseRange, rangeAddress } from "../../../book/cell-address";
import { isSameSize } from "../../../book/cell-range";
import type { Shift } from "../../../book/sheet-move";
import { isTorn, isWhole, shiftedFormula, shiftedRange } from "../../../formulas/shift-cells";
import { spliced } from "../../file/splice";
import type { Splice } from "../../file/splice";
import { CannotSplice } from "../opened/cannot-splice";
import type { Reword } from "../references/reworded-part";
import { rewordedPart } from "../references/reworded-part";
import { columnSplices } from "../sheet/columns";
import { insideSplice } from "../sheet/inside-splice";
import type { ScannedCell, ScannedSheet } from "../sheet/scan-sheet";
import { scanSheet } from "../sheet/scan-sheet";
import type { SheetEdits } from "../sheet/sheet-edits";
import { splicedRows } from "../sheet/spliced-rows";
import type { LineSizes } from "./line-sizes";
import { controlSplices } from "./moved-anchors";
import { shiftedCell, shiftedLine } from "./moved-places";
import { sectionSplices } from "./moved-sections";
import { seenFromTheFirst } from "./seen-from";

/** Formulas of a sheet by row and column, where shared ones are written out. */
export type FormulaAt = (row: number, column: number) => string | undefined;

export const rewording =
  (shift: Shift, isThere: (sheet: string | null) => boolean): Reword =>
  (formula) =>
    shiftedFormula(formula, shift, isThere);

/**
 * A sheet's part after cells of it moved. What formulas of cells say is left to whoever edits them; shared ones that move
 * are written out.
 *
 * @throws CannotSplice where an array formula or a what-if table would come apart
 */
export function movedSheetPart(
  xml: string,
  shift: Shift,
  reword: Reword,
  sizes: LineSizes,
  formulaAt: FormulaAt,
): string {
  const reworded = rewordedPart("worksheet", xml, reword);
  const text = seenFromTheFirst(xml, reworded, shift, reword);
  const sheet = scanSheet(text);
  const splices: Splice[] = [
    ...sheet.sections
      .filter(({ tag }) => !["sheetData", "cols", "sheetViews"].includes(tag.local))
      .flatMap((section) => [
        ...sectionSplices(text, section, shift),
        ...controlSplices(text, section, shift, sizes),
      ]),
    ...columnSplices(sheet, noSheet, noSheet, (column) => shiftedLine(column, "columns", shift)),
    insideSplice(sheet, movedRows(sheet, shift, formulaAt)),
  ];
  return spliced(text, splices);
}

const noSheet = { name: "", hidden: false, cells: [] };

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
      cellsGo: (row) => cellsGo(row, shift),
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

/** How the cells of a row go. */
function cellsGo(row: number, shift: Shift): ReturnType<SheetEdits["cellsGo"]> {
  const { area, along } = shift;
  if (along === "columns") return row >= area.startRow && row <= area.endRow ? "aside" : "along";
  return isWhole(shift) || row < area.startRow ? "along" : "apart";
}

/** The cells an array formula or a what-if table fills, and those that the table varies, after a shift. */
function movedPlaces(
  { formula }: ScannedCell,
  shift: Shift,
): Record<string, string | number> | undefined {
  const { t, ref, r1, r2 } = formula?.attributes ?? {};
  if (t !== "array" && t !== "dataTable") return undefined;
  const said = {
    ...filledPlaces(ref, shift),
    ...inputPlace("1", r1, shift),
    ...inputPlace("2", r2, shift),
  };
  return Object.keys(said).length > 0 ? said : undefined;
}

function filledPlaces(ref: string | undefined, shift: Shift): Record<string, string> {
  const range = parseRange(ref ?? "");
  if (!range) return {};
  const moved = isTorn(range, shift) ? undefined : shiftedRange(range, shift);
  // The formula goes with its first cell.
  if (moved === null || moved === range) return {};
  if (moved === undefined || !isSameSize(moved, range))
    throw new CannotSplice("an array formula must keep its cells");
  return { ref: rangeAddress(moved) };
}

/** A cell that a what-if table varies; where it is taken out the table says so. */
function inputPlace(
  number: "1" | "2",
  said: string | undefined,
  shift: Shift,
): Record<string, string | number> {
  const range = parseRange(said ?? "");
  if (!range) return {};
  const at = shiftedCell(range.startRow, range.startColumn, shift);
  if (!at) return { [`del${number}`]: 1 };
  const moved = cellAddress(at.row, at.column);
  return moved === said ? {} : { [`r${number}`]: moved };
}
