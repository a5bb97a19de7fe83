import type { BookCell, BookSheet, BookTable, CellValue } from "../../book/book";
import { rangeAddress } from "../../book/cell-address";
import { longestText } from "../../book/excel-limits";
import type { StoringWorld } from "../../formulas/stored-formula";
import { storedFormula } from "../../formulas/stored-formula";
import { spillingCell } from "./dynamic-array-parts";
import type { SharedStrings } from "./shared-strings";
import { headerTexts } from "./table-xml";
import type { StyleTable } from "../styles/xlsx-style-table";
import { xmlElement, xmlFormula, xmlText } from "../file/xml-text";

/** The texts of a file's cells by their numbers. */
export type CellStrings = Pick<SharedStrings, "numberOf">;

/** What the sheets of a file have in common. */
export interface SheetSurroundings extends StoringWorld {
  readonly strings: CellStrings;
  readonly styles: StyleTable;
}

/** How a sheet stands in its book. */
export interface SheetPlace {
  /** Whether it is in front when the file is opened. */
  readonly isActive: boolean;
  /** Its tables, and the ids by which it refers to them. */
  readonly tables: readonly { readonly table: BookTable; readonly id: string }[];
  /** The id by which it refers to its charts; null for none. */
  readonly drawing: string | null;
}

/** A cell on its way into the file: what it holds is written already. */
interface WrittenCell {
  readonly look: Pick<BookCell, "format" | "style">;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly inside: string;
}

/** Every cell that is written, by row and column. */
export function writtenCells(
  sheet: BookSheet,
  place: SheetPlace,
  around: SheetSurroundings,
): Map<number, Map<number, WrittenCell>> {
  const rows = new Map<number, Map<number, WrittenCell>>();
  const put = (row: number, column: number, cell: WrittenCell) => {
    const inRow = rows.get(row) ?? new Map<number, WrittenCell>();
    rows.set(
      row,
      inRow.set(column, { ...cell, look: { ...inRow.get(column)?.look, ...cell.look } }),
    );
  };
  for (const { row, column, ...look } of sheet.blanks ?? []) {
    put(row, column, { look, attributes: {}, inside: "" });
  }
  for (const cell of sheet.cells) {
    if (cell.formula === undefined) continue;
    cell.spill?.forEach((values, r) => {
      values.forEach((value, c) => {
        if (r + c === 0 || value === null) return;
        put(cell.row + r, cell.column + c, { look: {}, ...valueXml(value, around.strings) });
      });
    });
  }
  for (const cell of sheet.cells) {
    const { row, column, format, style } = cell;
    const look = {
      ...(format === undefined ? {} : { format }),
      ...(style === undefined ? {} : { style }),
    };
    const written =
      cell.formula === undefined
        ? valueXml(cell.value, around.strings)
        : formulaXml(cell, cell.formula, sheet.name, around, spillingCell);
    put(row, column, { look, ...written });
  }
  // Excel repairs a file whose header cells say other than the table does.
  for (const { table } of place.tables) {
    headerTexts(table).forEach((text, index) => {
      if (!table.hasHeader) return;
      put(table.range.startRow, table.range.startColumn + index, {
        look: {},
        ...valueXml(text, around.strings),
      });
    });
  }
  return rows;
}

/** What a cell holds, in XML. */
export type CellContent = Pick<WrittenCell, "attributes" | "inside">;

/** A constant. */
export function valueXml(value: CellValue, strings: CellStrings): CellContent {
  if (typeof value === "string") {
    return { attributes: { t: "s" }, inside: xmlElement("v", {}, String(strings.numberOf(value))) };
  }
  return resultXml(value);
}

/** What a formula gave. Its text is written with it, for it is seldom met twice. */
export function resultXml(value: CellValue): CellContent {
  const content = (t: string | undefined, text: string): CellContent => ({
    attributes: { t },
    inside: `<v>${xmlText(text)}</v>`,
  });
  if (value === null) return { attributes: {}, inside: "" };
  if (typeof value === "object") return content("e", fileError(value.error));
  // Excel calculates it anew; a longer one would be taken for damage.
  if (typeof value === "string") return content("str", value.slice(0, longestText));
  if (typeof value === "boolean") return content("b", value ? "1" : "0");
  return Number.isFinite(value) ? content(undefined, String(value)) : content("e", "#NUM!");
}

/** Errors that files have a word for. What only shows while something is going on is written as a value that is missing. */
function fileError(error: string): string {
  const known = ["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"];
  if (known.includes(error)) return error;
  return ["#BUSY!", "#GETTING_DATA"].includes(error) ? "#N/A" : "#VALUE!";
}

/**
 * A formula and what it gave.
 *
 * @param spillingCell the cell metadata number of formulas that spill
 */
export function formulaXml(
  { row, column, value, spill, fills }: BookCell,
  formula: string,
  sheet: string,
  around: StoringWorld,
  spillingCell: number | undefined,
): CellContent {
  const text = xmlFormula(storedFormula(formula, { sheet, row, column }, around));
  const result = resultXml(value);
  if (!fills && !spill) {
    return { ...result, inside: `<f>${text}</f>${result.inside}` };
  }
  const ref = rangeAddress(
    fills ?? {
      startRow: row,
      startColumn: column,
      endRow: row + (spill?.length ?? 1) - 1,
      endColumn: column + (spill?.[0]?.length ?? 1) - 1,
    },
  );
  return {
    attributes: { ...result.attributes, cm: fills ? undefined : spillingCell },
    inside: `${xmlElement("f", { t: "array", ref }, text)}${result.inside}`,
  };
}
