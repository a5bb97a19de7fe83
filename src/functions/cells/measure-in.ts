import type { LossMeasure } from "../../core";
import { measureKinds } from "../../core";
import { singleIn } from "./cells-in";
import { wordIn } from "./element-wise";
import { levelIn, USUAL_LEVEL } from "./level-in";
import { oneOf } from "./one-of";
import { spreadIn } from "./year-in";

/**
 * The measure of a year's losses that three arguments describe; the expected loss where they are left out. All are judged
 * even where the measure does not use them, so that a wrong one shows before the measure is changed.
 *
 * @throws ModelError `unknown-word`, `level-out-of-range`, `out-of-range`, `not-a-number`, `unequal-sizes`
 */
export function measureIn(measure: unknown, level: unknown, bad_year_spread: unknown): LossMeasure {
  const kind = oneOf(measureKinds, wordIn(singleIn(measure, "measure"), "measure"), "measure");
  const left = levelIn(level, USUAL_LEVEL);
  const badYearSpread = spreadIn(bad_year_spread);
  return kind === "expected" ? { kind } : { kind, level: left, badYearSpread };
}
