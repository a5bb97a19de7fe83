import type { CellRange, CellValue } from "../../../../src/workbook/book/book";
import { cellAddress } from "../../../../src/workbook/book/cell-address";
import type {
  Argument,
  FunctionMetadata,
  Refusal,
  Result,
  ResultValue,
} from "../../../../src/workbook/add-in/function-values";
import type { AnswerCall } from "../../../../src/embedded/grid";
import type { Operand } from "./tiny-formula";
import { evaluate } from "./tiny-formula";

/** What is calculated: the formulas and constants of a memory grid. */
export interface Contents {
  /** Where formulas are. */
  formulaCells(): readonly {
    readonly sheet: string;
    readonly row: number;
    readonly column: number;
  }[];
  formula(sheet: string, row: number, column: number): string | undefined;
  constant(sheet: string, row: number, column: number): CellValue;
  sheetName(sheet: string): string;
  /** "A1", "Sheet1!A1:B2" or a name, seen from a sheet. */
  find(
    reference: string,
    sheet: string,
  ): { readonly sheet: string; readonly cells: CellRange } | undefined;
}

interface Asked {
  result: Result | undefined;
}

const busy: Refusal = { error: "#BUSY!" };
const keyOf = (sheet: string, row: number, column: number) => `${sheet}!${row},${column}`;

/** Calculates everything at once, whenever something changed. Custom functions may answer later. */
export class MemoryCalculation {
  private readonly results = new Map<string, ResultValue>();
  private readonly spills = new Map<string, CellRange>();
  private readonly asked = new Map<string, Asked>();
  private readonly waiting = new Set<Promise<unknown>>();
  private readonly known = new Set<string>();
  private answer: AnswerCall | undefined;
  private isDirty = true;
  private visiting = new Set<string>();

  constructor(private readonly contents: Contents) {}

  define(functions: readonly FunctionMetadata[], answer: AnswerCall): void {
    for (const { id } of functions) this.known.add(id.toUpperCase());
    this.answer = answer;
    this.forget();
  }

  forget(): void {
    this.asked.clear();
    this.isDirty = true;
  }

  changed(): void {
    this.isDirty = true;
  }

  async settled(): Promise<void> {
    this.calculate();
    while (this.waiting.size > 0) {
      await Promise.all(this.waiting);
      this.calculate();
    }
  }

  value(sheet: string, row: number, column: number): CellValue {
    const result = this.resultAt(sheet, row, column);
    if (typeof result === "object") return { error: result.error };
    return result ?? this.contents.constant(sheet, row, column);
  }

  message(sheet: string, row: number, column: number): string | null {
    const result = this.resultAt(sheet, row, column);
    return typeof result === "object" ? (result.message ?? null) : null;
  }

  spillOf(sheet: string, row: number, column: number): CellRange | null {
    this.calculate();
    return this.spills.get(keyOf(sheet, row, column)) ?? null;
  }

  private resultAt(sheet: string, row: number, column: number): ResultValue | undefined {
    this.calculate();
    return this.results.get(keyOf(sheet, row, column));
  }

  private calculate(): void {
    if (!this.isDirty) return;
    this.isDirty = false;
    this.results.clear();
    this.spills.clear();
    for (const { sheet, row, column } of this.contents.formulaCells()) {
      this.visit(sheet, row, column);
    }
  }

  private visit(sheet: string, row: number, column: number): void {
    const key = keyOf(sheet, row, column);
    if (this.results.has(key) || this.visiting.has(key)) return;
    const formula = this.contents.formula(sheet, row, column);
    if (formula === undefined) return;
    this.visiting.add(key);
    const world = {
      read: (reference: string) => this.read(reference, sheet),
      call: (name: string, args: readonly Argument[]) =>
        this.call(name, args, `${this.contents.sheetName(sheet)}!${cellAddress(row, column)}`),
    };
    this.put(sheet, row, column, evaluate(formula, world));
    this.visiting.delete(key);
  }

  private put(sheet: string, row: number, column: number, result: Result): void {
    if (!isRows(result)) {
      this.results.set(keyOf(sheet, row, column), result);
      return;
    }
    const cells = result.flatMap((values, down) =>
      values.map((value, right) => ({ row: row + down, column: column + right, value })),
    );
    const blocked = cells.slice(1).some((cell) => {
      const held = this.contents.constant(sheet, cell.row, cell.column);
      return held !== null || this.results.has(keyOf(sheet, cell.row, cell.column));
    });
    if (blocked) {
      this.results.set(keyOf(sheet, row, column), { error: "#SPILL!" });
      return;
    }
    for (const cell of cells) this.results.set(keyOf(sheet, cell.row, cell.column), cell.value);
    const last = cells.at(-1) ?? { row, column };
    if (cells.length > 1) {
      this.spills.set(keyOf(sheet, row, column), {
        startRow: row,
        startColumn: column,
        endRow: last.row,
        endColumn: last.column,
      });
    }
  }

  private read(reference: string, sheet: string): Operand {
    const found = this.contents.find(reference, sheet);
    if (!found) return undefined;
    const { startRow, endRow, startColumn, endColumn } = found.cells;
    const rows: CellValue[][] = [];
    for (let row = startRow; row <= endRow; row++) {
      const values: CellValue[] = [];
      for (let column = startColumn; column <= endColumn; column++) {
        this.visit(found.sheet, row, column);
        values.push(this.current(found.sheet, row, column));
      }
      rows.push(values);
    }
    const isCell = startRow === endRow && startColumn === endColumn;
    return isCell ? (rows[0]?.[0] ?? null) : rows;
  }

  private current(sheet: string, row: number, column: number): CellValue {
    const result = this.results.get(keyOf(sheet, row, column));
    if (typeof result === "object") return { error: result.error };
    return result ?? this.contents.constant(sheet, row, column);
  }

  private call(name: string, args: readonly Argument[], address: string): Result {
    const id = name.toUpperCase();
    if (id === "SUM") return sum(args);
    if (!this.answer || !this.known.has(id)) return { error: "#NAME?" };
    const key = JSON.stringify([id, args, address]);
    const before = this.asked.get(key);
    if (before) return before.result ?? busy;
    const asked: Asked = { result: undefined };
    this.asked.set(key, asked);
    const answered = this.answer({ id, args, address });
    if (!(answered instanceof Promise)) {
      asked.result = answered;
      return answered;
    }
    const kept = answered.then((result) => {
      asked.result = result;
      this.waiting.delete(kept);
      this.isDirty = true;
    });
    this.waiting.add(kept);
    return busy;
  }
}

const isRows = (result: Result): result is readonly (readonly ResultValue[])[] =>
  Array.isArray(result);

function sum(args: readonly Argument[]): Result {
  const values = args.flatMap((arg): readonly CellValue[] =>
    Array.isArray(arg)
      ? (arg as readonly (readonly CellValue[])[]).flat()
      : [(arg ?? null) as CellValue],
  );
  const error = values.find((value) => value !== null && typeof value === "object");
  if (error) return error;
  return values.reduce<number>(
    (total, value) => total + (typeof value === "number" ? value : 0),
    0,
  );
}
