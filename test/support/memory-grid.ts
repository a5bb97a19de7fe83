import type { FunctionMetadata } from "../../src/workbook/add-in-functions";
import type { Book, BookTable, CellRange, CellValue } from "../../src/workbook/book";
import type { InPlaceOfTable } from "../../src/workbook/formulas/formulas-without-table";
import { withoutTables } from "../../src/workbook/formulas/formulas-without-table";
import { parseAddress } from "../../src/workbook/office-host/addresses";
import type {
  AnswerCall,
  CellFormat,
  CellInput,
  Grid,
  GridChange,
  GridErrorCode,
  GridEvent,
  GridName,
  GridSheet,
  GridTable,
  SheetRange,
} from "../../src/workbook/grid";
import { GridError } from "../../src/workbook/grid";
import type { Standpoint } from "../../src/workbook/formulas/structured-reference";
import { resolveStructured } from "../../src/workbook/formulas/structured-reference";
import { MemoryCalculation } from "./memory-calculation";
import type { MemorySheet } from "./memory-sheet";
import { cellAt, cellKey, dropIfBlank, placeOf, shiftCells, textOf, type } from "./memory-sheet";

interface State {
  sheets: MemorySheet[];
  active: string;
  tables: GridTable[];
  names: GridName[];
}

const plainLook: CellFormat = {
  bold: false,
  italic: false,
  fontColor: "#000000",
  fontName: "Calibri",
  fontSize: 11,
  fill: "",
  horizontalAlignment: "General",
  wrapText: false,
  columnWidth: 48,
  rowHeight: 15,
};

/** Where names stand. */
const nowhere: Standpoint = { sheet: "", row: -1, column: -1 };

const refuse = (code: GridErrorCode, message: string): never => {
  throw new GridError(code, message);
};

const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

const newSheet = (id: string, name: string): MemorySheet => ({
  id,
  name,
  visibility: "Visible",
  tabColor: "",
  isProtected: false,
  cells: new Map(),
  widths: new Map(),
  heights: new Map(),
});

/** A grid without a screen and without Excel's formulas: the twin of a real one, for tests of the host. */
export class MemoryGrid implements Grid {
  private state: State = {
    sheets: [newSheet("sheet-1", "Sheet1")],
    active: "sheet-1",
    tables: [],
    names: [],
  };
  private selected: SheetRange = cell("sheet-1", 0, 0);
  private readonly listeners = new Set<(event: GridEvent) => void>();
  private readonly undone: State[] = [];
  private readonly done: State[] = [];
  private readonly calculation: MemoryCalculation;
  private depth = 0;
  private before: State | undefined;
  private last = 1;
  private announced: Promise<void> | undefined;
  private isOpen = true;
  /** Whether somebody is typing in a cell. */
  editing = false;

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

  private formulaCells() {
    return this.state.sheets.flatMap(({ id, cells }) =>
      [...cells]
        .filter(([, { formula }]) => formula !== undefined)
        .map(([key]) => {
          const [row, column] = placeOf(key);
          return { sheet: id, row, column };
        }),
    );
  }

