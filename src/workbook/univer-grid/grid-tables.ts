import type { ICellData } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import type { CellRange, CellValue } from "../book";
import { isError } from "../engine-cells";
import type { CellInput, Grid, GridTable, SheetRange } from "../grid";
import { GridError } from "../grid";
import type { InPlaceOfTable } from "../formulas-without-table";
import { withoutTables } from "../formulas-without-table";
import { shiftFormula } from "../shift-formula";
import { usualTableStyle } from "../usual-table-style";
import { cellsEdit, reach, shiftEdits } from "./cell-edits";
import type { FormulaPlace } from "./formula-edits";
import { formulaEdits } from "./formula-edits";
import { shownText } from "./formats";
import type { GridCells } from "./grid-cells";
import { cellOfInput, contains, intersect } from "./grid-cells";
import type { GridNames } from "./grid-names";
import { isName } from "./grid-names";
import type { Renaming } from "./rename-references";
import { renamedFormula } from "./rename-references";
import type { Shift } from "./shift-cells";
import { shiftedFormula, shiftedRange } from "./shift-cells";
import type { TableState, TableStore } from "./table-store";
import { bodyOf, gridTable } from "./table-store";
import type { Edit, UndoSteps } from "./undo-steps";
import type { UniverBook } from "./univer-book";
import { worksheetOf } from "./univer-book";

/** Makes, changes and removes tables as Excel does. */
export class GridTables {
  constructor(
    private readonly book: UniverBook,
    private readonly store: TableStore,
    private readonly cells: GridCells,
    private readonly names: GridNames,
    private readonly steps: UndoSteps,
    /** Told after cells have moved; `inTable` when rows or columns of a table did. */
    private readonly shifted: (sheet: string, shift: Shift, inTable: boolean) => void,
  ) {}

  add(range: SheetRange, hasHeaders: boolean, name?: string): GridTable {
    this.mustBeFree(range, null);
    if (name !== undefined) this.mustBeNewName(name, null);
    // Without headers Excel makes some, and what is there moves down.
    const close = this.steps.open();
    try {
      if (!hasHeaders) this.shift(range.sheet, headerRow(range));
      return this.addUnderHeader(range, hasHeaders, name);
    } finally {
      close();
    }
  }

  private addUnderHeader(range: SheetRange, hasHeaders: boolean, name?: string): GridTable {
    const whole = hasHeaders ? range : { ...range, endRow: range.endRow + 1 };
    // A header alone gets a blank row, so that there is something to fill in.
    const full = { ...whole, endRow: Math.max(whole.endRow, whole.startRow + 1) };
    const said = hasHeaders
      ? this.cells.values({ ...range, endRow: range.startRow })[0]
      : undefined;
    const columns = columnNames(said ?? [], range.endColumn - range.startColumn + 1);
    const table: TableState = {
      id: this.store.newId(),
      name: name ?? this.freeName(),
      sheet: range.sheet,
      range: rangeOnly(full),
      columns,
      showHeaders: true,
      showTotals: false,
      style: usualTableStyle,
      hasStripes: true,
      hasFilter: true,
    };
    reach(this.book, table.sheet, full.endRow, full.endColumn);
    this.steps.edit([...this.headerEdits(table), this.store.become([...this.store.list(), table])]);
    return gridTable(table);
  }

  delete(id: string, keepCells: boolean): void {
    const table = this.store.get(id);
    const others = this.store.list().filter((each) => each !== table);
    const close = this.steps.open();
    try {
      this.steps.move([
        ...this.departure([table], keepCells ? "cells" : "#REF!"),
        this.store.become(others),
      ]);
      if (keepCells) return;
      const patch = new ObjectMatrix<ICellData>();
      eachCell(table.range, (row, column) => {
        patch.setValue(row, column, cellOfInput("") ?? {});
      });
      this.steps.edit([cellsEdit(this.book, table.sheet, patch)]);
    } finally {
      close();
    }
  }

