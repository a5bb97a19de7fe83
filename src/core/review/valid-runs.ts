import type { Sample } from "../numeric/bracketed-root";

/** A function of one figure: undefined where the figure cannot be. */
export type Curve = (x: number) => number | undefined;

/** Ends of a domain are found to this share of themselves: a range that is narrower is hardly one. */
const NARROW = 1e-9;

/** Stretches of neighbouring places where the figure can be, up to where it no longer can. */
export function validRuns(curve: Curve, places: readonly number[]): Sample[][] {
  const runs: Sample[][] = [];
  const isValid = (x: number): boolean => curve(x) !== undefined;
  let run: Sample[] = [];
  let before: number | null = null;
  const push = (at: number): void => {
    const value = curve(at);
    if (value !== undefined && run.at(-1)?.at !== at) run.push({ at, value });
  };
  for (const place of places) {
    const now = isValid(place);
    // Beside 0, which may be no figure at all, the domain ends nowhere: the least place tried stands for its end.
    const hasEnd = before !== null && before !== 0 && place !== 0;
    if (hasEnd && now && run.length === 0) push(endOf(isValid, place, before ?? place, NARROW));
    if (before !== null && !now && run.length > 0) {
      if (hasEnd) push(endOf(isValid, before, place, NARROW));
      runs.push(run);
      run = [];
    }
    if (now) push(place);
    before = place;
  }
  return run.length > 0 ? [...runs, run] : runs;
}

/**
 * The last place where something holds, between one where it does and one where it does not.
 *
 * @param exactly how closely, as a share of the place
 */
export function endOf(
  holds: (x: number) => boolean,
  inside: number,
  outside: number,
  exactly: number,
): number {
  let [good, bad] = [inside, outside];
  while (Math.abs(bad - good) > exactly * Math.max(Math.abs(good), Math.abs(bad))) {
    const middle = good + (bad - good) / 2;
    if (middle === good || middle === bad) break;
    if (holds(middle)) good = middle;
    else bad = middle;
  }
  return good;
}