  private find(reference: string, home: string) {
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
  private bookTables(tables: readonly GridTable[] = this.state.tables): BookTable[] {
    return tables.map(({ name, range, showHeaders, showTotals }) => {
      const { name: sheet, cells } = this.sheet(range.sheet);
      const columns = columnsOf(range).map((column) =>
        textOf(cells.get(cellKey(range.startRow, column))?.value ?? null, "General"),
      );
      return { name, sheet, range, columns, hasHeader: showHeaders, hasTotals: showTotals };
    });
  }

  private forgetTables(gone: readonly GridTable[], instead: InPlaceOfTable): void {
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

  private sheet(id: string): MemorySheet {
    return (
      this.state.sheets.find((each) => each.id === id) ??
      refuse("ItemNotFound", `worksheet ${id} is not there`)
    );
  }

  private table(id: string): GridTable {
    return (
      this.state.tables.find((each) => each.id === id) ??
      refuse("ItemNotFound", `table ${id} is not there`)
    );
  }

  private tell(event: GridEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }

  /** One change: a step of undo of its own unless one is open. Formulas are calculated anew. */
  private change<T>(work: () => T): T {
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
  private announce(): void {
    this.announced ??= Promise.resolve()
      .then(() => this.calculation.settled())
      .then(() => {
        this.announced = undefined;
        if (!this.isOpen) return;
        const sheets = [...new Set(this.formulaCells().map(({ sheet }) => sheet))];
        if (sheets.length > 0) this.tell({ kind: "calculated", sheets });
      });
  }

  private unprotected(id: string): MemorySheet {
    const sheet = this.sheet(id);
    if (sheet.isProtected) refuse("AccessDenied", `worksheet ${sheet.name} is protected`);
    return sheet;
  }

  sheets(): readonly GridSheet[] {
    return this.state.sheets.map(({ id, name, visibility, tabColor }) => ({
      id,
      name,
      visibility,
      tabColor,
    }));
  }

  addSheet(name = this.freeSheetName()): GridSheet {
    this.checkSheetName(name);
    const id = `sheet-${++this.last}`;
    this.change(() => this.state.sheets.push(newSheet(id, name)));
    this.tell({ kind: "sheetAdded", sheet: id });
    return { id, name, visibility: "Visible", tabColor: "" };
  }

  private freeSheetName(): string {
    let number = this.state.sheets.length + 1;
    while (this.state.sheets.some(({ name }) => same(name, `Sheet${number}`))) number++;
    return `Sheet${number}`;
  }

  private checkSheetName(name: string): void {
    if (name.trim() === "" || name.length > 31 || /[[\]:*?/\\]/.test(name)) {
      refuse("InvalidArgument", `name must be one of a sheet, got ${JSON.stringify(name)}`);
    }
    if (this.state.sheets.some((each) => same(each.name, name))) {
      refuse("ItemAlreadyExists", `worksheet ${name} exists already`);
    }
  }

  private checkVisibleLeft(id: string): void {
    const left = this.state.sheets.some((each) => each.id !== id && each.visibility === "Visible");
    if (!left) refuse("InvalidOperation", "a workbook must show a sheet");
  }

  deleteSheet(id: string): void {
    const sheet = this.sheet(id);
    if (sheet.visibility === "Visible") this.checkVisibleLeft(id);
    this.change(() => {
      this.state.sheets = this.state.sheets.filter((each) => each !== sheet);
      this.state.tables = this.state.tables.filter(({ range }) => range.sheet !== id);
      this.state.names = this.state.names.filter(({ sheet: home }) => home !== id);
      this.state.active = this.stillActive();
    });
    this.tell({ kind: "sheetDeleted", sheet: id });
  }

  private stillActive(): string {
    const { sheets, active } = this.state;
    const shown = sheets.filter(({ visibility }) => visibility === "Visible");
    return (shown.find(({ id }) => id === active) ?? shown[0])?.id ?? active;
  }

  setSheet(
    id: string,
    change: Partial<Omit<GridSheet, "id">> & { readonly position?: number },
  ): void {
    const sheet = this.sheet(id);
    const { name, visibility, tabColor, position } = change;
    if (name !== undefined && !same(name, sheet.name)) this.checkSheetName(name);
    if (visibility !== undefined && visibility !== "Visible") this.checkVisibleLeft(id);
    this.change(() => {
      if (name !== undefined) sheet.name = name;
      if (tabColor !== undefined) sheet.tabColor = tabColor;
      if (visibility !== undefined) sheet.visibility = visibility;
      if (position !== undefined) {
        this.state.sheets = this.state.sheets.filter((each) => each !== sheet);
        this.state.sheets.splice(position, 0, sheet);
      }
    });
    const active = this.stillActive();
    if (active !== this.state.active) this.activateSheet(active);
  }

  activeSheet(): string {
    return this.state.active;
  }

  activateSheet(id: string): void {
    const sheet = this.sheet(id);
    if (sheet.visibility !== "Visible") {
      refuse("InvalidOperation", `worksheet ${sheet.name} is hidden`);
    }
    const before = this.state.active;
    if (before === id) return;
    this.state.active = id;
    this.tell({ kind: "sheetDeactivated", sheet: before });
    this.tell({ kind: "sheetActivated", sheet: id });
    this.select(cell(id, 0, 0));
  }

  private read<T>(range: SheetRange, one: (row: number, column: number) => T): T[][] {
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

  private tellChanged(
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

  private shift(range: SheetRange, vertically: boolean, sign: 1 | -1): void {
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

  format<K extends keyof CellFormat>(range: SheetRange, property: K): CellFormat[K] | null {
    const sheet = this.sheet(range.sheet);
    const seen = this.looksIn(range).map(([row, column]) => {
      if (property === "columnWidth") return sheet.widths.get(column) ?? plainLook[property];
      if (property === "rowHeight") return sheet.heights.get(row) ?? plainLook[property];
      return sheet.cells.get(cellKey(row, column))?.look?.[property] ?? plainLook[property];
    }) as CellFormat[K][];
    const first = seen[0] ?? plainLook[property];
    return seen.every((value) => value === first) ? first : null;
  }

  /** Cells of whole rows and columns are seen as far as the sheet is used. */
  private looksIn(range: SheetRange): (readonly [number, number])[] {
    const used = this.usedRange(range.sheet, false);
    const endRow = Math.min(range.endRow, Math.max(range.startRow, used?.endRow ?? 0) + 1000);
    const endColumn = Math.min(
      range.endColumn,
      Math.max(range.startColumn, used?.endColumn ?? 0) + 100,
    );
    const seen = { ...range, endRow, endColumn };
    return rowsOf(seen).flatMap((row) => columnsOf(seen).map((column) => [row, column] as const));
  }

  setFormat<K extends keyof CellFormat>(
    range: SheetRange,
    property: K,
    value: CellFormat[K],
  ): void {
    const sheet = this.unprotected(range.sheet);
    this.change(() => {
      if (property === "columnWidth" && typeof value === "number") {
        for (const column of columnsOf(range)) sheet.widths.set(column, value);
      } else if (property === "rowHeight" && typeof value === "number") {
        for (const row of rowsOf(range)) sheet.heights.set(row, value);
      } else {
        for (const [row, column] of this.looksIn(range)) {
          const target = cellAt(sheet, row, column);
          target.look = { ...target.look, [property]: value };
        }
      }
    });
  }

  autofitColumns(range: SheetRange): void {
    const used = this.usedRange(range.sheet, true);
    if (!used) return;
    const sheet = this.unprotected(range.sheet);
    this.change(() => {
      for (const column of columnsOf(range)) {
        const shown = this.texts({ ...used, startColumn: column, endColumn: column }).flat();
        const longest = Math.max(...shown.map((text) => text.length));
        if (longest > 0) sheet.widths.set(column, 6 * longest + 5);
      }
    });
  }

  isProtected(sheet: string): boolean {
    return this.sheet(sheet).isProtected;
  }

  protect(id: string, on: boolean): void {
    const sheet = this.sheet(id);
    this.change(() => {
      sheet.isProtected = on;
    });
  }

  message(sheet: string, row: number, column: number): string | null {
    return this.calculation.message(sheet, row, column);
  }

  tables(): readonly GridTable[] {
    return this.state.tables;
  }

  addTable(given: SheetRange, hasHeaders: boolean, name = this.freeTableName()): GridTable {
    const sheet = this.unprotected(given.sheet);
    this.checkTableName(name);
    const lacksBody = hasHeaders && given.startRow === given.endRow;
    const range = lacksBody || !hasHeaders ? { ...given, endRow: given.endRow + 1 } : given;
    this.checkFree(range);
    const table: GridTable = {
      id: `table-${++this.last}`,
      name,
      range,
      showHeaders: true,
      showTotals: false,
      style: "TableStyleMedium2",
    };
    this.change(() => {
      if (!hasHeaders) {
        const header = { ...given, endRow: given.startRow };
        shiftCells(sheet, header, { rows: 1, columns: 0 });
      }
      this.nameColumns(sheet, range);
      this.state.tables = [...this.state.tables, table];
    });
    this.tell({ kind: "tableAdded", table: table.id });
    return table;
  }

  /** Header cells are texts, and each its own. */
  private nameColumns(sheet: MemorySheet, range: SheetRange): void {
    const taken = new Set<string>();
    for (const [index, column] of columnsOf(range).entries()) {
      const header = cellAt(sheet, range.startRow, column);
      const wanted = header.value === null ? `Column${index + 1}` : textOf(header.value, "General");
      let name = wanted;
      for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${wanted}${number}`;
      taken.add(name.toLowerCase());
      header.value = name;
      delete header.formula;
    }
  }

  private freeTableName(): string {
    let number = this.state.tables.length + 1;
    while (this.state.tables.some(({ name }) => same(name, `Table${number}`))) number++;
    return `Table${number}`;
  }

  private checkTableName(name: string): void {
    if (!/^[A-Za-z_][\w.]*$/.test(name) || /^[A-Z]{1,3}\d+$/i.test(name)) {
      refuse("InvalidArgument", `name must be one of a table, got ${JSON.stringify(name)}`);
    }
    if (this.state.tables.some((each) => same(each.name, name))) {
      refuse("ItemAlreadyExists", `table ${name} exists already`);
    }
  }

  private checkFree(range: SheetRange, except?: string): void {
    const other = this.state.tables.find(
      ({ id, range: taken }) => id !== except && meets(taken, range),
    );
    if (other) refuse("InvalidArgument", `range must not touch another table, got ${other.name}`);
  }

  deleteTable(id: string, keepCells: boolean): void {
    const table = this.table(id);
    this.unprotected(table.range.sheet);
    this.change(() => {
      this.forgetTables([table], keepCells ? "cells" : "#REF!");
      if (!keepCells) this.clear(table.range, "Contents");
    });
    this.tell({ kind: "tableDeleted", table: id });
  }

  setTable(
    id: string,
    change: Partial<Pick<GridTable, "name" | "showHeaders" | "showTotals" | "style">> & {
      readonly range?: CellRange;
    },
  ): void {
    const table = this.table(id);
    const sheet = this.unprotected(table.range.sheet);
    if (change.name !== undefined && !same(change.name, table.name))
      this.checkTableName(change.name);
    const range = this.newTableRange(table, change);
    this.checkFree(range, id);
    this.change(() => {
      this.replaceTable({ ...table, ...change, range });
      if (change.showTotals === true && !table.showTotals) {
        type(cellAt(sheet, range.endRow, range.startColumn), "Total");
      }
      if (change.range && table.showHeaders) this.nameColumns(sheet, range);
    });
    this.tell({ kind: "tableChanged", table: id });
  }

  private newTableRange(
    table: GridTable,
    change: { readonly range?: CellRange; showHeaders?: boolean; showTotals?: boolean },
  ): SheetRange {
    let range = { ...table.range, ...change.range };
    if (change.range && change.range.startRow !== table.range.startRow) {
      refuse("InvalidArgument", "range must keep the table's header in its row");
    }
    if (change.showTotals !== undefined && change.showTotals !== table.showTotals) {
      range = { ...range, endRow: range.endRow + (change.showTotals ? 1 : -1) };
    }
    if (change.showHeaders !== undefined && change.showHeaders !== table.showHeaders) {
      range = { ...range, startRow: range.startRow + (change.showHeaders ? -1 : 1) };
    }
    return range;
  }

  private replaceTable(table: GridTable): void {
    this.state.tables = this.state.tables.map((each) => (each.id === table.id ? table : each));
  }

  private bodyStart = ({ range, showHeaders }: GridTable) => range.startRow + Number(showHeaders);

  private bodyRows = ({ range, showHeaders, showTotals }: GridTable) =>
    range.endRow - range.startRow + 1 - Number(showHeaders) - Number(showTotals);

  insertTableRows(id: string, index: number | null, rows: readonly (readonly CellInput[])[]): void {
    const table = this.table(id);
    const sheet = this.unprotected(table.range.sheet);
    const start = this.bodyStart(table) + (index ?? this.bodyRows(table));
    const range = { ...table.range, startRow: start, endRow: start + rows.length - 1 };
    this.change(() => {
      shiftCells(sheet, range, { rows: rows.length, columns: 0 });
      this.state.tables = this.state.tables.map((each) =>
        each.id === id
          ? { ...each, range: { ...each.range, endRow: each.range.endRow + rows.length } }
          : shiftTable(each, range, rows.length, 0),
      );
      this.put(range, rows);
    });
    this.tellChanged("RowInserted", range);
  }

  private put(range: SheetRange, rows: readonly (readonly CellInput[])[]): void {
    const sheet = this.sheet(range.sheet);
    for (const [down, row] of rows.entries()) {
      for (const [right, input] of row.entries()) {
        const at = [range.startRow + down, range.startColumn + right] as const;
        if (input !== null) type(cellAt(sheet, ...at), input);
        dropIfBlank(sheet, ...at);
      }
    }
  }

  deleteTableRows(id: string, index: number, count: number): void {
    const table = this.table(id);
    const sheet = this.unprotected(table.range.sheet);
    const start = this.bodyStart(table) + index;
    const range = { ...table.range, startRow: start, endRow: start + count - 1 };
    this.change(() => {
      shiftCells(sheet, range, { rows: -count, columns: 0 });
      this.state.tables = this.state.tables.map((each) =>
        each.id === id
          ? { ...each, range: { ...each.range, endRow: each.range.endRow - count } }
          : shiftTable(each, range, -count, 0),
      );
    });
    this.tellChanged("RowDeleted", range);
  }

  insertTableColumn(
    id: string,
    index: number | null,
    cells: readonly CellInput[],
    name?: string,
  ): void {
    const table = this.table(id);
    const sheet = this.unprotected(table.range.sheet);
    const width = table.range.endColumn - table.range.startColumn + 1;
    const column = table.range.startColumn + (index ?? width);
    const range = { ...table.range, startColumn: column, endColumn: column };
    this.change(() => {
      shiftCells(sheet, range, { rows: 0, columns: 1 });
      this.replaceTable({
        ...table,
        range: { ...table.range, endColumn: table.range.endColumn + 1 },
      });
      const header = name ?? `Column${width + 1}`;
      if (table.showHeaders) this.put({ ...range, endRow: range.startRow }, [[header]]);
      const body = { ...range, startRow: this.bodyStart(table) };
      this.put(
        body,
        cells.map((input) => [input]),
      );
    });
    this.tellChanged("ColumnInserted", range);
  }

  deleteTableColumn(id: string, index: number): void {
    const table = this.table(id);
    const sheet = this.unprotected(table.range.sheet);
    const column = table.range.startColumn + index;
    const range = { ...table.range, startColumn: column, endColumn: column };
    this.change(() => {
      shiftCells(sheet, range, { rows: 0, columns: -1 });
      this.replaceTable({
        ...table,
        range: { ...table.range, endColumn: table.range.endColumn - 1 },
      });
    });
    this.tellChanged("ColumnDeleted", range);
  }

  names(): readonly GridName[] {
    return this.state.names;
  }

  setName(name: GridName): void {
    this.change(() => {
      const isOther = (each: GridName) =>
        !(same(each.name, name.name) && each.sheet === name.sheet);
      this.state.names = [...this.state.names.filter(isOther), name];
    });
  }

  deleteName(name: string, sheet: string | null): void {
    const found = this.state.names.find((each) => same(each.name, name) && each.sheet === sheet);
    if (!found) refuse("ItemNotFound", `name ${name} is not there`);
    this.change(() => {
      this.state.names = this.state.names.filter((each) => each !== found);
    });
  }

  selection(): SheetRange {
    return this.selected;
  }

  select(range: SheetRange): void {
    this.sheet(range.sheet);
    this.selected = range;
    this.tell({ kind: "selected", range });
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

  isEditing(): boolean {
    return this.editing;
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

  book(): Book {
    throw new Error("a memory grid is never saved");
  }

  close(): void {
    this.isOpen = false;
    this.listeners.clear();
  }
}

const cell = (sheet: string, row: number, column: number): SheetRange => ({
  sheet,
  startRow: row,
  startColumn: column,
  endRow: row,
  endColumn: column,
});

const rowsOf = ({ startRow, endRow }: CellRange) =>
  Array.from({ length: Math.max(0, endRow - startRow + 1) }, (_, index) => startRow + index);

const columnsOf = ({ startColumn, endColumn }: CellRange) =>
  Array.from(
    { length: Math.max(0, endColumn - startColumn + 1) },
    (_, index) => startColumn + index,
  );

const holds = (range: CellRange, row: number, column: number) =>
  row >= range.startRow &&
  row <= range.endRow &&
  column >= range.startColumn &&
  column <= range.endColumn;

const liesIn = (one: SheetRange, other: SheetRange) =>
  one.sheet === other.sheet &&
  holds(other, one.startRow, one.startColumn) &&
  holds(other, one.endRow, one.endColumn);

const meets = (one: SheetRange, other: SheetRange) =>
  one.sheet === other.sheet &&
  one.startRow <= other.endRow &&
  other.startRow <= one.endRow &&
  one.startColumn <= other.endColumn &&
  other.startColumn <= one.endColumn;

/** Whole rows and columns have a name of their own. */
function shiftName(
  range: SheetRange,
  vertically: boolean,
  what: "Inserted" | "Deleted",
): GridChange {
  const whole = vertically
    ? range.startColumn === 0 && range.endColumn === 16_383
    : range.startRow === 0 && range.endRow === 1_048_575;
  if (!whole) return `Cell${what}`;
  return vertically ? `Row${what}` : `Column${what}`;
}

/** A table behind the place moves, one around it grows or shrinks. */
function shiftTable(table: GridTable, at: SheetRange, rows: number, columns: number): GridTable {
  const { range } = table;
  if (range.sheet !== at.sheet) return table;
  const inBand =
    rows !== 0
      ? range.startColumn >= at.startColumn && range.endColumn <= at.endColumn
      : range.startRow >= at.startRow && range.endRow <= at.endRow;
  if (!inBand) return table;
  const moveRow = (row: number) => (row >= at.startRow ? row + rows : row);
  const moveColumn = (column: number) => (column >= at.startColumn ? column + columns : column);
  return {
    ...table,
    range: {
      sheet: range.sheet,
      startRow: moveRow(range.startRow),
      endRow: moveRow(range.endRow),
      startColumn: moveColumn(range.startColumn),
      endColumn: moveColumn(range.endColumn),
    },
  };
}
