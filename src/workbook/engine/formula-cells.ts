import type { CellValue } from "../book/book";
import type { FormulaNode } from "./formula/formula-node";
import type { Area } from "./formula/reference";

/** How a formula is kept in its file, which says how it takes ranges and what it may fill. */
export type Stored =
  | { readonly kind: "plain" }
  | { readonly kind: "dynamic" }
  | { readonly kind: "array"; readonly fills: Area };

/** A formula's value as its file remembers it, in rows where it fills or spills. */
export interface Remembered {
  readonly rows: readonly (readonly CellValue[])[];
}

/** A cell whose formula is calculated. */
export interface FormulaCell {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly stored: Stored;
  readonly node: FormulaNode;
  /** Cells its formula names, whether it comes to look at them or not. */
  readonly reads: readonly Area[];
  readonly isSubtotal: boolean;
  /** Whether it is stored plain and may spill all the same, as one of the add-in's. */
  readonly isUnmarked: boolean;
  /** What the file remembers, where it is not out of date. */
  readonly last: Remembered | undefined;
  /** The same where it may stay. */
  readonly remembered: Remembered | undefined;
  /** Whether something it calls or reads is not to be had here. */
  readonly isForeign: boolean;
  /** Whether what it is can change without what it reads: chance, time, a function of the add-in. */
  readonly isRestless: boolean;
  /** Whether its value is the remembered one. */
  isKept: boolean;
  /** When it was calculated last: after what it read, but for circles. */
  order: number;
  state: "waiting" | "open" | "done";
  /** Whether it asks for its own result. */
  isCircular: boolean;
  value: CellValue;
  /** What it fills beside its own cell. */
  spill: Area | undefined;
  message: string | undefined;
}

/** Formula cells by their place. */
export class FormulaIndex {
  private readonly sheets: Map<number, { rows: number[]; cells: FormulaCell[]; next: number[] }>[];
  /** Formulas that filled more than their own cell when they were calculated last. */
  private spilling: FormulaCell[][];
  /** Columns that hold a formula which was calculated. */
  private readonly calculated: Set<number>[];
  private readonly calculatedSpills: Area[] = [];

  constructor(sheetCount: number, cells: readonly FormulaCell[]) {
    this.sheets = Array.from(
      { length: sheetCount },
      () => new Map<number, { rows: number[]; cells: FormulaCell[]; next: number[] }>(),
    );
    this.spilling = this.sheets.map(() => []);
    this.calculated = this.sheets.map(() => new Set<number>());
    const byColumn = [...cells].sort((a, b) => a.row - b.row);
    for (const cell of byColumn) {
      const columns = this.sheets[cell.sheet];
      const column = columns?.get(cell.column) ?? { rows: [], cells: [], next: [] };
      columns?.set(cell.column, column);
      column.next.push(column.rows.length);
      column.rows.push(cell.row);
      column.cells.push(cell);
    }
  }

  at(sheet: number, row: number, column: number): FormulaCell | undefined {
    const found = this.sheets[sheet]?.get(column);
    if (!found) return undefined;
    const at = firstFrom(found.rows, row);
    return found.rows[at] === row ? found.cells[at] : undefined;
  }

  /** Whether a formula in a range, or one that spilled into it, was calculated rather than kept. */
  hasCalculated(area: Area): boolean {
    const { sheet, startRow, endRow, startColumn, endColumn } = area;
    for (const number of this.calculated[sheet] ?? []) {
      if (number < startColumn || number > endColumn) continue;
      const column = this.sheets[sheet]?.get(number);
      if (!column) continue;
      for (
        let at = firstFrom(column.rows, startRow);
        (column.rows[at] ?? Infinity) <= endRow;
        at++
      ) {
        const cell = column.cells[at];
        if (cell?.state === "done" && !cell.isKept) return true;
      }
    }
    return this.calculatedSpills.some((spill) => overlap(spill, area));
  }

  /** A formula was calculated, and what it filled. */
  noteCalculated({ sheet, column, spill }: FormulaCell): void {
    this.calculated[sheet]?.add(column);
    if (spill) this.calculatedSpills.push(spill);
  }

  /** Every formula waits again, but for some that are done for good. */
  reset(done: ReadonlySet<FormulaCell> = new Set()): void {
    for (const columns of this.sheets) {
      for (const column of columns.values()) {
        column.next = column.rows.map((_, at) => at);
        for (const cell of column.cells) {
          if (done.has(cell)) continue;
          cell.state = "waiting";
          cell.isCircular = false;
        }
      }
    }
  }

  /** Takes over what spills where, for the next time. */
  keepSpills(cells: readonly FormulaCell[]): void {
    this.spilling = this.sheets.map(() => []);
    for (const cell of cells) if (cell.spill) this.spilling[cell.sheet]?.push(cell);
  }

  /** The formulas in a range, and those that spilled into it. */
  within(area: Area): FormulaCell[] {
    const { sheet, startRow, endRow, startColumn, endColumn } = area;
    const found: FormulaCell[] = [];
    for (const [number, { rows, cells }] of this.sheets[sheet] ?? []) {
      if (number < startColumn || number > endColumn) continue;
      for (let at = firstFrom(rows, startRow); (rows[at] ?? Infinity) <= endRow; at++) {
        const cell = cells[at];
        if (cell) found.push(cell);
      }
    }
    const spilling = this.spilling[sheet] ?? [];
    return [...found, ...spilling.filter(({ spill }) => spill && overlap(spill, area))];
  }

  /** Visits the formulas in a range, and those that spilled into it, which are not done yet; until told to stop. */
  waitingIn(area: Area, visit: (cell: FormulaCell) => boolean): void {
    const { sheet, startRow, endRow, startColumn, endColumn } = area;
    const columns = this.sheets[sheet];
    if (!columns) return;
    const numbers =
      endColumn - startColumn < columns.size
        ? Array.from({ length: endColumn - startColumn + 1 }, (_, index) => startColumn + index)
        : [...columns.keys()].filter((column) => column >= startColumn && column <= endColumn);
    for (const number of numbers) {
      const column = columns.get(number);
      if (!column) continue;
      let at = this.waitingFrom(column, firstFrom(column.rows, startRow));
      while (at < column.rows.length && (column.rows[at] ?? 0) <= endRow) {
        const cell = column.cells[at];
        if (cell && !visit(cell)) return;
        at = this.waitingFrom(column, at + 1);
      }
    }
    for (const cell of this.spilling[sheet] ?? []) {
      const { spill } = cell;
      if (cell.state === "done" || !spill || !overlap(spill, area)) continue;
      if (!visit(cell)) return;
    }
  }

  /** The first place from here on whose formula is not done: those that are done lead on to the next. */
  private waitingFrom(column: { cells: FormulaCell[]; next: number[] }, from: number): number {
    let at = from;
    const passed: number[] = [];
    while (at < column.cells.length) {
      const lead = column.next[at] ?? at + 1;
      if (lead !== at) {
        passed.push(at);
        at = lead;
      } else if (column.cells[at]?.state === "done") {
        passed.push(at);
        column.next[at] = at + 1;
        at++;
      } else break;
    }
    for (const each of passed) column.next[each] = at;
    return at;
  }
}

export const overlap = (a: Area, b: Area) =>
  a.sheet === b.sheet &&
  a.startRow <= b.endRow &&
  b.startRow <= a.endRow &&
  a.startColumn <= b.endColumn &&
  b.startColumn <= a.endColumn;

/** The first place in an ordered list whose number is not smaller. */
function firstFrom(numbers: readonly number[], least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
