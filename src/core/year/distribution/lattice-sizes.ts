import { highWord, powerOfTwo } from "../../numeric/elementary/double-bits";
import { exp } from "../../numeric/elementary/exp";
import { log } from "../../numeric/elementary/log";
import type { EventSizes, PairOfLosses, StretchDensity } from "../sizes/event-sizes";
import { lawOf } from "../sizes/pooled-events";
import type { YearSources } from "../sources/year-sources";
import { sizesOf } from "../sources/year-sources";
import {
  addToClasses,
  amountOf,
  classExceeded,
  isWithin,
  momentsWithin,
  sizeClasses,
} from "./size-classes";

/** How a year is laid out on lattices: the first covers all but the rarest years, each further one a fixed ratio more or less. */
export interface LatticeSizes {
  /** Nodes of each lattice. */
  readonly size: number;
  /** Nodes of a lattice on which the year is not smooth enough; the same where nothing jumps. */
  readonly finest: number;
  /** A lattice that may miss more than this of what is read from it is made finer. */
  readonly miss: number;
  /** End of the first lattice. */
  readonly top: number;
  /** How much further each reaches than the one below. */
  readonly ratio: number;
}

const LEAST_SIZE = 512;
// Where a density jumps, only the nodes next to the jump are off: the more nodes, the nearer it may be read.
const SIZE_WITH_JUMPS = 2048;
const SIZE_WITH_MANY_JUMPS = 1024;
const MANY_JUMPS = 8;
/** How far a lattice is made finer, and what it may miss before it is. */
const WITH_JUMPS = { nodes: 16384, miss: 1e-4 };
const BESIDE_AMOUNTS = { nodes: 65536, miss: 2e-6 };
const MOST_SIZE = 65536;
const RARE = 1e-5;
const FREQUENT = 0.1;

/** Lays a year out. It depends on the sources alone, never on what is asked. */
export function latticeSizes(year: YearSources): LatticeSizes {
  const { pooled, factor, clustered, single } = year;
  const all: { readonly sizes: EventSizes; readonly often: number; readonly excess: number }[] = [
    { sizes: pooled, often: 1, excess: factor?.scale ?? 0 },
    ...clustered.map(({ sizes, shape, scale }) => ({
      ...{ sizes, often: shape * scale, excess: 1 / shape },
    })),
    ...single.map(({ sizes, probability }) => eventsOf(sizes, probability)),
  ];
  const classes = sizeClasses(all.reduce((most, one) => Math.max(most, largestOf(one.sizes)), 0));
  /** Slices of sources whose number of events varies more than a Poisson one does. */
  const varying = all.flatMap(({ sizes, often, excess }) => {
    if (excess === 0) {
      eachSlice(sizes, (amount, frequency) => {
        addToClasses(classes, amount, often * frequency);
      });
      return [];
    }
    const [amounts, losses]: [number[], number[]] = [[], []];
    eachSlice(sizes, (amount, frequency) => {
      addToClasses(classes, amount, often * frequency);
      amounts.push(amount);
      losses.push(often * frequency * amount);
    });
    return [{ excess, amounts, losses }];
  });
  /** Moments of the events up to a class; where their number varies more, each source for itself. */
  const within = (most: number): { mean: number; sd: number } => {
    const { mean, square } = momentsWithin(classes, most);
    let more = 0;
    for (const { excess, amounts, losses } of varying) {
      let own = 0;
      for (let i = 0; i < amounts.length; i++) {
        if (isWithin(classes, most, amounts[i] ?? 0)) own += losses[i] ?? 0;
      }
      more += excess * own * own;
    }
    // Slices of a difference may lie a little off those that they take away.
    return { mean, sd: Math.sqrt(Math.max(square + more, 0)) };
  };
  const often = classes.frequency.reduce((sum, frequency) => sum + frequency, 0);
  // Where events are rare altogether, the rarest of them are rarer.
  const rarest = classExceeded(classes, Math.min(RARE, 1e-3 * often));
  const { mean, sd } = within(rarest);
  const top = 1.15 * amountOf(classes, rarest) + 1.3 * mean + 7 * sd;
  const body = within(classExceeded(classes, FREQUENT));
  const narrowness = body.mean > 0 ? body.sd / body.mean : 1;
  const ratio = narrowness < 0.1 ? 4 : 8;
  const needed = Math.max((22 * ratio) / narrowness, 2.5 * ratio * mostHumps(all));
  const jumps = sizesOf(year).reduce(
    (sum, { parts }) => sum + parts.filter(({ law }) => law?.isSmooth !== true).length,
    0,
  );
  let size = jumps === 0 ? LEAST_SIZE : jumps > MANY_JUMPS ? SIZE_WITH_MANY_JUMPS : SIZE_WITH_JUMPS;
  while (size < needed && size < MOST_SIZE) size *= 2;
  const isShared = clustered.length + single.length + pooled.parts.length >= FEW_APART;
  const isBeside = jumps === 0 && sizesOf(year).some(({ atoms }) => atoms.length > 0);
  const { nodes, miss } = isBeside ? BESIDE_AMOUNTS : WITH_JUMPS;
  const finest = jumps > 0 || isBeside ? Math.max(size, nodes) : size;
  return { size, finest, miss, top: top > 0 ? (isShared ? rounded(top) : top) : 1, ratio };
}

