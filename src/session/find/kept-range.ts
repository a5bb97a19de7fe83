import { cellsIn, onSheet, rangeHeadedAt } from "./headed-range";
import { exactRange, headersStart } from "./exact-range";
import { headerText } from "./header-text";
import type { KeptPlace } from "./kept-choices";
import type { Area, Locate, Rectangle } from "../contract/register-port";
import { type TableKind, threatTable } from "./table-kind";

/**
 * Finds a range again by its headers, wherever it is now: where most of them stand side by side, and at least half of
 * them; of several such places the one nearest to where it was. Where none is left, it is where it was.
 */
export function locateKept(
  { headers, row, column, extent }: KeptPlace,
  kind: TableKind = threatTable,
): Locate {
  const wanted = new Set(headers.filter((header) => header !== ""));
  return (area) => {
    let best: { range: Rectangle; score: number; distance: number } | null = null;
    for (const [at, line] of area.cells.entries()) {
      const first = line.findIndex((cell) => wanted.has(headerText(cell)));
      if (first < 0) continue;
      for (const start of startsIn(line.map(headerText), wanted)) {
        const range = rangeHeadedAt(area, at, start, kind);
        const found = cellsIn(area.cells, { ...range, rows: 1 })[0] ?? [];
        const score = new Set(found.map(headerText).filter((text) => wanted.has(text))).size;
        const distance =
          Math.abs(area.row + at - row) + Math.abs(area.column + range.column - column);
        const isBetter =
          !best || score > best.score || (score === best.score && distance < best.distance);
        if (2 * score >= wanted.size && isBetter) best = { range, score, distance };
      }
    }
    if (!best) return sameSpot(area, row, column, kind);
    if (!extent) return onSheet(area, best.range);
    const line = area.cells[best.range.row] ?? [];
    const start = headersStart(line, headers, column - area.column) ?? best.range.column;
    return onSheet(area, exactRange(area, best.range.row, start, extent));
  };
}

/** The first of each run of headers that are wanted. */
function startsIn(texts: readonly string[], wanted: ReadonlySet<string>): number[] {
  return texts.flatMap((text, at) =>
    wanted.has(text) && !wanted.has(texts[at - 1] ?? "") ? [at] : [],
  );
}

/** All headers may have been renamed one after the other. */
function sameSpot(area: Area, row: number, column: number, kind: TableKind): Rectangle | null {
  const [at, start] = [row - area.row, column - area.column];
  const texts = (area.cells[at] ?? []).filter(
    (cell, index) => index >= start && typeof cell === "string" && headerText(cell) !== "",
  );
  if (headerText(area.cells[at]?.[start]) === "" || texts.length < 2) return null;
  return onSheet(area, rangeHeadedAt(area, at, start, kind));
}
