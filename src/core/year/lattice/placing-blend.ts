import { erfc } from "../../numeric/normal/erfc";
import { exp } from "../../numeric/elementary/exp";
import { log } from "../../numeric/elementary/log";

/**
 * Where small amounts, placed one by one, give way to large ones, whose density is sampled: a smooth blend, which both sides resolve.
 *
 * The narrowest bell must be several nodes wide where it is sampled, so narrow ones give way further up.
 */
export interface Blend {
  /** Logarithm of the place, in nodes, where both have half. */
  readonly middle: number;
  readonly width: number;
  /** Beyond, all is sampled. */
  readonly end: number;
  /** Before, nothing is. */
  readonly begin: number;
  /** The first node where anything is sampled, and what share from there on. */
  readonly firstSampled: number;
  readonly sampled: Float64Array;
}

const FIRST_BLEND = 16;
const NODES_OF_BLEND = 4.8;
const WIDTHS_TO_NOTHING = 4.6;

const blends = new Map<number, Blend>();

/** The blend for densities whose narrowest bell has a spread, a power of two; made once and kept. */
export function blendFor(leastSigma: number): Blend {
  const known = blends.get(leastSigma);
  if (known !== undefined) return known;
  const place = Math.max(FIRST_BLEND, 4 / leastSigma);
  const width = NODES_OF_BLEND / place;
  const middle = log(place);
  const reach = WIDTHS_TO_NOTHING * width;
  const [begin, end] = [middle - reach, middle + reach];
  const firstSampled = Math.ceil(exp(begin));
  const sampled = new Float64Array(Math.ceil(exp(end)) - firstSampled);
  const made = { middle, width, begin, end, firstSampled, sampled };
  for (let i = 0; i < sampled.length; i++)
    sampled[i] = 1 - placedShare(made, log(firstSampled + i));
  blends.set(leastSigma, made);
  return made;
}

/** Share of the density at ln(place) that is placed amount by amount. */
export function placedShare(
  { middle, width, begin, end }: Pick<Blend, "middle" | "width" | "begin" | "end">,
  u: number,
): number {
  if (u <= begin) return 1;
  return u >= end ? 0 : 0.5 * erfc((u - middle) / width);
}
