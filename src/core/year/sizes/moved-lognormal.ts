import { exp } from "../../numeric/elementary/exp";
import { log } from "../../numeric/elementary/log";
import { INVERSE_SQRT_2PI } from "../../numeric/normal/normal";
import type { Lognormal } from "../../severity/lognormal";
import type { StretchDensity } from "./event-sizes";
import { reachOf } from "./lognormal-bell";
import type { LognormalBell } from "./lognormal-grid";
import type { Multiples } from "./smooth-samples";
import { sampleNodes, sampleSmooth } from "./smooth-samples";
import { sampleBy } from "./stretch-density";

/** Of what is added, the share that rounding takes away. */
const ROUNDED = 1e-14;

/**
 * Events that cost a lognormal amount beyond one that is the same for all.
 *
 * @param often events a year
 * @param beyond more than 0
 */
export function movedLognormal(
  { mu, sigma }: Lognormal,
  often: number,
  beyond: number,
): StretchDensity {
  const reach = reachOf(often);
  const start = Math.max(exp(mu - reach * sigma), beyond * ROUNDED);
  const stop = exp(mu + reach * sigma);
  const at = densityOf({ often, mu, sigma });
  const spread = Math.min(sigma, 1);
  const part: StretchDensity = {
    ...{ from: beyond, to: Infinity, start: start + beyond, stop: stop + beyond },
    ...{ spread, shift: -beyond, mass: often },
    density(amount) {
      const x = amount - beyond;
      return x >= start && x <= stop ? at(x) : 0;
    },
    atLog: atLogOf({ often, mu, sigma }),
  };
  sampleBy(part, (multiples, into) => {
    sampleSmooth(at, spread, -beyond, multiples, into);
  });
  return part;
}

/**
 * Samples a lognormal as it is.
 *
 * @param logs ln k of the first nodes
 * @param logSpacing that of the spacing of the multiples
 */
export function sampleBell(
  { often, mu, sigma }: LognormalBell,
  multiples: Multiples,
  { logs, logSpacing }: { readonly logs: Float64Array; readonly logSpacing: number },
  into: Float64Array,
): void {
  const inverse = 1 / sigma;
  const height = (often * INVERSE_SQRT_2PI * inverse) / multiples.spacing;
  const middle = mu - logSpacing;
  const atNode = (k: number): number => {
    const z = ((logs[k] ?? log(k)) - middle) * inverse;
    return (height * exp(-0.5 * z * z)) / k;
  };
  sampleNodes(atNode, Math.min(sigma, 1), 0, multiples, into);
}

function atLogOf({ often, mu, sigma }: LognormalBell): (u: number) => number {
  const inverse = 1 / sigma;
  const height = often * INVERSE_SQRT_2PI * inverse;
  return (u) => {
    const z = (u - mu) * inverse;
    return height * exp(-0.5 * z * z);
  };
}

function densityOf({ often, mu, sigma }: LognormalBell): (x: number) => number {
  const inverse = 1 / sigma;
  const height = often * INVERSE_SQRT_2PI * inverse;
  return (x) => {
    const z = (log(x) - mu) * inverse;
    return (height * exp(-0.5 * z * z)) / x;
  };
}
