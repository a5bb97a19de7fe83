import { normalQuantile } from "./normal";

const known = new Map<number, number>();
/** The levels of a register are few, and the same in every row. */
const most = 32;

/** `normalQuantile`, remembered for the levels that were asked for last. */
export function keptQuantile(level: number): number {
  const found = known.get(level);
  if (found !== undefined) return found;
  if (known.size >= most) known.clear();
  const quantile = normalQuantile(level);
  known.set(level, quantile);
  return quantile;
}
