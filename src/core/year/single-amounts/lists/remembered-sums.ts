import { highWord, powerOfTwo } from "../../../numeric/elementary/double-bits";
import { keepFigures } from "../../../numeric/keep-figures";
import type { AtomRow } from "./atom-rows";
import { keyOf } from "./atom-rows";
import type { LayeredSums } from "./layered-sums";
import { layeredSums, sizeOf } from "./layered-sums";

const owner = {};
/** 16 MB. */
const sumsKnown = keepFigures<LayeredSums | null>(
  2_000_000,
  (sums) => 64 + (sums === null ? 0 : 2 * sizeOf(sums.layers)),
);

/**
 * The likely sums of rows, listed once for all years that have these rows: those of one question differ in a few.
 *
 * @param tolerance chance that may be left out; taken down to a power of two, so that it hardly ever tells two years apart
 * @param most sums
 * @param steps that it may take
 * @returns null where there are more, or it takes longer
 */
export function rememberedSums(
  rows: readonly AtomRow[],
  tolerance: number,
  most: number,
  steps: number,
): LayeredSums | null {
  const exponent = (highWord(tolerance) >>> 20) - 1023;
  const key = [exponent, most, steps, ...rows.map(keyOf)].join(" ");
  return sumsKnown(owner, key, () =>
    layeredSums(
      { rows, shared: null, sharedAtoms: [] },
      { tolerance: powerOfTwo(exponent), most, effort: { left: steps } },
    ),
  );
}
