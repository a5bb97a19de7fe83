import type { CellValue } from "../../../../src/workbook/book/book";
import type { InPlaceOfTable } from "../../../../src/workbook/formulas/formulas-without-table";
import { withoutTables } from "../../../../src/workbook/formulas/formulas-without-table";
import type { Standpoint } from "../../../../src/workbook/formulas/structured-reference";
import type { CellInput, GridChange, GridTable, SheetRange } from "../../../../src/embedded/grid";
import { cellAt, cellKey, dropIfBlank, placeOf, shiftCells, textOf, type } from "./memory-sheet";
import { MemorySheets } from "./memory-sheets";
import { columnsOf, holds, liesIn, rowsOf } from "./ranges";
import { shiftName, shiftTable } from "./shifts";
import { nowhere } from "./state";

/** What the cells of a workbook hold. */
export abstract class MemoryCells extends MemorySheets {
  protected read<T>(range: SheetRange, one: (row: number, column: number) => T): T[][] {
    this.sheet(range.sheet);
    return rowsOf(range).map((row) => columnsOf(range).map((column) => one(row, column)));
  }

  values(range: SheetRange): CellValue[][] {
    return this.read(range, (row, column) => this.calculation.value(range.sheet, row, column));
  }

  formulas(range: SheetRange): CellValue[][] {
    const { cells } = this.sheet(range.sheet);
    return this.read(
      range,
      (row, column) =>
        cells.get(cellKey(row, column))?.formula ??
        this.calculation.value(range.sheet, row, column),
    );
  }

  texts(range: SheetRange): string[][] {
    const { cells } = this.sheet(range.sheet);
    return this.read(range, (row, column) =>
      textOf(
        this.calculation.value(range.sheet, row, column),
        cells.get(cellKey(row, column))?.numberFormat ?? "General",
      ),
    );
  }

  numberFormats(range: SheetRange): string[][] {
    const { cells } = this.sheet(range.sheet);
    return this.read(
      range,
      (row, column) => cells.get(cellKey(row, column))?.numberFormat ?? "General",
    );
  }

  spillOf(sheet: string, row: number, column: number): SheetRange | null {
    const cells = this.calculation.spillOf(sheet, row, column);
    return cells && { sheet, ...cells };
  }

  message(sheet: string, row: number, column: number): string | null {
    return this.calculation.message(sheet, row, column);
  }

  write(range: SheetRange, inputs: readonly (readonly CellInput[])[]): void {
    const sheet = this.unprotected(range.sheet);
    const single = rowsOf(range).length === 1 && columnsOf(range).length === 1;
    const before = single ? (this.values(range)[0]?.[0] ?? null) : null;
    this.change(() => {
      for (const [down, row] of inputs.entries()) {
        for (const [right, input] of row.entries()) {
          if (input === null) continue;
          const at = [range.startRow + down, range.startColumn + right] as const;
          type(cellAt(sheet, ...at), input);
          dropIfBlank(sheet, ...at);
        }
      }
    });
    const after = single ? (this.values(range)[0]?.[0] ?? null) : null;
    this.tellChanged("RangeEdited", range, single ? { before, after } : null);
  }

  protected tellChanged(
    change: GridChange,
    range: SheetRange,
    detail: { readonly before: CellValue; readonly after: CellValue } | null = null,
  ): void {
    this.tell({ kind: "changed", change, range, detail });
  }

  setNumberFormats(range: SheetRange, formats: readonly (readonly string[])[]): void {
    const sheet = this.unprotected(range.sheet);
    this.change(() => {
      for (const [down, row] of formats.entries()) {
        for (const [right, format] of row.entries()) {
          const at = [range.startRow + down, range.startColumn + right] as const;
          const target = cellAt(sheet, ...at);
          if (format === "General") delete target.numberFormat;
          else target.numberFormat = format;
          dropIfBlank(sheet, ...at);
        }
      }
    });
  }

  clear(range: SheetRange, what: "All" | "Contents" | "Formats"): void {
    const sheet = this.unprotected(range.sheet);
    this.change(() => {
      for (const key of [...sheet.cells.keys()]) {
        const [row, column] = placeOf(key);
        if (!holds(range, row, column)) continue;
        const target = cellAt(sheet, row, column);
        if (what !== "Formats") {
          target.value = null;
          delete target.formula;
        }
        if (what !== "Contents") {
          delete target.numberFormat;
          delete target.look;
        }
        dropIfBlank(sheet, row, column);
      }
    });
    if (what !== "Formats") this.tellChanged("RangeEdited", range);
  }

  insert(range: SheetRange, shift: "Down" | "Right"): void {
    this.shift(range, shift === "Down", 1);
    this.tellChanged(shiftName(range, shift === "Down", "Inserted"), range);
  }

  remove(range: SheetRange, shift: "Up" | "Left"): void {
    this.shift(range, shift === "Up", -1);
    this.tellChanged(shiftName(range, shift === "Up", "Deleted"), range);
  }

  protected shift(range: SheetRange, vertically: boolean, sign: 1 | -1): void {
    const sheet = this.unprotected(range.sheet);
    const rows = vertically ? sign * rowsOf(range).length : 0;
    const columns = vertically ? 0 : sign * columnsOf(range).length;
    const gone = this.state.tables.filter((table) => sign < 0 && liesIn(table.range, range));
    this.change(() => {
      this.forgetTables(gone, "#REF!");
      shiftCells(sheet, range, { rows, columns });
      this.state.tables = this.state.tables.map((table) => shiftTable(table, range, rows, columns));
    });
  }

  protected forgetTables(gone: readonly GridTable[], instead: InPlaceOfTable): void {
    const tables = this.bookTables(gone);
    const rewrite = (formula: string, at: Standpoint) =>
      `=${withoutTables(formula.slice(1), at, tables, instead)}`;
    for (const { name, cells } of this.state.sheets) {
      for (const [key, held] of cells) {
        const [row, column] = placeOf(key);
        if (held.formula) held.formula = rewrite(held.formula, { sheet: name, row, column });
      }
    }
    this.state.names = this.state.names.map((name) => ({
      ...name,
      formula: rewrite(name.formula, nowhere),
    }));
    this.state.tables = this.state.tables.filter((table) => !gone.includes(table));
  }

  usedRange(id: string, valuesOnly: boolean): SheetRange | null {
    const used = [...this.sheet(id).cells]
      .filter(([, held]) => !valuesOnly || held.formula !== undefined || held.value !== null)
      .map(([key]) => placeOf(key));
    const spilled = this.formulaCells()
      .filter(({ sheet }) => sheet === id)
      .map(({ row, column }) => this.spillOf(id, row, column))
      .filter((spill) => spill !== null)
      .map(({ endRow, endColumn }) => [endRow, endColumn] as const);
    const places = [...used, ...spilled];
    if (places.length === 0) return null;
    const rows = places.map(([row]) => row);
    const columns = places.map(([, column]) => column);
    return {
      sheet: id,
      startRow: Math.min(...rows),
      endRow: Math.max(...rows),
      startColumn: Math.min(...columns),
      endColumn: Math.max(...columns),
    };
  }
}
