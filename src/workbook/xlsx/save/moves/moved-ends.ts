import { lastColumn, lastRow } from "../../../book/cell-address";
import type { Shift } from "../../../book/sheet-move";
import { distance, isWhole } from "../../../formulas/shift-cells";

/** How an object is held to the cells below it. */
export type Hold = "twoCell" | "oneCell" | "absolute";

/** Where an edge of an object is: in a row or column, and how far from where that begins. */
export interface Edge {
  readonly line: number;
  readonly offset: number;
}

/** Where an object begins and ends along rows or columns. */
export interface Extent {
  readonly from: Edge;
  readonly to: Edge;
}

/** How high each row is, or how wide each column, in the units of the offsets. */
export type SizeOf = (line: number) => number;

/**
 * Where an object is along the rows or columns that move.
 *
 * @param hold twoCell moves and sizes with its cells, oneCell only moves, absolute stays
 * @param sizeOf before the move
 * @returns null where all cells of an object that sizes with them were taken out
 */
export function movedExtent(
  extent: Extent,
  hold: Hold,
  shift: Shift,
  sizeOf: SizeOf,
): Extent | null {
  const after = sizesAfter(sizeOf, shift);
  const { from, to } = extent;
  if (hold === "absolute") {
    const start = placeOf(from, sizeOf);
    const end = placeOf(to, sizeOf);
    return start === placeOf(from, after) && end === placeOf(to, after)
      ? extent
      : { from: edgeAt(start, after), to: edgeAt(end, after) };
  }
  const start = movedEdge(from, shift);
  if (hold === "oneCell") {
    const size = placeOf(to, sizeOf) - placeOf(from, sizeOf);
    const begin = placeOf(start, after);
    const sameSize = movedEdge(to, shift);
    const isSame = placeOf(sameSize, after) - begin === size;
    return { from: start, to: isSame ? sameSize : edgeAt(begin + size, after) };
  }
  const isGone = isTakenOut(from, shift) && (isTakenOut(to, shift) || isBehind(to, shift));
  return isGone ? null : { from: start, to: movedEdge(to, shift) };
}

function span({ area, along }: Shift): [first: number, last: number] {
  return along === "rows" ? [area.startRow, area.endRow] : [area.startColumn, area.endColumn];
}

function isTakenOut({ line }: Edge, shift: Shift): boolean {
  const [first, last] = span(shift);
  return shift.removes && line >= first && line <= last;
}

/** Whether an edge is exactly where the cells that were taken out end. */
const isBehind = ({ line, offset }: Edge, shift: Shift): boolean =>
  shift.removes && line === span(shift)[1] + 1 && offset === 0;

/** Where an edge is that moves with its cell; it stays at the edge of cells that were taken out. */
export function movedEdge(edge: Edge, shift: Shift): Edge {
  const [first] = span(shift);
  if (isTakenOut(edge, shift)) return { line: first, offset: 0 };
  const last = shift.along === "rows" ? lastRow : lastColumn;
  return edge.line < first ? edge : { ...edge, line: Math.min(last, edge.line + distance(shift)) };
}

/** Sizes after the move; what came in has the size of what it pushed aside. */
function sizesAfter(sizeOf: SizeOf, shift: Shift): SizeOf {
  if (!isWhole(shift)) return sizeOf;
  const [first, last] = span(shift);
  const by = distance(shift);
  if (shift.removes) return (line) => sizeOf(line < first ? line : line - by);
  return (line) => sizeOf(line < first || line <= last ? line : line - by);
}

const placeOf = ({ line, offset }: Edge, sizeOf: SizeOf): number => {
  let place = offset;
  for (let at = 0; at < line; at++) place += sizeOf(at);
  return place;
};

function edgeAt(place: number, sizeOf: SizeOf): Edge {
  let left = place;
  for (let line = 0; line <= lastRow; line++) {
    const size = sizeOf(line);
    if (left < size) return { line, offset: Math.max(0, left) };
    left -= size;
  }
  return { line: 0, offset: 0 };
}
