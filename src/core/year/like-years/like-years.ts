import { exactSum } from "../../numeric/exact-sum";
import { keepFigures } from "../../numeric/keep-figures";
import { highWord, powerOfTwo } from "../../numeric/elementary/double-bits";
import type { Threat } from "../../threat/threat";
import { densityReadout } from "../distribution/density-readout";
import { quantileOn } from "../distribution/lattice-cascade";
import { latticeError } from "../distribution/lattice-error";
import { latticeSizes } from "../distribution/lattice-sizes";
import { yearSpectrum } from "../distribution/year-spectrum";
import { makeLattice } from "../lattice/lattice";
import type { LatticeReadout } from "../lattice/lattice-readout";
import { gridBelow, gridPartialMean, gridQuantile, READ_TO } from "../lattice/lattice-readout";
import type { AtomLaw } from "../single-amounts/atom-law";
import { chanceOf } from "../single-amounts/chance-list";
import { pairedLaw } from "../single-amounts/paired-law";
import { yearSources } from "../sources/year-sources";
import type { GroupLaw, GrowingSums } from "./group-law";
import { groupLaw, noSums, withSums } from "./group-law";
import type { Product } from "./products";
import { newProduct, productInto } from "./products";

/** What is asked of each of the years. */
export interface AskedOfYears {
  readonly kind: "percentile" | "tail";
  readonly level: number;
}

/** Nodes of a lattice, and what it may not resolve; where it misses more, the next is tried. */
const LATTICES = [
  { size: 2048, miss: 1e-7 },
  { size: 8192, miss: 1e-6 },
] as const;
const MOST_NODES = 2048;
/** A chance of no loss this near to the level is looked at more closely. */
const NEAR = 1e-9;
const MOST_TRIES = 6;
/** The next lattice down is looked at where a loss is as good as within it. */
const ALMOST_HALF = 0.50005;
/** 32 MB. */
const MOST_FIGURES = 4_000_000;

/**
 * Percentiles and tail means of many years that differ in a few rows each.
 *
 * Method: rows that change together make a group, and the transform of a year is the product of those of its groups. Products are kept from
 * the first group on, so that a year multiplies what comes after the first group that changed; so are the sums of single amounts. One
 * lattice is made a year, whose end lies no more than about twice as far as the loss that is asked for, and single amounts are told apart
 * from it. What was asked before changes no bit.
 *
 * @param threats as they are now
 * @param groups places of the rows of each group; the last ones change most often
 * @returns null for a year that is not seen well on such a lattice
 */
