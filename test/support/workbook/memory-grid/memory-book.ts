import type { BookTable } from "../../../../src/workbook/book/book";
import { resolveStructured } from "../../../../src/workbook/formulas/structured-reference";
import type { FunctionMetadata } from "../../../../src/workbook/add-in/function-values";
import type { AnswerCall, GridEvent, GridTable } from "../../../../src/embedded/grid";
import { parseAddress } from "../../../../src/embedded/office-host/ranges/addresses";
import { MemoryCalculation } from "./memory-calculation";
import type { MemorySheet } from "./memory-sheet";
import { cellKey, placeOf, textOf } from "./memory-sheet";
import { columnsOf } from "./ranges";
import type { State } from "./state";
import { newSheet, nowhere, refuse, same } from "./state";

/** A workbook that is undone and redone as a whole, calculated after each change, and heard of. */
export abstract class MemoryBook {
  protected state: State = {
    sheets: [newSheet("sheet-1", "Sheet1")],
    active: "sheet-1",
    tables: [],
    names: [],
  };
  private readonly listeners = new Set<(event: GridEvent) => void>();
  private readonly undone: State[] = [];
  private readonly done: State[] = [];
  protected readonly calculation: MemoryCalculation;
  private depth = 0;
  private before: State | undefined;
  protected last = 1;
  private announced: Promise<void> | undefined;
  private isOpen = true;

  constructor() {
    this.calculation = new MemoryCalculation({
      formulaCells: () => this.formulaCells(),
      formula: (sheet, row, column) => this.sheet(sheet).cells.get(cellKey(row, column))?.formula,
      constant: (sheet, row, column) =>
        this.sheet(sheet).cells.get(cellKey(row, column))?.value ?? null,
      sheetName: (sheet) => this.sheet(sheet).name,
      find: (reference, sheet) => this.find(reference, sheet),
    });
  }

  protected formulaCells() {
    return this.state.sheets.flatMap(({ id, cells }) =>
      [...cells]
        .filter(([, { formula }]) => formula !== undefined)
        .map(([key]) => {
          const [row, column] = placeOf(key);
          return { sheet: id, row, column };
        }),
    );
  }

  protected find(reference: string, home: string) {
    const parsed = parseAddress(reference);
    if (parsed) {
      const { sheet: name } = parsed;
      const sheet = this.state.sheets.find((each) =>
        name === undefined ? each.id === home : same(each.name, name),
      );
      return sheet && { sheet: sheet.id, cells: parsed.cells };
    }
    const structured = resolveStructured(reference, this.bookTables(), nowhere);
    if (!("error" in structured)) {
      const on = this.state.sheets.find(({ name }) => name === structured.sheet);
      return on && { sheet: on.id, cells: structured.range };
    }
    const named = this.state.names.filter(({ name }) => same(name, reference));
    const known = named.find(({ sheet }) => sheet === home) ?? named.find(({ sheet }) => !sheet);
    const target = known && parseAddress(known.formula.slice(1));
    const sheet = this.state.sheets.find(({ name }) => name === target?.sheet)?.id ?? home;
    return target && { sheet, cells: target.cells };
  }

  /** Tables as formulas know them. */
  protected bookTables(tables: readonly GridTable[] = this.state.tables): BookTable[] {
    return tables.map(({ name, range, showHeaders, showTotals }) => {
      const { name: sheet, cells } = this.sheet(range.sheet);
      const columns = columnsOf(range).map((column) =>
        textOf(cells.get(cellKey(range.startRow, column))?.value ?? null, "General"),
      );
      return { name, sheet, range, columns, hasHeader: showHeaders, hasTotals: showTotals };
    });
  }

  protected sheet(id: string): MemorySheet {
    return (
      this.state.sheets.find((each) => each.id === id) ??
      refuse("ItemNotFound", `worksheet ${id} is not there`)
    );
  }

  protected table(id: string): GridTable {
    return (
      this.state.tables.find((each) => each.id === id) ??
      refuse("ItemNotFound", `table ${id} is not there`)
    );
  }

  protected tell(event: GridEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }

  /** One change: a step of undo of its own unless one is open. Formulas are calculated anew. */
  protected change<T>(work: () => T): T {
    const close = this.openStep();
    try {
      return work();
    } finally {
      close();
      this.calculation.changed();
      this.announce();
    }
  }

  /** Tells of the calculation once, when it is over. */
  protected announce(): void {
    this.announced ??= Promise.resolve()
      .then(() => this.calculation.settled())
      .then(() => {
        this.announced = undefined;
        if (!this.isOpen) return;
        const sheets = [...new Set(this.formulaCells().map(({ sheet }) => sheet))];
        if (sheets.length > 0) this.tell({ kind: "calculated", sheets });
      });
  }

  protected unprotected(id: string): MemorySheet {
    const sheet = this.sheet(id);
    if (sheet.isProtected) refuse("AccessDenied", `worksheet ${sheet.name} is protected`);
    return sheet;
  }

  openStep(): () => void {
    if (this.depth === 0) this.before = structuredClone(this.state);
    this.depth++;
    let isClosed = false;
    return () => {
      if (isClosed) return;
      isClosed = true;
      this.depth--;
      if (this.depth > 0 || !this.before) return;
      this.done.push(this.before);
      this.undone.length = 0;
      this.before = undefined;
    };
  }

  undo(): void {
    this.travel(this.done, this.undone);
  }

  redo(): void {
    this.travel(this.undone, this.done);
  }

  private travel(from: State[], to: State[]): void {
    const state = from.pop();
    if (!state) return;
    to.push(this.state);
    this.state = state;
    this.calculation.changed();
    this.announce();
  }

  isFrom1904(): boolean {
    return false;
  }

  isManual(): boolean {
    return false;
  }

  calculate(): void {
    // Nothing waits here.
  }

  doubtful(): readonly string[] {
    return [];
  }

  isCalculated(): boolean {
    return true;
  }

  settled(): Promise<void> {
    return this.calculation.settled();
  }

  defineFunctions(functions: readonly FunctionMetadata[], answer: AnswerCall): void {
    this.calculation.define(functions, answer);
    this.announce();
  }

  recalculate(): void {
    this.calculation.forget();
    this.announce();
  }

  subscribe(listener: (event: GridEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    this.isOpen = false;
    this.listeners.clear();
  }
}
