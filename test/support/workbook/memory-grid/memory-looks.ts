import type { CellFormat, SheetRange } from "../../../../src/embedded/grid";
import { MemoryCells } from "./memory-cells";
import { cellAt, cellKey } from "./memory-sheet";
import { columnsOf, rowsOf } from "./ranges";

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

/** How the cells of a workbook look. */
export abstract class MemoryLooks extends MemoryCells {
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
  protected looksIn(range: SheetRange): (readonly [number, number])[] {
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
}
