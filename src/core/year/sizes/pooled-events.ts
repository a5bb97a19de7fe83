import { exactSum } from "../../numeric/exact-sum";
import type { Lognormal } from "../../severity/lognormal";
import type { EventLoss } from "../../severity/event-loss";
import type { Stretch } from "../../severity/event-pieces";
import { eventPieces, isWhole, NARROWEST } from "../../severity/event-pieces";
import type { DensityPart } from "./stretch-density";
import { boundedParts, lognormalPart, oftenPart } from "./stretch-density";
import type { Lattice } from "../lattice/lattice";
import { scatter } from "../lattice/lattice";
import type { YearLaw } from "../annual-limit/limited-row";
import type { LogGrid, LognormalColumns } from "./lognormal-grid";
import { logGrids, logGridsWithRows } from "./lognormal-grid";
import { placeLogGrid } from "../lattice/place-lognormal-grid";
import { placePart } from "../lattice/place-stretch";

/** Events of many kinds: how often a year, or with what chance, and what each costs. */
export interface EventSources {
  readonly frequencies: Float64Array;
  readonly events: readonly EventLoss[];
}

/** How often events of each size come: all that a transform needs to know of them. */
export interface EventMeasure {
  /** Events a year that cost anything. */
  readonly mass: number;
  /** Single amounts, in rising order, each once. */
  readonly atoms: readonly { readonly amount: number; readonly frequency: number }[];
  readonly grids: readonly LogGrid[];
  readonly parts: readonly DensityPart[];
}

/** Pools the events of many sources. Their order changes no bit of it. */
export function eventMeasure({ frequencies, events }: EventSources): EventMeasure {
  const whole = growingColumns(events.length);
  const cut = new Map<
    string,
    { readonly like: Stretch; readonly rows: Stretch[]; often: number[] }
  >();
  const bounded: { readonly piece: Stretch; readonly frequency: number; readonly key: string }[] =
    [];
  const atoms: { readonly amount: number; readonly frequency: number }[] = [];
  const masses: number[] = [];
  events.forEach((event, row) => {
    const frequency = frequencies[row] ?? 0;
    if (frequency === 0) return;
    if (isPlainLognormal(event)) {
      whole.add(frequency, event.severity as Lognormal);
      return;
    }
    for (const piece of eventPieces(event)) {
      if (piece.kind === "atom") {
        atoms.push({ amount: piece.amount, frequency: frequency * piece.share });
        masses.push(frequency * piece.share);
        continue;
      }
      const { severity, from, to, shift } = piece;
      if (severity.kind === "lognormal" && isWhole(piece)) {
        whole.add(frequency, severity);
        continue;
      }
      masses.push(frequency * piece.share);
      if (severity.kind !== "lognormal") {
        const shape = [severity.kind, severity.min, severity.max, from, to, shift, frequency];
        const mode = severity.kind === "uniform" ? 0 : severity.mostLikely;
        bounded.push({ piece, frequency, key: [...shape, mode].join(" ") });
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
    const columns = growingColumns(rows.length);
    rows.forEach(({ severity }, i) => {
      columns.add(often[i] ?? 0, severity as Lognormal);
    });
    return logGridsWithRows(columns.filled()).map(({ grid, indices }) => {
      const masses = indices.map((i) => (often[i] ?? 0) * (rows[i]?.share ?? 0));
      return lognormalPart(grid, like.from, like.to, like.shift, exactSum(masses));
    });
  });
  for (const { piece, frequency } of bounded.sort((a, b) => (a.key < b.key ? -1 : 1))) {
    if (piece.severity.kind === "lognormal") continue;
    parts.push(...boundedParts(piece.severity, frequency, piece.from, piece.to, piece.shift));
  }
  const columns = whole.filled();
  const allMasses = new Float64Array(masses.length + columns.frequency.length);
  allMasses.set(columns.frequency);
  allMasses.set(masses, columns.frequency.length);
  return {
    ...{ mass: exactSum(allMasses), atoms: merged(atoms) },
    ...{ grids: columns.mu.length === 0 ? [] : logGrids(columns), parts },
  };
}

/** The measure of one event, and how often such events come. */
export interface OftenMeasure {
  /** The same for events that are alike. */
  readonly key: string;
  readonly often: number;
  readonly measure: EventMeasure;
}

/** A measure with others in it, of single amounts and parts. Their order changes no bit of it. */
export function pooledMeasure(plain: EventMeasure, others: readonly OftenMeasure[]): EventMeasure {
  if (others.length === 0) return plain;
  const inOrder = [...others].sort(
    (a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)) || a.often - b.often,
  );
  const atoms = inOrder.flatMap(({ often, measure }) =>
    measure.atoms.map(({ amount, frequency }) => ({ amount, frequency: often * frequency })),
  );
  return {
    mass: exactSum([plain.mass, ...inOrder.map(({ often, measure }) => often * measure.mass)]),
    atoms: merged([...plain.atoms, ...atoms]),
    grids: plain.grids,
    parts: [
      ...plain.parts,
      ...inOrder.flatMap(({ often, measure }) =>
        measure.parts.map((part) => oftenPart(part, often)),
      ),
    ],
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

/**
 * Places everything but the single amounts.
 *
 * @returns events a year that are neither on the lattice nor beyond its end: rounding, which must not count as events too large for it
 */
export function placeSpread({ grids, parts }: EventMeasure, lattice: Lattice): number {
  let lost = 0;
  for (const grid of grids) lost += placeLogGrid(grid, lattice);
  for (const part of parts) lost += placePart(part, lattice);
  return lost;
}

/** The law of the measure of a year that is known as a whole; null for events. */
export function lawOf({ parts }: EventMeasure): YearLaw | null {
  return parts[0]?.law ?? null;
}

/** Places the single amounts. */
export function placeAtoms({ atoms }: EventMeasure, lattice: Lattice): void {
  for (const { amount, frequency } of atoms) scatter(lattice, amount / lattice.spacing, frequency);
}
