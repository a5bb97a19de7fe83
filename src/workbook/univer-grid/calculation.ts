import type { ICellData, IUnitRange, Nullable } from "@univerjs/core";
import { CellValueType, ObjectMatrix, requestImmediateMacroTask } from "@univerjs/core";
import type { IAllRuntimeData } from "@univerjs/engine-formula";
import {
  FormulaDataModel,
  SetArrayFormulaDataMutation,
  SetFormulaCalculationResultMutation,
} from "@univerjs/engine-formula";
import { SetRangeValuesMutation } from "@univerjs/sheets";
import { TriggerCalculationController } from "@univerjs/sheets-formula";
import type { CellRange, CellValue } from "../book";
import { lastColumn, lastRow } from "../cell-address";
import { keepSpills } from "../engine/engine-calculation";
import { cellValue } from "../engine/engine-cells";
import type { CallSite } from "../engine/univer-functions";
import type { CustomFunctions } from "./custom-functions";
import type { FormulaWriter } from "./engine-formulas";
import { engineSheetIds } from "./engine-formulas";
import type { FormulaEngine } from "./formula-engine";
import { openFormulaEngine } from "./formula-engine";
import type { Spill } from "./grid-cells";
import { cellRange, contains, hasFormula, intersect, typed } from "./grid-cells";
import type { GridCells } from "./grid-cells";
import type { UniverBook } from "./univer-book";
import { worksheetsOf } from "./univer-book";

/** Spills that read spills settle one after another; a circle of them never does. */
const mostPasses = 20;

type SpillsBySheet = ReadonlyMap<string, readonly Spill[]>;

/**
 * Keeps results up to date. Univer would wait 100 ms after an edit and calculate on its own; here a calculation starts as
 * soon as the edit at hand is over, and when it is known to be over too: nothing depends on a clock.
 */
export class Calculation {
  private readonly engine: FormulaEngine;
  private readonly data: FormulaDataModel;
  private dirty: IUnitRange[] = [];
  /** Cells whose formula was entered since: they take over the number format of what they calculate. */
  private entered = new Set<string>();
  private isAllDirty = true;
  private scheduled = false;
  private running = false;
  private closed = false;
  private edits = 0;
  private spillsBefore: SpillsBySheet = new Map();
  private waiters: (() => void)[] = [];

  constructor(
    private readonly book: UniverBook,
    private readonly cells: GridCells,
    private readonly writer: FormulaWriter,
    private readonly functions: CustomFunctions,
    private readonly calculated: (sheets: readonly string[]) => void,
  ) {
    this.engine = openFormulaEngine(book.injector);
    this.data = book.injector.get(FormulaDataModel);
    book.injector.get(TriggerCalculationController).dispose();
  }

  /** Something was put into these cells. */
  edited(sheet: string, range: CellRange): void {
    this.edits++;
    this.dirty.push({ unitId: this.book.unit, sheetId: sheet, range });
    this.schedule();
  }

  /** A formula was put into this cell. */
  formulaEntered(sheet: string, row: number, column: number): void {
    this.entered.add(`${sheet}!${row}:${column}`);
  }

  /** Cells have moved, or anything else after which only a full calculation is sure. */
  rebuilt(): void {
    this.edits++;
    this.isAllDirty = true;
    this.functions.forgetSites();
    this.schedule();
  }

  /** What formulas mean may have changed, without any cell that did. */
  reworded(): void {
    this.edits++;
    this.schedule();
  }

  /** Answers have come for these cells. They take nothing back that is being calculated. */
  answered(sites: readonly CallSite[]): void {
    for (const { sheetId, row, column } of sites) {
      this.dirty.push({ unitId: this.book.unit, sheetId, range: cellRange(row, column) });
    }
    this.schedule();
  }

  get isSettled(): boolean {
    return this.closed || (!this.scheduled && !this.running && this.functions.waiting === 0);
  }

  async settled(): Promise<void> {
    if (this.isSettled) return;
    await new Promise<void>((resolve) => {
      this.waiters.push(resolve);
    });
  }

  close(): void {
    this.closed = true;
    this.release();
  }

