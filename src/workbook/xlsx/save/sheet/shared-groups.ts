import type { ScannedCell, ScannedSheet } from "./scan-sheet";
import type { SheetEdits } from "./sheet-edits";

/**
 * The cells of shared formulas that are to say theirs in full: all of a group of which one is edited, taken out or moved.
 * Of such a group only the first says the formula, and the others follow by where they stand.
 */
export function formulasWrittenOut(
  { xml, rows }: ScannedSheet,
  { cells, cellTo, formulaAt }: Pick<SheetEdits, "cells" | "cellTo" | "formulaAt">,
): Map<ScannedCell, { readonly formula: string; readonly row: number; readonly column: number }> {
  const groups = new Map<string, ScannedCell[]>();
  for (const row of rows) {
    if (!/\st\s*=\s*["']shared["']/.test(xml.slice(row.place.insideStart, row.place.insideEnd)))
      continue;
    for (const cell of row.cells) {
      const { t, si } = cell.formula?.attributes ?? {};
      if (t !== "shared" || si === undefined) continue;
      const group = groups.get(si) ?? [];
      groups.set(si, group);
      group.push(cell);
    }
  }
  const found = new Map<ScannedCell, { formula: string; row: number; column: number }>();
  if (groups.size === 0) return found;
  const edited = new Set(
    cells
      .filter(({ content }) => content !== undefined && content.kind !== "result")
      .map(({ row, column }) => `${row}:${column}`),
  );
  const isLeft = ({ row, column }: ScannedCell): boolean => {
    const at = cellTo(row, column);
    if (at?.row !== row || at.column !== column) return true;
    return edited.has(`${row}:${column}`);
  };
  for (const group of groups.values()) {
    if (!group.some(isLeft)) continue;
    for (const cell of group) {
      const { row, column } = cell;
      const formula = formulaAt(row, column);
      if (formula !== undefined) found.set(cell, { formula, row, column });
    }
  }
  return found;
}
