import { exp } from "../../numeric/elementary/exp";
import { log } from "../../numeric/elementary/log";
import { gaussLegendre } from "../../numeric/gauss-legendre";
import { betaFunction } from "../../numeric/incomplete-beta";
import { keepLast } from "../../numeric/keep-last";
import type { RateLaw } from "../../threat/uncertain-rate";

/** A rate as a few values with chances, as multiples of its mean. */
export interface RateNodes {
  readonly rates: Float64Array;
  /** They add up to 1. */
  readonly chances: Float64Array;
  /** So many steps on, a rate is twice as large, to rounding; null where it is not. */
  readonly doubling: number | null;
  /** ln of the smallest. */
  readonly lowest: number;
}

/** Standard deviations of ln Λ either side: 6e-14 of the rates lie beyond. */
const REACH = 7.2;

/** Frequencies, in radians a unit of ln Λ, up to which a bell of a standard deviation of 1, or exp(-exp(u)), has anything to speak of. */
const OF_BELL = 6;
const OF_DAMPING = 11;

const panel = gaussLegendre(32);
/** So many radians are integrated across by one panel. */
const A_PANEL = 24;

/**
 * Nodes to average over a rate what turns by some angle as the rate grows, and falls like exp(-rate).
 *
 *     lognormal  the trapezoid rule in ln Λ, whose error falls faster than any power of the step
 *     PERT       Gauss's rule over panels in u with the place t = u⁴ (35 - 84 u + 70 u² - 20 u³), where no end is rough
 *
 * Gauss-Hermite's rule fails at large rates: exp(-Λ) is no polynomial in ln Λ.
 *
 * @param turn lognormal: radians a unit of ln Λ; PERT: radians a mean rate
 * @see Trefethen & Weideman (2014), The exponentially convergent trapezoidal rule, SIAM Review 56
 */
export function rateNodes(law: RateLaw, turn: number): RateNodes {
  if (law.kind === "pert") {
    if (law.min === law.max) return steady;
    let panels = 1;
    while (panels < MOST_PANELS && (law.max - law.min) * turn > A_PANEL * panels) panels *= 2;
    const { min, mostLikely, max } = law;
    return pertKnown(`${min} ${mostLikely} ${max} ${panels}`, () => pertNodes(law, panels));
  }
  const { sigma } = law;
  const highest = OF_BELL / sigma + OF_DAMPING + turn;
  let doubling = 1;
  while (Math.LN2 * highest > 2 * Math.PI * doubling) doubling += 1 + (doubling >> 2);
  return lognormalKnown(`${sigma} ${doubling}`, () => lognormalNodes(sigma, doubling));
}

/** A rate that is known after all. */
const steady: RateNodes = {
  rates: Float64Array.of(1),
  chances: Float64Array.of(1),
  doubling: null,
  lowest: 0,
};
const MOST_PANELS = 256;
const lognormalKnown = keepLast<RateNodes>(300);
const pertKnown = keepLast<RateNodes>(100);

function lognormalNodes(sigma: number, doubling: number): RateNodes {
  const step = Math.LN2 / doubling;
  const middle = -0.5 * sigma * sigma;
  const first = Math.floor((middle - REACH * sigma) / step);
  const last = Math.ceil((middle + REACH * sigma) / step);
  const rates = new Float64Array(last - first + 1);
  const chances = new Float64Array(rates.length);
  let sum = 0;
  for (let i = 0; i < rates.length; i++) {
    const z = ((first + i) * step - middle) / sigma;
    rates[i] = exp((first + i) * step);
    sum += chances[i] = exp(-0.5 * z * z);
  }
  return { rates, chances: chances.map((chance) => chance / sum), doubling, lowest: first * step };
}

function pertNodes(
  { min, mostLikely, max }: Extract<RateLaw, { kind: "pert" }>,
  panels: number,
): RateNodes {
  const mode = (mostLikely - min) / (max - min);
  const rise = 4 * mode;
  const height = 1 / betaFunction(1 + rise, 5 - rise);
  const count = panel.nodes.length;
  const rates = new Float64Array(panels * count);
  const chances = new Float64Array(rates.length);
  let sum = 0;
  for (let i = 0; i < rates.length; i++) {
    const u = (Math.floor(i / count) + (panel.nodes[i % count] ?? 0)) / panels;
    const v = 1 - u;
    const t = u * u * u * u * (35 - 84 * u + 70 * u * u - 20 * u * u * u);
    const s = v * v * v * v * (35 - 84 * v + 70 * v * v - 20 * v * v * v);
    const speed = (140 * u * u * u * v * v * v * (panel.weights[i % count] ?? 0)) / panels;
    rates[i] = min + (max - min) * t;
    // t^rise s^(4-rise), of which four powers need no logarithm.
    const density = t > 0 && s > 0 ? s * s * s * s * exp(rise * log(t / s)) : 0;
    sum += chances[i] = height * density * speed;
  }
  return {
    rates,
    chances: chances.map((chance) => chance / sum),
    doubling: null,
    lowest: -Infinity,
  };
}