/**
 * The nearest power of √2: years that differ in a few rows then lie on the same lattices, on which rows that are the same are placed once.
 */
function rounded(top: number): number {
  const exponent = (highWord(top) >>> 20) - 1023;
  if (exponent < -1000) return top;
  const power = powerOfTwo(exponent);
  const share = top / power;
  if (share < QUARTER_UP) return power;
  return share < THREE_QUARTERS_UP ? Math.SQRT2 * power : 2 * power;
}

/** Of fewer rows that are placed by themselves, most change from one year of a question to the next. */
const FEW_APART = 3;

/** 2^(1/4) and 2^(3/4). */
const QUARTER_UP = 1.189207115002721;
const THREE_QUARTERS_UP = 1.681792830507429;

/** A loss that comes at most once; that of a year which is known as a whole by the events behind it, before insurance. */
function eventsOf(
  sizes: EventSizes,
  probability: number,
): { readonly sizes: EventSizes; readonly often: number; readonly excess: number } {
  const law = lawOf(sizes);
  if (law === null) return { sizes, often: probability, excess: 0 };
  const { mean, shape } = law.events;
  return { sizes: law.gross, often: mean, excess: shape === null ? 0 : 1 / shape };
}

/** No amount is above it. */
function largestOf({ atoms, grids, parts }: EventSizes): number {
  let most = atoms.at(-1)?.amount ?? 0;
  for (const { first, step, density } of grids) {
    most = Math.max(most, exp((first + density.length) * step));
  }
  for (const { stop } of parts) most = Math.max(most, stop);
  return most;
}

const SLICES_A_PART = 32;

/** Calls back for slices of event sizes: an amount and how often events about it come. */
export function eachSlice(
  { atoms, grids, parts }: EventSizes,
  visit: (amount: number, frequency: number) => void,
): void {
  for (const { amount, frequency } of atoms) visit(amount, frequency);
  for (const { first, step, density } of grids) {
    const ratio = exp(step);
    let amount = exp(first * step);
    for (const value of density) {
      if (value > 0) visit(amount, step * value);
      amount *= ratio;
    }
  }
  for (const part of parts) eachSliceOfPart(part, visit);
}

/** Amounts and how often events about them come. */
interface Slices {
  readonly amounts: Float64Array;
  readonly frequencies: Float64Array;
}

const slicesKnown = new WeakMap<StretchDensity, Slices>();

function eachSliceOfPart(
  part: StretchDensity,
  visit: (amount: number, frequency: number) => void,
): void {
  const { of, often } = part.multiple ?? { of: part, often: 1 };
  let slices = slicesKnown.get(of);
  if (slices === undefined) slicesKnown.set(of, (slices = slicesOf(of)));
  const { amounts, frequencies } = slices;
  for (let i = 0; i < amounts.length; i++) visit(amounts[i] ?? 0, often * (frequencies[i] ?? 0));
}

