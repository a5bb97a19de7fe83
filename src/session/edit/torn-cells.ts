import { isBlank } from "../../core";
import type { Block, Rectangle } from "../contract/register-port";

/** Cells that a row which comes in or goes would tear apart. */
export interface TornCells {
  readonly kind: "table" | "below" | "beside";
  /** All of them, and those that would stay where they are. */
  readonly cells: Rectangle;
}

type Cell = readonly [row: number, column: number];

/**
 * What would lose its shape when the register's columns move from a row on: a table or a list below that reaches beyond
 * these columns; and what stands beside the threats of a range without a header, and so belongs to a threat but would
 * not move with it. A table's neighbours never move with its rows, as everybody knows of tables.
 *
 * @param row of the sheet: the first that moves
 * @returns null where nothing is torn
 */
export function tornCells(block: Block, row: number): TornCells | null {
  const table = tableTorn(block, row);
  if (table) return { kind: "table", cells: table };
  const list = listTorn(block);
  if (list) return { kind: "below", cells: list };
  const remarks = block.area.kind === "sheet" ? leftBehind(block, row) : null;
  return remarks && { kind: "beside", cells: remarks };
}

const endOf = ({ row, rows }: Rectangle): number => row + rows;

function tableTorn({ place, others }: Block, row: number): Rectangle | null {
  const end = place.column + place.columns;
  const torn = others.find((table) => {
    const isBelow = endOf(table) > row;
    const isTouched = table.column < end && table.column + table.columns > place.column;
    const isInside = table.column >= place.column && table.column + table.columns <= end;
    return isBelow && isTouched && !isInside;
  });
  return torn ?? null;
}

/** The first list below the register that has cells both in its columns and beyond them. */
function listTorn({ place, around }: Block): Rectangle | null {
  const taken = new Set<string>();
  const isMoved = ([, column]: Cell): boolean =>
    column >= place.column && column < place.column + place.columns;
  for (const [index, line] of around.cells.entries()) {
    if (around.row + index < endOf(place)) continue;
    for (const at of line.keys()) {
      const list = listAt([around.row + index, around.column + at], endOf(place), around, taken);
      if (list.some(isMoved) && !list.every(isMoved)) return boundsOf(list);
    }
  }
  return null;
}

/** All filled cells from a row on that adjoin each other, corners included, and were not taken yet. */
function listAt(first: Cell, top: number, around: Block["around"], taken: Set<string>): Cell[] {
  const list: Cell[] = [];
  const waiting: Cell[] = [first];
  for (let cell = waiting.pop(); cell; cell = waiting.pop()) {
    const [row, column] = cell;
    const key = cell.join();
    const held = around.cells[row - around.row]?.[column - around.column];
    // A cell with a zero holds something; only a blank one can be torn from nothing.
    if (row < top || taken.has(key) || (held !== 0 && isBlank(held))) continue;
    taken.add(key);
    list.push(cell);
    for (const down of [-1, 0, 1]) {
      for (const right of [-1, 0, 1]) waiting.push([row + down, column + right]);
    }
  }
  return list;
}

/** Cells right beside the rows that move, on one side of the register. */
function leftBehind({ place, around }: Block, row: number): Rectangle | null {
  for (const column of [place.column - 1, place.column + place.columns]) {
    const cells: Cell[] = [];
    for (let at = row; at < endOf(place); at++) {
      const held = around.cells[at - around.row]?.[column - around.column];
      if (held === 0 || !isBlank(held)) cells.push([at, column]);
    }
    if (cells.length > 0) return boundsOf(cells);
  }
  return null;
}

function boundsOf(cells: readonly Cell[]): Rectangle {
  const [rows, columns] = [cells.map(([row]) => row), cells.map(([, column]) => column)];
  const least = (numbers: readonly number[]): number =>
    numbers.reduce((a, b) => Math.min(a, b), Infinity);
  const most = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), 0);
  const [row, column] = [least(rows), least(columns)];
  return { row, column, rows: most(rows) - row + 1, columns: most(columns) - column + 1 };
}
