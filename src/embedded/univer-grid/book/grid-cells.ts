import type { ICellData, Nullable } from "@univerjs/core";
import { CellValueType, isRealNum, ObjectMatrix } from "@univerjs/core";
import { ERROR_TYPE_SET, FormulaDataModel } from "@univerjs/engine-formula";
import type { CellRange, CellValue } from "../../../workbook/book/book";
import { cellValue, constantOf } from "../../../workbook/engine/univer/engine-cells";
import type { CellInput, SheetRange } from "../../grid";
import type { UniverBook } from "./univer-book";
import { worksheetOf } from "./univer-book";

/** Reads what stands in the cells of a book, spills included. */
export class GridCells {
  private readonly data: FormulaDataModel;

  constructor(private readonly book: UniverBook) {
    this.data = book.injector.get(FormulaDataModel);
  }

  values(range: SheetRange): CellValue[][] {
    return this.read(range, (cell, spilled) => valueOf(cell, spilled));
  }

  formulas(range: SheetRange): CellValue[][] {
    return this.read(range, (cell, spilled, row, column) => {
      const formula = this.formulaIn(cell, range.sheet, row, column);
      return formula ?? valueOf(cell, spilled);
    });
  }

  valueAt(sheet: string, row: number, column: number): CellValue {
    return this.values({ sheet, ...cellRange(row, column) })[0]?.[0] ?? null;
  }

  /** With its "="; null where there is none. */
  formulaAt(sheet: string, row: number, column: number): string | null {
    const cell = worksheetOf(this.book, sheet).getCellMatrix().getValue(row, column);
    return this.formulaIn(cell, sheet, row, column);
  }

  /** The cells a formula fills, each formula that fills more than its own. */
  spills(sheet: string): Spill[] {
    const ranges = new ObjectMatrix<CellRange>(
      this.data.getArrayFormulaRange()[this.book.unit]?.[sheet] ?? {},
    );
    const matrix = worksheetOf(this.book, sheet).getCellMatrix();
    const found: Spill[] = [];
    ranges.forValue((row, column, range) => {
      const blocked = matrix.getValue(row, column)?.v === "#SPILL!";
      if (!blocked) found.push({ row, column, range: plainRange(range) });
    });
    return found;
  }

  /** The spill this cell is part of. */
  spillAround(sheet: string, row: number, column: number): Spill | undefined {
    return this.spills(sheet).find(({ range }) => contains(range, row, column));
  }

  private read<T>(
    range: SheetRange,
    one: (
      cell: Nullable<ICellData>,
      spilled: Nullable<ICellData>,
      row: number,
      column: number,
    ) => T,
  ): T[][] {
    const matrix = worksheetOf(this.book, range.sheet).getCellMatrix();
    const spills = this.data.getArrayFormulaCellData()[this.book.unit]?.[range.sheet];
    const rows: T[][] = [];
    for (let row = range.startRow; row <= range.endRow; row++) {
      const line: T[] = [];
      for (let column = range.startColumn; column <= range.endColumn; column++) {
        line.push(one(matrix.getValue(row, column), spills?.[row]?.[column], row, column));
      }
      rows.push(line);
    }
    return rows;
  }

  private formulaIn(cell: Nullable<ICellData>, sheet: string, row: number, column: number) {
    if (cell?.f) return cell.f;
    // A formula filled down by hand may be kept by its first cell alone.
    if (!cell?.si) return null;
    return this.data.getFormulaStringByCell(row, column, sheet, this.book.unit) ?? null;
  }
}

export interface Spill {
  readonly row: number;
  readonly column: number;
  readonly range: CellRange;
}

export const cellRange = (row: number, column: number): CellRange => ({
  startRow: row,
  endRow: row,
  startColumn: column,
  endColumn: column,
});

export const contains = (range: CellRange, row: number, column: number): boolean =>
  row >= range.startRow &&
  row <= range.endRow &&
  column >= range.startColumn &&
  column <= range.endColumn;

export const intersect = (one: CellRange, other: CellRange): boolean =>
  one.startRow <= other.endRow &&
  other.startRow <= one.endRow &&
  one.startColumn <= other.endColumn &&
  other.startColumn <= one.endColumn;

/** The four numbers alone, without what Univer keeps beside them. */
export const plainRange = ({ startRow, endRow, startColumn, endColumn }: CellRange): CellRange => ({
  startRow,
  endRow,
  startColumn,
  endColumn,
});

export const hasFormula = (cell: Nullable<ICellData>): boolean => !!(cell?.f ?? cell?.si);

function valueOf(cell: Nullable<ICellData>, spilled: Nullable<ICellData>): CellValue {
  if (hasFormula(cell)) return cellValue(cell);
  const filled = cell && ((cell.v !== undefined && cell.v !== null) || cell.p);
  if (filled) return cellValue(cell);
  return spilled ? cellValue(spilled) : null;
}

/** What an input becomes in Univer; undefined where it leaves the cell as it is. */
export function cellOfInput(input: CellInput): ICellData | undefined {
  if (input === null) return undefined;
  const nothing = { v: null, t: null, f: null, si: null, p: null, custom: null } as const;
  if (input === "") return { ...nothing };
  if (typeof input === "string" && input.startsWith("=") && input.length > 1) {
    return { ...nothing, f: input };
  }
  return { ...nothing, ...typed(constantOf(constantIn(input))) };
}

function constantIn(input: Exclude<CellInput, null>): CellValue {
  // There is no negative zero in a cell.
  if (typeof input === "number") return input === 0 ? 0 : input;
  if (typeof input === "boolean") return input;
  if (input.startsWith("'")) return input.slice(1);
  return (ERROR_TYPE_SET as ReadonlySet<string>).has(input) ? { error: input } : input;
}

/** Text that reads like a number or a truth must say so, or Univer makes one of it when the look of the cell changes. */
export function typed(cell: ICellData): ICellData {
  const isText = cell.t === CellValueType.STRING && typeof cell.v === "string";
  const ambiguous = isText && (isRealNum(cell.v) || /^(true|false)$/i.test(String(cell.v)));
  return ambiguous ? { ...cell, t: CellValueType.FORCE_STRING } : cell;
}