/** Even in the logarithm where the density varies so, else in the amount. */
function slicesOf(part: StretchDensity): Slices {
  const { pair, start, stop, shift, spread, mass } = part;
  if (pair !== undefined) return slicesOfSums(pair, mass);
  const isLog = spread < Infinity;
  const [low, high] = isLog ? [log(start + shift), log(stop + shift)] : [start, stop];
  const width = (high - low) / SLICES_A_PART;
  const [amounts, frequencies] = [new Float64Array(SLICES_A_PART), new Float64Array(SLICES_A_PART)];
  let count = 0;
  for (let i = 0; i < SLICES_A_PART; i++) {
    const middle = low + (i + 0.5) * width;
    const amount = isLog ? exp(middle) - shift : middle;
    const reach = isLog ? (amount + shift) * width : width;
    // Interpolation may leave a trace below 0 where a density begins.
    const frequency = part.density(amount) * reach;
    if (!(amount > 0)) continue;
    amounts[count] = amount;
    frequencies[count] = mass === 0 ? frequency : Math.max(frequency, 0);
    count += 1;
  }
  return { amounts: amounts.subarray(0, count), frequencies: frequencies.subarray(0, count) };
}

/** Of each of two losses that add up. */
const SLICES_OF_ONE = 20;

/** Each about as wide in the logarithm as any, of both losses; every slice of the one beside every slice of the other. */
function slicesOfSums({ one, other }: PairOfLosses, mass: number): Slices {
  const [a, b] = [fewSlices(one), fewSlices(other)];
  const count = b.amounts.length;
  const amounts = new Float64Array(a.amounts.length * count);
  const frequencies = new Float64Array(amounts.length);
  for (let i = 0; i < a.amounts.length; i++) {
    const amount = a.amounts[i] ?? 0;
    const often = mass * (a.frequencies[i] ?? 0);
    for (let j = 0; j < count; j++) {
      amounts[i * count + j] = amount + (b.amounts[j] ?? 0);
      frequencies[i * count + j] = often * (b.frequencies[j] ?? 0);
    }
  }
  return { amounts, frequencies };
}

/** Neighbouring slices as one, at their mean. */
function fewSlices(sizes: EventSizes): Slices {
  const [all, own]: [number[], number[]] = [[], []];
  const parts = sizes.parts.filter(({ mass }) => mass > 0);
  eachSlice({ ...sizes, parts }, (amount, frequency) => {
    if (!(frequency > 0)) return;
    all.push(amount);
    own.push(frequency);
  });
  const together = Math.ceil(all.length / SLICES_OF_ONE);
  const amounts: number[] = [];
  const frequencies: number[] = [];
  for (let from = 0; from < all.length; from += together) {
    let [often, mean] = [0, 0];
    for (let i = from; i < Math.min(from + together, all.length); i++) {
      often += own[i] ?? 0;
      mean += (own[i] ?? 0) * (all[i] ?? 0);
    }
    amounts.push(mean / often);
    frequencies.push(often);
  }
  return { amounts: Float64Array.from(amounts), frequencies: Float64Array.from(frequencies) };
}

/** Events of a wider relative spread than this leave no humps. */
const WIDE = 0.2;

/**
 * Nodes a spread that the narrowest events call for: n events of relative spread w pile up with relative spread w / √n, until humps
 * run into each other at about n = 0.2 / w².
 */
function mostHumps(
  sources: readonly { readonly sizes: EventSizes; readonly often: number }[],
): number {
  let most = 0;
  for (const { sizes, often } of sources) {
    for (const { leastSigma, density, step } of sizes.grids) {
      if (leastSigma > WIDE) continue;
      const frequency = often * step * density.reduce((sum, value) => sum + value, 0);
      most = Math.max(most, humps(leastSigma, frequency));
    }
    for (const part of sizes.parts) {
      const { start, stop } = part;
      const width = (0.25 * (stop - start)) / stop;
      if (width > WIDE) continue;
      const frequency = often * part.density(0.5 * (start + stop)) * (stop - start);
      most = Math.max(most, humps(width, frequency));
    }
  }
  return most;
}

function humps(width: number, frequency: number): number {
  if (frequency < 1e-4) return 0;
  const count = Math.min(frequency + 4 * Math.sqrt(frequency) + 2, 0.2 / (width * width));
  return Math.sqrt(Math.max(count, 1)) / width;
}