  /** What becomes of the formulas and names that say tables when these go. */
  departure(gone: readonly TableState[], instead: InPlaceOfTable): Edit[] {
    if (gone.length === 0) return [];
    const rewrite = this.rewriteWithout(gone, instead);
    return [...formulaEdits(this.book, rewrite), ...this.names.rewriting((text) => rewrite(text))];
  }

  private rewriteWithout(gone: readonly TableState[], instead: InPlaceOfTable) {
    const tables = gone.map((table) => this.store.bookTable(table));
    return (formula: string, place?: FormulaPlace) => {
      const at = place
        ? { ...place, sheet: worksheetOf(this.book, place.sheet).getName() }
        : { sheet: "", row: -1, column: -1 };
      return withoutTables(formula, at, tables, instead);
    };
  }

  set(id: string, change: Parameters<Grid["setTable"]>[1]): void {
    const close = this.steps.open();
    try {
      if (change.name !== undefined) this.rename(id, change.name);
      if (change.range !== undefined) this.resize(id, change.range);
      if (change.showHeaders !== undefined) this.showHeaders(id, change.showHeaders);
      if (change.showTotals !== undefined) this.showTotals(id, change.showTotals);
      if (change.style !== undefined && change.style !== this.store.get(id).style) {
        this.steps.edit([this.store.replace(id, { style: change.style })]);
      }
    } finally {
      close();
    }
  }

  insertRows(id: string, index: number | null, rows: readonly (readonly CellInput[])[]): void {
    const table = this.store.get(id);
    const body = bodyOf(table);
    const length = body.endRow - body.startRow + 1;
    const at = index ?? length;
    if (!Number.isInteger(at) || at < 0 || at > length) {
      throw new GridError("InvalidArgument", `index must be from 0 to ${length}, got ${at}`);
    }
    const width = table.columns.length;
    if (rows.length === 0 || rows.some((row) => row.length !== width)) {
      const got = rows.map((row) => row.length).join(", ") || "no rows";
      throw new GridError("InvalidArgument", `rows must have ${width} cells, got ${got}`);
    }
    const first = body.startRow + at;
    const area = { ...table.range, startRow: first, endRow: first + rows.length - 1 };
    const shift: Shift = { area, along: "rows", removes: false };
    const range = { ...table.range, endRow: table.range.endRow + rows.length };
    const close = this.steps.open();
    try {
      reach(this.book, table.sheet, range.endRow, range.endColumn);
      this.shift(table.sheet, shift, { ...table, range }, true);
      const inherited = this.rowTemplate({ ...table, range }, first, rows.length, at > 0);
      rows.forEach((row, r) => {
        row.forEach((input, c) => {
          const cell = cellOfInput(input);
          if (!cell || (input === "" && inherited.getValue(first + r, area.startColumn + c)?.f)) {
            return;
          }
          const style = inherited.getValue(first + r, area.startColumn + c)?.s;
          inherited.setValue(first + r, area.startColumn + c, {
            ...cell,
            ...(style ? { s: style } : {}),
          });
        });
      });
      this.steps.move([cellsEdit(this.book, table.sheet, inherited)]);
    } finally {
      close();
    }
  }

  deleteRows(id: string, index: number, count: number): void {
    const table = this.store.get(id);
    const body = bodyOf(table);
    const length = body.endRow - body.startRow + 1;
    const isInside = Number.isInteger(index) && index >= 0 && count > 0 && index + count <= length;
    if (!isInside) {
      const got = `${index} and ${count}`;
      throw new GridError(
        "InvalidArgument",
        `index and count must be rows of the table, got ${got}`,
      );
    }
    const first = body.startRow + index;
    const area = { ...table.range, startRow: first, endRow: first + count - 1 };
    this.shift(table.sheet, { area, along: "rows", removes: true }, undefined, true);
  }

