/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { highWord } from "../../../numeric/elementary/double-bits";
import type { AtomRow, ClusteredRow, Weighted } from "./atom-rows";
import type { ChanceList, Effort } from "./chance-list";
import { chanceOf, convolvedLists, mergedAll, movedList, nothingAtAll } from "./chance-list";
import type { EventCounts } from "./event-counts";
import { clusteredCounts, poissonCounts } from "./event-counts";

/** The sums of some rows, in layers: so many events of the row that all parts of a year share. One layer where none is shared. */
export interface LayeredSums {
  readonly layers: readonly ChanceList[];
  /** Chance of the sums that are left out. */
  readonly dropped: number;
}

/** Some rows of a year, and some amounts of its shared row. */
export interface SummedRows {
  readonly rows: readonly AtomRow[];
  readonly shared: ClusteredRow | null;
  /** Those of the shared row's amounts that are among these sums; the chances are then those of these amounts alone. */
  readonly sharedAtoms: readonly Weighted[];
}

/** How exactly sums are listed. */
export interface Listing {
  /** Chance that may be left out. */
  readonly tolerance: number;
  /** Sums in all layers. */
  readonly most: number;
  readonly effort: Effort;
}

const FEW = 64;
/** Sums this much less likely than what may be left out after a row are not even made. */
const LEAST = 1e-6;

/**
 * Lists the sums of rows, the likely ones: after each row the unlikeliest go, as long as all that went stays within the tolerance.
 *
 * The number n of events of one amount of the shared row, beside i events of those before it, is negative binomial again:
 *
 *     shape + i and q = qₖ / (1 - Q + Q_before + qₖ)
 *
 * @returns null where they are too many, or take too much effort
 */
export function layeredSums(
  { rows, shared, sharedAtoms }: SummedRows,
  { tolerance, most, effort }: Listing,
): LayeredSums | null {
  let layers: readonly ChanceList[] = [nothingAtAll];
  let [all, dropped] = [1, 0];
  const share = tolerance / (rows.length + sharedAtoms.length);
  const least = LEAST * share;
  const keep = (next: readonly ChanceList[] | null): boolean => {
    if (next === null) return false;
    layers = withoutRare(next, share);
    return sizeOf(layers) <= most;
  };
  let before = 0;
  for (const { amount, weight } of shared === null ? [] : sharedAtoms) {
    if (!keep(withShared(layers, shared!, before, { amount, weight }, effort, least))) return null;
    before += weight;
  }
  const lists: ChanceList[] = [];
  for (const row of rows) {
    const list = listOf(row, { tolerance: share, most, effort });
    if (list === null) return null;
    dropped += list.dropped;
    all *= chanceOf(list.list);
    lists.push(list.list);
  }
  // The longest while there are few sums yet.
  lists.sort((a, b) => b.amounts.length - a.amounts.length);
  for (const list of lists) if (!keep(withRow(layers, list, effort, least))) return null;
  const kept = layers.reduce((sum, layer) => sum + chanceOf(layer), 0);
  // How much of a shared row is kept depends on the other half, too.
  const factor = shared === null ? all / kept : 1;
  return { layers: scaled(layers, factor), dropped: dropped + Math.max(all - kept, 0) };
}

/** What is left out is shared by all that is kept: left out altogether, it would lie beyond every loss. */
export function scaled(layers: readonly ChanceList[], factor: number): readonly ChanceList[] {
  if (!(factor > 1 && factor < 2)) return layers;
  return layers.map(({ amounts, chances }) => ({
    amounts,
    chances: chances.map((chance) => factor * chance),
  }));
}

/** Number of sums. */
export function sizeOf(layers: readonly ChanceList[]): number {
  return layers.reduce((sum, { amounts }) => sum + amounts.length, 0);
}

export function withRow(
  layers: readonly ChanceList[],
  row: ChanceList,
  effort: Effort,
  least: number,
): ChanceList[] | null {
  const next: ChanceList[] = [];
  for (const layer of layers) {
    const sums = convolvedLists(layer, row, effort, least);
    if (sums === null) return null;
    next.push(sums);
  }
  return next;
}

function withShared(
  layers: readonly ChanceList[],
  { shape, left }: ClusteredRow,
  before: number,
  { amount, weight }: Weighted,
  effort: Effort,
  least: number,
): ChanceList[] | null {
  const parts: (ChanceList[] | undefined)[] = [];
  const all = left + before + weight;
  for (const [i, layer] of layers.entries()) {
    if (layer.amounts.length === 0) continue;
    const counts = clusteredCounts(shape + i, weight / all, (left + before) / all, effort);
    if (counts === null) return null;
    effort.left -= layer.amounts.length * counts.chances.length;
    if (effort.left < 0) return null;
    for (const [k, chance] of counts.chances.entries()) {
      const moved = movedList(layer, (counts.first + k) * amount, chance, least);
      if (moved.amounts.length > 0) (parts[i + counts.first + k] ??= []).push(moved);
    }
  }
  const next: ChanceList[] = [];
  // No list where no number of events leads there.
  for (const lists of parts) {
    const merged = mergedAll(lists ?? [], effort);
    if (merged === null) return null;
    next.push(merged);
  }
  return next;
}

/** The sums of one row. */
export function listOf(
  row: AtomRow,
  listing: Listing,
): { readonly list: ChanceList; readonly dropped: number } | null {
  const { effort } = listing;
  if (row.kind === "listed") return { list: row.list, dropped: 0 };
  if (row.kind === "poisson") return asList(poissonCounts(row.mean, effort), row.amount);
  const [only] = row.atoms;
  if (row.atoms.length === 1 && only !== undefined) {
    return asList(clusteredCounts(row.shape, only.weight, row.left, effort), only.amount);
  }
  const sums = layeredSums({ rows: [], shared: row, sharedAtoms: row.atoms }, listing);
  const list = sums && mergedAll(sums.layers, effort);
  return sums && list && { list, dropped: sums.dropped };
}

function asList(
  counts: EventCounts | null,
  amount: number,
): { readonly list: ChanceList; readonly dropped: number } | null {
  if (counts === null) return null;
  const { first, chances } = counts;
  const amounts = chances.map((_, i) => (first + i) * amount);
  return { list: { amounts, chances }, dropped: 0 };
}

const EXPONENTS = 2048;
const sums = new Float64Array(EXPONENTS);

/** Leaves out the unlikeliest, by powers of two, as long as they are no likelier together than `most`. */
export function withoutRare(layers: readonly ChanceList[], most: number): readonly ChanceList[] {
  if (sizeOf(layers) <= FEW) return layers;
  sums.fill(0);
  for (const { chances } of layers) {
    for (const chance of chances) sums[highWord(chance) >>> 20]! += chance;
  }
  let least = 0;
  let dropped = 0;
  while (least < EXPONENTS && dropped + sums[least]! <= most) dropped += sums[least++]!;
  if (dropped === 0) return layers;
  return layers.map(({ amounts, chances }) => {
    let count = 0;
    const to = {
      amounts: new Float64Array(amounts.length),
      chances: new Float64Array(amounts.length),
    };
    for (let i = 0; i < amounts.length; i++) {
      if (highWord(chances[i]!) >>> 20 < least) continue;
      to.amounts[count] = amounts[i]!;
      to.chances[count] = chances[i]!;
      count += 1;
    }
    return { amounts: to.amounts.slice(0, count), chances: to.chances.slice(0, count) };
  });
}
