import { exp } from "../numeric/elementary/exp";
import { betaCumulative } from "../numeric/incomplete-beta";
import { log } from "../numeric/elementary/log";
import { normalCumulative } from "../numeric/normal/normal";
import type { Peaked, Uniform } from "./bounded";
import type { Cover, EventLoss } from "./event-loss";
import { meanInLayer } from "./event-loss";
import { lognormalMedian } from "./lognormal";
import { overSecondary } from "./over-secondary";
import type { AnySeverity } from "./severity";
import { highPiece, lowPiece } from "./two-piece";
import { layerMean, severityExceedance, severityMean } from "./severity";
import type { SumOfTwo } from "./with-secondary";
import { lossParts } from "./with-secondary";

/** E[X; X <= x] and E[X²; X <= x]. */
export type Partial = readonly [number, number];

/**
 * E[Y²] of what one event leaves with us, Y as in `meanEventLoss(event, "net")`.
 *
 *     without cover  E[min(X, cap)²]
 *     with cover     E[min(X, retention)²] + E[V²] + 2 retention E[V],  V = max(min(X, cap) - retention - limit, 0)
 *     of a share s   (1-s)² E[G²] + s² E[N²] + 2 s (1-s) E[G N],  G without the cover, N with all of it
 *                    E[G N] = E[N²] + retention E[G - N] + limit E[V]
 */
export function meanSquareEventLoss(event: EventLoss): number {
  const { severity, cap, cover, lossReduction } = event;
  const kept = 1 - lossReduction;
  if (kept === 0) return 0;
  const gross = kept * kept * limitedSquare(severity, cap);
  if (cover === null) return gross;
  const whole = wholeCoverSquare(event, cover);
  const { retention, limit, share = 1 } = cover;
  if (share === 1) return whole;
  const end = (retention + limit) / kept;
  const beyond = end < cap ? limit * kept * layerMean(severity, end, cap) : 0;
  const product = whole + retention * meanInLayer(event, cover) + beyond;
  return (
    (1 - share) * (1 - share) * gross + share * share * whole + 2 * share * (1 - share) * product
  );
}

function wholeCoverSquare({ severity, cap, lossReduction }: EventLoss, cover: Cover): number {
  const kept = 1 - lossReduction;
  const retention = cover.retention / kept;
  const end = (cover.retention + cover.limit) / kept;
  const below = limitedSquare(severity, Math.min(retention, cap));
  if (end >= cap) return kept * kept * below;
  return kept * kept * Math.max(below + excessSquare(severity, end, cap, retention), below);
}

/** E[min(X, d)²]. */
function limitedSquare(severity: AnySeverity, d: number): number {
  if (severity.kind === "fixed") {
    const loss = Math.min(severity.amount, d);
    return loss * loss;
  }
  const square = partialMoments(severity, d)[1];
  return d === Infinity ? square : square + d * d * severityExceedance(severity, d);
}

/** E[V² + 2 r V], V = max(min(X, to) - from, 0). */
export function excessSquare(severity: AnySeverity, from: number, to: number, r: number): number {
  if (severity.kind === "fixed") {
    const excess = Math.max(Math.min(severity.amount, to) - from, 0);
    return excess * (excess + 2 * r);
  }
  const [lowMean, lowSquare] = partialMoments(severity, from);
  const [highMean, highSquare] = partialMoments(severity, to);
  const topShare = to === Infinity ? 0 : severityExceedance(severity, to);
  const share = severityExceedance(severity, from) - topShare;
  const [mean, square] = [highMean - lowMean, highSquare - lowSquare];
  const first = mean - from * share;
  const second = square - 2 * from * mean + from * from * share;
  const top = to === Infinity ? 0 : to - from;
  return second + 2 * r * first + topShare * top * (top + 2 * r);
}

