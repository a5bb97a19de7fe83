import { exp } from "../numeric/elementary/exp";
import { log } from "../numeric/elementary/log";
import { log1p } from "../numeric/elementary/log1p";
import { gaussLegendre } from "../numeric/gauss-legendre";
import { INVERSE_SQRT_2PI } from "../numeric/normal/normal";
import type { SumOfTwo } from "./with-secondary";

/** Standard deviations either side of a median that count. */
const REACH = 9;
/** ln(y / (x - y)) beyond which next to nothing of x is left for the primary loss. */
const FARTHEST = 40;
const NOTHING = 1e-17;
/** Of the widest panel, in ln(y / (x - y)): the ratio turns on this scale by itself. */
const OF_RATIO = 1.2;
/** Of a loss between two bounds, the share of its width in which it bends. */
const OF_WIDTH = 0.3;
/** Panels are as wide as so many of the scales on which what is integrated varies. */
const WIDE = 2.6;
/** Those at the end of a loss with bounds, as a part of that. */
const AT_END = 0.3;

/** Of two lognormals: steps in standard deviations of the narrower, and at most; more steps go to where it varies. */
const STEP = 0.8;
const MOST_STEP = 0.5;
const MOST_STEPS = 500;

const rule = gaussLegendre(12);

/** A stretch of primary losses on which their law is smooth. */
interface SmoothStretch {
  readonly from: number;
  readonly to: number;
  /** Standard deviation of the logarithm; Infinity where that is not what it varies by. */
  readonly sigma: number;
  /** Infinity where it has no bounds. */
  readonly width: number;
}

function smoothStretchesOf(primary: SumOfTwo["primary"]): readonly SmoothStretch[] {
  const bell = (from: number, to: number, sigma: number): SmoothStretch => ({
    ...{ from, to, sigma, width: Infinity },
  });
  switch (primary.kind) {
    case "lognormal": {
      const { mu, sigma } = primary;
      return [bell(exp(mu - REACH * sigma), exp(mu + REACH * sigma), sigma)];
    }
    case "two-piece": {
      const { mu, lowSigma, highSigma } = primary;
      const median = exp(mu);
      return [
        bell(exp(mu - REACH * lowSigma), median, lowSigma),
        bell(median, exp(mu + REACH * highSigma), highSigma),
      ];
    }
    case "uniform":
    case "triangular":
    case "pert": {
      const { min, max } = primary;
      const width = max - min;
      const part = (from: number, to: number): SmoothStretch => ({
        ...{ from, to, sigma: Infinity, width },
      });
      const isBent = primary.kind === "triangular" && primary.mostLikely > min;
      return isBent && primary.mostLikely < max
        ? [part(min, primary.mostLikely), part(primary.mostLikely, max)]
        : [part(min, max)];
    }
  }
}

/**
 * What depends on both losses of an event, over all secondary losses up to an amount:
 *
 *     ∫ f₂(y) of(x - y, y) dy,  y from 0 to x
 *
 * Integrated in t = ln(y / (x - y)), which shows what is next to either end; by Gauss's rule between the amounts where the law of the
 * primary loss bends. Error: 1e-13 of the largest value in between.
 *
 * @param x the amount that both come to, more than 0
 * @param of smooth where the law of the primary loss is
 * @param isInside whether `of` is 0 where the primary loss cannot be
 */
