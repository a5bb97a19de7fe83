import type { Input } from "../contract/register-port";
import type { LocaleMarks } from "../contract/locale-marks";
import { numberMeant } from "./number-meant";
import { type CellKind, inputTyped, takesNumbers } from "./typed-cell";

/** A cell, and the factor from what is written in it to the unit of the model. */
export interface ScaledCell extends CellKind {
  readonly scale: number;
}

/**
 * What the sheet would hold after this was typed in the pane: as Excel reads it, and where that is a text and a number belongs, the number
 * that people mean by it: "1 in 5", "60k", "2.5m", "twice a year". In a column of percentages 12% is 12.
 */
export function inputMeant(typed: string, cell: ScaledCell, marks: LocaleMarks): Input {
  const input = inputTyped(typed, cell, marks);
  const isPercent = cell.scale === 0.01 && /%\s*$/.test(typed);
  if (!takesNumbers(cell) || (typeof input !== "string" && !isPercent)) return input;
  // An apostrophe keeps a text.
  if (typed.trim().startsWith("'")) return input;
  return numberMeant(typed, cell, marks)?.value ?? input;
}
