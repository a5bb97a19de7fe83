import type { RegisterReading } from "../../core";
import { hasHeaderRow, ModelError, readRegister, threatsOf } from "../../core";
import { cellsIn, checkNoError, isOmitted } from "./cells-in";
import { rememberedByContent } from "./remembered-by-content";

/** The register in an argument, or null where it holds values. A register has two columns or more and text in its first row. */
export function registerIn(argument: unknown): RegisterReading | null {
  const cells = cellsIn(argument);
  return hasHeaderRow(cells) ? readingOf(cells) : null;
}

/** What core makes of a register, remembered by its content. */
export const readingOf = rememberedByContent((cells) => readRegister(cells));

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
