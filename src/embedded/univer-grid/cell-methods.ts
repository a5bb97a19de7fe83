import type { ICellData } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import type { CellValue } from "../../workbook/book/book";
import { uncomputableWords } from "../../workbook/engine/uncomputable";
import { formulaFault, unreadableWords } from "../../workbook/formulas/check-formula";
import type { CellFormat, CellInput, SheetRange } from "../grid";
import { cellsEdit, reach } from "./edits/cell-edits";
import { checked, checkedInput, mustFit, plainArea } from "./book/checked-input";
import { cellOfInput } from "./book/grid-cells";
import { heldIn } from "./calculation/engine-formulas";
import { GridParts } from "./grid-parts";
import { worksheetOf } from "./book/univer-book";
import { rangeInUse, usedRange } from "./book/used-range";

/** What a grid says and does of its cells. */
export abstract class CellMethods extends GridParts {
  values(range: SheetRange): CellValue[][] {
    return this.cells.values(checked(range));
  }

  formulas(range: SheetRange): CellValue[][] {
    return this.cells.formulas(checked(range));
  }

  texts(range: SheetRange): string[][] {
    return this.looks.texts(checked(range));
  }

  numberFormats(range: SheetRange): string[][] {
    return this.looks.numberFormats(checked(range));
  }

  spillOf(sheet: string, row: number, column: number): SheetRange | null {
    worksheetOf(this.workbook, sheet);
    const spill = this.cells
      .spills(sheet)
      .find((each) => each.row === row && each.column === column);
    return spill ? { sheet, ...spill.range } : null;
  }

  message(sheet: string, row: number, column: number): string | null {
    worksheetOf(this.workbook, sheet);
    const value = this.cells.valueAt(sheet, row, column);
    const inCircle = this.calculation.circleMessage(sheet, row, column);
    if (inCircle !== undefined) return inCircle;
    const formula = this.cells.formulaAt(sheet, row, column);
    const fault = formula === null ? undefined : formulaFault(formula.slice(1));
    if (fault !== undefined) return unreadableWords(fault);
    const cell = worksheetOf(this.workbook, sheet).getCellMatrix().getValue(row, column);
    if (formula !== null && heldIn(cell?.custom, formula.slice(1))) {
      return this.keptValues.isSure(sheet, row, column) ? null : uncomputableWords;
    }
    const from = this.cells.spillAround(sheet, row, column) ?? { row, column };
    const site = { sheetId: sheet, row: from.row, column: from.column };
    const { message } = this.functions.complaints.about(
      site,
      row - from.row,
      column - from.column,
      value,
    );
    return message ?? null;
  }

  write(range: SheetRange, inputs: readonly (readonly CellInput[])[]): void {
    this.mustBeEditable(range.sheet);
    mustFit(range, inputs);
    const cells = new ObjectMatrix<ICellData>();
    inputs.forEach((line, row) => {
      line.forEach((input, column) => {
        const cell = cellOfInput(checkedInput(input, this.faultOf));
        if (cell) cells.setValue(range.startRow + row, range.startColumn + column, cell);
      });
    });
    if (Object.keys(cells.getMatrix()).length === 0) return;
    reach(this.workbook, range.sheet, range.endRow, range.endColumn);
    this.steps.write([cellsEdit(this.workbook, range.sheet, cells)]);
  }

  setNumberFormats(range: SheetRange, formats: readonly (readonly string[])[]): void {
    this.mustBeEditable(range.sheet);
    mustFit(range, formats);
    reach(this.workbook, range.sheet, range.endRow, range.endColumn);
    this.steps.edit([this.looks.numberFormatsEdit(range, formats)]);
  }

  clear(range: SheetRange, what: "All" | "Contents" | "Formats"): void {
    this.mustBeEditable(range.sheet);
    const used = rangeInUse(this.workbook, this.cells, checked(range));
    if (!used) return;
    const close = this.steps.open();
    try {
      if (what !== "Contents") this.steps.edit([this.looks.clearEdit(used)]);
      if (what === "Formats") return;
      const cells = new ObjectMatrix<ICellData>();
      const empty = cellOfInput("") ?? {};
      for (let row = used.startRow; row <= used.endRow; row++) {
        for (let column = used.startColumn; column <= used.endColumn; column++) {
          cells.setValue(row, column, { ...empty });
        }
      }
      this.steps.write([cellsEdit(this.workbook, range.sheet, cells)]);
    } finally {
      close();
    }
  }

  insert(range: SheetRange, shift: "Down" | "Right"): void {
    this.mustBeEditable(range.sheet);
    const along = shift === "Down" ? "rows" : "columns";
    const area = plainArea(checked(range));
    this.tableList.shifts.shift(range.sheet, { area, along, removes: false });
  }

  remove(range: SheetRange, shift: "Up" | "Left"): void {
    this.mustBeEditable(range.sheet);
    const along = shift === "Up" ? "rows" : "columns";
    const area = plainArea(checked(range));
    this.tableList.shifts.shift(range.sheet, { area, along, removes: true });
  }

  format<K extends keyof CellFormat>(range: SheetRange, property: K): CellFormat[K] | null {
    return this.looks.read(checked(range), property);
  }

  setFormat<K extends keyof CellFormat>(
    range: SheetRange,
    property: K,
    value: CellFormat[K],
  ): void {
    this.mustBeEditable(range.sheet);
    reach(this.workbook, range.sheet, checked(range).endRow, range.endColumn);
    this.steps.edit([this.looks.edit(range, property, value)]);
  }

  autofitColumns(range: SheetRange): void {
    this.mustBeEditable(range.sheet);
    const used = rangeInUse(this.workbook, this.cells, checked(range));
    if (used) this.steps.edit(this.looks.autofitEdits(used));
  }

  usedRange(sheet: string, valuesOnly: boolean): SheetRange | null {
    return usedRange(this.workbook, this.cells, sheet, valuesOnly);
  }
}
