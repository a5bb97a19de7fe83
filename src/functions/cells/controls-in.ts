import type { Cells, Control, ControlsReading, RegisterReading, Threat } from "../../core";
import { controlsOf, readControls, threatNamesOf } from "../../core";
import { cellsIn, checkNoError } from "./cells-in";
import { registerWithThreats } from "./register-in";
import { rememberedByContent } from "./remembered-by-content";

/** Threats and the controls that act on them. */
export interface ThreatsAndControls {
  /** Those that count, in the order of the sheet; at least one. */
  readonly threats: readonly Threat[];
  /** In the order of the sheet; at least one. */
  readonly controls: readonly Control[];
}

/**
 * The threats and the controls of two arguments. A problem of the register comes first, since the controls are judged
 * beside it.
 *
 * @throws ModelError `unreadable-register` with the first problem and the number of others, `incomplete` where every row
 *   of the register is closed
 */
export function threatsAndControlsIn(register: unknown, controls: unknown): ThreatsAndControls {
  const reading = registerWithThreats(register);
  return { threats: reading.threats, controls: controlsIn(controls, reading) };
}

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
