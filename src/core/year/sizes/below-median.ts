import { exp } from "../../numeric/elementary/exp";
import { log } from "../../numeric/elementary/log";
import { keepLast } from "../../numeric/keep-last";
import { INVERSE_SQRT_2PI } from "../../numeric/normal/normal";
import type { TwoPiece } from "../../severity/two-piece";
import type { StretchDensity } from "./event-sizes";
import { sampleSmooth } from "./smooth-samples";
import { sampleBy } from "./stretch-density";

/** Spreads between these are taken apart so: narrower ones leave humps, and the difference of unlike ones varies on two scales. */
const [NARROW, WIDE] = [0.25, 4];
/** Standard deviations below the median that are kept. */
const REACH = 7.2;
/** Of those, how many all but a thousandth of the events lie within. */
const NEARLY_ALL = 3.1;

/**
 * Whether a two-piece loss is the lognormal of its upper half and what its lower half differs from that by, below the median: then all of
 * such rows lie on one grid together, and each by itself only on the nodes below its median.
 */
export function isGridAndDifference({ lowSigma, highSigma }: TwoPiece): boolean {
  const [least, most] = [Math.min(lowSigma, highSigma), Math.max(lowSigma, highSigma)];
  return least >= NARROW && most <= WIDE;
}

/**
 * What one event of a two-piece loss is more likely to cost than the lognormal of its upper half, a difference of densities that adds up to 0.
 */
export function belowMedian({ mu, lowSigma, highSigma }: TwoPiece): StretchDensity {
  return partsKnown(`${mu} ${lowSigma} ${highSigma}`, () => {
    const median = exp(mu);
    const most = Math.max(lowSigma, highSigma);
    const start = exp(mu - REACH * most);
    const [low, high] = [1 / lowSigma, 1 / highSigma];
    const atLog = (u: number): number => {
      const a = (u - mu) * low;
      const b = (u - mu) * high;
      return INVERSE_SQRT_2PI * (low * exp(-0.5 * a * a) - high * exp(-0.5 * b * b));
    };
    const at = (x: number): number => atLog(log(x)) / x;
    const spread = Math.min(lowSigma, highSigma, 1);
    const part: StretchDensity = {
      ...{ from: 0, to: median, start, stop: median, spread, shift: 0, mass: 0 },
      density: (x) => (x >= start && x < median ? at(x) : 0),
      atLog,
      finest: Math.min(lowSigma, 1) * exp(mu - NEARLY_ALL * lowSigma),
    };
    sampleBy(part, (multiples, into) => {
      sampleSmooth(at, spread, 0, multiples, into);
    });
    return part;
  });
}

const partsKnown = keepLast<StretchDensity>(400);