export function likeYears(
  threats: readonly Threat[],
  groups: readonly (readonly number[])[],
  { kind, level }: AskedOfYears,
): (threats: readonly Threat[]) => number | null {
  const now = latticeSizes(yearSources(threats, 0, 1));
  if (now.size > MOST_NODES) return () => null;
  const laws = new WeakMap<Threat, GroupLaw | null>();
  const products = keepFigures<Product>(MOST_FIGURES, ({ all }) => 4 * all.real.length);
  const stacks = new Map<string, Product[]>();
  const rowsOf = new Map<string, Threat[]>();
  const sides = growingSides(groups.length);
  let step = exponentOf(now.top) - 3;

  const lawOf = (rows: readonly Threat[]): GroupLaw | null => {
    const [first] = rows;
    if (first === undefined) return null;
    let law = laws.get(first);
    if (law === undefined) laws.set(first, (law = groupLaw(rows)));
    return law;
  };

  /** The years that are no sum of single amounts, on a lattice. */
  const gridOf = (
    first: readonly Threat[],
    own: readonly GroupLaw[],
    size: number,
    at: number,
  ): LatticeReadout => {
    const key = `${size} ${at}`;
    const lattice = makeLattice(size, powerOfTwo(at) / size);
    let stack = stacks.get(key);
    if (stack === undefined) stacks.set(key, (stack = []));
    let before = rowsOf.get(key);
    if (before === undefined) rowsOf.set(key, (before = []));
    const same = commonStart(before, first);
    for (let k = same; k < own.length; k++) {
      const [row, law] = [first[k], own[k]];
      if (row === undefined || law === undefined) break;
      const one = products(row, key, () => ({
        all: yearSpectrum(law.sources, lattice, "all"),
        alone: yearSpectrum(law.sources, lattice, "atoms"),
      }));
      const last = stack[k - 1];
      stack[k] = last === undefined ? one : productInto(stack[k], last, one);
      before[k] = row;
    }
    const product = stack[own.length - 1] ?? newProduct(size);
    const { all } = product;
    const spectrum = { ...all, real: all.real.slice(), imaginary: all.imaginary.slice() };
    return densityReadout(lattice, spectrum, product.alone);
  };

  /** The percentile; null where the lattice does not reach it. */
  const readingOn = (grid: LatticeReadout, sure: AtomLaw): number | null => {
    const end = READ_TO * grid.size * grid.spacing;
    if (sure.atMost(end) + gridBelow(grid, end) < level) return null;
    const most = gridBelow(grid, end);
    let known = sure.lessThan(Infinity);
    for (let i = 0; i < MOST_TRIES; i++) {
      const left = level - known;
      if (left <= 0 || left > most) break;
      const loss = gridQuantile(grid, left);
      const own = sure.atMost(loss);
      if (own === known) return loss;
      known = own;
    }
    return quantileOn(grid, sure, level);
  };

  return (treated) => {
    const own: GroupLaw[] = [];
    const first: Threat[] = [];
    for (const places of groups) {
      const rows = places.flatMap((place) => treated[place] ?? []);
      const law = lawOf(rows);
      if (law === null || rows[0] === undefined) return null;
      own.push(law);
      first.push(rows[0]);
    }
    const none = own.reduce((product, law) => product * law.none, 1);
    if (Math.abs(none - level) < NEAR) return null;
    const mean = exactSum(own.map((law) => law.mean));
    if (none > level) return kind === "tail" ? mean / (1 - level) : 0;
    const sure = sides(first, own);
    if (sure === null) return null;
    for (const { size, miss } of LATTICES) {
      const readAt = (at: number): { grid: LatticeReadout; loss: number } | null => {
        const grid = gridOf(first, own, size, at);
        const loss = readingOn(grid, sure);
        return loss === null ? null : { grid, loss };
      };
      let read = readAt(step);
      for (let i = 0; i < MOST_STEPS && read === null; i++) read = readAt(++step);
      for (let i = 0; i < MOST_STEPS && read !== null; i++) {
        if (read.loss > ALMOST_HALF * READ_TO * powerOfTwo(step)) break;
        const lower = readAt(step - 1);
        if (lower === null) break;
        [read, step] = [lower, step - 1];
      }
      if (read === null) return null;
      const { grid, loss } = read;
      if (latticeError(grid, loss, 1 - level, []) > miss) continue;
      if (kind === "percentile") return loss;
      const beyond = mean - sure.partialMean(loss) - gridPartialMean(grid, loss);
      const atMost = Math.min(sure.atMost(loss) + gridBelow(grid, loss), 1);
      return Math.max((beyond + loss * (atMost - level)) / (1 - level), loss);
    }
    return null;
  };
}

const MOST_STEPS = 60;

function exponentOf(amount: number): number {
  return (highWord(amount) >>> 20) - 1023;
}

function commonStart(a: readonly Threat[], b: readonly Threat[]): number {
  let k = 0;
  while (k < a.length && k < b.length && a[k] === b[k]) k += 1;
  return k;
}

/**
 * The law of single amounts: the sums of the groups that change seldom on one side and of those that change often on the other, each grown
 * from the first group that changed.
 */
function growingSides(
  count: number,
): (first: readonly Threat[], own: readonly GroupLaw[]) => AtomLaw | null {
  const from = count - Math.ceil(count / 3);
  const known: { readonly row: Threat; readonly a: GrowingSums; readonly b: GrowingSums }[] = [];
  return (first, own) => {
    let same = 0;
    while (same < known.length && known[same]?.row === first[same]) same += 1;
    known.length = same;
    for (let k = same; k < own.length; k++) {
      const [row, law] = [first[k], own[k]];
      if (row === undefined || law === undefined) return null;
      const before = known[k - 1] ?? { a: noSums, b: noSums };
      const [one, other] = law.sums;
      const isSplit = other !== noSums;
      const a = isSplit || k < from ? withSums(before.a, one) : before.a;
      const more = isSplit ? other : k < from ? null : one;
      const b = more === null ? before.b : withSums(before.b, more);
      if (a === null || b === null) return null;
      known.push({ row, a, b });
    }
    const { a, b } = known[own.length - 1] ?? { a: noSums, b: noSums };
    // What is left out is shared by all that is kept.
    const chance = own.reduce((product, law) => product * law.chance, 1);
    const factor = (a.all / chanceOf(a.list)) * (b.all / chanceOf(b.list));
    return pairedLaw(
      [
        { layers: [a.list], dropped: leftOut(a) },
        { layers: [b.list], dropped: leftOut(b) },
      ],
      null,
      chance * factor,
      false,
    );
  };
}

function leftOut({ list, all, dropped }: GrowingSums): number {
  return dropped + Math.max(all - chanceOf(list), 0);
}
