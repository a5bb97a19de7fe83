import { blankInWords, ModelError } from "./model-error";
import { asPercent } from "./cell";

/**
 * Refuses what is not an amount: 0 or more, and finite.
 *
 * @throws ModelError `out-of-range`
 */
export function checkAmount(value: number, name: string): void {
  if (value >= 0 && value < Infinity) return;
  throw new ModelError("out-of-range", name, "be 0 or more", String(value));
}

/**
 * Refuses what is not above 0, or not finite. A 0 may stand for a blank cell.
 *
 * @param because what a 0 would mean, where that is not plain: ": a return on no cost has no value"
 * @throws ModelError `out-of-range`
 */
export function checkAbove0(value: number, name: string, because = ""): void {
  if (value > 0 && value < Infinity) return;
  const got = value === 0 ? blankInWords : String(value);
  throw new ModelError("out-of-range", name, `be greater than 0${because}`, got);
}

/**
 * Refuses what is not a share, 0 to 1. Whoever writes 30 means 30%, and is told how to write it.
 *
 * @throws ModelError `out-of-range`
 */
export function checkShare(value: number, name: string): void {
  if (value >= 0 && value <= 1) return;
  const hint = value > 1 && value <= 100 ? `: write ${asPercent(value)}` : "";
  throw new ModelError("out-of-range", name, `be between 0 and 1${hint}`, String(value));
}
