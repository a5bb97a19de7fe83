import { exactSum } from "../../numeric/exact-sum";
import { highWord, powerOfTwo } from "../../numeric/elementary/double-bits";
import type { Threat } from "../../threat/threat";
import { quantileOn } from "../distribution/lattice-cascade";
import { latticeError } from "../distribution/lattice-error";
import { latticeSizes } from "../distribution/lattice-sizes";
import type { LatticeReadout } from "../lattice/lattice-readout";
import { gridBelow, gridPartialMean, gridQuantile, READ_TO } from "../lattice/lattice-readout";
import type { AtomLaw } from "../single-amounts/lists/atom-law";
import { atomRows } from "../single-amounts/lists/atom-rows";
import { yearSources } from "../sources/year-sources";
import type { GroupLaw } from "./group-law";
import { groupLaw } from "./group-law";
import { growingSides } from "./growing-sides";
import { groupLattices } from "./group-lattice";

/** Rows that change together. */
export interface RowGroup {
  readonly places: readonly number[];
  /** They change in one year of 2^turn; Infinity for never. */
  readonly turn: number;
  /** They are in no two years the same. */
  readonly isOnce: boolean;
}

/** What is asked of each of the years. */
export interface AskedOfYears {
  readonly kind: "percentile" | "tail";
  readonly level: number;
}

/** Nodes of a lattice, and what it may not resolve; where it misses more, a finer one is tried. */
const LATTICES = [
  { size: 1024, miss: 1e-6 },
  { size: 2048, miss: 1e-6 },
  { size: 4096, miss: 1e-6 },
  { size: 8192, miss: 2e-6 },
  { size: 16384, miss: 4e-6 },
] as const;
const MOST_NODES = 2048;
/** What misses more by this factor is not mended by twice the nodes. */
const FAR = 8;
/** A chance of no loss this near to the level is looked at more closely. */
const NEAR = 1e-9;
const MOST_TRIES = 6;
/** Chance of sums of single amounts that may be left out of a year, and with each group beside the others. */
const LEFT_OUT = 2e-8;
const MOST_LEFT_OUT = 1e-6;
/** The next lattice down is looked at where a loss is as good as within it. */
const ALMOST_HALF = 0.50005;

/**
 * Percentiles and tail means of many years that differ in a few rows each.
 *
 * Method: rows that change together make a group, and the transform of a year is the product of those of its groups. Products are kept from
 * the first group on, so that a year multiplies what comes after the first group that changed; so are the sums of single amounts. One
 * lattice is made a year, whose end lies no more than about twice as far as the loss that is asked for, and single amounts are told apart
 * from it. What was asked before changes no bit.
 *
 * @param threats as they are now
 * @param treated as they are after all that may change
 * @param groups rows that change together; the last groups change most often
 * @returns null for a year that is not seen well on such a lattice
 */
export function likeYears(
  threats: readonly Threat[],
  treated: readonly Threat[],
  groups: readonly RowGroup[],
  { kind, level }: AskedOfYears,
): (threats: readonly Threat[]) => number | null {
  const ends = [threats, treated].map((rows) => yearSources(rows, 0, 1));
  const sizes = ends.map(latticeSizes);
  if (sizes.some(({ size }) => size > MOST_NODES)) return () => null;
  const alone = Math.max(...ends.map((sources) => atomRows(sources).alone));
  const leftOut = Math.min(LEFT_OUT / (alone * groups.length), MOST_LEFT_OUT);
  const laws = new WeakMap<Threat, GroupLaw | null>();
  const lattices = groupLattices(kind === "tail");
  const sides = growingSides(groups, leftOut);
  let step = exponentOf(sizes[0]?.top ?? 1) - 3;

  const lawOf = (rows: readonly Threat[], isOnce: boolean): GroupLaw | null => {
    const [first] = rows;
    if (first === undefined) return null;
    if (isOnce) return groupLaw(rows, { leftOut, isOnce });
    let law = laws.get(first);
    if (law === undefined) laws.set(first, (law = groupLaw(rows, { leftOut, isOnce })));
    return law;
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

  return (rows) => {
    const own: GroupLaw[] = [];
    const first: Threat[] = [];
    for (const { places, isOnce } of groups) {
      const together = places.flatMap((place) => rows[place] ?? []);
      const law = lawOf(together, isOnce);
      if (law === null || together[0] === undefined) return null;
      own.push(law);
      first.push(together[0]);
    }
    const none = own.reduce((product, law) => product * law.none, 1);
    if (Math.abs(none - level) < NEAR) return null;
    const mean = exactSum(own.map((law) => law.mean));
    if (none > level) return kind === "tail" ? mean / (1 - level) : 0;
    const sure = sides(first, own);
    if (sure === null) return null;
    let coarser: { readonly size: number; readonly miss: number; readonly off: number } | null =
      null;
    for (const { size, miss } of LATTICES) {
      if (coarser !== null && size <= coarser.size * 2 && coarser.off > FAR * coarser.miss)
        continue;
      const readAt = (at: number): { grid: LatticeReadout; loss: number } | null => {
        const grid = lattices(size, at)(first, own);
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
      const off = latticeError(grid, loss, 1 - level, []);
      if (kind === "percentile" && isSureAt(grid, sure, { loss, level, off })) return loss;
      coarser = { size, miss, off };
      if (off > miss) continue;
      if (kind === "percentile") return loss;
      const beyond = mean - sure.partialMean(loss) - gridPartialMean(grid, loss);
      const atMost = Math.min(sure.atMost(loss) + gridBelow(grid, loss), 1);
      return Math.max((beyond + loss * (atMost - level)) / (1 - level), loss);
    }
    return null;
  };
}

const MOST_STEPS = 60;

/** Whether a percentile is a single amount so likely that what the lattice misses cannot move it to another. */
function isSureAt(
  grid: LatticeReadout,
  sure: AtomLaw,
  { loss, level, off }: { readonly loss: number; readonly level: number; readonly off: number },
): boolean {
  const below = gridBelow(grid, loss);
  return sure.lessThan(loss) + below + off < level && level < sure.atMost(loss) + below - off;
}

function exponentOf(amount: number): number {
  return (highWord(amount) >>> 20) - 1023;
}
