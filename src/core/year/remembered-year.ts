import type { Threat } from "../threat/threat";
import type { LossContent } from "../threat/loss-content";
import { isSameContent, lossContent } from "../threat/loss-content";
import type { YearOfLosses, YearOptions } from "./year-of-losses";
import { yearOfLosses } from "./year-of-losses";

/** Makes the year of threats. */
export type MakeYear = (threats: readonly Threat[], options?: YearOptions) => YearOfLosses;

interface Remembered {
  readonly content: LossContent;
  readonly badYearSpread: number;
  readonly partOfYear: number;
  /** Of the threats in the order of the content. */
  readonly year: YearOfLosses;
}

/**
 * How many years are kept, those of a few registers with and without options; the one used last goes last. Usual ones weigh
 * 0.1 to 1.5 MB, the largest (narrow losses on fine grids) 3 MB.
 */
const YEARS_KEPT = 16;

/**
 * A way to make years that makes each once, however often it is asked for. A year is known by what its losses depend on:
 * sorting the register, renaming a threat or changing its spend finds it again, and the contributions follow the order
 * given.
 *
 * @param make how a year is made; asked with the threats in an order of their content
 * @param kept how many years are remembered, 1 or more
 */
export function rememberYears(make: MakeYear, kept = YEARS_KEPT): MakeYear {
  const contents = new WeakMap<readonly Threat[], LossContent>();
  /** Used last comes first. */
  const years: Remembered[] = [];

  const contentOf = (threats: readonly Threat[]): LossContent => {
    const known = contents.get(threats);
    if (known !== undefined) return known;
    const content = lossContent(threats);
    contents.set(threats, content);
    return content;
  };

  return (threats, { badYearSpread = 0, partOfYear = 1 } = {}) => {
    const content = contentOf(threats);
    const at = years.findIndex(
      (each) =>
        each.badYearSpread === badYearSpread &&
        each.partOfYear === partOfYear &&
        isSameContent(each.content, content),
    );
    const [found] = at < 0 ? [] : years.splice(at, 1);
    const remembered = found ?? {
      content,
      badYearSpread,
      partOfYear,
      year: rememberingContributions(
        make(inOrder(threats, content), { badYearSpread, partOfYear }),
      ),
    };
    years.unshift(remembered);
    years.length = Math.min(years.length, kept);
    return asGiven(remembered.year, content);
  };
}

/**
 * The distribution of a year's losses, remembered. All that asks for years shares this memory.
 *
 * @see yearOfLosses
 */
export const rememberedYear: MakeYear = rememberYears(yearOfLosses);

function inOrder(threats: readonly Threat[], { order }: LossContent): readonly Threat[] {
  return Array.from(order, (place) => threats[place]).filter((threat) => threat !== undefined);
}

/** Contributions take longer than all other answers, and a sheet asks for one level again and again. */
function rememberingContributions(year: YearOfLosses): YearOfLosses {
  let last: { readonly level: number; readonly shares: readonly number[] } | null = null;
  return {
    ...year,
    contributions(level) {
      if (last?.level !== level) last = { level, shares: year.contributions(level) };
      return last.shares;
    },
  };
}

/** The year with its contributions in the order in which the threats were given. */
function asGiven(year: YearOfLosses, { order }: LossContent): YearOfLosses {
  return {
    ...year,
    contributions(level) {
      const given = new Array<number>(order.length).fill(0);
      for (const [index, share] of year.contributions(level).entries()) {
        given[order[index] ?? 0] = share;
      }
      return given;
    },
  };
}