  insertColumn(
    id: string,
    index: number | null,
    inputs: readonly CellInput[],
    name?: string,
  ): void {
    const table = this.store.get(id);
    const at = index ?? table.columns.length;
    if (!Number.isInteger(at) || at < 0 || at > table.columns.length) {
      const most = table.columns.length;
      throw new GridError("InvalidArgument", `index must be from 0 to ${most}, got ${at}`);
    }
    const column = table.range.startColumn + at;
    const area = { ...table.range, startColumn: column, endColumn: column };
    const shift: Shift = { area, along: "columns", removes: false };
    const columns = [...table.columns];
    columns.splice(at, 0, uniqueIn(table.columns, name ?? `Column${columns.length + 1}`));
    const range = { ...table.range, endColumn: table.range.endColumn + 1 };
    const next = { ...table, range, columns };
    const close = this.steps.open();
    try {
      reach(this.book, table.sheet, range.endRow, range.endColumn);
      this.shift(table.sheet, shift, next, true);
      const patch = new ObjectMatrix<ICellData>();
      inputs.forEach((input, row) => {
        const cell = cellOfInput(input);
        if (cell) patch.setValue(bodyOf(next).startRow + row, column, cell);
      });
      this.steps.move([...this.headerEdits(next), cellsEdit(this.book, table.sheet, patch)]);
    } finally {
      close();
    }
  }

  deleteColumn(id: string, index: number): void {
    const table = this.store.get(id);
    if (table.columns[index] === undefined) {
      throw new GridError("InvalidArgument", `index must be a column of the table, got ${index}`);
    }
    if (table.columns.length === 1) {
      throw new GridError("InvalidOperation", "a table must keep one column, got its last");
    }
    const column = table.range.startColumn + index;
    const area = { ...table.range, startColumn: column, endColumn: column };
    this.shift(table.sheet, { area, along: "columns", removes: true }, undefined, true);
  }

  /**
   * Moves cells, and with them the formulas and names that say them, and tables.
   *
   * @param next a table that is afterwards other than the shift alone would make it
   */
  shift(sheet: string, shift: Shift, next?: TableState, inTable = false): void {
    const tables = this.tablesAfter(sheet, shift, next?.id).map((table) =>
      table.id === next?.id ? next : table,
    );
    const gone = this.store.list().filter(({ id }) => tables.every((table) => table.id !== id));
    this.steps.move([...this.moved(sheet, shift, gone), this.store.become(tables)]);
    this.shifted(sheet, shift, inTable);
  }

  /**
   * The tables after cells moved.
   *
   * @throws GridError where a table would be torn apart
   */
  tablesAfter(sheet: string, shift: Shift, except?: string): TableState[] {
    return this.store.list().flatMap((table) => {
      if (table.sheet !== sheet || table.id === except) return [table];
      const range = shiftedRange(table.range, shift);
      if (!range) return [];
      if (range === table.range) {
        if (isTorn(table.range, shift)) {
          throw new GridError(
            "InvalidOperation",
            `a shift must not cut through table ${table.name}`,
          );
        }
        return [table];
      }
      return [{ ...table, range, columns: columnsAfter(table, range, shift) }];
    });
  }

  /** A key typed below the last row makes the table grow, and so does a header beside the last. */
  growth(sheet: string, written: CellRange): Edit[] {
    const tables = this.store.list();
    for (const table of tables) {
      if (table.sheet !== sheet) continue;
      const grown = this.grownBy(table, written);
      if (!grown) continue;
      const isFree = tables.every(
        (each) => each === table || each.sheet !== sheet || !intersect(each.range, grown.range),
      );
      if (!isFree) continue;
      const added = grown.range.endRow - table.range.endRow;
      const fill =
        added > 0 ? this.rowTemplate(grown, table.range.endRow + 1, added, true, true) : undefined;
      return [
        this.store.replace(table.id, { range: grown.range, columns: grown.columns }),
        ...(grown.columns.length > table.columns.length ? this.headerEdits(grown) : []),
        ...(fill && hasCells(fill) ? [cellsEdit(this.book, sheet, fill)] : []),
      ];
    }
    return [];
  }

