import { SAME_PROBABILITY } from "../numeric/same-but-for-rounding";
import { exp } from "../numeric/elementary/exp";
import { log } from "../numeric/elementary/log";

/** A point of the exceedance curve. */
export interface CurvePoint {
  readonly loss: number;
  /** P(S > loss). */
  readonly probability: number;
}

const TURN = 0.1;
const LEAST = 0.001;
/**
 * Points of the exceedance curve: (0, P(S > 0)), then half of the rest even in probability above 0.1 and half even in its logarithm
 * down to 0.001. Where any loss at all is rarer than 0.1, all of the rest are even in the logarithm, down to a hundredth of it at least.
 *
 * At a loss with a chance of its own the curve drops, and the point stands at the foot of the drop.
 *
 * @param count points, 2 or more
 * @param year percentile and P(S > loss)
 */
export function exceedanceCurve(
  year: { percentile(level: number): number; exceedance(loss: number): number },
  count: number,
): CurvePoint[] {
  const any = year.exceedance(0);
  const rest = count - 1;
  const upper = any > TURN ? Math.ceil(rest / 2) : 0;
  const start = Math.min(any, TURN);
  const ratio = Math.max(start / LEAST, any > TURN ? 1 : 100);
  const points: CurvePoint[] = [{ loss: 0, probability: any }];
  for (let i = 1; i <= rest; i++) {
    const asked =
      i <= upper
        ? any + ((TURN - any) * i) / upper
        : start * exp((-log(ratio) * (i - upper)) / (rest - upper));
    const loss = any === 0 ? 0 : year.percentile(1 - asked);
    const found = year.exceedance(loss);
    points.push({ loss, probability: Math.abs(found - asked) < SAME_PROBABILITY ? asked : found });
  }
  return points;
}
