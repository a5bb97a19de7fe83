import type { Sample } from "../numeric/bracketed-root";
import { leastBetween } from "../numeric/least-between";

/** Dents that are looked into; of noise there may be many. */
const MOST_DENTS = 6;

/**
 * Samples with the ends of dents towards 0 among them.
 *
 * @param enough how near to 0 a dent's end counts as 0
 */
export function withDents(
  distance: (x: number) => number,
  run: readonly Sample[],
  enough: number,
): readonly Sample[] {
  const dents = run
    .flatMap((sample, index) => {
      const [before, after] = [run[index - 1], run[index + 1]];
      if (before === undefined || after === undefined || sample.value === 0) return [];
      const sign = Math.sign(sample.value);
      const [left, right] = [
        sign * (before.value - sample.value),
        sign * (after.value - sample.value),
      ];
      const isDent = left >= 0 && right >= 0 && left + right > 0;
      return isDent ? [{ sign, from: before.at, to: after.at, depth: Math.abs(sample.value) }] : [];
    })
    .sort((a, b) => a.depth - b.depth)
    .slice(0, MOST_DENTS);
  const ends = dents.map(({ sign, from, to }): Sample => {
    const end = leastBetween(
      (x) => sign * distance(x),
      [from, to],
      (value) => value < 0,
    );
    // One that only touches the level meets it, too.
    const touches = Math.abs(end.value) <= enough;
    return { at: end.at, value: touches ? 0 : sign * end.value };
  });
  const known = new Set(run.map(({ at }) => at));
  return [...run, ...ends.filter(({ at }) => !known.has(at))].sort((a, b) => a.at - b.at);
}
