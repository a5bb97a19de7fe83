import type { Cell, Cells } from "../../core";
import { describeCell, ModelError } from "../../core";
import { cellsIn, isOmitted, isSingle } from "./cells-in";

/** One element of every argument that was given. */
export interface Elements<Name extends string> {
  /**
   * The number in an argument; a blank cell is 0.
   *
   * @throws ModelError `not-a-number`
   */
  number(name: Name): number;
  /** The text in an argument without outer spaces and in lower case; "" where it is blank. */
  word(name: Name): string;
}

/**
 * Applies a calculation element by element: every argument is a single value or a range, ranges have one shape, and a
 * single value stands beside every element of them. Unequal shapes are refused, never recycled.
 *
 * A refusal names the element it is about by its place in the range.
 *
 * @param given the arguments by name; those that were left out may not be asked for
 * @param compute the calculation for one element
 * @returns a matrix of the common shape
 * @throws ModelError
 */
export function elementWise<Name extends string>(
  given: Readonly<Partial<Record<Name, unknown>>>,
  compute: (elements: Elements<Name>) => number,
): number[][] {
  const ranges = new Map<string, Cells>();
  for (const [name, argument] of Object.entries(given)) {
    if (!isOmitted(argument)) ranges.set(name, cellsIn(argument));
  }
  const { rows, columns } = commonShape(ranges);
  const cellAt = (name: string, row: number, column: number): Cell => {
    const cells = ranges.get(name) ?? [];
    return (isSingle(cells) ? cells[0]?.[0] : cells[row]?.[column]) ?? null;
  };
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => {
      try {
        return checkFinite(
          compute({
            number: (name) => numberIn(cellAt(name, row, column), name),
            word: (name) => wordIn(cellAt(name, row, column), name),
          }),
        );
      } catch (refusal) {
        if (!(refusal instanceof ModelError)) throw refusal;
        const { code, subject, rule, got } = refusal;
        // A single value of the wrong kind is wrong everywhere; one that clashes with an element clashes there.
        const standsAlone = code === "not-a-number" && isSingle(ranges.get(subject) ?? []);
        const where = standsAlone ? "" : placeOf(row, column, rows, columns);
        throw new ModelError(code, subject + where, rule, got);
      }
    }),
  );
}

/**
 * The number in a cell; a blank cell is 0.
 *
 * @throws ModelError `not-a-number`
 */
export function numberIn(cell: Cell, name: string): number {
  if (cell === null || cell === "") return 0;
  if (typeof cell === "number" && Number.isFinite(cell)) return cell;
  throw new ModelError("not-a-number", name, "be a number", describeCell(cell));
}

/**
 * The word in a cell, without outer spaces and in lower case; "" where it is blank.
 *
 * @throws ModelError `unknown-word`
 */
export function wordIn(cell: Cell, name: string): string {
  if (cell === null || cell === 0) return "";
  if (typeof cell === "string") return cell.trim().toLowerCase();
  throw new ModelError("unknown-word", name, "be text", describeCell(cell));
}

function commonShape(ranges: ReadonlyMap<string, Cells>): { rows: number; columns: number } {
  let shape = { rows: 1, columns: 1 };
  let first: string | undefined;
  for (const [name, cells] of ranges) {
    if (isSingle(cells)) continue;
    const own = { rows: cells.length, columns: cells[0]?.length ?? 0 };
    if (first === undefined) {
      [shape, first] = [own, name];
    } else if (own.rows !== shape.rows || own.columns !== shape.columns) {
      throw new ModelError(
        "unequal-sizes",
        name,
        `have the size of ${first}, ${inWords(shape)}, or be a single value`,
        inWords(own),
      );
    }
  }
  return shape;
}

function inWords({ rows, columns }: { rows: number; columns: number }): string {
  const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
  return `${count(rows, "row")} by ${count(columns, "column")}`;
}

/** Where an element stands in its range: nothing for a single value, one number for a column or row. */
function placeOf(row: number, column: number, rows: number, columns: number): string {
  if (rows === 1 && columns === 1) return "";
  if (columns === 1) return ` in row ${row + 1}`;
  if (rows === 1) return ` in column ${column + 1}`;
  return ` in row ${row + 1}, column ${column + 1}`;
}

function checkFinite(result: number): number {
  if (Number.isFinite(result)) return result;
  throw new ModelError("too-large", "the result", "stay below 1.8e308", "a larger number");
}