  /** Headers that were overwritten rename their columns, and formulas follow. */
  headersWritten(sheet: string, written: CellRange): Edit[] {
    return this.store.list().flatMap((table) => {
      const header = { ...table.range, endRow: table.range.startRow };
      if (table.sheet !== sheet || !table.showHeaders || !intersect(header, written)) return [];
      const values = this.cells.values({ sheet, ...header })[0] ?? [];
      const columns = columnNames(values, table.columns.length);
      if (columns.every((name, index) => name === table.columns[index])) {
        return this.headerEdits(table);
      }
      const renamings = columns.flatMap((newColumn, index): Renaming[] => {
        const column = table.columns[index];
        return column === undefined || column === newColumn
          ? []
          : [{ table: table.name, column, newColumn }];
      });
      const next = { ...table, columns };
      return [
        this.store.replace(table.id, { columns }),
        ...this.headerEdits(next),
        ...this.renamingEdits(next, renamings),
      ];
    });
  }

  private grownBy(table: TableState, written: CellRange): TableState | undefined {
    const { range } = table;
    const isBelow =
      !table.showTotals &&
      written.startRow === range.endRow + 1 &&
      written.startColumn >= range.startColumn &&
      written.endColumn <= range.endColumn;
    if (isBelow && this.holdsSomething(table.sheet, written)) {
      return { ...table, range: { ...range, endRow: written.endRow } };
    }
    const isBeside =
      written.startColumn === range.endColumn + 1 &&
      written.startRow >= range.startRow &&
      written.endRow <= range.endRow;
    if (!isBeside || !this.holdsSomething(table.sheet, written)) return undefined;
    const header = { ...written, startRow: range.startRow, endRow: range.startRow };
    const said = table.showHeaders ? this.cells.values({ sheet: table.sheet, ...header })[0] : [];
    const columns = columnNames(
      [...table.columns, ...(said ?? [])],
      table.columns.length + written.endColumn - written.startColumn + 1,
    );
    return { ...table, range: { ...range, endColumn: written.endColumn }, columns };
  }

  private holdsSomething(sheet: string, range: CellRange): boolean {
    return this.cells
      .formulas({ sheet, ...range })
      .flat()
      .some((value) => value !== null && value !== "");
  }

  private rename(id: string, name: string): void {
    const table = this.store.get(id);
    if (name === table.name) return;
    this.mustBeNewName(name, table);
    this.steps.edit([
      this.store.replace(id, { name }),
      ...this.renamingEdits(table, [{ table: table.name, newTable: name }]),
    ]);
  }

  private renamingEdits(table: TableState, renamings: readonly Renaming[]): Edit[] {
    const renamed = (formula: string, isInside: boolean) =>
      renamings.reduce((text, renaming) => renamedFormula(text, renaming, isInside), formula);
    return [
      ...formulaEdits(this.book, (formula, place) => renamed(formula, isIn(table, place))),
      ...this.names.rewriting((formula) => renamed(formula, false)),
    ];
  }

