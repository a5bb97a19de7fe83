import { exactSum } from "../../numeric/exact-sum";
import type { Peaked, Uniform } from "../../severity/bounded";
import type { EventLoss } from "../../severity/event-loss";
import type { Stretch } from "../../severity/event-pieces";
import { NARROWEST, eventPieces, isWhole, narrowed, scaled } from "../../severity/event-pieces";
import type { Lognormal } from "../../severity/lognormal";
import type { Severity } from "../../severity/severity";
import type { TwoPiece } from "../../severity/two-piece";
import { highPiece } from "../../severity/two-piece";
import type { SumOfTwo } from "../../severity/with-secondary";
import { belowMedian, isGridAndDifference } from "./below-median";
import type { EventSizes, StretchDensity, YearLaw } from "./event-sizes";
import type { LognormalColumns, LognormalGrid } from "./lognormal-grid";
import { gridOfOne, lognormalGrids, lognormalGridsWithRows } from "./lognormal-grid";
import { movedLognormal } from "./moved-lognormal";
import { boundedDensities, lognormalDensity, oftenPart } from "./stretch-density";
import { isOnGrid, sumPart, wholeSum, wholeSums } from "./sum-part";

/** Events of many kinds: how often a year, or with what chance, and what each costs. */
export interface EventSources {
  readonly frequencies: Float64Array;
  readonly events: readonly EventLoss[];
}

const noSizes: EventSizes = { mass: 0, atoms: [], grids: [], parts: [] };

/**
 * Pools the events of many sources. Their order changes no bit of it.
 *
 * @param isAlone for one event that is placed by itself: a lognormal is read by its formula then
 */
export function eventSizes({ frequencies, events }: EventSources, isAlone = false): EventSizes {
  if (events.length === 0) return noSizes;
  const whole = growingColumns(events.length);
  const cut = new Map<
    string,
    { readonly like: Stretch; readonly rows: Stretch[]; often: number[] }
  >();
  const bounded: Bounded[] = [];
  const sums: Sum[] = [];
  const paired: Paired[] = [];
  const atoms: { readonly amount: number; readonly frequency: number }[] = [];
  const masses: number[] = [];
  const differences: Difference[] = [];
  const addTwoPiece = (severity: TwoPiece, often: number): void => {
    whole.add(often, highPiece(severity));
    const { mu, lowSigma, highSigma } = severity;
    differences.push({ severity, often, key: `${mu} ${lowSigma} ${highSigma} ${often}` });
  };
  events.forEach((event, row) => {
    const frequency = frequencies[row] ?? 0;
    if (frequency === 0) return;
    if (isPlainLognormal(event)) {
      whole.add(frequency, event.severity as Lognormal);
      return;
    }
    const twoPiece = wholeTwoPiece(event);
    if (twoPiece !== null) {
      addTwoPiece(twoPiece, frequency);
      return;
    }
    const pair = pairedSum(event);
    if (pair !== null) {
      paired.push({ ...pair, frequency, key: `${JSON.stringify(pair)} ${frequency}` });
      masses.push(isTaken(pair.sum) ? frequency * pair.chance : frequency);
      return;
    }
    for (const piece of eventPieces(event)) {
      if (piece.kind === "atom") {
        atoms.push({ amount: piece.amount, frequency: frequency * piece.share });
        masses.push(frequency * piece.share);
        continue;
      }
      const { severity, weight, from, to, shift } = piece;
      if (severity.kind === "lognormal" && isWhole(piece)) {
        whole.add(frequency * weight, severity);
        continue;
      }
      masses.push(frequency * piece.share);
      if (severity.kind === "sum") {
        const key = `${JSON.stringify(severity)} ${from} ${to} ${shift} ${frequency * weight}`;
        sums.push({ severity, piece, frequency, key });
        continue;
      }
      if (severity.kind !== "lognormal") {
        const often = frequency * weight;
        const shape = [severity.kind, severity.min, severity.max, from, to, shift, often];
        const mode = severity.kind === "uniform" ? 0 : severity.mostLikely;
        bounded.push({ severity, piece, often, key: [...shape, mode].join(" ") });
        continue;
      }
      const key = `${from} ${to} ${shift}`;
      let group = cut.get(key);
      if (group === undefined) cut.set(key, (group = { like: piece, rows: [], often: [] }));
      group.rows.push(piece);
      group.often.push(frequency);
    }
  });
  const parts = [...cut.entries()].sort(byKey).flatMap(([, { like, rows, often }]) => {
    if (isMovedUp(like) && rows.length <= FEW_MOVED) return movedAlone(rows, often, like.shift);
    const columns = growingColumns(rows.length);
    rows.forEach(({ severity, weight }, i) => {
      columns.add((often[i] ?? 0) * weight, severity as Lognormal);
    });
    return lognormalGridsWithRows(columns.filled()).map(({ grid, indices }) => {
      const masses = indices.map((i) => (often[i] ?? 0) * (rows[i]?.share ?? 0));
      return lognormalDensity(grid, like.from, like.to, like.shift, exactSum(masses));
    });
  });
  for (const { severity, piece, often } of bounded.sort(byOwnKey)) {
    parts.push(...boundedDensities(severity, often, piece.from, piece.to, piece.shift));
  }
  const wholeOf: { readonly severity: SumOfTwo; readonly often: number }[] = [];
  for (const { severity, piece, frequency } of sums.sort(byOwnKey)) {
    const { weight, from, to, shift, share } = piece;
    const often = frequency * weight;
    if (isWhole(piece) && isOnGrid(severity)) wholeOf.push({ severity, often });
    else parts.push(sumPart(severity, often, from, to, shift, frequency * share));
  }
  const grids = wholeSums(wholeOf);
  for (const { sum, chance, frequency } of paired.sort(byOwnKey)) {
    const both = wholeSum(sum, frequency * chance, sizesOfLoss);
    const { parts: alone, grids: onGrids } = both.pair.one;
    const often = frequency * (1 - chance);
    if (isTaken(sum)) {
      if (often > 0) addTwoPiece(sum.primary, often);
    } else if (often > 0) {
      parts.push(...alone.map((part) => oftenPart(part, often)));
      grids.push(...onGrids.map((grid) => oftenGrid(grid, often)));
    }
    parts.push(both);
  }
  for (const { severity, often } of differences.sort(byOwnKey)) {
    parts.push(oftenPart(belowMedian(severity), often));
  }
  const columns = whole.filled();
  const allMasses = new Float64Array(masses.length + columns.frequency.length);
  allMasses.set(columns.frequency);
  allMasses.set(masses, columns.frequency.length);
  return {
    ...{ mass: exactSum(allMasses), atoms: merged(atoms) },
    grids: columns.mu.length === 0 ? grids : [...gridsOf(columns, isAlone), ...grids],
    parts,
  };
}

