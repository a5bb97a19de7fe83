import { exactSum } from "../../../numeric/exact-sum";
import { exp } from "../../../numeric/elementary/exp";
import { log1p } from "../../../numeric/elementary/log1p";
import type { ChanceList } from "./chance-list";
import type { EventSizes } from "../../sizes/event-sizes";
import type { YearSources } from "../../sources/year-sources";

/** A single amount and a weight: how often it comes, or with what chance. */
export interface Weighted {
  readonly amount: number;
  readonly weight: number;
}

/** Poisson events of one amount. */
export interface PoissonRow {
  readonly kind: "poisson";
  readonly amount: number;
  readonly mean: number;
}

/** ((1 - Σ qᵢ) / (1 - Σ qᵢ z^aᵢ))^shape: events in clusters, each of one of the amounts. */
export interface ClusteredRow {
  readonly kind: "clustered";
  readonly shape: number;
  /** qᵢ. */
  readonly atoms: readonly Weighted[];
  /** 1 - Σ qᵢ, with all its digits. */
  readonly left: number;
}

/** Any law of a few amounts and nothing, whose chances need not add up to 1. */
export interface ListedRow {
  readonly kind: "listed";
  readonly list: ChanceList;
}

/** An independent source of single amounts. */
export type AtomRow = PoissonRow | ClusteredRow | ListedRow;

/** What a year of single amounts alone is made of. */
export interface AtomRows {
  /** In an order that their figures alone decide. */
  readonly rows: readonly AtomRow[];
  /** P(no event but those of single amounts), as far as `rows` do not say it. */
  readonly chance: number;
  /** P(no event but those of single amounts). */
  readonly alone: number;
}

/** The single amounts of a year and the chance that nothing else is lost. */
export function atomRows({ pooled, factor, clustered, single }: YearSources): AtomRows {
  const rows: AtomRow[] = [];
  const exponents: number[] = [];
  const missing: number[] = [];
  const cluster = (shape: number, scale: number, sizes: EventSizes): void => {
    const other = spreadMass(sizes);
    const all = 1 + scale * sizes.mass;
    exponents.push(-shape * log1p(scale * other));
    if (sizes.atoms.length === 0) return;
    const atoms = sizes.atoms.map(({ amount, frequency }) => ({
      amount,
      weight: (scale * frequency) / all,
    }));
    rows.push({ kind: "clustered", shape, atoms, left: (1 + scale * other) / all });
  };
  if (factor !== null) cluster(factor.shape, factor.scale, pooled);
  else {
    exponents.push(-spreadMass(pooled));
    for (const { amount, frequency } of pooled.atoms) {
      rows.push({ kind: "poisson", amount, mean: frequency });
    }
  }
  for (const { shape, scale, sizes } of clustered) cluster(shape, scale, sizes);
  for (const { probability, sizes } of single) {
    const other = probability * spreadMass(sizes);
    if (sizes.atoms.length === 0) {
      exponents.push(log1p(-other));
      continue;
    }
    missing.push(log1p(-other));
    const amounts = Float64Array.of(0, ...sizes.atoms.map(({ amount }) => amount));
    const chances = Float64Array.of(
      1 - probability * sizes.mass,
      ...sizes.atoms.map(({ frequency }) => probability * frequency),
    );
    rows.push({ kind: "listed", list: { amounts, chances } });
  }
  return {
    rows: rows
      .map((row) => ({ row, key: keyOf(row) }))
      .sort(byKey)
      .map(({ row }) => row),
    chance: exp(exactSum(exponents)),
    alone: exp(exactSum([...exponents, ...missing])),
  };
}

/** Events that are no single amounts. */
function spreadMass({ mass, atoms, grids, parts }: EventSizes): number {
  if (grids.length === 0 && parts.length === 0) return 0;
  return Math.max(mass - exactSum(atoms.map(({ frequency }) => frequency)), 0);
}

/** The same for rows that are alike. */
export function keyOf(row: AtomRow): string {
  if (row.kind === "listed")
    return `l ${[...row.list.amounts].join(" ")} ${[...row.list.chances].join(" ")}`;
  return JSON.stringify(row);
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : Number(a.key > b.key);
}

/** The largest amount of an event. */
export function largestAmount(row: AtomRow): number {
  if (row.kind === "poisson") return row.amount;
  if (row.kind === "listed") return row.list.amounts.at(-1) ?? 0;
  return row.atoms.reduce((most, { amount }) => Math.max(most, amount), 0);
}

/** All amounts that events cost. */
export function amountsOf(row: AtomRow): readonly number[] {
  if (row.kind === "poisson") return [row.amount];
  if (row.kind === "listed") return [...row.list.amounts].filter((amount) => amount > 0);
  return row.atoms.map(({ amount }) => amount);
}

/** Mean and variance of the number of events. */
export function eventsOf(row: AtomRow): { readonly mean: number; readonly variance: number } {
  if (row.kind === "poisson") return { mean: row.mean, variance: row.mean };
  if (row.kind === "listed") {
    const mean = row.list.chances.reduce(
      (sum, p, i) => sum + (row.list.amounts[i] === 0 ? 0 : p),
      0,
    );
    return { mean, variance: mean * (1 - mean) };
  }
  const q = row.atoms.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (row.shape * q) / row.left;
  return { mean, variance: mean / row.left };
}

/** Mean of the losses, and what they vary by. */
export function lossesOf(row: AtomRow): { readonly mean: number; readonly variance: number } {
  let [mean, square] = [0, 0];
  const add = (amount: number, often: number): void => {
    mean += often * amount;
    square += often * amount * amount;
  };
  if (row.kind === "poisson") add(row.amount, row.mean);
  else if (row.kind === "clustered") {
    for (const { amount, weight } of row.atoms) add(amount, (row.shape * weight) / row.left);
  } else
    row.list.amounts.forEach((amount, i) => {
      add(amount, row.list.chances[i] ?? 0);
    });
  if (row.kind === "poisson") return { mean, variance: square };
  if (row.kind === "listed") return { mean, variance: Math.max(square - mean * mean, 0) };
  return { mean, variance: square + (mean * mean) / row.shape };
}

/** A row of one amount, of another amount. */
export function withAmount(row: AtomRow, amount: number): AtomRow {
  if (row.kind === "poisson") return { ...row, amount };
  if (row.kind === "clustered") {
    return { ...row, atoms: row.atoms.map(({ weight }) => ({ amount, weight })) };
  }
  const { amounts, chances } = row.list;
  return { ...row, list: { amounts: amounts.map((own) => (own === 0 ? 0 : amount)), chances } };
}

/** The same row with other amounts. */
export function withAmounts(row: AtomRow, of: (amount: number) => number): AtomRow {
  if (row.kind === "poisson") return { ...row, amount: of(row.amount) };
  if (row.kind === "clustered") {
    return { ...row, atoms: row.atoms.map((atom) => ({ ...atom, amount: of(atom.amount) })) };
  }
  const { amounts, chances } = row.list;
  return { ...row, list: { amounts: amounts.map((a) => (a === 0 ? 0 : of(a))), chances } };
}