  private schedule(): void {
    if (this.scheduled || this.closed) return;
    this.scheduled = true;
    if (!this.running) this.soon();
  }

  /** After everything that is being done in one go. */
  private soon(): void {
    // What the task came through stays open until it is cancelled, which is possible once it has come.
    const cancel = requestImmediateMacroTask(() => {
      cancel();
      void this.run();
    });
  }

  private async run(): Promise<void> {
    if (this.closed) return;
    this.running = true;
    const sheets = new Set<string>();
    try {
      while (this.mayContinue()) {
        this.scheduled = false;
        await this.settle(sheets);
      }
    } finally {
      this.running = false;
      if (!this.isClosed()) {
        if (sheets.size > 0) this.calculated([...sheets]);
        if (this.isSettled) this.release();
      }
    }
  }

  private mayContinue(): boolean {
    return this.scheduled && !this.closed;
  }

  private isClosed(): boolean {
    return this.closed;
  }

  private release(): void {
    for (const resolve of this.waiters.splice(0)) resolve();
  }

  /** Calculates what is dirty, and again what spills of that change, until they change nothing more. */
  private async settle(sheets: Set<string>): Promise<void> {
    const edits = this.edits;
    const dirty = this.dirty.splice(0);
    const entered = this.entered;
    const all = this.isAllDirty;
    this.entered = new Set();
    this.isAllDirty = false;
    if (all) this.forgetSpills();
    this.functions.begin();
    const calculated: CallSite[] = [];
    let ranges = dirty;
    let everything = all;
    for (let pass = 0; pass < mostPasses; pass++) {
      const { formulas, changed } = this.writer.write();
      const now = this.withSpills([...ranges, ...changed]);
      if (!everything && now.length === 0) break;
      const result = await this.pass(formulas, now, everything);
      if (this.isClosed()) return;
      if (this.edits !== edits) {
        // What was calculated is out of date. It is done again with what came in between.
        this.dirty.unshift(...dirty, ...now);
        for (const key of entered) this.entered.add(key);
        this.isAllDirty ||= all;
        this.scheduled = true;
        return;
      }
      ranges = this.take(result, entered, sheets, calculated);
      everything = false;
    }
    this.functions.end(calculated);
  }

  private pass(
    formulaData: ReturnType<FormulaWriter["write"]>["formulas"],
    dirtyRanges: IUnitRange[],
    forceCalculate: boolean,
  ): Promise<IAllRuntimeData> {
    const { unit } = this.book;
    this.engine.forgetDependencies();
    this.engine.standOn(unit, this.book.workbook.getActiveSheet().getSheetId());
    return this.engine.calculation.pass({
      formulaData,
      arrayFormulaCellData: this.data.getArrayFormulaCellData(),
      arrayFormulaRange: this.data.getArrayFormulaRange(),
      forceCalculate,
      dirtyRanges,
      dirtyNameMap: {},
      dirtyDefinedNameMap: {},
      dirtyUnitFeatureMap: {},
      dirtyUnitOtherFormulaMap: {},
      ...this.sheetData(),
    });
  }

  /** Sheets as large as Excel's, so that no reference and no spill ends before it does there. */
  private sheetData() {
    const { unit, workbook } = this.book;
    const sheets = worksheetsOf(this.book).map((worksheet) => {
      const { rowData, columnData, defaultRowHeight, defaultColumnWidth } = worksheet.getConfig();
      const data = {
        cellData: worksheet.getCellMatrix() as ObjectMatrix<ICellData>,
        rowCount: lastRow + 1,
        columnCount: lastColumn + 1,
        rowData,
        columnData,
        defaultRowHeight,
        defaultColumnWidth,
      };
      return [worksheet.getSheetId(), data] as const;
    });
    return {
      allUnitData: { [unit]: Object.fromEntries(sheets) },
      unitSheetNameMap: { [unit]: engineSheetIds(this.book) },
      unitStylesData: { [unit]: workbook.getStyles() },
    };
  }

