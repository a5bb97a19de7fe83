import type { IMutation } from "@univerjs/core";
import { CommandType } from "@univerjs/core";
import { SheetRangeThemeModel, SheetRangeThemeService } from "@univerjs/sheets";
import type { BookTable, CellRange } from "../../../workbook/book/book";
import type { GridTable } from "../../grid";
import { GridError } from "../../grid";
import { usualTableStyle } from "../../../workbook/book/usual-table-style";
import { tableLooks, themeOf } from "./table-looks";
import type { Edit } from "./undo-steps";
import type { UniverBook } from "./univer-book";
import type { TableState } from "./table-state";

interface SetTables {
  readonly unitId: string;
  readonly tables: readonly TableState[];
}

export const setTablesId = "outspend.mutation.set-tables";

/**
 * The tables of a book. They change by one mutation that holds them all, so that undo and redo, ours and Univer's, bring
 * back exactly what was. Univer has tables of its own; they know no totals row, lose the names of columns on undo, and
 * stay where they are when cells are inserted above them.
 */
export class TableStore {
  private states: readonly TableState[] = [];
  private made = 0;

  constructor(private readonly book: UniverBook) {}

  /** Takes over the tables of a book that is opened. */
  load(tables: readonly BookTable[], sheetIds: ReadonlyMap<string, string>): void {
    const before = this.states;
    this.states = tables.flatMap((table): TableState[] => {
      const sheet = sheetIds.get(table.sheet);
      if (sheet === undefined) return [];
      return [
        {
          id: this.newId(),
          name: table.name,
          sheet,
          range: table.range,
          columns: table.columns,
          showHeaders: table.hasHeader,
          showTotals: table.hasTotals,
          style: table.style ?? usualTableStyle,
          hasStripes: table.hasRowStripes ?? true,
          hasFilter: table.hasFilter ?? true,
        },
      ];
    });
    this.show(before, this.states);
  }

  /** @returns what ends the connection with Univer */
  connect(
    changed: (before: readonly TableState[], after: readonly TableState[]) => void,
  ): () => void {
    const model = this.book.injector.get(SheetRangeThemeModel);
    for (const look of tableLooks()) model.registerDefaultRangeTheme(look);
    const mutation: IMutation<SetTables> = {
      id: setTablesId,
      type: CommandType.MUTATION,
      handler: (_, { tables }) => {
        const before = this.states;
        this.states = tables;
        this.show(before, tables);
        changed(before, tables);
        return true;
      },
    };
    const registered = this.book.commands.registerCommand(mutation);
    return () => {
      registered.dispose();
    };
  }

  list(): readonly TableState[] {
    return this.states;
  }

  /** @throws GridError where there is none of this id */
  get(id: string): TableState {
    const found = this.states.find((table) => table.id === id);
    if (!found) throw new GridError("ItemNotFound", `table must be one of the book, got ${id}`);
    return found;
  }

  /** An id no table has or had. */
  newId(): string {
    return `table-${++this.made}`;
  }

  /** The change to other tables than there are now. */
  become(tables: readonly TableState[]): Edit {
    const edit = (states: readonly TableState[]) => ({
      id: setTablesId,
      params: { unitId: this.book.unit, tables: states },
    });
    return { redo: edit(tables), undo: edit(this.states) };
  }

  /** The change of one table. */
  replace(id: string, change: Partial<TableState>): Edit {
    return this.become(
      this.states.map((table) => (table.id === id ? { ...table, ...change } : table)),
    );
  }

  gridTables(): GridTable[] {
    return this.states.map(gridTable);
  }

  bookTables(): BookTable[] {
    return this.states.map((table) => this.bookTable(table)).filter(({ sheet }) => sheet !== "");
  }

  /** A table as a file has it. Its sheet is "" where it is gone. */
  bookTable(table: TableState): BookTable {
    return {
      name: table.name,
      sheet: this.book.workbook.getSheetBySheetId(table.sheet)?.getName() ?? "",
      range: table.range,
      columns: table.columns,
      hasHeader: table.showHeaders,
      hasTotals: table.showTotals,
      ...(table.style === usualTableStyle ? {} : { style: table.style }),
      ...(table.hasStripes ? {} : { hasRowStripes: false }),
      ...(table.hasFilter ? {} : { hasFilter: false }),
    };
  }

  private show(before: readonly TableState[], after: readonly TableState[]): void {
    const service = this.book.injector.get(SheetRangeThemeService);
    for (const table of before) {
      if (after.includes(table)) continue;
      service.removeRangeThemeRule(themeOf(table), this.placeOf(table));
    }
    for (const table of after) {
      if (before.includes(table) || table.style === "") continue;
      service.registerRangeThemeStyle(themeOf(table), this.placeOf(table));
    }
  }

  private placeOf({ range, sheet }: TableState) {
    return { unitId: this.book.unit, subUnitId: sheet, range };
  }
}

export const gridTable = (table: TableState): GridTable => ({
  id: table.id,
  name: table.name,
  range: { sheet: table.sheet, ...table.range },
  showHeaders: table.showHeaders,
  showTotals: table.showTotals,
  style: table.style,
});

/** The rows between header and totals. Of a table without rows the last is above the first. */
export function bodyOf({ range, showHeaders, showTotals }: TableState): CellRange {
  return {
    ...range,
    startRow: range.startRow + (showHeaders ? 1 : 0),
    endRow: range.endRow - (showTotals ? 1 : 0),
  };
}
