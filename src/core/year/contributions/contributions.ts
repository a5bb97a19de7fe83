import { exactSum } from "../../numeric/exact-sum";
import type { Threat } from "../../threat/threat";
import type { EventSizes } from "../sizes/event-sizes";
import type { SpectrumOf } from "../distribution/density-cascade";
import { latticeCascade } from "../distribution/lattice-cascade";
import { dividedLaw } from "../single-amounts/divided-law";
import type { LaidOutYear } from "../distribution/laid-out-year";
import { lawOfAtoms } from "../single-amounts/law-of-atoms";
import { hasAnnualLimit } from "../annual-limit/limited-row";
import type { YearBeside } from "./partial-means";
import { partialJumps, partialMeans } from "./partial-means";
import type { YearSources } from "../sources/year-sources";
import { chanceOfNone, sourceKey } from "../sources/year-sources";
import type { Spectrum } from "../sizes/spectrum";
import { dividedSpectrum, yearSpectrum } from "../distribution/year-spectrum";

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
 * Method: E[Sᵢ; S <= q] = λᵢ E[Xᵢ P(S* <= q - Xᵢ)] for a Poisson threat, S* the year itself; the placing of sizes is read backwards, so that
 * it costs no transform. For other threats S* is the year divided by a factor of theirs.
 *
 * Scaled to add up to the total, from which they differ by rounding and the error of the lattice.
 *
 * @see Tasche (1999), Risk contributions and performance measurement (the derivative of a tail mean by a position)
 */
export function contributions(
  means: readonly number[],
  year: SharedYear,
  { level, loss, total }: Tail,
): number[] {
  let inTail = means;
  if (loss > 0) {
    const upToLoss = year.atMost(loss);
    const jump = upToLoss - year.lessThan(loss);
    const share = jump > 0 ? Math.min(Math.max((upToLoss - level) / jump, 0), 1) : 0;
    const { upTo, at } = year.shares(loss, jump > 0);
    inTail = means.map((mean, i) => Math.max(mean - (upTo[i] ?? 0) + share * (at[i] ?? 0), 0));
  }
  const sum = exactSum(inTail);
  return inTail.map((amount) => (sum > 0 ? amount * (total / sum) : 0));
}

/** A year that can be shared out among its threats. */
export interface SharedYear {
  /** P(S <= loss). */
  atMost(loss: number): number;
  /** P(S < loss). */
  lessThan(loss: number): number;
  /** E[Sᵢ; S <= loss], and E[Sᵢ; S = loss] where `jumps`, one number a threat. */
  shares(loss: number, jumps: boolean): PartialShares;
}

export interface PartialShares {
  readonly upTo: readonly number[];
  readonly at: readonly number[];
}

/**
 * A year as it is laid out, to be shared out among its threats.
 *
 * @param part length of the period in years
 */
export function sharedYear(
  threats: readonly Threat[],
  part: number,
  year: LaidOutYear,
): SharedYear {
  const { cascade } = year;
  return {
    atMost: (loss) => cascade.atMost(loss),
    lessThan: (loss) => cascade.lessThan(loss),
    shares(loss, jumps) {
      const besideOf = yearsBeside(year, part);
      const step = cascade.readingAt(loss)?.step ?? null;
      return {
        upTo: partialMeans(threats, part, besideOf, loss, step),
        at: jumps ? partialJumps(threats, part, besideOf, loss) : [],
      };
    },
  };
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
    // A finer lattice that reaches further may have the spacing of another.
    const key = `${taking} ${lattice.spacing} ${lattice.size}`;
    let spectrum = spectra.get(key);
    if (spectrum === undefined) {
      spectra.set(key, (spectrum = yearSpectrum(sources, lattice, taking)));
    }
    return spectrum;
  };
  const anew = (changed: YearSources): YearBeside => {
    const itsSure = lawOfAtoms(changed, chanceOfNone(changed));
    const spectrumOf: SpectrumOf = (lattice, taking) => yearSpectrum(changed, lattice, taking);
    return { sure: itsSure, cascade: latticeCascade(spectrumOf, itsSure, plan) };
  };
  /** The year divided by 1 + by · E of a source, as it would be without or with more of it. */
  const divided = (changed: YearSources, sizes: EventSizes, by: number): YearBeside => {
    const itsSure = dividedLaw(sure, sizes, by) ?? lawOfAtoms(changed, chanceOfNone(changed));
    const spectrumOf: SpectrumOf = (lattice, taking) =>
      dividedSpectrum(yearSpectrumOnce(lattice, taking), sizes, by, lattice, taking);
    return { sure: itsSure, cascade: latticeCascade(spectrumOf, itsSure, plan) };
  };
  const make = (threat: Threat, key: string): YearBeside => {
    const { factor, single, clustered } = sources;
    if (factor !== null && threat.frequency.kind === "poisson") {
      return anew({ ...sources, factor: { ...factor, shape: factor.shape + 1 } });
    }
    if (single.some((one) => one.key === key)) {
      const index = single.findIndex((one) => one.key === key);
      const one = single[index];
      const isDivisible = one !== undefined && one.probability * one.sizes.mass <= MOST_DIVISIBLE;
      const without = { ...sources, single: single.filter((_, i) => i !== index) };
      return isDivisible ? divided(without, one.sizes, one.probability) : anew(without);
    }
    const index = clustered.findIndex((one) => one.key === key);
    const one = clustered[index];
    if (one === undefined) return itself;
    const more = { ...one, shape: one.shape + 1 };
    const changed = {
      ...sources,
      clustered: clustered.map((each) => (each === one ? more : each)),
    };
    return divided(changed, one.sizes, -one.scale);
  };
  const isOneLoss = (threat: Threat): boolean => {
    const isUncertain = threat.frequency.kind === "uncertain";
    if (!isUncertain && !hasAnnualLimit(threat.frequency, threat.event)) return false;
    const own = sourceKey(threat, part);
    return sources.single.some(({ key }) => key === own);
  };
  return (threat) => {
    const isPoisson = threat.frequency.kind === "poisson" && !isOneLoss(threat);
    if (isPoisson && sources.factor === null) return itself;
    const key = isPoisson ? "poisson" : sourceKey(threat, part);
    let beside = known.get(key);
    if (beside === undefined) known.set(key, (beside = make(threat, key)));
    return beside;
  };
}
