/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import type { Unlisted } from "./unlisted";

/** What is known of the years whose sums are not listed. */
interface RestOfYears {
  readonly largest: number;
  /** P(S <= x), half way between the least and the most it may be. */
  readonly within: (x: number) => number;
  readonly mean: (x: number) => number;
  readonly error: (x: number) => number;
  readonly shortfallError: (x: number) => number;
  /** A loss above x up to which such years are told, and one below. */
  readonly next: (x: number) => number;
  readonly previous: (x: number) => number;
  readonly forEach: (x: number, visit: (amount: number, chance: number) => void) => void;
}

const NOTHING: RestOfYears = {
  largest: 0,
  within: () => 0,
  mean: () => 0,
  error: () => 0,
  shortfallError: () => 0,
  next: () => Infinity,
  previous: () => 0,
  forEach: () => undefined,
};

/** Years rarer than this tell nothing of where sums lie. */
const HARDLY = 1e-12;

/**
 * A year on a place of the lattice costs as much, and what is left of its events' amounts: so much for certain up to one place, and so much
 * at most up to another.
 */
export function restOf(unlisted: Unlisted | null): RestOfYears {
  if (unlisted === null) return NOTHING;
  const { placing, within, areas, error } = unlisted;
  const { unit, size, least, most } = placing;
  const middle = 0.5 * (least + most);
  const placeOf = (x: number): number => Math.min(Math.floor(x / unit), size - 1);
  const upToPlace = (x: number): number => (x < 0 ? 0 : within[placeOf(x)]!);
  const chance = (x: number): number => 0.5 * (upToPlace(x - least) + upToPlace(x - most));
  /** E[max(x - S, 0)]. */
  const area = (x: number): number => {
    const y = x - middle;
    if (y <= 0) return 0;
    const k = placeOf(y);
    return unit * ((k > 0 ? areas[k - 1]! : 0) + (y / unit - k) * within[k]!);
  };
  const all = within[size - 1]!;
  return {
    largest: size * unit + most,
    within: chance,
    mean: (x) => Math.max(x * chance(x) - area(x), 0),
    error: (x) => error + 0.5 * (upToPlace(x - least) - upToPlace(x - most)),
    shortfallError: (x) => error * x + 0.5 * (most - least) * all,
    next: (x) => {
      const isLeft = all - upToPlace(x - most) > HARDLY;
      return isLeft ? Math.max(x, 0) + unit : Infinity;
    },
    previous: (x) => (upToPlace(x - least) > HARDLY ? Math.max(x - unit, 0) : 0),
    forEach: (x, visit) => {
      for (let k = 0; k < size && k * unit <= x; k++) {
        const own = within[k]! - (k > 0 ? within[k - 1]! : 0);
        if (own > 0) visit(k * unit, own);
      }
    },
  };
}
