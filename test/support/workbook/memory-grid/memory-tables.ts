import type { CellRange } from "../../../../src/workbook/book/book";
import type { CellInput, GridTable, SheetRange } from "../../../../src/embedded/grid";
import { MemoryLooks } from "./memory-looks";
import type { MemorySheet } from "./memory-sheet";
import { cellAt, dropIfBlank, shiftCells, textOf, type } from "./memory-sheet";
import { columnsOf, meets } from "./ranges";
import { shiftTable } from "./shifts";
import { refuse, same } from "./state";

/** A workbook's tables. */
export abstract class MemoryTables extends MemoryLooks {
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
  protected nameColumns(sheet: MemorySheet, range: SheetRange): void {
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

  protected freeTableName(): string {
    let number = this.state.tables.length + 1;
    while (this.state.tables.some(({ name }) => same(name, `Table${number}`))) number++;
    return `Table${number}`;
  }

  protected checkTableName(name: string): void {
    if (!/^[A-Za-z_][\w.]*$/.test(name) || /^[A-Z]{1,3}\d+$/i.test(name)) {
      refuse("InvalidArgument", `name must be one of a table, got ${JSON.stringify(name)}`);
    }
    if (this.state.tables.some((each) => same(each.name, name))) {
      refuse("ItemAlreadyExists", `table ${name} exists already`);
    }
  }

  protected checkFree(range: SheetRange, except?: string): void {
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
    this.tell({ kind: "tableChanged", table: id, isBack: false });
  }

  protected newTableRange(
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

  protected replaceTable(table: GridTable): void {
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

  protected put(range: SheetRange, rows: readonly (readonly CellInput[])[]): void {
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
}