  private resize(id: string, range: CellRange): void {
    const table = this.store.get(id);
    const least = (table.showHeaders ? 1 : 0) + (table.showTotals ? 1 : 0);
    const rows = range.endRow - range.startRow + 1;
    if (range.startRow !== table.range.startRow || rows < least || rows < 1) {
      throw new GridError("InvalidArgument", "a table must keep its header row when it is resized");
    }
    const overlaps =
      range.startColumn <= table.range.endColumn && range.endColumn >= table.range.startColumn;
    if (!overlaps) {
      throw new GridError("InvalidArgument", "a resized table must overlap what it was");
    }
    this.mustBeFree({ sheet: table.sheet, ...range }, table);
    if (table.showTotals && range.endRow !== table.range.endRow) {
      throw new GridError("InvalidOperation", "a table with a totals row must keep its height");
    }
    reach(this.book, table.sheet, range.endRow, range.endColumn);
    const header = { sheet: table.sheet, ...range, endRow: range.startRow };
    const said = table.showHeaders ? this.cells.values(header)[0] : undefined;
    const width = range.endColumn - range.startColumn + 1;
    const kept = Array.from({ length: width }, (_, index) => {
      const old = table.columns[range.startColumn + index - table.range.startColumn];
      return said?.[index] ?? old ?? null;
    });
    const next = { ...table, range: rangeOnly(range), columns: columnNames(kept, width) };
    this.steps.edit([
      this.store.replace(id, { range: next.range, columns: next.columns }),
      ...this.headerEdits(next),
    ]);
  }

  private showHeaders(id: string, on: boolean): void {
    const table = this.store.get(id);
    if (table.showHeaders === on) return;
    const { range } = table;
    if (!on) {
      const patch = new ObjectMatrix<ICellData>();
      eachCell({ ...range, endRow: range.startRow }, (row, column) => {
        patch.setValue(row, column, cellOfInput("") ?? {});
      });
      const smaller = { ...range, startRow: range.startRow + 1 };
      // The state goes first: blank cells are no new names of columns.
      this.steps.edit([
        this.store.replace(id, { showHeaders: false, range: smaller }),
        cellsEdit(this.book, table.sheet, patch),
      ]);
      return;
    }
    const above = { ...range, startRow: range.startRow - 1, endRow: range.startRow - 1 };
    const isFree =
      above.startRow >= 0 &&
      this.cells
        .values({ sheet: table.sheet, ...above })
        .flat()
        .every((value) => value === null);
    const next = {
      ...table,
      showHeaders: true,
      range: isFree
        ? { ...range, startRow: range.startRow - 1 }
        : { ...range, endRow: range.endRow + 1 },
    };
    const headers = this.store.replace(id, next);
    if (isFree) this.steps.edit([headers, ...this.headerEdits(next)]);
    else {
      this.shift(table.sheet, headerRow(range), next);
      this.steps.edit(this.headerEdits(next));
    }
  }