function gridsOf(columns: LognormalColumns, isAlone: boolean): LognormalGrid[] {
  const [often = 0, mu = 0, sigma = 0] = [columns.frequency[0], columns.mu[0], columns.sigma[0]];
  const isOne = isAlone && columns.mu.length === 1;
  return isOne ? [gridOfOne({ often, mu, sigma })] : lognormalGrids(columns);
}

/** One event of a loss as it is; its parts are placed once for all that are made of it. */
function sizesOfLoss(severity: Severity): EventSizes {
  const event = { severity, cap: Infinity, lossReduction: 0, cover: null };
  const sizes = eventSizes({ frequencies: Float64Array.of(1), events: [event] }, true);
  const parts = sizes.parts.map((part) => (part.multiple ? part : oftenPart(part, 1)));
  return { ...sizes, parts };
}

/** More rows that are moved by the same amount lie on one grid. */
const FEW_MOVED = 4;

/** Whether a stretch is a whole loss beyond an amount. */
function isMovedUp({ from, to, shift }: Stretch): boolean {
  return from === 0 && to === Infinity && shift < 0;
}

/** Each by itself, in an order of their own. */
function movedAlone(
  rows: readonly Stretch[],
  often: readonly number[],
  shift: number,
): StretchDensity[] {
  return rows
    .flatMap(({ severity, weight }, i) =>
      severity.kind === "lognormal" ? [{ severity, often: (often[i] ?? 0) * weight }] : [],
    )
    .sort(
      (a, b) =>
        a.severity.mu - b.severity.mu || a.severity.sigma - b.severity.sigma || a.often - b.often,
    )
    .map((row) => movedLognormal(row.severity, row.often, -shift));
}

/** What the lower half of a two-piece loss changes, and how often events of it come. */
interface Difference {
  readonly severity: TwoPiece;
  readonly often: number;
  readonly key: string;
}

/** Whether primary losses without the secondary ones are counted by themselves. */
function isTaken(sum: SumOfTwo): sum is SumOfTwo & { readonly primary: TwoPiece } {
  return sum.primary.kind === "two-piece" && isGridAndDifference(sum.primary);
}

/** A two-piece loss that nothing cuts and that lies on a grid but for a difference; null for any other. */
function wholeTwoPiece({ severity, cap, lossReduction, cover }: EventLoss): TwoPiece | null {
  const kept = 1 - lossReduction;
  if (severity.kind !== "two-piece" || cap < Infinity || cover !== null || kept === 0) return null;
  return isGridAndDifference(severity) ? scaled(severity, kept) : null;
}

/** A stretch of a bounded severity, and how often events of all of it come. */
interface Bounded {
  readonly severity: Uniform | Peaked;
  readonly piece: Stretch;
  readonly often: number;
  readonly key: string;
}

