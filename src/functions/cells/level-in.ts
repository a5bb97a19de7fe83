import { asPercent, ModelError } from "../../core";
import { isOmitted, singleIn } from "./cells-in";
import { numberIn } from "./element-wise";

/** Share of years left out where an argument for it is left out: one year in a hundred is worse. */
export const USUAL_LEVEL = 0.99;

/**
 * The level in an argument of one value.
 *
 * @param usual where the argument is left out
 * @throws ModelError `level-out-of-range`, or `out-of-range` for a percentage written as a number
 */
export function levelIn(argument: unknown, usual: number): number {
  if (isOmitted(argument)) return usual;
  return checkLevel(numberIn(singleIn(argument, "level"), "level"));
}

/**
 * A share of years left out, 0 <= level < 1. Whoever writes 95 means 95%, and is told how to write it.
 *
 * @throws ModelError `level-out-of-range`, or `out-of-range` for a percentage written as a number
 */
export function checkLevel(level: number): number {
  if (level > 1 && level <= 100) {
    const written = level === 100 ? asPercent(95) : asPercent(level);
    const rule = `be less than 1: write ${written}`;
    throw new ModelError("out-of-range", "level", rule, String(level));
  }
  if (level >= 0 && level < 1) return level;
  const rule = "be 0 or more and less than 1";
  throw new ModelError("level-out-of-range", "level", rule, String(level));
}
