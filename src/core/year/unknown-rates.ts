import { exactSum } from "../numeric/exact-sum";
import { meanEventLoss } from "../severity/event-loss";
import type { Threat } from "../threat/threat";
import { meanFrequency, thin } from "../threat/frequency";
import { rateVariance } from "../threat/uncertain-rate";
import type { YearOfLosses } from "./year-of-losses";

/**
 * The share of the year's variance that comes from not knowing rates: it would go if they were known.
 *
 *     Σ Var(Λᵢ) E[Xᵢ]² / Var S
 *
 * @returns 0 to 1; null where every rate is known
 */
export function unknownRateShare(
  threats: readonly Threat[],
  { standardDeviation }: Pick<YearOfLosses, "standardDeviation">,
): number | null {
  const found = threats.flatMap(({ frequency, frequencyReduction, event }) => {
    if (frequency.kind !== "uncertain") return [];
    const often = meanFrequency(thin(frequency, frequencyReduction));
    const mean = often * meanEventLoss(event, "net");
    return [rateVariance(frequency.law) * mean * mean];
  });
  if (found.length === 0) return null;
  const variance = standardDeviation * standardDeviation;
  return variance > 0 ? Math.min(exactSum(found) / variance, 1) : 0;
}
