import { SAME_SUM } from "../../numeric/same-but-for-rounding";
import type { EventSizes, YearLaw } from "../sizes/event-sizes";

/** A net loss a year and its chance. */
export interface YearAtom {
  readonly amount: number;
  readonly chance: number;
}

/** Years of the same amount as one, in rising order. */
export function mergedAtoms(years: readonly YearAtom[]): YearAtom[] {
  const merged: { amount: number; chance: number }[] = [];
  for (const one of [...years].sort((a, b) => a.amount - b.amount)) {
    const last = merged.at(-1);
    if (last !== undefined && one.amount - last.amount <= SAME_SUM * one.amount) {
      last.chance += one.chance;
    } else merged.push({ ...one });
  }
  return merged;
}

/**
 * A year as a loss that comes at most once.
 *
 * @param mass chance of any loss
 * @param atoms single amounts above 0, in rising order
 * @param spread the law of all other years and their chance, which is placed by its law and never sampled; null where there are none
 */
export function yearAsLoss(
  mass: number,
  atoms: readonly YearAtom[],
  spread: { readonly law: YearLaw; readonly chance: number } | null,
): EventSizes {
  const part = ({ law, chance }: NonNullable<typeof spread>): EventSizes["parts"][number] => ({
    ...{ from: 0, to: Infinity, start: 0, stop: Infinity, spread: Infinity, shift: 0 },
    ...{ mass: chance, law },
    density: () => 0,
  });
  return {
    mass,
    atoms: atoms.map(({ amount, chance }) => ({ amount, frequency: chance })),
    grids: [],
    parts: spread === null ? [] : [part(spread)],
  };
}