export function overSecondary(
  { primary, secondary: { mu, sigma } }: SumOfTwo,
  x: number,
  of: (primary: number, secondary: number) => number,
  isInside = false,
): number {
  const lnX = log(x);
  const stretches = smoothStretchesOf(primary);
  const first = stretches[0]?.from ?? 0;
  const last = stretches.at(-1)?.to ?? Infinity;
  const lowest = Math.max(
    placeOfShare(mu - REACH * sigma - lnX),
    isInside ? placeOfRest(last, x) : -Infinity,
  );
  const highest = Math.min(
    placeOfShare(mu + REACH * sigma - lnX),
    // Of a primary loss from 0 on, next to nothing lies so far below its end.
    isInside ? placeOfRest(first > 0 ? first : last * NOTHING, x) : FARTHEST,
  );
  if (!(lowest < highest)) return 0;
  const weigh = (t: number): number => {
    const e = exp(-Math.abs(t));
    const share = t < 0 ? e / (1 + e) : 1 / (1 + e);
    const rest = t < 0 ? 1 / (1 + e) : e / (1 + e);
    const z = (lnX + Math.min(t, 0) - log1p(e) - mu) / sigma;
    const density = (INVERSE_SQRT_2PI / sigma) * exp(-0.5 * z * z) * rest;
    return density === 0 ? 0 : density * of(x * rest, x * share);
  };
  if (primary.kind === "lognormal") {
    const step = Math.min(MOST_STEP, STEP * Math.min(primary.sigma, sigma));
    const steps = Math.ceil((highest - lowest) / step);
    if (steps < MOST_STEPS) return step * evenly(lowest, step, steps, weigh);
  }
  let sum = 0;
  const between = (from: number, to: number, stretch: SmoothStretch | null): void => {
    const scaleAt = (t: number): number => {
      const e = exp(-Math.abs(t));
      const share = t < 0 ? e / (1 + e) : 1 / (1 + e);
      const rest = 1 - share;
      const own = stretch === null ? 0 : share / stretch.sigma;
      const bent = stretch === null ? 0 : (x * share * rest) / (OF_WIDTH * stretch.width);
      const steep = rest / sigma;
      return 1 / Math.sqrt(1 / (OF_RATIO * OF_RATIO) + steep * steep + own * own + bent * bent);
    };
    const isBounded = stretch !== null && stretch.width < Infinity;
    const widthAt = (low: number): number => {
      const widest = WIDE * scaleAt(low);
      return Math.min(widest, WIDE * scaleAt(Math.min(low + widest, to)));
    };
    if (!(from < to)) return;
    let [low, end] = [from, to];
    if (isBounded) {
      const most = 0.5 * (to - from);
      low = Math.min(from + AT_END * widthAt(from), from + most);
      end = Math.max(to - AT_END * WIDE * scaleAt(to), to - most);
      sum += endPanel(from, low, weigh) + endPanel(to, end, weigh);
    }
    while (low < end) {
      const width = widthAt(low);
      const high = low + 1.25 * width < end ? low + width : end;
      sum += panel(low, high, weigh);
      low = high;
    }
  };
  // From the largest primary loss down, as the secondary one rises.
  let at = lowest;
  for (const stretch of [...stretches].reverse()) {
    const [from, to] = [placeOfRest(stretch.to, x), placeOfRest(stretch.from, x)];
    if (at < from) between(at, Math.min(from, highest), null);
    at = Math.max(at, Math.min(from, highest));
    between(at, Math.min(to, highest), stretch);
    at = Math.max(at, Math.min(to, highest));
  }
  between(at, highest, null);
  return sum;
}

/** Of what is smooth and runs out at both ends, the trapezoid rule misses next to nothing. */
function evenly(from: number, step: number, steps: number, of: (t: number) => number): number {
  let sum = 0;
  for (let i = 0; i <= steps; i++) sum += of(from + i * step);
  return sum;
}

/** ln(s / (1 - s)) of a share of x, by the logarithm of the share. */
function placeOfShare(lnShare: number): number {
  return lnShare < 0 ? lnShare - log1p(-exp(lnShare)) : Infinity;
}

/** The same where the primary loss is an amount. */
function placeOfRest(rest: number, x: number): number {
  if (rest >= x) return -Infinity;
  return rest <= 0 ? Infinity : log((x - rest) / rest);
}

function panel(low: number, high: number, of: (t: number) => number): number {
  const width = high - low;
  let sum = 0;
  for (let i = 0; i < rule.nodes.length; i++) {
    sum += (rule.weights[i] ?? 0) * of(low + width * (rule.nodes[i] ?? 0));
  }
  return width * sum;
}

/**
 * At the end of a bounded loss its law may rise like any power, which a distance growing with the fourth power takes in.
 *
 * @param end where it rises
 * @param inner the other end of the panel, above or below
 */
function endPanel(end: number, inner: number, of: (t: number) => number): number {
  const width = inner - end;
  let sum = 0;
  for (let i = 0; i < rule.nodes.length; i++) {
    const s = rule.nodes[i] ?? 0;
    const cube = s * s * s;
    sum += 4 * cube * (rule.weights[i] ?? 0) * of(end + width * s * cube);
  }
  return Math.abs(width) * sum;
}