/** E[X; X <= x] and E[X²; X <= x]. */
export function partialMoments(severity: AnySeverity, x: number): Partial {
  if (x <= 0) return [0, 0];
  if (severity.kind === "fixed") {
    const { amount } = severity;
    return amount <= x ? [amount, amount * amount] : [0, 0];
  }
  if (severity.kind === "with-secondary") {
    let [first, second] = [0, 0];
    for (const { share, loss, beyond } of lossParts(severity)) {
      const [mean, square] = partialMoments(loss, x - beyond);
      const within = x === Infinity ? 1 : 1 - severityExceedance(loss, x - beyond);
      first += share * (mean + beyond * within);
      second += share * (square + 2 * beyond * mean + beyond * beyond * within);
    }
    return [first, second];
  }
  if (severity.kind === "sum") return partialMomentsOfSum(severity, x);
  if (severity.kind === "two-piece") {
    const [low, high] = [lowPiece(severity), highPiece(severity)];
    const median = lognormalMedian(low);
    if (x <= median) return partialMoments(low, x);
    const parts = [
      partialMoments(low, median),
      partialMoments(high, x),
      partialMoments(high, median),
    ] as const;
    const at = (i: 0 | 1): number => parts[0][i] + Math.max(parts[1][i] - parts[2][i], 0);
    return [at(0), at(1)];
  }
  if (severity.kind === "lognormal") {
    const { mu, sigma } = severity;
    const mean = exp(mu + (sigma * sigma) / 2);
    const square = exp(2 * mu + 2 * sigma * sigma);
    if (x === Infinity) return [mean, square];
    const z = (log(x) - mu) / sigma;
    return [mean * normalCumulative(z - sigma), square * normalCumulative(z - 2 * sigma)];
  }
  const { min, max } = severity;
  if (x <= min) return [0, 0];
  const width = max - min;
  const [share, first, second] = unitMoments(severity, Math.min((x - min) / width, 1));
  const mean = x >= max ? severityMean(severity) : min * share + width * first;
  return [mean, min * min * share + 2 * min * width * first + width * width * second];
}

function partialMomentsOfSum(sum: SumOfTwo, x: number): Partial {
  const { primary, secondary } = sum;
  if (x === Infinity) {
    const [one, two] = [partialMoments(primary, x), partialMoments(secondary, x)];
    return [one[0] + two[0], one[1] + 2 * one[0] * two[0] + two[1]];
  }
  const within = (rest: number): number => 1 - severityExceedance(primary, rest);
  const mean = overSecondary(
    sum,
    x,
    (rest, amount) => partialMoments(primary, rest)[0] + amount * within(rest),
  );
  const square = overSecondary(sum, x, (rest, amount) => {
    const [first, second] = partialMoments(primary, rest);
    return second + 2 * amount * first + amount * amount * within(rest);
  });
  return [mean, square];
}

/** P(T <= t), E[T; T <= t] and E[T²; T <= t] of the loss stretched to the bounds 0 and 1. */
function unitMoments(loss: Uniform | Peaked, t: number): [number, number, number] {
  if (loss.kind === "uniform") return [t, (t * t) / 2, (t * t * t) / 3];
  const mode = (loss.mostLikely - loss.min) / (loss.max - loss.min);
  if (loss.kind === "pert") {
    const alpha = 1 + 4 * mode;
    const beta = 6 - alpha;
    return [
      betaCumulative(t, alpha, beta),
      (alpha / 6) * betaCumulative(t, alpha + 1, beta),
      ((alpha * (alpha + 1)) / 42) * betaCumulative(t, alpha + 2, beta),
    ];
  }
  // The density rises 2t/mode up to the mode and falls 2(1-t)/(1-mode) beyond.
  const low = Math.min(t, mode);
  const rising: [number, number, number] =
    mode === 0
      ? [0, 0, 0]
      : [
          (low * low) / mode,
          (2 * low * low * low) / (3 * mode),
          (low * low * low * low) / (2 * mode),
        ];
  if (t <= mode) return rising;
  const power = (j: number): number => {
    let [a, b] = [1, 1];
    for (let i = 0; i < j; i++) [a, b] = [a * t, b * mode];
    return (a - b) / j;
  };
  const falling = (j: number): number => (2 * (power(j + 1) - power(j + 2))) / (1 - mode);
  return [rising[0] + falling(0), rising[1] + falling(1), rising[2] + falling(2)];
}
