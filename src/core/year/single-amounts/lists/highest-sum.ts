import { exp } from "../../../numeric/elementary/exp";
import { log } from "../../../numeric/elementary/log";
import type { AtomRow } from "./atom-rows";
import { largestAmount, lossesOf } from "./atom-rows";

/** Chance of what may lie above. */
export const ABOVE_HIGHEST = 1e-13;

/** ln of the inverse of it. */
const LN_ABOVE = 30;
const TRIES = 70;
const RATIO = 0.7;

/**
 * A loss that the sums of rows exceed with a chance of 1e-13 at most, by Chernoff's bound:
 *
 *     P(S > x) <= E[e^{tS}] e^{-tx} for every t
 *
 * @param rare ln of the inverse of another chance
 */
export function highestSum(rows: readonly AtomRow[], rare = LN_ABOVE): number {
  const largest = rows.reduce((most, row) => Math.max(most, largestAmount(row)), 0);
  if (largest === 0) return 0;
  let highest = rows.reduce((sum, row) => sum + bound(row), 0);
  for (let i = 0, t = 40 / largest; i < TRIES; i++, t *= RATIO) {
    const exponent = rows.reduce((sum, row) => sum + cumulant(row, t), 0);
    if (exponent < Infinity) highest = Math.min(highest, (exponent + rare) / t);
  }
  return highest;
}

/** A loss that the sums of rows stay below with a chance of 1e-13 at most, likewise. */
export function lowestSum(rows: readonly AtomRow[]): number {
  const deviation = Math.sqrt(rows.reduce((sum, row) => sum + lossesOf(row).variance, 0));
  let lowest = 0;
  if (!(deviation > 0)) return lowest;
  for (let i = 0, t = 40 / deviation; i < TRIES; i++, t *= RATIO) {
    const exponent = rows.reduce((sum, row) => sum + cumulant(row, -t), 0);
    lowest = Math.max(lowest, -(exponent + LN_ABOVE) / t);
  }
  return lowest;
}

/** Losses between which signed sums lie but for 1e-13 on either side, or for another chance, likewise. */
export function rangeOfSums(rows: readonly AtomRow[], rare = LN_ABOVE): readonly [number, number] {
  const deviation = Math.sqrt(rows.reduce((sum, row) => sum + lossesOf(row).variance, 0));
  let [lowest, highest] = [-Infinity, Infinity];
  if (!(deviation > 0)) return [0, 0];
  for (let i = 0, t = 40 / deviation; i < TRIES; i++, t *= RATIO) {
    const [up, down] = [t, -t].map((s) => rows.reduce((sum, row) => sum + cumulant(row, s), 0));
    lowest = Math.max(lowest, -((down ?? Infinity) + rare) / t);
    highest = Math.min(highest, ((up ?? Infinity) + rare) / t);
  }
  return [lowest, highest];
}

function bound(row: AtomRow): number {
  return row.kind === "listed" ? largestAmount(row) : Infinity;
}

/** ln E[e^{tS}]. */
function cumulant(row: AtomRow, t: number): number {
  if (row.kind === "poisson") return row.mean * (exp(t * row.amount) - 1);
  if (row.kind === "listed") {
    const { amounts, chances } = row.list;
    let [sum, all] = [0, 0];
    amounts.forEach((amount, i) => {
      all += chances[i] ?? 0;
      sum += (chances[i] ?? 0) * exp(t * amount);
    });
    return sum > 0 ? log(sum / all) : 0;
  }
  // 1 - Σ q e^{ta} is what is left of 1 - Σ q.
  const used = row.atoms.reduce(
    (sum, { amount, weight }) => sum + weight * (exp(t * amount) - 1),
    0,
  );
  const left = row.left - used;
  return left > 0 ? row.shape * log(row.left / left) : Infinity;
}
