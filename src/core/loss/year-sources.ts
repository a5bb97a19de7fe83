import type { Frequency } from "../frequency/frequency";
import { meanFrequency, thin } from "../frequency/frequency";
import { exactSum } from "../numeric/exact-sum";
import { exp } from "../numeric/exp";
import { log1p } from "../numeric/log1p";
import type { Threat } from "../register/threat";
import { meanEventLoss } from "../severity/event-loss";
import { meanSquareEventLoss } from "../severity/second-moment";
import type { EventMeasure, EventSource } from "./event-measure";
import { eventMeasure } from "./event-measure";

/** Events whose number is negative binomial: (1 - scale · E)^-shape, E the transform of one event less 1. */
export interface ClusteredSource {
  /** The same for threats that are alike in all that counts. */
  readonly key: string;
  readonly shape: number;
  readonly scale: number;
  /** Of one event. */
  readonly measure: EventMeasure;
}

/** At most one event: 1 + probability · E. */
export interface SingleSource {
  readonly key: string;
  readonly probability: number;
  /** Of one event. */
  readonly measure: EventMeasure;
}

/** All that makes the losses of a year, sorted by how it is transformed. */
export interface YearSources {
  /** All Poisson events together. */
  readonly pooled: EventMeasure;
  /** The gamma factor common to the pooled events, which makes their number negative binomial; null for none. */
  readonly factor: { readonly shape: number; readonly scale: number } | null;
  readonly clustered: readonly ClusteredSource[];
  readonly single: readonly SingleSource[];
}

/** Sorts threats by their frequency; rows that never strike are left out. The order of threats changes no bit. */
export function yearSources(threats: readonly Threat[], spread: number, part: number): YearSources {
  const poisson: EventSource[] = [];
  const clustered: ClusteredSource[] = [];
  const single: SingleSource[] = [];
  for (const threat of threats) {
    const { frequency: inherent, frequencyReduction, event } = threat;
    const frequency = frequencyIn(part, thin(inherent, frequencyReduction));
    if (meanFrequency(frequency) === 0) continue;
    if (frequency.kind === "poisson") {
      poisson.push({ frequency: frequency.mean, event });
      continue;
    }
    const measure = eventMeasure([{ frequency: 1, event }]);
    if (measure.mass === 0) continue;
    const key = sourceKey(threat, part);
    if (frequency.kind === "bernoulli") {
      single.push({ key, probability: frequency.probability, measure });
    } else {
      const scale = frequency.varianceRatio - 1;
      clustered.push({ key, shape: frequency.mean / scale, scale, measure });
    }
  }
  const inOrder = <T extends { readonly key: string }>(rows: T[]): T[] =>
    rows.sort((a, b) => (a.key < b.key ? -1 : 1));
  return {
    pooled: eventMeasure(poisson),
    factor: spread === 0 ? null : { shape: 1 / (spread * spread), scale: spread * spread },
    clustered: inOrder(clustered),
    single: inOrder(single),
  };
}

/** What a threat's year depends on, as text: two threats with the same key are alike. */
export function sourceKey({ frequency, frequencyReduction, event }: Threat, part: number): string {
  const { severity, cap, lossReduction, cover } = event;
  const parts = [frequencyIn(part, thin(frequency, frequencyReduction)), severity, cover];
  return `${JSON.stringify(parts)} ${cap} ${lossReduction}`;
}

/** The frequency within a part of a year: rates and chances shrink alike, the variance ratio of clusters stays. */
export function frequencyIn(part: number, frequency: Frequency): Frequency {
  if (part === 1) return frequency;
  return frequency.kind === "bernoulli"
    ? { kind: "bernoulli", probability: Math.min(frequency.probability * part, 1) }
    : { ...frequency, mean: frequency.mean * part };
}

/** P(S = 0). */
export function chanceOfNone({ pooled, factor, clustered, single }: YearSources): number {
  const exponents = [
    factor === null ? -pooled.mass : -factor.shape * log1p(factor.scale * pooled.mass),
    ...clustered.map(({ shape, scale, measure }) => -shape * log1p(scale * measure.mass)),
    ...single.map(({ probability, measure }) => log1p(-probability * measure.mass)),
  ];
  return exp(exactSum(exponents));
}

/**
 * Variance of the year in closed form.
 *
 *     Poisson            λ E[X²]
 *     negative binomial  λ E[X²] + (φ - 1) λ E[X]²
 *     at most one        p E[X²] - p² E[X]²
 *     common factor      + s² (Σ λ E[X])², over the Poisson threats
 */
export function yearVariance(threats: readonly Threat[], spread: number, part: number): number {
  const terms: number[] = [];
  const shared: number[] = [];
  for (const { frequency: inherent, frequencyReduction, event } of threats) {
    const frequency = frequencyIn(part, thin(inherent, frequencyReduction));
    const mean = meanEventLoss(event, "net");
    const often = meanFrequency(frequency);
    terms.push(often * meanSquareEventLoss(event));
    if (frequency.kind === "poisson") shared.push(often * mean);
    else if (frequency.kind === "bernoulli") terms.push(-(often * mean) * (often * mean));
    else terms.push((frequency.varianceRatio - 1) * often * mean * mean);
  }
  const common = spread === 0 ? 0 : spread * exactSum(shared);
  return Math.max(exactSum(terms) + common * common, 0);
}
