import type { EventCount } from "../../threat/event-count";
import type { LognormalGrid } from "./lognormal-grid";
import type { Spectrum } from "./spectrum";

/** How often events of each size come: all that a transform needs to know of them. */
export interface EventSizes {
  /** Events a year that cost anything. */
  readonly mass: number;
  /** Single amounts, in rising order, each once. */
  readonly atoms: readonly { readonly amount: number; readonly frequency: number }[];
  readonly grids: readonly LognormalGrid[];
  readonly parts: readonly StretchDensity[];
}

/** Frequency of amounts as a density between two ends, smooth in between, where it may jump. */
export interface StretchDensity {
  readonly from: number;
  /** Infinity where it has no upper end. */
  readonly to: number;
  /** Nothing of note lies below; above `from` where the density runs out towards 0. */
  readonly start: number;
  /** Nothing of note lies above. */
  readonly stop: number;
  /** The density varies on a scale of `spread` · (amount + `shift`); Infinity: on that of its width. */
  readonly spread: number;
  readonly shift: number;
  /** Events a year of all its amounts; 0 for a difference that changes what other sizes say. */
  readonly mass: number;
  density(amount: number): number;
  /** The same times amount + `shift`, by u = ln(amount + `shift`), between `start` and `stop`; left out where it is not known better. */
  readonly atLog?: (u: number) => number;
  /** Rising amounts + `shift` between which it varies on the scale of their distance, instead of by `spread`. */
  readonly edges?: Float64Array;
  /** Of a difference, the finest scale on which the sizes vary that it makes of the others. */
  readonly finest?: number;
  /** Where amounts are those of whole years, known by their transform: the part is placed by it. */
  readonly law?: YearLaw;
  /** Where amounts are sums of two independent ones: the part is placed by these. */
  readonly pair?: PairOfLosses;
  /** The part of one event that this is a multiple of, and by how much: it is placed once for all. */
  readonly multiple?: { readonly of: StretchDensity; readonly often: number };
}

/** Two independent losses of one event each, neither of which has a single amount. */
export interface PairOfLosses {
  readonly one: EventSizes;
  readonly other: EventSizes;
}

/** What is known of the density of a year as a whole. */
export interface YearLaw {
  /** Transform of the density on a lattice, made anew: the caller may change it. */
  spectrum(size: number, spacing: number): Spectrum;
  /** How often events come and how they cluster, for what is judged by them. */
  readonly events: EventCount;
  /** One event before insurance, and after it as the first of its year. */
  readonly gross: EventSizes;
  readonly net: EventSizes;
  /** Whether its density never jumps or bends; left out where it may. */
  readonly isSmooth?: boolean;
}
