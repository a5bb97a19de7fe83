import type { Cell, Cells, RegisterReading } from "../core";
import { CellError, hasHeaderRow, ModelError, readRegister, threatsOf } from "../core";
import { cellsIn, checkNoError, isOmitted } from "./cells-in";

/** The register in an argument, or null where it holds values. A register has two columns or more and text in its first row. */
export function registerIn(argument: unknown): RegisterReading | null {
  const cells = cellsIn(argument);
  return hasHeaderRow(cells) ? readingOf(cells) : null;
}

/** Registers read last: a sheet full of functions asks for the same few again and again. */
const recent: { readonly cells: Cells; readonly reading: RegisterReading }[] = [];
const remembered = 8;

/** What core makes of a register, remembered by its content. */
export function readingOf(cells: Cells): RegisterReading {
  const at = recent.findIndex((each) => isSame(each.cells, cells));
  const [found = { cells, reading: readRegister(cells) }] = at < 0 ? [] : recent.splice(at, 1);
  recent.unshift(found);
  recent.length = Math.min(recent.length, remembered);
  return found.reading;
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

/**
 * A register that is needed, with at least one threat.
 *
 * @throws ModelError `unreadable-register` with its first problem, `incomplete` where every row is closed
 */
export function registerWithThreats(register: unknown): RegisterReading {
  checkNoError(register, "register", "be a range with headers");
  const reading = readingOf(cellsIn(register));
  if (threatsOf(reading).length > 0) return reading;
  throw new ModelError("incomplete", "register", "have a threat that is not closed", "none");
}

/**
 * Refuses arguments that have no meaning beside another.
 *
 * @param extra those arguments by name
 * @param beside what they stand beside, in words
 * @throws ModelError `incomplete`
 */
export function checkOmitted(extra: Readonly<Record<string, unknown>>, beside: string): void {
  for (const [name, argument] of Object.entries(extra)) {
    if (!isOmitted(argument)) {
      throw new ModelError("incomplete", name, `be left out beside ${beside}`, "a value");
    }
  }
}
