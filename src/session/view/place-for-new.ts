import type { RegisterReading } from "../../core";
import type { Block } from "../contract/register-port";
import type { NewRow, ThreatView } from "../contract/register-snapshot";
import { growsWith, type Rows, rowsAdded } from "./adding-formulas";

/** A register as far as it matters for where a threat comes in. */
export interface RegisterRows {
  readonly block: Block;
  readonly reading: RegisterReading;
  readonly threats: readonly Pick<ThreatView, "cells" | "state">[];
}

/** Where a new threat goes. */
export interface PlaceForNew {
  /** Row of the sheet, counted from 0. */
  readonly row: number;
  /** Whether a blank row is filled: no row comes in. */
  readonly isFree: boolean;
  /** The threat whose look it gets; null for none. */
  readonly like: number | null;
}

/**
 * Where a new threat goes: below the last, so that the sums of totals below grow with it, or above it where they only do
 * then. In a range it goes above the last one in any case: what refers to the range grows with it, as it would not for a row
 * behind its end. A blank row at the end of a table is filled first.
 */
export function placeForNew(register: RegisterRows): PlaceForNew {
  const { block, reading, threats } = register;
  const { place } = block;
  const counted = threats.filter(({ state }) => state !== "left out");
  const like = (counted.length > 0 ? counted : threats).at(-1)?.cells.row ?? null;
  const free = firstFreeRow(register);
  if (free !== null) return { row: free, isFree: true, like };
  const last = threats.at(-1)?.cells.row ?? null;
  const total = reading.rows.find(
    ({ row, leftOut }) => isAdding(leftOut) && (last === null || place.row + row > last),
  );
  const end = place.row + (total?.row ?? place.rows);
  if (last === null) return { row: end, isFree: false, like };
  const sums = total ? sumsIn(block, total.row) : [];
  const grows = (row: number): boolean =>
    sums.length > 0 && sums.every((rows) => growsWith(rows, row));
  const isAbove = block.area.kind === "sheet" || (grows(last) && !grows(end));
  return { row: isAbove ? last : end, isFree: false, like };
}

const isAdding = (leftOut: RegisterReading["rows"][number]["leftOut"]): boolean =>
  leftOut === "total" || leftOut === "asked";

/** What the formulas of a row add up, as far as they do nothing else. */
const sumsIn = ({ formulas, place }: Block, row: number): (readonly Rows[])[] =>
  (formulas[row] ?? []).flatMap((formula, column) => {
    const rows = formula === null ? null : rowsAdded(formula, place.column + column);
    return rows ? [rows] : [];
  });

/** Where a new threat will stand, for whoever adds it, and which totals will not know of it. */
export function newRowIn(register: RegisterRows): NewRow {
  const { block, reading, threats } = register;
  const { row, isFree } = placeForNew(register);
  const below = (name: string, at: number): string => (name === "" ? `row ${at + 1}` : `"${name}"`);
  const next = reading.rows.find((each) => block.place.row + each.row === row);
  const said = new Map<number, string>();
  /** Totals that grow, which others may add up in turn. */
  const growing = new Set<number>();
  for (const { row: number, name, leftOut } of reading.rows) {
    const at = block.place.row + number;
    if (!isAdding(leftOut) || at < row) continue;
    const sums = sumsIn(block, number);
    const typed = (block.cells[number] ?? []).some(
      (cell, column) =>
        typeof cell === "number" &&
        cell !== 0 &&
        (block.formulas[number]?.[column] ?? null) === null,
    );
    const addsGrowing = (rows: readonly Rows[]): boolean =>
      rows.some(([first, last]) => [...growing].some((each) => first <= each && each <= last));
    if (sums.length > 0 && sums.every((rows) => growsWith(rows, row) || addsGrowing(rows))) {
      growing.add(at);
    } else if (sums.length > 0 && !isFree) {
      said.set(at, `The sum in ${below(name, at)} will not include it: extend it by hand.`);
    } else if (sums.length === 0 && typed) {
      said.set(
        at,
        `${name === "" ? "The total" : `"${name}"`} in row ${at + 1} is typed and will not include it.`,
      );
    }
  }
  return {
    row: row + 1,
    above: next && !isFree ? next.name : null,
    isFirst: threats.length === 0,
    notes: [...said.values()],
  };
}

/**
 * The first of the blank rows a table ends with; calculated columns may have formulas there. Of a range without threats
 * the row below the headers, which still is where the last one was taken from. null where there is no such row.
 */
function firstFreeRow({ block, reading, threats }: RegisterRows): number | null {
  if (block.area.kind === "sheet") {
    const isEmpty = reading.rows.length === 0 && block.place.rows === 1;
    return isEmpty && block.isFreeBelow ? block.place.row + 1 : null;
  }
  const { cells, formulas, place } = block;
  const isFree = (row: number): boolean =>
    (cells[row] ?? []).every(
      (cell, column) => cell === null || typeof formulas[row]?.[column] === "string",
    );
  const taken = new Set([
    ...threats.map((threat) => threat.cells.row - place.row),
    ...reading.rows.flatMap(({ row, leftOut }) => (isAdding(leftOut) ? [row] : [])),
  ]);
  let row = cells.length;
  while (row - 1 > 0 && isFree(row - 1) && !taken.has(row - 1)) row--;
  return row < cells.length ? place.row + row : null;
}