/** A stretch of the sum of a primary and a secondary loss, and how often the events come that some are of. */
interface Sum {
  readonly severity: SumOfTwo;
  readonly piece: Stretch;
  readonly frequency: number;
  readonly key: string;
}

/** All of the sums of a row, and the primary losses that come alone. */
interface Paired {
  readonly sum: SumOfTwo;
  readonly chance: number;
  readonly frequency: number;
  readonly key: string;
}

/** The losses of an event that nothing cuts and of which some are a sum that lies on no grid; null for any other. */
function pairedSum(event: EventLoss): { sum: SumOfTwo; chance: number } | null {
  const kept = 1 - event.lossReduction;
  if (event.severity.kind !== "with-secondary" || kept === 0) return null;
  if (event.cap < Infinity || event.cover !== null) return null;
  const severity = narrowed(scaled(event.severity, kept));
  if (severity.kind !== "with-secondary") return null;
  const { primary, secondary, chance } = severity;
  if (primary.kind === "fixed" || secondary.kind === "fixed") return null;
  const sum: SumOfTwo = { kind: "sum", primary, secondary };
  return isOnGrid(sum) ? null : { sum, chance };
}

function byOwnKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : 1;
}

/** What one event costs, and how often such events come. */
export interface OftenSizes {
  /** The same for events that are alike. */
  readonly key: string;
  readonly often: number;
  readonly sizes: EventSizes;
}

/** Event sizes with others among them. Their order changes no bit of it. */
export function pooledSizes(plain: EventSizes, others: readonly OftenSizes[]): EventSizes {
  if (others.length === 0) return plain;
  const inOrder = [...others].sort(
    (a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)) || a.often - b.often,
  );
  const atoms = inOrder.flatMap(({ often, sizes }) =>
    sizes.atoms.map(({ amount, frequency }) => ({ amount, frequency: often * frequency })),
  );
  return {
    mass: exactSum([plain.mass, ...inOrder.map(({ often, sizes }) => often * sizes.mass)]),
    atoms: merged([...plain.atoms, ...atoms]),
    grids: [
      ...plain.grids,
      ...inOrder.flatMap(({ often, sizes }) => sizes.grids.map((grid) => oftenGrid(grid, often))),
    ],
    parts: [
      ...plain.parts,
      ...inOrder.flatMap(({ often, sizes }) => sizes.parts.map((part) => oftenPart(part, often))),
    ],
  };
}

/** Most are asked for their mass alone: the densities are made where somebody reads them. */
function oftenGrid(grid: LognormalGrid, often: number): LognormalGrid {
  const { step, first, fineStep, fineFirst, leastSigma, bell } = grid;
  return {
    ...{ step, first, fineStep, fineFirst, leastSigma },
    ...(bell === undefined ? {} : { bell: { ...bell, often: often * bell.often } }),
    mass: often * grid.mass,
    below: often * grid.below,
    get density() {
      return grid.density.map((value) => often * value);
    },
    get fine() {
      return grid.fine.map((value) => often * value);
    },
  };
}

/** The usual row, of which a hundred thousand may come. */
function isPlainLognormal({ severity, cap, lossReduction, cover }: EventLoss): boolean {
  return (
    severity.kind === "lognormal" &&
    severity.sigma >= NARROWEST &&
    cap === Infinity &&
    lossReduction === 0 &&
    cover === null
  );
}

/** Columns that are filled row by row. */
function growingColumns(most: number): {
  add(frequency: number, severity: Lognormal): void;
  filled(): LognormalColumns;
} {
  const frequency = new Float64Array(most);
  const mu = new Float64Array(most);
  const sigma = new Float64Array(most);
  let count = 0;
  return {
    add(often, severity) {
      frequency[count] = often;
      mu[count] = severity.mu;
      sigma[count] = severity.sigma;
      count += 1;
    },
    filled: () => ({
      frequency: frequency.subarray(0, count),
      mu: mu.subarray(0, count),
      sigma: sigma.subarray(0, count),
    }),
  };
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** Equal amounts together, in rising order. */
function merged(atoms: readonly { amount: number; frequency: number }[]): {
  amount: number;
  frequency: number;
}[] {
  const byAmount = new Map<number, number[]>();
  for (const { amount, frequency } of atoms) {
    const frequencies = byAmount.get(amount);
    if (frequencies === undefined) byAmount.set(amount, [frequency]);
    else frequencies.push(frequency);
  }
  return [...byAmount]
    .map(([amount, frequencies]) => ({ amount, frequency: exactSum(frequencies) }))
    .sort((a, b) => a.amount - b.amount);
}

/** The law of a year that is known as a whole; null for events. */
export function lawOf({ parts }: EventSizes): YearLaw | null {
  return parts[0]?.law ?? null;
}
