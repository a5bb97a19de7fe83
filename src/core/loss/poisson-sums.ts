/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exactSum } from "../numeric/exact-sum";
import { exp } from "../numeric/exp";
import type { ChanceList, Effort } from "./chance-list";
import { chanceList, LEAST_CHANCE, movedList, spend } from "./chance-list";

// The chance of no event, where the recurrence begins, keeps all its digits.
const MOST_EVENTS = 100;
const SAME_SUM = 1e-13;

/** Whether `poissonSums` can list the sums of so many events a year. */
export function canSumEvents(mean: number): boolean {
  return mean <= MOST_EVENTS;
}

/**
 * Sums of Poisson numbers of single amounts, in rising order, each from the sums below it.
 *
 *     s P(S = s) = sum of λᵢ aᵢ P(S = s - aᵢ)
 *
 * Every amount has a place in the list that only moves up, so that a sum takes as many steps as there are amounts.
 *
 * @param atoms in rising order, each amount once and above 0
 * @returns null where there are more than `most`, or they take more effort than is left
 * @see Panjer (1981), Recursive evaluation of a family of compound distributions, ASTIN Bulletin 12
 */
export function poissonSums(
  atoms: readonly { readonly amount: number; readonly frequency: number }[],
  most: number,
  effort: Effort,
): ChanceList | null {
  const sizes = Float64Array.from(atoms, ({ amount }) => amount);
  const rates = Float64Array.from(atoms, ({ amount, frequency }) => amount * frequency);
  const none = exp(-exactSum(atoms.map(({ frequency }) => frequency)));
  // What is unlikely on the way up may lead to what is likely, but not if it is this unlikely even beside no event at all.
  const least = LEAST_CHANCE * none;
  const sums: number[] = [0];
  const chances: number[] = [none];
  const places = new Int32Array(sizes.length);
  let likely = 1;
  for (;;) {
    if (!spend(effort, sizes.length)) return null;
    let next = Infinity;
    for (let i = 0; i < sizes.length; i++) {
      const place = places[i]!;
      if (place < sums.length) next = Math.min(next, sums[place]! + sizes[i]!);
    }
    if (next === Infinity) break;
    const end = next + SAME_SUM * next;
    let weight = 0;
    for (let i = 0; i < sizes.length; i++) {
      let place = places[i]!;
      while (place < sums.length && sums[place]! + sizes[i]! <= end) {
        weight += rates[i]! * chances[place]!;
        place += 1;
      }
      places[i] = place;
    }
    const chance = weight / next;
    if (!(chance > least)) continue;
    sums.push(next);
    chances.push(chance);
    if (chance > LEAST_CHANCE && ++likely > most) return null;
  }
  return movedList(chanceList(sums.map((sum, i) => [sum, chances[i]!])), 0, 1);
}