  private showTotals(id: string, on: boolean): void {
    const table = this.store.get(id);
    if (table.showTotals === on) return;
    const { range } = table;
    if (!on) {
      const area = { ...range, startRow: range.endRow };
      const shift: Shift = { area, along: "rows", removes: true };
      const smaller = {
        ...table,
        showTotals: false,
        range: { ...range, endRow: range.endRow - 1 },
      };
      this.shift(table.sheet, shift, smaller);
      return;
    }
    const row = range.endRow + 1;
    const area = { ...range, startRow: row, endRow: row };
    const shift: Shift = { area, along: "rows", removes: false };
    const next = { ...table, showTotals: true, range: { ...range, endRow: row } };
    const patch = new ObjectMatrix<ICellData>();
    patch.setValue(row, range.startColumn, cellOfInput("Total") ?? {});
    const last = table.columns.at(-1) ?? "";
    if (this.lastColumnIsNumbers(table)) {
      const column = last.replace(/['[\]#@]/g, "'$&");
      const sum = `=SUBTOTAL(109,${table.name}[${column}])`;
      if (range.endColumn > range.startColumn) {
        patch.setValue(row, range.endColumn, cellOfInput(sum) ?? {});
      }
    }
    reach(this.book, table.sheet, row, range.endColumn);
    const close = this.steps.open();
    try {
      this.shift(table.sheet, shift, next);
      this.steps.edit([cellsEdit(this.book, table.sheet, patch)]);
    } finally {
      close();
    }
  }

  private lastColumnIsNumbers(table: TableState): boolean {
    const body = bodyOf(table);
    const column = { ...body, startColumn: body.endColumn };
    if (body.endRow < body.startRow) return false;
    const values = this.cells.values({ sheet: table.sheet, ...column }).flat();
    return values.some((value) => typeof value === "number");
  }

  /** Cells, and the formulas and names that say them, after a shift; tables are not in it. */
  private moved(sheet: string, shift: Shift, gone: readonly TableState[]): Edit[] {
    const name = worksheetOf(this.book, sheet).getName().toLowerCase();
    const says = (from: string | null) => (said: string | null) =>
      said === null ? from === sheet : said.toLowerCase() === name;
    const without = this.rewriteWithout(gone, "#REF!");
    const rewrite = (formula: string, place: FormulaPlace) =>
      without(shiftedFormula(formula, shift, says(place.sheet)), place);
    const formulaAt = (row: number, column: number) => this.cells.formulaAt(sheet, row, column);
    return [
      ...formulaEdits(this.book, rewrite),
      ...shiftEdits(this.book, sheet, shift, formulaAt, rewrite),
      ...this.names.rewriting((formula) => without(shiftedFormula(formula, shift, says(null)))),
    ];
  }

  /** New rows look like the one above and take over the formulas of columns that are calculated all the way down. */
  private rowTemplate(
    table: TableState,
    first: number,
    count: number,
    likeAbove: boolean,
    onlyBlank = false,
  ): ObjectMatrix<ICellData> {
    const patch = new ObjectMatrix<ICellData>();
    const body = bodyOf(table);
    const model = likeAbove ? first - 1 : first + count;
    if (model < body.startRow || model > body.endRow) return patch;
    const matrix = worksheetOf(this.book, table.sheet).getCellMatrix();
    const styles = this.book.workbook.getStyles();
    for (let column = body.startColumn; column <= body.endColumn; column++) {
      const style = styles.getStyleByCell(matrix.getValue(model, column));
      const formula = this.cells.formulaAt(table.sheet, model, column);
      const isCalculated = formula !== null && this.isCalculatedColumn(table, column, first, count);
      for (let row = first; row < first + count; row++) {
        const there = matrix.getValue(row, column);
        const isBlank = !there || (there.v === undefined && !there.f && !there.p);
        const cell: ICellData = {
          ...(style && !styles.getStyleByCell(there) ? { s: { ...style } } : {}),
          ...(isCalculated && (isBlank || !onlyBlank)
            ? { f: `=${shiftFormula(formula.slice(1), row - model, 0)}` }
            : {}),
        };
        if (Object.keys(cell).length > 0) patch.setValue(row, column, cell);
      }
    }
    return patch;
  }

  /** Whether all cells of a column, but the new ones, hold the same formula. */
  private isCalculatedColumn(
    table: TableState,
    column: number,
    first: number,
    count: number,
  ): boolean {
    const body = bodyOf(table);
    const asInFirstRow = new Set<string | null>();
    for (let row = body.startRow; row <= body.endRow; row++) {
      if (row >= first && row < first + count) continue;
      const formula = this.cells.formulaAt(table.sheet, row, column);
      asInFirstRow.add(
        formula === null ? null : shiftFormula(formula.slice(1), body.startRow - row, 0),
      );
    }
    return asInFirstRow.size === 1 && !asInFirstRow.has(null);
  }

  /** Puts the names of columns into the header cells that say otherwise. */
  private headerEdits(table: TableState): Edit[] {
    if (!table.showHeaders) return [];
    const { sheet, range, columns } = table;
    const said = this.cells.values({ sheet, ...range, endRow: range.startRow })[0] ?? [];
    const patch = new ObjectMatrix<ICellData>();
    columns.forEach((name, index) => {
      if (said[index] === name) return;
      patch.setValue(range.startRow, range.startColumn + index, cellOfInput(`'${name}`) ?? {});
    });
    return hasCells(patch) ? [cellsEdit(this.book, sheet, patch)] : [];
  }

  private mustBeFree(range: SheetRange, except: TableState | null): void {
    worksheetOf(this.book, range.sheet);
    const other = this.store
      .list()
      .find(
        (table) => table !== except && table.sheet === range.sheet && intersect(table.range, range),
      );
    if (!other) return;
    throw new GridError("InvalidArgument", `a table must not overlap another, got ${other.name}`);
  }

  private mustBeNewName(name: string, except: TableState | null): void {
    if (!isName(name)) {
      throw new GridError(
        "InvalidArgument",
        `table name must be a name formulas can say, got ${name}`,
      );
    }
    const taken =
      this.names.has(name) ||
      this.store
        .list()
        .some((table) => table !== except && table.name.toLowerCase() === name.toLowerCase());
    if (taken) throw new GridError("ItemAlreadyExists", `table name must be new, got ${name}`);
  }

  private freeName(): string {
    for (let number = 1; ; number++) {
      const name = `Table${number}`;
      const taken = this.store
        .list()
        .some((table) => table.name.toLowerCase() === name.toLowerCase());
      if (!taken && !this.names.has(name)) return name;
    }
  }
}

/** Names for columns: what the header says, made text and unique, "Column1" where it says nothing. */
export function columnNames(said: readonly CellValue[], count: number): string[] {
  const names: string[] = [];
  for (let index = 0; index < count; index++) {
    const text = textOf(said[index] ?? null);
    names.push(text === "" ? uniqueIn(names, `Column${index + 1}`) : uniqueIn(names, text));
  }
  return names;
}

const textOf = (value: CellValue): string =>
  value === null ? "" : isError(value) ? value.error : shownText(value, "General");

function uniqueIn(names: readonly string[], wanted: string): string {
  const isTaken = (name: string) => names.some((each) => each.toLowerCase() === name.toLowerCase());
  let name = wanted;
  for (let number = 2; isTaken(name); number++) name = `${wanted}${number}`;
  return name;
}

function columnsAfter(table: TableState, range: CellRange, shift: Shift): readonly string[] {
  const { startColumn, endColumn } = table.range;
  const size = range.endColumn - range.startColumn;
  if (shift.along === "rows" || size === endColumn - startColumn) return table.columns;
  const columns = [...table.columns];
  const from = Math.max(shift.area.startColumn, startColumn) - startColumn;
  if (shift.removes) {
    const to = Math.min(shift.area.endColumn, endColumn) - startColumn;
    columns.splice(from, to - from + 1);
    return columns;
  }
  for (let at = shift.area.startColumn; at <= shift.area.endColumn; at++) {
    columns.splice(at - startColumn, 0, uniqueIn(columns, `Column${columns.length + 1}`));
  }
  return columns;
}

/** Whether a part of a table would move and the rest stay. */
function isTorn(range: CellRange, { area, along }: Shift): boolean {
  return along === "rows"
    ? range.endRow >= area.startRow &&
        area.startColumn <= range.endColumn &&
        area.endColumn >= range.startColumn
    : range.endColumn >= area.startColumn &&
        area.startRow <= range.endRow &&
        area.endRow >= range.startRow;
}

/** Makes room for a header in the first row of a range. */
const headerRow = (range: CellRange): Shift => ({
  area: { ...rangeOnly(range), endRow: range.startRow },
  along: "rows",
  removes: false,
});

const isIn = ({ sheet, range }: TableState, place: FormulaPlace): boolean =>
  sheet === place.sheet && contains(range, place.row, place.column);

const rangeOnly = ({ startRow, endRow, startColumn, endColumn }: CellRange): CellRange => ({
  startRow,
  endRow,
  startColumn,
  endColumn,
});

function eachCell(range: CellRange, visit: (row: number, column: number) => void): void {
  for (let row = range.startRow; row <= range.endRow; row++) {
    for (let column = range.startColumn; column <= range.endColumn; column++) visit(row, column);
  }
}

const hasCells = (patch: ObjectMatrix<ICellData>): boolean =>
  Object.keys(patch.getMatrix()).length > 0;
