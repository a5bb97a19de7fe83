import { exp } from "../numeric/elementary/exp";
import { closedIn } from "../numeric/bracketed-root";
import { keptQuantile } from "../numeric/normal/kept-quantile";
import type { Peaked } from "./bounded";
import { boundedExceedance } from "./bounded";
import type { EventLoss } from "./event-loss";
import type { Severity } from "./severity";
import { severityExceedance } from "./severity";
import type { WithSecondary } from "./with-secondary";

/**
 * What a share of events costs at most, after the cap, before reductions and insurance:
 *
 *     min{x : P(min(X, cap) <= x) >= level}
 *
 * @param level share of events, 0 < level < 1
 * @returns an amount in the register's currency, never above the cap; rising with the level
 */
export function eventQuantile(
  { severity, cap }: Pick<EventLoss, "severity" | "cap">,
  level: number,
): number {
  return Math.min(severityQuantile(severity, level), cap);
}

/** P(min(X, cap) > x), the share of events that cost more than `x` before reductions and insurance. */
export function eventExceedance(
  { severity, cap }: Pick<EventLoss, "severity" | "cap">,
  x: number,
): number {
  return x >= cap ? 0 : severityExceedance(severity, x);
}

function severityQuantile(loss: Severity, level: number): number {
  switch (loss.kind) {
    case "lognormal":
      return exp(loss.mu + loss.sigma * keptQuantile(level));
    case "two-piece": {
      const z = keptQuantile(level);
      return exp(loss.mu + (z < 0 ? loss.lowSigma : loss.highSigma) * z);
    }
    case "fixed":
      return loss.amount;
    case "uniform":
      return loss.min + (loss.max - loss.min) * level;
    case "triangular": {
      const width = loss.max - loss.min;
      const mode = (loss.mostLikely - loss.min) / width;
      return level < mode
        ? loss.min + width * Math.sqrt(level * mode)
        : loss.max - width * Math.sqrt((1 - level) * (1 - mode));
    }
    case "pert":
      return pertQuantile(loss, level);
    case "with-secondary":
      return secondaryQuantile(loss, level);
  }
}

/** Where one of the two costs no more than by half of what is left, so does their sum. */
function secondaryQuantile(loss: WithSecondary, level: number): number {
  const missing = (x: number): number => 1 - level - severityExceedance(loss, x);
  const { primary, secondary } = loss;
  const low = severityQuantile(primary, level);
  const half = 0.5 * (1 + level);
  const high = severityQuantile(primary, half) + severityQuantile(secondary, half);
  const [from, to] = [missing(low), missing(high)];
  if (from >= 0) return low;
  if (to <= 0) return high;
  const [, above] = closedIn(missing, [
    { at: low, value: from },
    { at: high, value: to },
  ]);
  return above.at;
}

/** Its distribution has no inverse in closed form. */
function pertQuantile(loss: Peaked, level: number): number {
  const missing = (x: number): number => 1 - level - boundedExceedance(loss, x);
  const [, above] = closedIn(missing, [
    { at: loss.min, value: -level },
    { at: loss.max, value: 1 - level },
  ]);
  return above.at;
}
