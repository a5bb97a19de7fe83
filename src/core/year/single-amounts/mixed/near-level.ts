import { highestSum } from "../lists/highest-sum";
import { latticeSums } from "../lists/lattice-sums";
import type { AtomRow } from "../lists/atom-rows";

const PLACES = 16_384;

/** Gives a loss up to which about so many years lie, by a lattice that is short. */
export function nearLevels(rows: readonly AtomRow[]): (level: number) => number {
  const unit = highestSum(rows) / (PLACES - 1);
  const within = latticeSums(rows, (amount) => Math.round(amount / unit), PLACES);
  let sum = 0;
  for (let k = 0; k < PLACES; k++) within[k] = sum += within[k] ?? 0;
  return (level) => {
    let [low, high] = [0, PLACES - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((within[middle] ?? 0) >= level) high = middle;
      else low = middle + 1;
    }
    return unit * Math.max(low, 1);
  };
}
