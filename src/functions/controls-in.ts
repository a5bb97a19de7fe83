import type { Cells, Control, ControlsReading, RegisterReading } from "../core";
import { controlsOf, readControls, threatNamesOf } from "../core";
import { cellsIn, checkNoError } from "./cells-in";
import { rememberedByContent } from "./remembered-by-content";

/**
 * The controls in an argument, in the order of the sheet.
 *
 * @param argument the argument `controls`
 * @param register the reading of the register they act on
 * @throws ModelError `unreadable-register` with the first problem and the number of others
 */
export function controlsIn(argument: unknown, register: RegisterReading): readonly Control[] {
  return controlsOf(controlsReadingIn(argument, register));
}

/**
 * What core makes of the argument `controls`, remembered by its content.
 *
 * @throws ModelError `not-a-number` where an error stands in its place
 */
export function controlsReadingIn(argument: unknown, register: RegisterReading): ControlsReading {
  checkNoError(argument, "controls", "be a range with headers");
  return readingOf(cellsIn(argument), register);
}

// A register is read once and remembered, so the same one is the same object.
const readingOf = rememberedByContent((cells: Cells, register: RegisterReading) =>
  readControls(cells, threatNamesOf(register)),
);
