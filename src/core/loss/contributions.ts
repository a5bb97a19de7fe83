import { exactSum } from "../numeric/exact-sum";
import type { Threat } from "../register/threat";
import { expectedLoss } from "./expected-loss";
import type { EventMeasure } from "./event-measure";
import type { SpectrumOf } from "./grid-cascade";
import { gridCascade } from "./grid-cascade";
import { dividedLaw } from "./divided-law";
import type { LaidOutYear } from "./laid-out-year";
import { lawOfAtoms } from "./law-of-atoms";
import type { YearBeside } from "./partial-means";
import { partialJumps, partialMeans } from "./partial-means";
import type { YearSources } from "./year-sources";
import { chanceOfNone, sourceKey } from "./year-sources";
import type { Spectrum } from "./year-spectrum";
import { dividedSpectrum, yearSpectrum } from "./year-spectrum";

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

/** More likely events are hardly told from sure ones, by which no spectrum can be divided. */
const MOST_DIVISIBLE = 0.4;

/** The year beside an event of each threat, made once for each kind. */
function yearsBeside(
  { sources, sure, cascade, plan }: LaidOutYear,
  part: number,
): (threat: Threat) => YearBeside {
  const known = new Map<string, YearBeside>();
  const itself = { sure, cascade };
  const spectra = new Map<string, Spectrum>();
  const yearSpectrumOnce: SpectrumOf = (lattice, taking) => {
    const key = `${taking} ${lattice.spacing}`;
    let spectrum = spectra.get(key);
    if (spectrum === undefined) {
      spectra.set(key, (spectrum = yearSpectrum(sources, lattice, taking)));
    }
    return spectrum;
  };
  const anew = (changed: YearSources): YearBeside => {
    const itsSure = lawOfAtoms(changed, chanceOfNone(changed));
    const spectrumOf: SpectrumOf = (lattice, taking) => yearSpectrum(changed, lattice, taking);
    return { sure: itsSure, cascade: gridCascade(spectrumOf, itsSure, plan) };
  };
  /** The year divided by 1 + by · E of a source, as it would be without or with more of it. */
  const divided = (changed: YearSources, measure: EventMeasure, by: number): YearBeside => {
    const itsSure = dividedLaw(sure, measure, by) ?? lawOfAtoms(changed, chanceOfNone(changed));
    const spectrumOf: SpectrumOf = (lattice, taking) =>
      dividedSpectrum(yearSpectrumOnce(lattice, taking), measure, by, lattice, taking);
    return { sure: itsSure, cascade: gridCascade(spectrumOf, itsSure, plan) };
  };
  const make = (threat: Threat, key: string): YearBeside => {
    const { factor, single, clustered } = sources;
    if (factor !== null && threat.frequency.kind === "poisson") {
      return anew({ ...sources, factor: { ...factor, shape: factor.shape + 1 } });
    }
    if (threat.frequency.kind === "bernoulli") {
      const index = single.findIndex((one) => one.key === key);
      const one = single[index];
      const isDivisible = one !== undefined && one.probability * one.measure.mass <= MOST_DIVISIBLE;
      const without = { ...sources, single: single.filter((_, i) => i !== index) };
      return isDivisible ? divided(without, one.measure, one.probability) : anew(without);
    }
    const index = clustered.findIndex((one) => one.key === key);
    const one = clustered[index];
    if (one === undefined) return itself;
    const more = { ...one, shape: one.shape + 1 };
    const changed = {
      ...sources,
      clustered: clustered.map((each) => (each === one ? more : each)),
    };
    return divided(changed, one.measure, -one.scale);
  };
  return (threat) => {
    const isPoisson = threat.frequency.kind === "poisson";
    if (isPoisson && sources.factor === null) return itself;
    const key = isPoisson ? "poisson" : sourceKey(threat, part);
    let beside = known.get(key);
    if (beside === undefined) known.set(key, (beside = make(threat, key)));
    return beside;
  };
}
