import type { CellRange } from "../../../workbook/book/book";
import { cellsEdit } from "../edits/cell-edits";
import type { GridCells } from "../book/grid-cells";
import { intersect } from "../book/grid-cells";
import { rowTemplate } from "./new-table-rows";
import { columnNames, headerEdits } from "./table-columns";
import { hasCells } from "./table-ranges";
import type { TableStore } from "../book/table-store";
import type { TableState } from "../book/table-state";
import type { Edit } from "../book/undo-steps";
import type { UniverBook } from "../book/univer-book";

/** Makes tables grow by what is typed at their edges. */
export class TableGrowth {
  constructor(
    private readonly book: UniverBook,
    private readonly store: TableStore,
    private readonly cells: GridCells,
  ) {}

  /** A key typed below the last row makes the table grow, and so does a header beside the last. */
  by(sheet: string, written: CellRange): Edit[] {
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
        added > 0
          ? rowTemplate(this.book, this.cells, grown, table.range.endRow + 1, added, true, true)
          : undefined;
      return [
        this.store.replace(table.id, { range: grown.range, columns: grown.columns }),
        ...(grown.columns.length > table.columns.length
          ? headerEdits(this.book, this.cells, grown)
          : []),
        ...(fill && hasCells(fill) ? [cellsEdit(this.book, sheet, fill)] : []),
      ];
    }
    return [];
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
}
