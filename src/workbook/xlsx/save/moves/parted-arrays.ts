import type { Book, CellRange } from "../../../book/book";
import { parseRange, rangeAddress, sheetInFormula } from "../../../book/cell-address";
import { isSameSize } from "../../../book/cell-range";
import type { Shift } from "../../../book/sheet-move";
import { isTorn, shiftedRange } from "../../../formulas/shift-cells";
import type { PackageChanges } from "../../file/package-changes";
import { spliced } from "../../file/splice";
import { CannotSplice } from "../opened/cannot-splice";
import type { CellEdit } from "../sheet/cell-edits";
import { insideSplice } from "../sheet/inside-splice";
import type { ScannedCell, ScannedSheet } from "../sheet/scan-sheet";
import { scanSheet } from "../sheet/scan-sheet";
import { splicedRows } from "../sheet/spliced-rows";

/** A formula of a file that fills several cells, of which some are to move and others are not. */
interface Parted {
  readonly cell: ScannedCell;
  readonly range: CellRange;
}

/**
 * Makes a sheet's part ready for a move that parts the cells of a formula. One that spills goes back to its own cell, and spills
 * anew from there; a what-if table leaves its figures as values, as if it had none.
 *
 * @param number of the sheet in the book
 * @returns the book that the file is read as then, and what is lost, in plain words
 * @throws CannotSplice where the cells of an array formula that fills its cells for good would come apart: Excel refuses that
 */
export async function partArrays(
  file: PackageChanges,
  path: string,
  book: Book,
  number: number,
  shift: Shift,
): Promise<{ readonly book: Book; readonly losses: readonly string[] }> {
  const xml = (await file.text(path)) ?? "";
  if (!/<[^>]*\st\s*=\s*["'](?:array|dataTable)["']/.test(xml)) return { book, losses: [] };
  const sheet = scanSheet(xml);
  const parted = partedIn(sheet, shift);
  if (parted.length === 0) return { book, losses: [] };
  const said = book.sheets[number];
  const filling = new Set(said?.cells.flatMap((cell) => (cell.fills ? [keyOf(cell)] : [])));
  const isTable = ({ cell }: Parted) => cell.formula?.attributes.t === "dataTable";
  const tables = parted.filter(isTable);
  const spilling = parted.filter((each) => !isTable(each));
  if (spilling.some(({ cell }) => filling.has(keyOf(cell))))
    throw new CannotSplice("an array formula must keep its cells");
  const withoutTables = spliced(
    xml,
    tables.flatMap(({ cell: { formula } }) =>
      formula ? [{ start: formula.place.tag.start, end: formula.place.end, text: "" }] : [],
    ),
  );
  file.put(path, withoutSpills(withoutTables, spilling));
  const homes = new Set(spilling.map(({ cell }) => keyOf(cell)));
  const sheets = book.sheets.map((each, at) =>
    at === number
      ? {
          ...each,
          cells: each.cells.map((cell) =>
            homes.has(keyOf(cell)) ? { ...cell, spill: [[cell.value]] } : cell,
          ),
        }
      : each,
  );
  const name = sheetInFormula(said?.name ?? "");
  return {
    book: { ...book, sheets },
    losses: tables.map(
      ({ range }) =>
        `the what-if table in ${name}!${rangeAddress(range)}, whose cells came apart: its figures stay`,
    ),
  };
}

const keyOf = ({ row, column }: { readonly row: number; readonly column: number }): string =>
  `${row}:${column}`;

/** Formulas of which some cells move or go, and others do not. */
function partedIn({ rows }: ScannedSheet, shift: Shift): Parted[] {
  const found: Parted[] = [];
  for (const { cells } of rows) {
    for (const cell of cells) {
      const { t, ref = "" } = cell.formula?.attributes ?? {};
      const range = t === "array" || t === "dataTable" ? parseRange(ref) : undefined;
      if (!range) continue;
      const moved = isTorn(range, shift) ? undefined : shiftedRange(range, shift);
      const isWhole = moved === null || (moved !== undefined && isSameSize(moved, range));
      if (!isWhole) found.push({ cell, range });
    }
  }
  return found;
}

/** A sheet's part in which formulas that spill fill no more than their own cells. */
function withoutSpills(xml: string, parted: readonly Parted[]): string {
  if (parted.length === 0) return xml;
  const sheet = scanSheet(xml);
  const homes = new Set(parted.map(({ cell }) => keyOf(cell)));
  const isFilled = (cell: ScannedCell): boolean =>
    parted.some(
      ({ range }) =>
        cell.row >= range.startRow &&
        cell.row <= range.endRow &&
        cell.column >= range.startColumn &&
        cell.column <= range.endColumn,
    );
  const cells = sheet.rows.flatMap((row) =>
    row.cells.flatMap((cell): CellEdit[] =>
      !homes.has(keyOf(cell)) && cell.formula === undefined && isFilled(cell)
        ? [{ row: cell.row, column: cell.column, content: { kind: "constant", value: null } }]
        : [],
    ),
  );
  const inside = splicedRows(
    sheet,
    {
      cells,
      rows: new Map(),
      formulaAt: () => undefined,
      columnLook: () => 0,
      cellTo: (row, column) => ({ row, column }),
      rowTo: (row) => row,
      cellsGo: () => "along",
      placesOf: (cell) => (homes.has(keyOf(cell)) ? { ref: cell.attributes.r ?? "" } : undefined),
    },
    {
      xml,
      prefix: sheet.prefix,
      sheet: "",
      storing: { strings: { numberOf: () => 0 }, tables: [], functionIds: new Set() },
      looks: { changed: (look) => look, isQuoted: () => false, unquoted: (look) => look },
      spillingCell: () => 0,
    },
  );
  return spliced(xml, [insideSplice(sheet, inside)]);
}