  /** A formula is calculated again when something is put into the cells it fills, or wants to fill. */
  private withSpills(ranges: IUnitRange[]): IUnitRange[] {
    const wanted = this.data.getArrayFormulaRange()[this.book.unit] ?? {};
    const anchors: IUnitRange[] = [];
    for (const [sheetId, spills] of Object.entries(wanted)) {
      const here = ranges.filter((range) => range.sheetId === sheetId);
      if (here.length === 0) continue;
      new ObjectMatrix<CellRange>(spills).forValue((row, column, range) => {
        if (!here.some((dirty) => intersect(dirty.range, range))) return;
        anchors.push({ unitId: this.book.unit, sheetId, range: cellRange(row, column) });
      });
    }
    // Where the formula of a spill is overwritten, what it filled is blank now.
    const left: IUnitRange[] = [];
    for (const [sheetId, spills] of this.spillsBefore) {
      for (const { row, column, range } of spills) {
        const touched = ranges.some(
          (dirty) => dirty.sheetId === sheetId && contains(dirty.range, row, column),
        );
        if (touched) left.push({ unitId: this.book.unit, sheetId, range });
      }
    }
    return [...ranges, ...anchors, ...left];
  }

  /**
   * Puts the results of a pass into the cells.
   *
   * @returns the cells beside formulas that hold another value now, because a formula spills into them or no longer does
   */
  private take(
    result: IAllRuntimeData,
    entered: ReadonlySet<string>,
    sheets: Set<string>,
    calculated: CallSite[],
  ): IUnitRange[] {
    const { unit } = this.book;
    const before = this.spilledValues();
    keepSpills(this.data, result);
    const unitData: Record<string, Record<number, Record<number, ICellData>>> = {};
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
    const changes = this.spillChanges(before);
    for (const { sheetId } of changes) sheets.add(sheetId);
    return changes;
  }

  private apply(
    unitData: Record<string, Record<number, Record<number, ICellData>>>,
    hasSpills: boolean,
  ): void {
    const { commands, unit } = this.book;
    const local = { onlyLocal: true };
    if (hasSpills || this.spillsBefore.size > 0) {
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

  /** Where cells have moved, Univer still has their spills at the old places. */
  private forgetSpills(): void {
    const { unit } = this.book;
    this.data.setArrayFormulaRange({ ...this.data.getArrayFormulaRange(), [unit]: {} });
    this.data.setArrayFormulaCellData({ ...this.data.getArrayFormulaCellData(), [unit]: {} });
  }

  private spilledValues(): Map<string, CellValue> {
    const values = new Map<string, CellValue>();
    for (const [sheet, spills] of this.spillsBefore) {
      const data = this.data.getArrayFormulaCellData()[this.book.unit]?.[sheet];
      for (const spill of spills) {
        forOthers(spill, (row, column) => {
          const cell = data?.[row]?.[column];
          if (cell) values.set(`${sheet}!${row}:${column}`, cellValue(cell));
        });
      }
    }
    return values;
  }

  private spillChanges(before: ReadonlyMap<string, CellValue>): IUnitRange[] {
    const now = new Map<string, readonly Spill[]>();
    for (const worksheet of worksheetsOf(this.book)) {
      const spills = this.cells.spills(worksheet.getSheetId());
      if (spills.length > 0) now.set(worksheet.getSheetId(), spills);
    }
    this.spillsBefore = now;
    const after = this.spilledValues();
    const keys = new Set([...before.keys(), ...after.keys()]);
    const changes: IUnitRange[] = [];
    for (const key of keys) {
      if (JSON.stringify(before.get(key)) === JSON.stringify(after.get(key))) continue;
      const [sheetId, place] = splitLast(key, "!");
      const [row = 0, column = 0] = place.split(":").map(Number);
      changes.push({ unitId: this.book.unit, sheetId, range: cellRange(row, column) });
    }
    return changes;
  }
}

/** The cells of a spill beside the one of its formula. */
function forOthers({ row, column, range }: Spill, visit: (row: number, column: number) => void) {
  for (let r = range.startRow; r <= range.endRow; r++) {
    for (let c = range.startColumn; c <= range.endColumn; c++) {
      if (r !== row || c !== column) visit(r, c);
    }
  }
}

function splitLast(text: string, separator: string): [string, string] {
  const at = text.lastIndexOf(separator);
  return [text.slice(0, at), text.slice(at + 1)];
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
