import { exactSum } from "../numeric/exact-sum";
import type { Threat } from "../register/threat";
import { expectedLoss } from "./expected-loss";
import { gridCascade } from "./grid-cascade";
import type { LaidOutYear } from "./laid-out-year";
import type { YearBeside } from "./partial-means";
import { partialJumps, partialMeans } from "./partial-means";
import { sureLosses } from "./sure-losses";
import type { YearSources } from "./year-sources";
import { chanceOfNone, sourceKey } from "./year-sources";

/** The tail that is shared out. */
interface Tail {
  readonly level: number;
  /** Percentile at the level. */
  readonly loss: number;
  /** Tail mean at the level. */
  readonly total: number;
}

/**
 * What each threat adds to the tail mean: E[Sᵢ | tail], in the order given, with S = loss weighted by the share of it that is tail.
 *
 *     (E[Sᵢ] - E[Sᵢ; S <= q] + E[Sᵢ; S = q] (P(S <= q) - p) / P(S = q)) / (1 - p)
 *
 * Scaled to add up to the total, from which they differ by rounding and the error of the lattice.
 *
 * @see Tasche (1999), Risk contributions and performance measurement (the derivative of a tail mean by a position)
 */
export function contributions(
  threats: readonly Threat[],
  part: number,
  year: LaidOutYear,
  { level, loss, total }: Tail,
): number[] {
  const { cascade } = year;
  const means = threats.map((threat) => part * expectedLoss(threat));
  let inTail = means;
  if (loss > 0) {
    const besideOf = yearsBeside(year, part);
    const step = cascade.readingAt(loss)?.step ?? null;
    const upTo = partialMeans(threats, part, besideOf, loss, step);
    const [atMost, lessThan] = [cascade.atMost(loss), cascade.lessThan(loss)];
    const jump = atMost - lessThan;
    const share = jump > 0 ? Math.min(Math.max((atMost - level) / jump, 0), 1) : 0;
    const atLoss = jump > 0 ? partialJumps(threats, part, besideOf, loss) : means.map(() => 0);
    inTail = means.map((mean, i) => Math.max(mean - (upTo[i] ?? 0) + share * (atLoss[i] ?? 0), 0));
  }
  const sum = exactSum(inTail);
  return inTail.map((amount) => (sum > 0 ? amount * (total / sum) : 0));
}

/** The year beside an event of each threat, made once for each kind. */
function yearsBeside(
  { sources, sure, cascade, plan }: LaidOutYear,
  part: number,
): (threat: Threat) => YearBeside {
  const known = new Map<string, YearBeside>();
  const itself = { sure, cascade };
  const yearOf = (changed: YearSources): YearBeside => {
    const itsSure = sureLosses(changed, chanceOfNone(changed));
    return { sure: itsSure, cascade: gridCascade(changed, itsSure, plan) };
  };
  return (threat) => {
    const { factor } = sources;
    if (threat.frequency.kind === "poisson" && factor === null) return itself;
    const key = threat.frequency.kind === "poisson" ? "poisson" : sourceKey(threat, part);
    let beside = known.get(key);
    if (beside !== undefined) return beside;
    if (factor !== null && threat.frequency.kind === "poisson") {
      beside = yearOf({ ...sources, factor: { ...factor, shape: factor.shape + 1 } });
    } else if (threat.frequency.kind === "bernoulli") {
      const index = sources.single.findIndex((one) => one.key === key);
      beside = yearOf({ ...sources, single: sources.single.filter((_, i) => i !== index) });
    } else {
      const index = sources.clustered.findIndex((one) => one.key === key);
      const clustered = sources.clustered.map((one, i) =>
        i === index ? { ...one, shape: one.shape + 1 } : one,
      );
      beside = yearOf({ ...sources, clustered });
    }
    known.set(key, beside);
    return beside;
  };
}
