import type { ICellData, IUnitRange, Nullable } from "@univerjs/core";
import { CellValueType } from "@univerjs/core";
import type { FormulaDataModel, IAllRuntimeData } from "@univerjs/engine-formula";
import {
  SetArrayFormulaDataMutation,
  SetFormulaCalculationResultMutation,
} from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import type { CellValue } from "../../../workbook/book/book";
import { keepSpills } from "../../../workbook/engine/univer/engine-calculation";
import { constantOf } from "../../../workbook/engine/univer/engine-cells";
import type { CallSite } from "../../../workbook/engine/univer/univer-functions";
import { hasFormula, typed } from "../book/grid-cells";
import type { HeldFormula } from "./engine-formulas";
import type { Spills } from "./spills";
import type { UniverBook } from "../book/univer-book";

/** Cells by sheet, row and column. */
type SheetCells = Record<string, Record<number, Record<number, ICellData>>>;

/** Puts what was calculated into the cells. */
export class Results {
  constructor(
    private readonly book: UniverBook,
    private readonly data: FormulaDataModel,
    private readonly spills: Spills,
  ) {}

  /**
   * Puts the results of a pass into the cells.
   *
   * @returns the cells beside formulas that hold another value now, because a formula spills into them or no longer does
   */
  take(
    result: IAllRuntimeData,
    entered: ReadonlySet<string>,
    sheets: Set<string>,
    calculated: CallSite[],
  ): IUnitRange[] {
    const { unit } = this.book;
    const before = this.spills.values();
    keepSpills(this.data, result);
    const unitData: SheetCells = {};
    const spills = Object.keys(result.arrayFormulaRange[unit] ?? {}).length > 0;
    for (const [sheet, matrix] of Object.entries(result.unitData[unit] ?? {})) {
      const worksheet = this.book.workbook.getSheetBySheetId(sheet);
      if (!worksheet) continue;
      const rows: Record<number, Record<number, ICellData>> = {};
      const current = worksheet.getCellMatrix();
      matrix.forValue((row, column, cell: Nullable<ICellData>) => {
        const old = current.getValue(row, column);
        // The engine also lists the cells that keep a formula from spilling.
        if (!hasFormula(old)) return;
        const keepsFormat = !entered.has(`${sheet}!${row}:${column}`);
        (rows[row] ??= {})[column] = resultCell(cell, keepsFormat || !isGeneral(this.book, old));
        calculated.push({ sheetId: sheet, row, column });
        sheets.add(sheet);
      });
      if (Object.keys(rows).length > 0) unitData[sheet] = rows;
    }
    this.apply(unitData, spills);
    const changes = this.spills.changesSince(before);
    for (const { sheetId } of changes) sheets.add(sheetId);
    return changes;
  }

  /** Shows what formulas are held to that cannot be calculated. */
  showHeld(formulas: readonly HeldFormula[]): void {
    const cells: SheetCells = {};
    for (const { sheet, row, column, rows } of formulas) {
      const value = typed(constantOf(rows[0]?.[0] ?? 0));
      ((cells[sheet] ??= {})[row] ??= {})[column] = { ...value, p: null };
    }
    this.apply(cells, false);
  }

  /** Shows what cells came to that were calculated elsewhere. */
  showValues(results: readonly (CallSite & { readonly value: CellValue })[]): void {
    const cells: SheetCells = {};
    for (const { sheetId, row, column, value } of results) {
      ((cells[sheetId] ??= {})[row] ??= {})[column] = { ...typed(constantOf(value ?? 0)), p: null };
    }
    this.apply(cells, false);
  }

  /** Shows 0 in cells whatever their formulas are. */
  showZero(ranges: readonly IUnitRange[]): void {
    const zeros: SheetCells = {};
    for (const { sheetId, range } of ranges) {
      const rows = (zeros[sheetId] ??= {});
      (rows[range.startRow] ??= {})[range.startColumn] = { v: 0, t: CellValueType.NUMBER, p: null };
    }
    this.apply(zeros, false);
  }

  private apply(unitData: SheetCells, hasSpills: boolean): void {
    const { commands, unit } = this.book;
    const local = { onlyLocal: true };
    if (hasSpills || this.spills.areThere) {
      commands.syncExecuteCommand(
        SetArrayFormulaDataMutation.id,
        {
          arrayFormulaRange: this.data.getArrayFormulaRange(),
          arrayFormulaCellData: this.data.getArrayFormulaCellData(),
        },
        local,
      );
    }
    for (const [sheet, cellValue] of Object.entries(unitData)) {
      commands.syncExecuteCommand(
        SetRangeValuesMutation.id,
        { unitId: unit, subUnitId: sheet, cellValue },
        { ...local, fromFormula: true, applyFormulaCalculationResult: true },
      );
    }
    // The screen draws the borders of spills anew on this.
    if (hasSpills) {
      commands.syncExecuteCommand(
        SetFormulaCalculationResultMutation.id,
        { unitData: {}, unitOtherData: {} },
        local,
      );
    }
  }
}

const isGeneral = ({ workbook }: UniverBook, cell: Nullable<ICellData>): boolean =>
  workbook.getStyles().getStyleByCell(cell)?.n?.pattern === undefined;

/** A reference to a blank cell shows 0. */
function resultCell(cell: Nullable<ICellData>, keepsFormat: boolean): ICellData {
  const isBlank = !cell || ((cell.v === undefined || cell.v === null) && !cell.p);
  if (isBlank) return { v: 0, t: CellValueType.NUMBER, p: null };
  const { v, t, p, s } = cell;
  const result = typed({ ...(v === undefined ? {} : { v }), ...(t ? { t } : {}), p: p ?? null });
  return keepsFormat || !s ? result : { ...result, s };
}
