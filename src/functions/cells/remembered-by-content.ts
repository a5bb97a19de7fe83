import type { Cell, Cells } from "../../core";
import { CellError } from "../../core";

/** A sheet full of functions asks for the same few registers again and again. */
const REMEMBERED = 8;

/**
 * A way to read cells that reads the same ones once, however often it is asked for. What was read last is known again
 * by its content.
 *
 * @param read what is made of the cells, and of what they are read beside
 */
export function rememberedByContent<Beside extends readonly unknown[], Reading>(
  read: (cells: Cells, ...beside: Beside) => Reading,
): (cells: Cells, ...beside: Beside) => Reading {
  /** Used last comes first. */
  const recent: { readonly cells: Cells; readonly beside: Beside; readonly reading: Reading }[] =
    [];
  return (cells, ...beside) => {
    const at = recent.findIndex(
      (each) => each.beside.every((other, i) => other === beside[i]) && isSame(each.cells, cells),
    );
    const [found = { cells, beside, reading: read(cells, ...beside) }] =
      at < 0 ? [] : recent.splice(at, 1);
    recent.unshift(found);
    recent.length = Math.min(recent.length, REMEMBERED);
    return found.reading;
  };
}

function isSame(a: Cells, b: Cells): boolean {
  return (
    a.length === b.length &&
    a.every((row, i) => {
      const other = b[i] ?? [];
      return (
        row.length === other.length && row.every((cell, j) => isSameCell(cell, other[j] ?? null))
      );
    })
  );
}

function isSameCell(a: Cell, b: Cell): boolean {
  if (a instanceof CellError) return b instanceof CellError && a.code === b.code;
  return Object.is(a, b);
}
