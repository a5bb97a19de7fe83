/** A place and what a function is there. */
export interface Sample {
  readonly at: number;
  readonly value: number;
}

/** Two places between which a function changes its sign. */
export type Bracket = readonly [Sample, Sample];

/** Halvings after which two doubles lie next to each other, wherever they began. */
const MOST_STEPS = 2200;

/**
 * Closes in on where a function changes its sign: on its root, or on the place where it jumps over 0.
 *
 * Each step takes the straight line's root, moved a little to the middle and never farther from it than halvings alone would
 * be by then (interpolate, truncate, project). A smooth function takes about ten steps; one that jumps takes few more than
 * halving would.
 *
 * @param f defined everywhere between the two
 * @param bracket with values of different sign, neither 0
 * @returns two places a few units in the last place apart with values of different sign, or the same place twice where the
 *   value is 0
 * @see Oliveira & Takahashi (2020), An enhancement of the bisection method average performance preserving minmax
 *   optimality, ACM Transactions on Mathematical Software 47(1)
 */
export function closedIn(f: (x: number) => number, bracket: Bracket): Bracket {
  let [low, high] = bracket[0].at < bracket[1].at ? bracket : [bracket[1], bracket[0]];
  const width = high.at - low.at;
  const tolerance = 2 * Number.EPSILON * Math.max(Math.abs(low.at), Math.abs(high.at));
  // How far from the middle a step may go: what halving would have left, with a few steps to spare.
  let reach = tolerance;
  while (reach < 8 * width) reach *= 2;
  for (let step = 0; step < MOST_STEPS && high.at - low.at > 2 * tolerance; step++) {
    const at = nextPlace(low, high, { width, reach, least: tolerance });
    if (at <= low.at || at >= high.at) break;
    reach /= 2;
    const found = { at, value: f(at) };
    if (found.value === 0) return [found, found];
    if (found.value > 0 === high.value > 0) high = found;
    else low = found;
  }
  return [low, high];
}

function nextPlace(
  low: Sample,
  high: Sample,
  { width, reach, least }: Readonly<Record<"width" | "reach" | "least", number>>,
): number {
  const middle = low.at + (high.at - low.at) / 2;
  const left = high.at - low.at;
  const line = low.at + left * (low.value / (low.value - high.value));
  const side = middle >= line ? 1 : -1;
  // A step onto an end that is the root already would leave the other end where it is.
  const shift = Math.max((0.2 / width) * left * left, least);
  const truncated = shift <= Math.abs(middle - line) ? line + side * shift : middle;
  const most = Math.max(reach - left / 2, 0);
  const projected = Math.abs(truncated - middle) <= most ? truncated : middle - side * most;
  // Infinite values have no line.
  return Number.isFinite(projected) ? projected : middle;
}
