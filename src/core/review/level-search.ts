import { SAME_ON_CURVE } from "../numeric/same-but-for-rounding";
import type { Sample } from "../numeric/bracketed-root";
import { closedIn } from "../numeric/bracketed-root";
import type { Curve } from "./valid-runs";
import { endOf, validRuns } from "./valid-runs";
import { withDents } from "./with-dents";

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

/** Doubles that lie next to each other. */
const NEIGHBOURS = 2 * Number.EPSILON;
/** The same without a slope that has only begun. */
const FLAT = 4 * Number.EPSILON;
/** A curve that still meets the level so far on, as a share of the place, is flat there and does not only cross it. */
const CROSSED = 1e-9;

/**
 * Finds where a curve meets a level, over the whole domain of its figure.
 *
 * The curve is sampled at the places given and where its domain ends between two of them. Every change of side is closed in
 * on, and where the curve is flat there, to both ends of the stretch; every dent that comes near the level without reaching it is followed to its end, so that two places that lie between
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
  // Not the distance plus the level: beside a level of 1e20 that has forgotten the value.
  const valueAt = ({ at, value }: Sample): number => curve(at) ?? value + level;
  const sideOf = ({ value }: Sample): Side =>
    Math.abs(value) <= SAME_ON_CURVE * Math.abs(level) ? 0 : value > 0 ? 1 : -1;
  const isMet = (x: number): boolean => sideOf({ at: x, value: distance(x) }) === 0;
  /** Where a stretch that meets the level ends on its way to a place that does not. */
  const stretchEnd = (inside: number, outside: number): number => {
    const step = Math.sign(outside - inside) * CROSSED;
    const next = inside + step * Math.abs(inside);
    const isWithin = Math.abs(next - inside) < Math.abs(outside - inside);
    if (isWithin && !isMet(next)) return inside;
    const end = endOf(isMet, inside, outside, NEIGHBOURS);
    // A slope beyond the stretch meets the level a little further on than the stretch itself.
    const before = end - step * Math.abs(end);
    if (Math.abs(before - outside) >= Math.abs(inside - outside)) return end;
    const stretch = distance(before);
    const isFlat = (x: number): boolean =>
      Math.abs(distance(x) - stretch) <= FLAT * Math.abs(level);
    return isFlat(inside) ? endOf(isFlat, before, end, NEIGHBOURS) : end;
  };
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
          stretch.push(stretchEnd(inside.at, outside.at));
          if (sides[0] === 0) endStretch();
        } else {
          const [a, b] = closedIn(distance, [before, sample]);
          const best = Math.abs(a.value) <= Math.abs(b.value) ? a : b;
          if (sideOf(best) === 0) {
            stretch = [before, sample].map(({ at }) => stretchEnd(best.at, at));
            endStretch();
          } else if (Math.abs(best.value) <= enough) meets.push(best.at);
          else jumps.push({ at: b.at, from: valueAt(a), to: valueAt(b) });
        }
      }
      if (sideOf(sample) === 0) stretch.push(sample.at);
    }
    endStretch();
  }
  const values = runs.flat().map(valueAt);
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

function remembering(curve: Curve): Curve {
  const known = new Map<number, number | undefined>();
  return (x) => {
    if (!known.has(x)) known.set(x, curve(x));
    return known.get(x);
  };
}
