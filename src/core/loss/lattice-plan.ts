import { exp } from "../numeric/exp";
import { log } from "../numeric/log";
import type { DensityPart } from "./density-part";
import type { EventMeasure } from "./event-measure";
import type { YearSources } from "./year-sources";
import { measuresOf } from "./year-sources";

/** How a year is laid out on lattices: the first covers all but the rarest years, each further one a fixed ratio more or less. */
export interface LatticePlan {
  /** Nodes of each lattice. */
  readonly size: number;
  /** End of the first lattice. */
  readonly top: number;
  /** How much further each reaches than the one below. */
  readonly ratio: number;
}

/** How often events about one size come, and how much more than Poisson their number varies. */
interface Slice {
  readonly amount: number;
  readonly frequency: number;
}

const LEAST_SIZE = 512;
// Where a density jumps, only the nodes next to the jump are off: the more nodes, the nearer it may be read.
const SIZE_WITH_JUMPS = 2048;
const SIZE_WITH_MANY_JUMPS = 1024;
const MANY_JUMPS = 8;
const MOST_SIZE = 65536;
const RARE = 1e-5;
const FREQUENT = 0.1;

/** Lays a year out. It depends on the sources alone, never on what is asked. */
export function latticePlan(year: YearSources): LatticePlan {
  const { pooled, factor, clustered, single } = year;
  const slices: Slice[] = [];
  const variances: { mean: (most: number) => number; excess: number }[] = [];
  const add = (measure: EventMeasure, frequency: number, excess: number): void => {
    const own = slicesOf(measure, frequency);
    slices.push(...own);
    if (excess > 0) variances.push({ mean: (most) => momentsBelow(own, most).mean, excess });
  };
  add(pooled, 1, factor?.scale ?? 0);
  for (const { shape, scale, measure } of clustered) add(measure, shape * scale, 1 / shape);
  for (const { probability, measure } of single) add(measure, probability, 0);
  slices.sort((a, b) => b.amount - a.amount || b.frequency - a.frequency);
  const within = (most: number): { mean: number; sd: number } => {
    const { mean, square } = momentsBelow(slices, most);
    const more = variances.reduce((sum, one) => {
      const part = one.mean(most);
      return sum + one.excess * part * part;
    }, 0);
    return { mean, sd: Math.sqrt(square + more) };
  };
  const often = slices.reduce((sum, { frequency }) => sum + frequency, 0);
  // Where events are rare altogether, the rarest of them are rarer.
  const largest = exceededBy(slices, Math.min(RARE, 1e-3 * often));
  const all = within(largest);
  const top = 1.15 * largest + 1.3 * all.mean + 7 * all.sd;
  const body = within(exceededBy(slices, FREQUENT));
  const narrowness = body.mean > 0 ? body.sd / body.mean : 1;
  const ratio = narrowness < 0.1 ? 4 : 8;
  const needed = Math.max((22 * ratio) / narrowness, 2.5 * ratio * mostHumps(year));
  const jumps = measuresOf(year).reduce((sum, { parts }) => sum + parts.length, 0);
  let size = jumps === 0 ? LEAST_SIZE : jumps > MANY_JUMPS ? SIZE_WITH_MANY_JUMPS : SIZE_WITH_JUMPS;
  while (size < needed && size < MOST_SIZE) size *= 2;
  return { size, top: top > 0 ? top : 1, ratio };
}

/** Mean and sum of squares, a year, of events up to an amount. */
function momentsBelow(slices: readonly Slice[], most: number): { mean: number; square: number } {
  let [mean, square] = [0, 0];
  for (const { amount, frequency } of slices) {
    if (amount > most) continue;
    mean += frequency * amount;
    square += frequency * amount * amount;
  }
  return { mean, square };
}

/** The least amount that is exceeded no more often than `frequency` times a year. */
function exceededBy(slices: readonly Slice[], frequency: number): number {
  let often = 0;
  for (const slice of slices) {
    often += slice.frequency;
    if (often > frequency) return slice.amount;
  }
  return slices.at(-1)?.amount ?? 0;
}

const SLICES_A_PART = 64;

function slicesOf({ atoms, grids, parts }: EventMeasure, scale: number): Slice[] {
  const slices = atoms.map(({ amount, frequency }) => ({ amount, frequency: scale * frequency }));
  for (const { first, step, density } of grids) {
    const ratio = exp(step);
    let amount = exp(first * step);
    for (const value of density) {
      if (value > 0) slices.push({ amount, frequency: scale * step * value });
      amount *= ratio;
    }
  }
  for (const part of parts) slices.push(...slicesOfPart(part, scale));
  return slices;
}

/** Even in the logarithm where the density varies so, else in the amount. */
function slicesOfPart(part: DensityPart, scale: number): Slice[] {
  const { start, stop, shift, spread } = part;
  const isLog = spread < Infinity;
  const [low, high] = isLog ? [log(start + shift), log(stop + shift)] : [start, stop];
  const width = (high - low) / SLICES_A_PART;
  return Array.from({ length: SLICES_A_PART }, (_, i) => {
    const middle = low + (i + 0.5) * width;
    const amount = isLog ? exp(middle) - shift : middle;
    const reach = isLog ? (amount + shift) * width : width;
    // Interpolation may leave a trace below 0 where a density begins.
    return { amount, frequency: Math.max(scale * part.density(amount) * reach, 0) };
  });
}

/**
 * Nodes a spread that the narrowest events call for: n events of relative spread w pile up with relative spread w / √n, until humps
 * run into each other at about n = 0.2 / w².
 */
function mostHumps({ pooled, clustered, single }: YearSources): number {
  const measures = [
    { measure: pooled, often: 1 },
    ...clustered.map(({ measure, shape, scale }) => ({ measure, often: shape * scale })),
    ...single.map(({ measure, probability }) => ({ measure, often: Math.min(probability, 1) })),
  ];
  let most = 0;
  for (const { measure, often } of measures) {
    for (const { leastSigma, density, step } of measure.grids) {
      const frequency = often * step * density.reduce((sum, value) => sum + value, 0);
      most = Math.max(most, humps(leastSigma, frequency));
    }
    for (const part of measure.parts) {
      const { start, stop } = part;
      const width = (0.25 * (stop - start)) / stop;
      most = Math.max(
        most,
        humps(width, often * part.density(0.5 * (start + stop)) * (stop - start)),
      );
    }
  }
  return most;
}

function humps(width: number, frequency: number): number {
  if (width > 0.2 || frequency < 1e-4) return 0;
  const count = Math.min(frequency + 4 * Math.sqrt(frequency) + 2, 0.2 / (width * width));
  return Math.sqrt(Math.max(count, 1)) / width;
}
