import type { LossPoint, LossSeries } from "../chart-contents";
import { type ReadingLevel, readingLevels } from "../reading-levels";

/**
 * The loss that so many years exceed: the smallest at which the curve is no higher than `chance`, on the straight line between two
 * points, and at a drop where it drops.
 *
 * @param points by rising loss and falling chance
 * @returns currency; null where the curve ends before, or begins after and above no loss
 */
export function lossAt(points: readonly LossPoint[], chance: number): number | null {
  const index = points.findIndex((point) => point.chance <= chance);
  const after = points[index];
  if (!after) return null;
  const before = points[index - 1];
  if (!before) return after.loss === 0 || after.chance === chance ? after.loss : null;
  if (after.chance === chance) return after.loss;
  const part = (before.chance - chance) / (before.chance - after.chance);
  return before.loss + part * (after.loss - before.loss);
}

/**
 * P(a year's loss > `loss`), on the straight line between two points; at a drop, its foot.
 *
 * @returns null before the curve begins; after its end its last chance
 */
export function chanceAt(points: readonly LossPoint[], loss: number): number | null {
  const beyond = points.findIndex((point) => point.loss > loss);
  const [before, after] = beyond < 0 ? [points.at(-1)] : [points[beyond - 1], points[beyond]];
  if (!before) return null;
  if (!after || before.loss === loss) return before.chance;
  const part = (loss - before.loss) / (after.loss - before.loss);
  return before.chance + part * (after.chance - before.chance);
}

/** What is said of a curve at a chance: what was computed for it, else what is read off the line. */
export function readingOf({ points, readings }: LossSeries, chance: number): number | null {
  const computed = readings?.find((reading) => reading.chance === chance);
  return computed ? computed.loss : lossAt(points, chance);
}

/** The chances at which something can be said of a curve: it reaches them, and a year that rare costs something. */
export function levelsOf(series: LossSeries): readonly ReadingLevel[] {
  const [first] = series.points;
  if (!first) return [];
  return readingLevels.filter(
    ({ chance }) => chance <= first.chance && readingOf(series, chance) !== null,
  );
}

/** The level that is nearest to a chance by how many times rarer or likelier it is. */
export function nearestLevel(levels: readonly ReadingLevel[], chance: number): number {
  const farness = (level: ReadingLevel): number => Math.abs(Math.log(level.chance / chance));
  return levels.reduce(
    (best, level, index) => (farness(level) < farness(levels[best] ?? level) ? index : best),
    0,
  );
}

/**
 * The same curve with points enough that it looks the same between straight lines on axes of tenfold steps, from `least` on.
 *
 * @param least loss greater than 0 at which the drawing begins
 */
export function bentCurve(points: readonly LossPoint[], least: number): LossPoint[] {
  const start = chanceAt(points, least);
  const later = points.filter(({ loss }) => loss > least);
  const kept = start === null ? later : [{ loss: least, chance: start }, ...later];
  return kept.flatMap((point, index) => {
    const before = kept[index - 1];
    if (!before) return [point];
    const times = point.loss / before.loss;
    const parts = Math.min(mostParts, Math.ceil(Math.log(times) / Math.log(1.1)));
    const between = Array.from({ length: Math.max(parts - 1, 0) }, (_, part) => {
      const loss = before.loss * times ** ((part + 1) / parts);
      return { loss, chance: chanceAt([before, point], loss) ?? point.chance };
    });
    return [...between, point];
  });
}

/** One step between two points is drawn as so many at most. */
const mostParts = 40;
