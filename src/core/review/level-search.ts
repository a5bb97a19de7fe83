import type { Sample } from "../numeric/bracketed-root";
import { closedIn } from "../numeric/bracketed-root";
import { leastBetween } from "../numeric/least-between";

/** A function of one figure: undefined where the figure cannot be. */
export type Curve = (x: number) => number | undefined;

/** Where a curve meets a level, and what to say where it does not. */
export interface LevelSearch {
  /**
   * Places that meet it, rising; of a whole stretch that does, the one nearest to the present, or its beginning where the
   * present has no end.
   */
  readonly meets: readonly number[];
  /** Places where the curve jumps over the level without meeting it. */
  readonly jumps: readonly { readonly at: number; readonly from: number; readonly to: number }[];
  /** The least and the most that was found; null where the figure can be nothing at all. */
  readonly reach: { readonly least: number; readonly most: number } | null;
}

/** How a level is looked for. */
export interface LevelTerms {
  readonly level: number;
  /** How far from the level still meets it, as a share of the level. */
  readonly tolerance: number;
  /** The present figure; Infinity where there is none because nothing ends. */
  readonly present: number;
}

/** Neighbouring places whose values lie on opposite sides, or within and without. */
type Side = -1 | 0 | 1;

/** Dents towards the level that are looked into; of noise there may be many. */
const MOST_DENTS = 6;
/** Two doubles of a curve that say the same, as a share of the level. */
const SAME = 1e-12;

/**
 * Finds where a curve meets a level, over the whole domain of its figure.
 *
 * The curve is sampled at the places given and where its domain ends between two of them. Every change of side is closed in
 * on; every dent that comes near the level without reaching it is followed to its end, so that two places that lie between
 * neighbouring samples are found as long as the curve has one dent there.
 *
 * @param places rising
 */
export function levelSearch(
  asked: Curve,
  places: readonly number[],
  terms: LevelTerms,
): LevelSearch {
  const { level, present } = terms;
  const curve = remembering(asked);
  const distance = (x: number): number => (curve(x) ?? NaN) - level;
  const enough = terms.tolerance * Math.abs(level);
  const runs = validRuns(curve, places).map((run) =>
    withDents(
      distance,
      run.map(({ at, value }) => ({ at, value: value - level })),
      enough,
    ),
  );
  const sideOf = ({ value }: Sample): Side =>
    Math.abs(value) <= SAME * Math.abs(level) ? 0 : value > 0 ? 1 : -1;
  const meets: number[] = [];
  const jumps: { at: number; from: number; to: number }[] = [];
  for (const run of runs) {
    let stretch: number[] = [];
    const endStretch = (): void => {
      if (stretch.length > 0) {
        meets.push(present === Infinity ? Math.min(...stretch) : nearestTo(present, stretch));
      }
      stretch = [];
    };
    for (const [index, sample] of run.entries()) {
      const before = run[index - 1];
      const sides = before === undefined ? null : ([sideOf(before), sideOf(sample)] as const);
      if (before !== undefined && sides !== null && sides[0] !== sides[1]) {
        if (sides.includes(0)) {
          const [inside, outside] = sides[0] === 0 ? [before, sample] : [sample, before];
          const isMet = (x: number): boolean => sideOf({ at: x, value: distance(x) }) === 0;
          stretch.push(endOf(isMet, inside.at, outside.at, NEIGHBOURS));
          if (sides[0] === 0) endStretch();
        } else {
          const [a, b] = closedIn(distance, [before, sample]);
          const best = Math.abs(a.value) <= Math.abs(b.value) ? a : b;
          if (Math.abs(best.value) <= enough) meets.push(best.at);
          else jumps.push({ at: b.at, from: a.value + level, to: b.value + level });
        }
      }
      if (sideOf(sample) === 0) stretch.push(sample.at);
    }
    endStretch();
  }
  const values = runs.flat().map(({ value }) => value + level);
  const reach =
    values.length === 0
      ? null
      : {
          least: values.reduce((least, value) => Math.min(least, value)),
          most: values.reduce((most, value) => Math.max(most, value)),
        };
  return { meets, jumps, reach };
}

/** Of several places the one nearest to the present. */
export function nearestTo(present: number, places: readonly number[]): number {
  return places.reduce((nearest, place) => {
    if (present === Infinity) return Math.max(nearest, place);
    return Math.abs(place - present) < Math.abs(nearest - present) ? place : nearest;
  });
}

/** Stretches of neighbouring places where the figure can be, up to where it no longer can. */
function validRuns(curve: Curve, places: readonly number[]): Sample[][] {
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

/** Ends of a domain are found to this share of themselves: a range that is narrower is hardly one. */
const NARROW = 1e-9;
/** Doubles that lie next to each other. */
const NEIGHBOURS = 2 * Number.EPSILON;

/**
 * The last place where something holds, between one where it does and one where it does not.
 *
 * @param exactly how closely, as a share of the place
 */
function endOf(
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

/**
 * Samples with the ends of dents towards 0 among them.
 *
 * @param enough how near to 0 a dent's end counts as 0
 */
function withDents(
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

function remembering(curve: Curve): Curve {
  const known = new Map<number, number | undefined>();
  return (x) => {
    if (!known.has(x)) known.set(x, curve(x));
    return known.get(x);
  };
}
