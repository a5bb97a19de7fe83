import type { AtomLaw } from "./atom-law";
import type { EventMeasure } from "./event-measure";

/** Terms shrink at least this fast. */
const FASTEST = 0.7;
const LEAST = 1e-17;

/**
 * A law divided by 1 + by · (z^a - 1) f, where all that is lost is single amounts and the source has only one:
 *
 *     P(R <= x) = Σ (-c/c₀)ʲ P(S <= x - j a) / c₀,   c = by f, c₀ = 1 - c
 *
 * @returns null where the series is slow or the source has other amounts: the law is then made anew
 */
export function dividedLaw(law: AtomLaw, measure: EventMeasure, by: number): AtomLaw | null {
  const [only] = measure.atoms;
  if (!law.isAll || measure.atoms.length !== 1 || only === undefined) return null;
  const chance = by * only.frequency;
  const ratio = -chance / (1 - chance);
  if (Math.abs(ratio) > FASTEST) return null;
  const series = (loss: number, of: (loss: number) => number): number => {
    let sum = 0;
    let factor = 1 / (1 - chance);
    let left = loss;
    // What is the same amount but for rounding stays so.
    const slack = SAME * loss;
    while (left >= -slack && Math.abs(factor) > LEAST) {
      sum += factor * of(Math.max(left, 0));
      left -= only.amount;
      factor *= ratio;
    }
    return Math.min(Math.max(sum, 0), 1);
  };
  return {
    ...law,
    atMost: (loss) => series(loss + SAME * loss, (left) => law.atMost(left)),
    lessThan: (loss) => series(loss, (left) => law.lessThan(left)),
  };
}

const SAME = 1e-12;
