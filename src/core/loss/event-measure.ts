import { exactSum } from "../numeric/exact-sum";
import type { Lognormal } from "../severity/lognormal";
import type { EventLoss } from "../severity/event-loss";
import type { Stretch } from "../severity/event-pieces";
import { eventPieces, isWhole } from "../severity/event-pieces";
import type { DensityPart } from "./density-part";
import { boundedParts, lognormalPart } from "./density-part";
import type { Lattice } from "./lattice";
import { scatter } from "./lattice";
import type { LogGrid } from "./log-grid";
import { logGrids } from "./log-grid";
import { placeLogGrid } from "./place-log-grid";
import { placePart } from "./place-part";

/** Events of one kind: how often a year, or with what chance, and what each costs. */
export interface EventSource {
  readonly frequency: number;
  readonly event: EventLoss;
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

interface LognormalRow extends Lognormal {
  readonly frequency: number;
}

/** Pools the events of many sources. Their order changes no bit of it. */
export function eventMeasure(sources: readonly EventSource[]): EventMeasure {
  const whole: LognormalRow[] = [];
  const cut = new Map<string, { readonly like: Stretch; readonly rows: LognormalRow[] }>();
  const bounded: { readonly piece: Stretch; readonly frequency: number; readonly key: string }[] =
    [];
  const atoms: { readonly amount: number; readonly frequency: number }[] = [];
  const masses: number[] = [];
  for (const { frequency, event } of sources) {
    if (frequency === 0) continue;
    if (isPlainLognormal(event)) {
      const { mu, sigma } = event.severity as Lognormal;
      whole.push({ kind: "lognormal", mu, sigma, frequency });
      masses.push(frequency);
      continue;
    }
    for (const piece of eventPieces(event)) {
      masses.push(frequency * piece.share);
      if (piece.kind === "atom") {
        atoms.push({ amount: piece.amount, frequency: frequency * piece.share });
        continue;
      }
      const { severity, from, to, shift } = piece;
      if (severity.kind !== "lognormal") {
        const shape = [severity.kind, severity.min, severity.max, from, to, shift, frequency];
        const mode = severity.kind === "uniform" ? 0 : severity.mostLikely;
        bounded.push({ piece, frequency, key: [...shape, mode].join(" ") });
      } else if (isWhole(piece)) {
        whole.push({ ...severity, frequency });
      } else {
        const key = `${from} ${to} ${shift}`;
        const group = cut.get(key);
        if (group === undefined) cut.set(key, { like: piece, rows: [{ ...severity, frequency }] });
        else group.rows.push({ ...severity, frequency });
      }
    }
  }
  const parts = [...cut.entries()].sort(byKey).flatMap(([, { like, rows }]) => {
    return gridsOf(rows).map((grid) => lognormalPart(grid, like.from, like.to, like.shift));
  });
  for (const { piece, frequency } of bounded.sort((a, b) => (a.key < b.key ? -1 : 1))) {
    if (piece.severity.kind === "lognormal") continue;
    parts.push(...boundedParts(piece.severity, frequency, piece.from, piece.to, piece.shift));
  }
  return { mass: exactSum(masses), atoms: merged(atoms), grids: gridsOf(whole), parts };
}

/** The usual row, which a hundred thousand of may come. */
function isPlainLognormal({ severity, cap, lossReduction, cover }: EventLoss): boolean {
  return (
    severity.kind === "lognormal" &&
    severity.sigma >= 1e-6 &&
    cap === Infinity &&
    lossReduction === 0 &&
    cover === null
  );
}

function gridsOf(rows: readonly LognormalRow[]): LogGrid[] {
  if (rows.length === 0) return [];
  const column = (of: (row: LognormalRow) => number): Float64Array => Float64Array.from(rows, of);
  return logGrids({
    frequency: column((row) => row.frequency),
    mu: column((row) => row.mu),
    sigma: column((row) => row.sigma),
  });
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

/** Places everything but the single amounts. */
export function placeSpread({ grids, parts }: EventMeasure, lattice: Lattice): void {
  for (const grid of grids) placeLogGrid(grid, lattice);
  for (const part of parts) placePart(part, lattice);
}

/** Places the single amounts. */
export function placeAtoms({ atoms }: EventMeasure, lattice: Lattice): void {
  for (const { amount, frequency } of atoms) scatter(lattice, amount / lattice.spacing, frequency);
}
