import type { CellRange } from "../../../workbook/book/book";
import { GridError } from "../../grid";
import { formulaEdits } from "../edits/formula-edits";
import { isIn } from "./table-ranges";
import type { GridCells } from "../book/grid-cells";
import { intersect } from "../book/grid-cells";
import type { GridNames } from "../book/grid-names";
import { isName } from "../book/grid-names";
import type { Renaming } from "../../../workbook/formulas/rename-references";
import { renamedFormula } from "../../../workbook/formulas/rename-references";
import { columnNames, headerEdits } from "./table-columns";
import type { TableStore } from "../book/table-store";
import type { TableState } from "../book/table-state";
import type { Edit, UndoSteps } from "../book/undo-steps";
import type { UniverBook } from "../book/univer-book";

/** What tables and their columns are called, and what calls them so. */
export class TableNames {
  constructor(
    private readonly book: UniverBook,
    private readonly store: TableStore,
    private readonly cells: GridCells,
    private readonly names: GridNames,
    private readonly steps: UndoSteps,
  ) {}

  /** Headers that were overwritten rename their columns, and formulas follow. */
  headersWritten(sheet: string, written: CellRange): Edit[] {
    return this.store.list().flatMap((table) => {
      const header = { ...table.range, endRow: table.range.startRow };
      if (table.sheet !== sheet || !table.showHeaders || !intersect(header, written)) return [];
      const values = this.cells.values({ sheet, ...header })[0] ?? [];
      const columns = columnNames(values, table.columns.length);
      if (columns.every((name, index) => name === table.columns[index])) {
        return headerEdits(this.book, this.cells, table);
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
        ...headerEdits(this.book, this.cells, next),
        ...this.renamingEdits(next, renamings),
      ];
    });
  }

  rename(id: string, name: string): void {
    const table = this.store.get(id);
    if (name === table.name) return;
    this.mustBeNew(name, table);
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

  mustBeNew(name: string, except: TableState | null): void {
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

  freeName(): string {
    for (let number = 1; ; number++) {
      const name = `Table${number}`;
      const taken = this.store
        .list()
        .some((table) => table.name.toLowerCase() === name.toLowerCase());
      if (!taken && !this.names.has(name)) return name;
    }
  }
}
