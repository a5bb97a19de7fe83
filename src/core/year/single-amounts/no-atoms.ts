import type { AtomLaw } from "./lists/atom-law";
import { LISTED } from "./lists/atom-law";

/**
 * The year without loss alone.
 *
 * @param none its chance
 * @param left chance of the years of other single amounts, which are left to the lattice
 */
export function noAtoms(none: number, isAll: boolean, left: number): AtomLaw {
  return {
    isAll,
    hasAmounts: false,
    isRounded: false,
    largest: 0,
    steps: 1,
    atMost: () => none,
    lessThan: (loss) => (loss > 0 ? none : 0),
    partialMean: () => 0,
    next: () => Infinity,
    previous: () => 0,
    error: () => (isAll ? LISTED : left),
    shortfallError: (loss) => (isAll ? LISTED : left) * loss,
    list: () => ({ amounts: Float64Array.of(0), chances: Float64Array.of(none) }),
  };
}
