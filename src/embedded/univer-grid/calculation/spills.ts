import type { ICellData, IRange, IUnitRange } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import type { FormulaDataModel } from "@univerjs/engine-formula";
import { SetArrayFormulaDataMutation } from "@univerjs/engine-formula";
import type { CellRange, CellValue } from "../../../workbook/book/book";
import { cellValue, constantOf } from "../../../workbook/engine/univer/engine-cells";
import type { GridCells, Spill } from "../book/grid-cells";
import { cellRange, contains, intersect } from "../book/grid-cells";
import type { KeptSpill } from "./kept-values";
import type { UniverBook } from "../book/univer-book";
import { worksheetsOf } from "../book/univer-book";

type SpillsBySheet = ReadonlyMap<string, readonly Spill[]>;

/** The cells that formulas fill beside their own: what they hold, and whom it concerns when that changes. */
export class Spills {
  /** As they were after the last pass. */
  private known: SpillsBySheet = new Map();

  constructor(
    private readonly book: UniverBook,
    private readonly cells: GridCells,
    private readonly data: FormulaDataModel,
  ) {}

  get areThere(): boolean {
    return this.known.size > 0;
  }

  /** A formula is calculated again when something is put into the cells it fills, or wants to fill. */
  touchedBy(ranges: IUnitRange[]): IUnitRange[] {
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
    for (const [sheetId, spills] of this.known) {
      for (const { row, column, range } of spills) {
        const touched = ranges.some(
          (dirty) => dirty.sheetId === sheetId && contains(dirty.range, row, column),
        );
        if (touched) left.push({ unitId: this.book.unit, sheetId, range });
      }
    }
    return [...ranges, ...anchors, ...left];
  }

  /** Where cells have moved, Univer still has their spills at the old places. */
  forget(): void {
    const { unit } = this.book;
    this.data.setArrayFormulaRange({ ...this.data.getArrayFormulaRange(), [unit]: {} });
    this.data.setArrayFormulaCellData({ ...this.data.getArrayFormulaCellData(), [unit]: {} });
  }

  /** Fills the cells beside formulas that keep what their file remembers. */
  hold(kept: readonly KeptSpill[]): void {
    if (kept.length === 0) return;
    const { unit, commands } = this.book;
    const ranges: Record<string, Record<number, Record<number, IRange>>> = {};
    const cells: Record<string, ObjectMatrix<ICellData>> = {};
    for (const { sheet, row, column, rows } of kept) {
      const range = {
        startRow: row,
        startColumn: column,
        endRow: row + rows.length - 1,
        endColumn: column + (rows[0]?.length ?? 1) - 1,
      };
      ((ranges[sheet] ??= {})[row] ??= {})[column] = range;
      rows.forEach((line, r) => {
        line.forEach((value, c) => {
          const matrix = (cells[sheet] ??= new ObjectMatrix());
          matrix.setValue(row + r, column + c, constantOf(value ?? 0));
        });
      });
    }
    this.data.mergeArrayFormulaRange({ [unit]: ranges });
    this.data.mergeArrayFormulaCellData({ [unit]: cells });
    this.known = this.now();
    commands.syncExecuteCommand(
      SetArrayFormulaDataMutation.id,
      {
        arrayFormulaRange: this.data.getArrayFormulaRange(),
        arrayFormulaCellData: this.data.getArrayFormulaCellData(),
      },
      { onlyLocal: true },
    );
  }

  /** What stands in the cells beside formulas that spill, by sheet and place. */
  values(): Map<string, CellValue> {
    const values = new Map<string, CellValue>();
    for (const [sheet, spills] of this.known) {
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

  /** The cells beside formulas that hold another value now than those did. */
  changesSince(before: ReadonlyMap<string, CellValue>): IUnitRange[] {
    this.known = this.now();
    const after = this.values();
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

  private now(): SpillsBySheet {
    const now = new Map<string, readonly Spill[]>();
    for (const worksheet of worksheetsOf(this.book)) {
      const spills = this.cells.spills(worksheet.getSheetId());
      if (spills.length > 0) now.set(worksheet.getSheetId(), spills);
    }
    return now;
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
