import type { CellRange, CellValue } from "../../../workbook/book/book";
import type { GridChange, GridEvent } from "../../grid";

/** Who listens to a grid, and how they are told. */
export class Listeners {
  private readonly listeners = new Set<(event: GridEvent) => void>();

  subscribe(listener: (event: GridEvent) => void): () => void {
    // The same function may listen twice.
    const own = (event: GridEvent) => {
      listener(event);
    };
    this.listeners.add(own);
    return () => {
      this.listeners.delete(own);
    };
  }

  emit(event: GridEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }

  changed(
    change: GridChange,
    sheet: string,
    range: CellRange,
    detail: { readonly before: CellValue; readonly after: CellValue } | null = null,
  ): void {
    this.emit({ kind: "changed", change, range: { sheet, ...range }, detail });
  }

  close(): void {
    this.listeners.clear();
  }
}
