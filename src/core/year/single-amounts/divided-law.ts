import { SAME_SUM } from "../../numeric/same-but-for-rounding";
import type { AtomLaw } from "./lists/atom-law";
import type { EventSizes } from "../sizes/event-sizes";

/** Terms shrink at least this fast. */
const SLOWEST = 0.97;
const LEAST = 1e-17;

/**
 * A law divided by c₀ + c z^a, c = by · f and c₀ = 1 - c, where all that is lost is single amounts and the source has only one:
 *
 *     P(R <= x) = Σ (-c/c₀)ʲ P(S <= x - j a) / c₀        from below, or
 *     P(R <= x) = Σ (-c₀/c)ʲ P(S <= x + (j + 1) a) / c   from above, where the source strikes in most years
 *
 * @returns null where both are slow or the source has other amounts: the law is then made anew
 */
export function dividedLaw(law: AtomLaw, sizes: EventSizes, by: number): AtomLaw | null {
  const [only] = sizes.atoms;
  if (!law.isAll || sizes.atoms.length !== 1 || only === undefined) return null;
  const chance = by * only.frequency;
  const [none, isFromAbove] = [1 - chance, chance > 0.5];
  const ratio = isFromAbove ? -none / chance : -chance / none;
  if (Math.abs(ratio) > SLOWEST) return null;
  const step = isFromAbove ? only.amount : -only.amount;
  const series = (loss: number, of: (loss: number) => number): number => {
    let sum = 0;
    let factor = 1 / (isFromAbove ? chance : none);
    let left = isFromAbove ? loss + step : loss;
    // What is the same amount but for rounding stays so.
    const slack = SAME_SUM * loss;
    while (left >= -slack && Math.abs(factor) > LEAST) {
      sum += factor * of(Math.max(left, 0));
      left += step;
      factor *= ratio;
    }
    return Math.min(Math.max(sum, 0), 1);
  };
  return {
    ...law,
    atMost: (loss) => series(loss + SAME_SUM * loss, (left) => law.atMost(left)),
    lessThan: (loss) => series(loss, (left) => law.lessThan(left)),
  };
}
