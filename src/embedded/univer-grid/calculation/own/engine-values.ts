import type { ICellData, Nullable, ObjectMatrix } from "@univerjs/core";
import type {
  IFormulaCurrentConfigService,
  IFormulaRuntimeService,
} from "@univerjs/engine-formula";
import type { CellRange, CellValue } from "../../../../workbook/book/book";
import { ArrayValue } from "../../../../workbook/engine/formula/values";
import type { Area } from "../../../../workbook/engine/formula/reference";
import { partInUse } from "../../../../workbook/engine/sheet-values";
import { cellValue } from "../../../../workbook/engine/univer/engine-cells";
import { hasFormula } from "../../book/grid-cells";

type Rows = Readonly<Record<number, Readonly<Record<number, Nullable<ICellData>>> | undefined>>;

/** Where a cell's value may come from, the first that has one first. */
interface Layers {
  /** What formulas came to in this pass, and what they filled. */
  readonly now: readonly Rows[];
  /** What formulas filled before, but for those that were calculated since. */
  readonly filled: Rows;
  readonly cells: Rows;
}

/** Cells of the arrays that are kept for whoever reads the same range. */
const mostKept = 4_000_000;

/** What cells hold while the engine calculates: results of the pass so far, and what was there before. */
export class EngineValues {
  private readonly arrays = new Map<string, ArrayValue>();
  private kept = 0;
  private used: { readonly rows: number; readonly columns: number } | undefined;
  private readonly anchors = new Map<string, ReadonlyMap<string, CellRange>>();

  constructor(
    private readonly unit: string,
    private readonly config: IFormulaCurrentConfigService,
    private readonly runtime: IFormulaRuntimeService,
  ) {}

  /** Before a pass. */
  forget(): void {
    this.arrays.clear();
    this.anchors.clear();
    this.kept = 0;
    this.used = undefined;
  }

  at(sheet: string, row: number, column: number): CellValue {
    return this.read(this.layers(sheet), sheet, row, column);
  }

  /** @param isSettled whether nothing in the range is calculated later in this pass */
  range(sheet: string, area: Area, isSettled: boolean): ArrayValue {
    const part = partInUse(area, () => (this.used ??= this.inUse()));
    const { startRow, startColumn } = area;
    const key = `${sheet}!${startRow}:${startColumn}:${part.rows}:${part.columns}`;
    const known = isSettled ? this.arrays.get(key) : undefined;
    if (known) return known;
    const layers = this.layers(sheet);
    const array = new ArrayValue(
      Array.from({ length: part.rows }, (_, row) =>
        Array.from({ length: part.columns }, (__, column) =>
          this.read(layers, sheet, startRow + row, startColumn + column),
        ),
      ),
    );
    if (!isSettled) return array;
    // Running totals would keep the square of their number.
    this.kept += part.rows * part.columns;
    if (this.kept > mostKept) {
      this.arrays.clear();
      this.kept = part.rows * part.columns;
    }
    this.arrays.set(key, array);
    return array;
  }

  /** The cells that a formula fills, where it fills more than its own. */
  spillFrom(sheet: string, row: number, column: number): CellRange | undefined {
    const now = this.runtime.getUnitArrayFormula()[this.unit]?.[sheet]?.[row]?.[column];
    if (now) return now;
    const isCalculated = valueIn(this.runtime.getUnitData()[this.unit]?.[sheet], row, column);
    if (isCalculated) return undefined;
    return this.config.getArrayFormulaRange()[this.unit]?.[sheet]?.[row]?.[column] ?? undefined;
  }

  /** The number format of a cell. */
  formatOf(sheet: string, row: number, column: number): string | undefined {
    const cell = this.config.getUnitData()[this.unit]?.[sheet]?.cellData.getValue(row, column);
    return this.config.getUnitStylesData()[this.unit]?.getStyleByCell(cell)?.n?.pattern;
  }

  private layers(sheet: string): Layers {
    const { unit, config, runtime } = this;
    return {
      now: [
        rowsOf(runtime.getUnitData()[unit]?.[sheet]),
        rowsOf(runtime.getRuntimeArrayFormulaCellData()[unit]?.[sheet]),
      ],
      filled: rowsOf(config.getArrayFormulaCellData()[unit]?.[sheet]),
      cells: rowsOf(config.getUnitData()[unit]?.[sheet]?.cellData),
    };
  }

  private read(layers: Layers, sheet: string, row: number, column: number): CellValue {
    for (const rows of layers.now) {
      const cell = rows[row]?.[column];
      if (cell) return cellValue(cell);
    }
    const filled = layers.filled[row]?.[column];
    if (filled && !this.isFilledAnew(sheet, row, column)) return cellValue(filled);
    const cell = layers.cells[row]?.[column];
    const isBlank = !cell || ((cell.v === undefined || cell.v === null) && !cell.p);
    return isBlank && !hasFormula(cell) ? null : cellValue(cell);
  }

  /** Whether the formula that filled a cell has been calculated since. */
  private isFilledAnew(sheet: string, row: number, column: number): boolean {
    const anchor = this.anchorsOn(sheet).get(`${row}:${column}`);
    if (!anchor) return false;
    const { startRow, startColumn } = anchor;
    return !!valueIn(this.runtime.getUnitData()[this.unit]?.[sheet], startRow, startColumn);
  }

  /** What each cell of a spill belongs to. */
  private anchorsOn(sheet: string): ReadonlyMap<string, CellRange> {
    const known = this.anchors.get(sheet);
    if (known) return known;
    const anchors = new Map<string, CellRange>();
    const ranges: Readonly<
      Record<number, Readonly<Record<number, Nullable<CellRange>>> | undefined>
    > = this.config.getArrayFormulaRange()[this.unit]?.[sheet] ?? {};
    for (const line of Object.values(ranges)) {
      for (const range of Object.values(line ?? {})) {
        if (!range) continue;
        for (let row = range.startRow; row <= range.endRow; row++) {
          for (let column = range.startColumn; column <= range.endColumn; column++) {
            anchors.set(`${row}:${column}`, range);
          }
        }
      }
    }
    this.anchors.set(sheet, anchors);
    return anchors;
  }

  /** Rows and columns that hold something on any sheet, spills included. */
  private inUse(): { rows: number; columns: number } {
    const used = { rows: 1, columns: 1 };
    const include = (row: number, column: number) => {
      used.rows = Math.max(used.rows, row + 1);
      used.columns = Math.max(used.columns, column + 1);
    };
    const { unit, config, runtime } = this;
    for (const { cellData } of Object.values(config.getUnitData()[unit] ?? {})) {
      cellData.forValue(include);
    }
    for (const spills of [
      config.getArrayFormulaCellData(),
      runtime.getRuntimeArrayFormulaCellData(),
    ]) {
      for (const sheet of Object.values(spills[unit] ?? {})) sheet.forValue(include);
    }
    return used;
  }
}

type Cells = Nullable<ObjectMatrix<Nullable<ICellData>>>;

const rowsOf = (cells: Cells): Rows => cells?.getMatrix() ?? {};

const valueIn = (cells: Cells, row: number, column: number) => cells?.getValue(row, column);
