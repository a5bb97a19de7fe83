/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { eightWeights, weighEight } from "../../numeric/lagrange";

/** Most nodes to a step, a power of two. */
const MOST_STEP = 16;
/** Steps to the scale on which a density varies, and to its place: eight of them tell what lies between to 3e-11 of its largest value. */
const STEPS_A_SCALE = 16;
const STEPS_FROM_ZERO = 40;

/** Weights of eight neighbours, from three steps before, at each sixteenth of a step. */
const WEIGHTS = Float64Array.from({ length: 8 * MOST_STEP }, (_, at) => {
  weighEight(Math.floor(at / 8) / MOST_STEP);
  return eightWeights[at % 8]!;
});

/** Amounts `first` · `spacing` to `last` · `spacing`. */
export interface Multiples {
  readonly first: number;
  readonly last: number;
  readonly spacing: number;
}

/**
 * Samples a density that varies on a scale of `spread` · (amount + `shift`), or on a larger one: at every node where the scale is few nodes, and
 * further up at a few of them, between which it is interpolated.
 *
 * @param at the density by amount + shift, above 0; smooth beyond the amounts that are asked for, too
 */
export function sampleSmooth(
  at: (x: number) => number,
  spread: number,
  shift: number,
  { first, last, spacing }: Multiples,
  into: Float64Array,
): void {
  const moved = shift / spacing;
  const atNode = (node: number): number => {
    const x = (node + moved) * spacing;
    return x > 0 ? at(x) : 0;
  };
  sampleNodes(atNode, spread, moved, { first, last }, into);
}

/**
 * The same by nodes.
 *
 * @param atNode the density at a node, a few beyond the last one too
 * @param moved nodes by which the amounts are less than those on whose scale it varies
 */
export function sampleNodes(
  atNode: (node: number) => number,
  spread: number,
  moved: number,
  { first, last }: Pick<Multiples, "first" | "last">,
  into: Float64Array,
): void {
  /** Places, in nodes, from which so many nodes may be a step. */
  const aNode = Math.max(STEPS_A_SCALE / spread, STEPS_FROM_ZERO) + 3;
  let k = first;
  for (; k <= last && k + moved < 2 * aNode; k++) into[k] = atNode(k);
  let step = 2;
  while (k <= last) {
    while (step < MOST_STEP && k + moved >= 2 * step * aNode) step *= 2;
    const end = step < MOST_STEP ? Math.min(last, 2 * step * aNode - moved) : last;
    const skip = MOST_STEP / step;
    let v0 = atNode(k - 3 * step);
    let v1 = atNode(k - 2 * step);
    let v2 = atNode(k - step);
    let v3 = atNode(k);
    let v4 = atNode(k + step);
    let v5 = atNode(k + 2 * step);
    let v6 = atNode(k + 3 * step);
    for (; k <= end; k += step) {
      const v7 = atNode(k + 4 * step);
      into[k] = v3;
      const stop = Math.min(step - 1, last - k);
      for (let i = 1; i <= stop; i++) {
        const w = 8 * skip * i;
        into[k + i] =
          WEIGHTS[w]! * v0 +
          WEIGHTS[w + 1]! * v1 +
          WEIGHTS[w + 2]! * v2 +
          WEIGHTS[w + 3]! * v3 +
          WEIGHTS[w + 4]! * v4 +
          WEIGHTS[w + 5]! * v5 +
          WEIGHTS[w + 6]! * v6 +
          WEIGHTS[w + 7]! * v7;
      }
      v0 = v1;
      v1 = v2;
      v2 = v3;
      v3 = v4;
      v4 = v5;
      v5 = v6;
      v6 = v7;
    }
  }
}
