import { parseRange } from "../../../book/cell-address";
import { groupSaid, isFormula, lightTags, mayShare, odd, placeSaid } from "./light-tags";
import type { ScannedFormula, ScannedRow, ScannedSheet } from "./scan-sheet";
import type { SheetEdits } from "./sheet-edits";

/** Groups of shared formulas, by the numbers they have in their sheet. */
export type SharedGroups = ReadonlySet<string>;

/**
 * The groups of shared formulas whose cells are to say theirs in full: those of which a cell is edited, taken out or moved.
 * Of a group only the first says the formula, and the others follow by where they stand.
 */
export function groupsWrittenOut(
  { xml, rows }: ScannedSheet,
  { cells, cellTo, rowTo, cellsGo }: Pick<SheetEdits, "cells" | "cellTo" | "rowTo" | "cellsGo">,
): SharedGroups {
  const changed = cells.filter(({ content }) => content !== undefined && content.kind !== "result");
  const edited = new Set(changed.map(({ row, column }) => `${row}:${column}`));
  const editedRows = new Set(changed.map(({ row }) => row));
  const found = new Set<string>();
  for (const source of rows) {
    const { row } = source;
    const stays = rowTo(row) === row && cellsGo(row) === "along" && !editedRows.has(row);
    if (stays || !mayShare(insideOf(xml, source))) continue;
    for (const { column, group } of sharedIn(xml, source)) {
      if (found.has(group)) continue;
      const at = cellTo(row, column);
      const isThere = at?.row === row && at.column === column;
      if (!isThere || edited.has(`${row}:${column}`)) found.add(group);
    }
  }
  return found;
}

/** Whether a row has cells of these groups. */
export const hasOneOf = (xml: string, row: ScannedRow, groups: SharedGroups): boolean =>
  groups.size > 0 &&
  mayShare(insideOf(xml, row)) &&
  [...sharedIn(xml, row)].some(({ group }) => groups.has(group));

/** The group that a formula is one of. */
export const groupOf = (formula: ScannedFormula | undefined): string | undefined =>
  formula?.attributes.t === "shared" ? formula.attributes.si : undefined;

const insideOf = (xml: string, { place }: ScannedRow): string =>
  xml.slice(place.insideStart, place.insideEnd);

interface SharedCell {
  readonly column: number;
  readonly group: string;
}

function sharedIn(xml: string, row: ScannedRow): readonly SharedCell[] {
  const inside = insideOf(xml, row);
  const light = odd.test(inside) ? undefined : lightly(inside);
  if (light) return light;
  return row.cells.flatMap(({ column, formula }) => {
    const group = groupOf(formula);
    return group === undefined ? [] : [{ column, group }];
  });
}

/** Nothing where a cell does not say where it is. */
function lightly(inside: string): readonly SharedCell[] | undefined {
  const found: SharedCell[] = [];
  let said: string | undefined;
  for (const tag of lightTags(inside)) {
    if (!isFormula(tag)) {
      said = placeSaid(tag);
      if (said === undefined) return undefined;
      continue;
    }
    const group = groupSaid(tag);
    if (group === undefined) continue;
    const range = parseRange(said ?? "");
    if (!range) return undefined;
    found.push({ column: range.startColumn, group });
  }
  return found;
}
