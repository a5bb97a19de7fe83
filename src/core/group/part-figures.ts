import { coverage } from "../budget/coverage";
import { exactSum } from "../numeric/exact-sum";
import type { Threat } from "../threat/threat";
import { totalExpectedLoss } from "../year/sources/expected-loss";
import type { MakeYear } from "../year/remembered-year";
import { yearOfLosses } from "../year/year-of-losses";
import type { YearOfLosses, YearOptions } from "../year/year-of-losses";

/** A unit's name where a register says none. */
export const NO_UNIT = "No unit";

/** What a group, or a part of it, loses and spends in a year. */
export interface Figures {
  readonly threats: number;
  readonly expectedLoss: number;
  /** By the rule "expected", as are the gap and what is missing. */
  readonly required: number;
  readonly spend: number;
  readonly gap: number;
  /** The year of the part by itself. */
  readonly year: YearOfLosses;
}

/** A part of a group. */
export interface Part extends Figures {
  readonly name: string;
  /** What it adds to the group's tail mean at each level: E[S of the part | the group's bad years]. */
  readonly contributions: readonly number[];
}

/** A group and its parts. */
export interface Group extends Figures {
  /** In the order in which their names first come. */
  readonly parts: readonly Part[];
}

/** What a group's figures hang on besides its threats. */
export interface GroupOptions extends YearOptions {
  /** Of the tails that are shared out, 0 <= level < 1. */
  readonly levels: readonly number[];
  /** Makes the year of the whole group; that of `yearOfLosses` where left out. */
  readonly makeYear?: MakeYear;
}

/**
 * The year of a group and of its parts. Contributions of the parts add up to the group's tail mean; what a part loses in its own bad
 * years does not, since parts rarely have them together.
 *
 * Every figure is the same to the last bit however the threats are ordered.
 *
 * @param threats of the group, at least one
 * @param nameOf the part a threat belongs to; names are compared without case and outer spaces
 * @throws ModelError as `yearOfLosses` and `coverage`
 */
export function groupFigures(
  threats: readonly Threat[],
  nameOf: (threat: Threat, place: number) => string,
  { levels, makeYear = yearOfLosses, ...options }: GroupOptions,
): Group {
  const whole = figuresOf(threats, makeYear(threats, options));
  const shared = levels.map((level) => whole.year.contributions(level));
  const members = new Map<string, { name: string; places: number[] }>();
  for (const [place, threat] of threats.entries()) {
    const name = nameOf(threat, place).trim();
    const key = name.toLowerCase();
    const known = members.get(key);
    if (known) known.places.push(place);
    else members.set(key, { name, places: [place] });
  }
  const parts = [...members.values()].map(({ name, places }): Part => {
    const own = places.flatMap((place) => threats[place] ?? []);
    const isWhole = own.length === threats.length;
    return {
      name,
      ...figuresOf(own, isWhole ? whole.year : yearOfLosses(own, options)),
      contributions: shared.map((each, at) =>
        isWhole
          ? whole.year.tailMean(levels[at] ?? 0)
          : exactSum(places.map((place) => each[place] ?? 0)),
      ),
    };
  });
  return { ...whole, parts };
}

function figuresOf(threats: readonly Threat[], year: YearOfLosses): Figures {
  const { required, spend, gap } = coverage(threats, "expected");
  const expectedLoss = totalExpectedLoss(threats);
  return { threats: threats.length, expectedLoss, required, spend, gap, year };
}
