import { betaCumulative } from "../numeric/incomplete-beta";

/** A loss that is the same every time. */
export interface Fixed {
  readonly kind: "fixed";
  readonly amount: number;
}

/** A loss anywhere between two bounds, all alike. */
export interface Uniform {
  readonly kind: "uniform";
  readonly min: number;
  readonly max: number;
}

/** A loss between two bounds with a most likely value: a straight-sided density, or the smoother PERT one. */
export interface Peaked {
  readonly kind: "triangular" | "pert";
  readonly min: number;
  readonly mostLikely: number;
  readonly max: number;
}

/** A loss that cannot exceed a bound. */
export type Bounded = Fixed | Uniform | Peaked;

/** Where `x` lies between the bounds: 0 at `min`, 1 at `max`. */
function share(x: number, { min, max }: Uniform | Peaked): number {
  return (x - min) / (max - min);
}

/**
 * Shape of a PERT loss: a beta distribution stretched over the bounds.
 *
 *     α = 1 + 4 (mostLikely - min)/(max - min)    β = 6 - α
 *
 * @see Malcolm, Roseboom, Clark & Fazar (1959), Application of a technique for research and development program
 *   evaluation, Operations Research 7
 */
function pertShape(loss: Peaked): { alpha: number; beta: number } {
  const alpha = 1 + 4 * share(loss.mostLikely, loss);
  return { alpha, beta: 6 - alpha };
}

/** E[X]: PERT (min + 4 mode + max)/6, triangular (min + mode + max)/3, uniform (min + max)/2. */
export function boundedMean(loss: Bounded): number {
  switch (loss.kind) {
    case "fixed":
      return loss.amount;
    case "uniform":
      return loss.min + (loss.max - loss.min) / 2;
    // Written as min plus a share of the width, so that no sum of huge amounts overflows.
    case "triangular":
      return loss.min + (loss.max - loss.min) * ((1 + share(loss.mostLikely, loss)) / 3);
    case "pert":
      return loss.min + (loss.max - loss.min) * ((1 + 4 * share(loss.mostLikely, loss)) / 6);
  }
}

/** P(X > x). */
export function boundedExceedance(loss: Bounded, x: number): number {
  if (loss.kind === "fixed") return loss.amount > x ? 1 : 0;
  if (x < loss.min) return 1;
  if (x >= loss.max) return 0;
  const t = share(x, loss);
  switch (loss.kind) {
    case "uniform":
      return 1 - t;
    case "triangular": {
      const mode = share(loss.mostLikely, loss);
      return t < mode ? 1 - (t * t) / mode : ((1 - t) * (1 - t)) / (1 - mode);
    }
    case "pert": {
      const { alpha, beta } = pertShape(loss);
      return betaCumulative(1 - t, beta, alpha);
    }
  }
}

/**
 * E[min(X, d)], the limited mean: with t the place of d between the bounds, m that of the most likely loss, a = 1 - m
 * and u = 1 - t,
 *
 *     uniform     min + width (t - t²/2)
 *     triangular  min + width (t - t³/(3m)) below the mode, min + width (m - m²/3 + (t-m)(a² + au + u²)/(3a))
 *                 above
 *     PERT        min + width (α/6 I_t(α+1, β) + t (1 - I_t(α, β)))
 *
 * Never above d or the mean.
 */
export function boundedLimitedMean(loss: Bounded, d: number): number {
  if (loss.kind === "fixed") return Math.max(Math.min(loss.amount, d), 0);
  if (d <= loss.min) return Math.max(d, 0);
  const mean = boundedMean(loss);
  if (d >= loss.max) return mean;
  const width = loss.max - loss.min;
  return Math.min(loss.min + width * limitedShare(loss, (d - loss.min) / width), mean, d);
}

/** E[min(T, t)] of the loss stretched to the bounds 0 and 1. */
function limitedShare(loss: Uniform | Peaked, t: number): number {
  if (loss.kind === "uniform") return t - (t * t) / 2;
  if (loss.kind === "pert") {
    const { alpha, beta } = pertShape(loss);
    return (
      (alpha / 6) * betaCumulative(t, alpha + 1, beta) + t * betaCumulative(1 - t, beta, alpha)
    );
  }
  const mode = share(loss.mostLikely, loss);
  if (t < mode) return t - (t * t * t) / (3 * mode);
  const [a, u] = [1 - mode, 1 - t];
  return mode - (mode * mode) / 3 + ((t - mode) * (a * a + a * u + u * u)) / (3 * a);
}

/**
 * E[max(X - d, 0)], the mean excess times its chance; written out, since mean minus limited mean would cancel where
 * nearly nothing lies beyond d.
 *
 *     uniform     width u²/2
 *     triangular  width u³/(3a) above the mode, width ((m-t)(1 - (m² + mt + t²)/(3m)) + a²/3) below
 *     PERT        width (α/6 (1 - I_t(α+1, β)) - t (1 - I_t(α, β)))
 */
export function boundedExcessMean(loss: Bounded, d: number): number {
  if (loss.kind === "fixed") return Math.max(loss.amount - Math.max(d, 0), 0);
  if (d >= loss.max) return 0;
  if (d <= loss.min) return boundedMean(loss) - Math.max(d, 0);
  const width = loss.max - loss.min;
  return Math.max(width * excessShare(loss, (loss.max - d) / width), 0);
}

/** E[max(T - (1-u), 0)] of the loss stretched to the bounds 0 and 1. */
function excessShare(loss: Uniform | Peaked, u: number): number {
  if (loss.kind === "uniform") return (u * u) / 2;
  const t = 1 - u;
  if (loss.kind === "pert") {
    const { alpha, beta } = pertShape(loss);
    return (alpha / 6) * betaCumulative(u, beta, alpha + 1) - t * betaCumulative(u, beta, alpha);
  }
  const mode = share(loss.mostLikely, loss);
  const a = 1 - mode;
  if (t >= mode) return (u * u * u) / (3 * a);
  return (mode - t) * (1 - (mode * mode + mode * t + t * t) / (3 * mode)) + (a * a) / 3;
}
