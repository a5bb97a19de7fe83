import type { Threat } from "../../threat/threat";
import type { AtomLaw } from "../single-amounts/lists/atom-law";
import type { LayeredSums } from "../single-amounts/lists/layered-sums";
import { pairedLaw } from "../single-amounts/paired-law";
import type { GroupLaw, GrowingSums } from "./group-law";
import { chanceListed, noSums, withSums } from "./group-law";

/** The sums of the groups up to one of them. */
interface Grown {
  readonly row: Threat;
  readonly a: GrowingSums;
  readonly b: GrowingSums;
}

/**
 * The law of single amounts of like years: the sums of the groups that change seldom on one side and of those that change often on the other,
 * each grown from the first group that changed.
 *
 * @param groups the last ones change most often
 * @param leftOut chance that may be left out with each of them
 * @returns takes the first row of each group, by which it is known, and its law; null where there are too many sums
 */
export function growingSides(
  groups: readonly { readonly turn: number; readonly isOnce: boolean }[],
  leftOut: number,
): (first: readonly Threat[], own: readonly GroupLaw[]) => AtomLaw | null {
  const from = groups.filter(({ turn }) => turn > OFTEN).length;
  const hasOnce = groups.length > 1 && groups.some(({ isOnce }) => isOnce);
  const joined = new WeakMap<GroupLaw, GrowingSums | null>();
  const known: Grown[] = [];
  /** All sums of a group in one list; null where that is long. */
  const joinedSums = (law: GroupLaw): GrowingSums | null => {
    if (law.isOnce) return shortOf(law, leftOut);
    let sums = joined.get(law);
    if (sums === undefined) joined.set(law, (sums = shortOf(law, leftOut)));
    return sums;
  };
  const grown = ({ a, b }: Pick<Grown, "a" | "b">, row: Threat, law: GroupLaw, k: number) => {
    const [one, other] = law.sums;
    const sums = hasOnce ? joinedSums(law) : null;
    if (sums !== null) {
      // What never comes again stands alone: all the rest is grown seldom.
      const isAlone = groups[k]?.isOnce === true;
      const first = isAlone ? a : withSums(a, sums, leftOut);
      const second = isAlone ? withSums(b, sums, leftOut) : b;
      return first && second && { row, a: first, b: second };
    }
    const isSplit = other !== noSums;
    const first = withSums(a, isSplit || k < from ? one : noSums, leftOut);
    const second = withSums(b, isSplit ? other : k < from ? noSums : one, leftOut);
    return first && second && { row, a: first, b: second };
  };
  return (first, own) => {
    let same = 0;
    while (same < known.length && known[same]?.row === first[same]) same += 1;
    known.length = same;
    let last: Pick<Grown, "a" | "b"> = known[same - 1] ?? { a: noSums, b: noSums };
    for (let k = same; k < own.length; k++) {
      const [row, law] = [first[k], own[k]];
      const next = row && law && grown(last, row, law, k);
      if (!next) return null;
      known.push(next);
      last = next;
    }
    const { a, b } = last;
    // What is left out is shared by all that is kept.
    const chance = own.reduce((product, law) => product * law.chance, 1);
    const shared = (a.all / chanceListed(a)) * (b.all / chanceListed(b));
    return pairedLaw([sumsOf(a), sumsOf(b)], null, chance * shared, false);
  };
}

/** What changes in one year of 2^2 or more. */
const OFTEN = 2;

/** Pairs of a group's two lists that are still few. */
const FEW_PAIRS = 10_000;

function shortOf({ sums: [one, other] }: GroupLaw, leftOut: number): GrowingSums | null {
  const pairs = one.list.amounts.length * other.list.amounts.length;
  return pairs > FEW_PAIRS ? null : withSums(one, other, leftOut);
}

function sumsOf(sums: GrowingSums): LayeredSums {
  const { list, all, dropped } = sums;
  return { layers: [list], dropped: dropped + Math.max(all - chanceListed(sums), 0) };
}
