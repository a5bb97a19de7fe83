/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { highWord, powerOfTwo } from "../../numeric/elementary/double-bits";
import { exactSum } from "../../numeric/exact-sum";
import { halved } from "../../numeric/halved-grid";
import { addBell, reachOf } from "./lognormal-bell";

/** Lognormal event sizes, one row a threat; columns, since there may be a hundred thousand. */
export interface LognormalColumns {
  readonly frequency: Float64Array;
  readonly mu: Float64Array;
  readonly sigma: Float64Array;
  /** How many such events a year brings, where that is more than the frequencies say. */
  readonly often?: number;
}

/**
 * Frequency of event sizes as a density in u = ln x, on the multiples of a step that is small beside every spread on the grid.
 */
export interface LognormalGrid {
  readonly step: number;
  /** Node 0 is u = first · step. */
  readonly first: number;
  readonly density: Float64Array;
  /** The same on a quarter of the step, for interpolation. */
  readonly fine: Float64Array;
  readonly fineStep: number;
  /** Node 0 of `fine` is u = fineFirst · fineStep. */
  readonly fineFirst: number;
  /** No spread on the grid is below it. */
  readonly leastSigma: number;
  /** Events a year of its rows. */
  readonly mass: number;
  /** Of them, those too far down to be on the grid; as many are too far up. */
  readonly below: number;
  /** The only row, where the grid is of one and is read by its own formula rather than between nodes. */
  readonly bell?: LognormalBell;
}

/** One lognormal and how often its events come. */
export interface LognormalBell {
  readonly often: number;
  readonly mu: number;
  readonly sigma: number;
}

export const NODES_A_SIGMA = 8;
// Coarser nodes would not resolve the blend between small and large amounts.
export const WIDEST_OCTAVE = 0;
// Below, the range of sizes may span too many nodes: grids are kept apart by size too.
const NARROW_OCTAVE = -4;

// A few rows of middling spread share the finest grid among theirs: reading one grid costs more than filling it.
const FEW = 64;
const COARSE_OCTAVE = -2;

/** Rows that share a grid. */
interface Rows {
  readonly octave: number;
  readonly indices: number[];
  low: number;
  high: number;
}

/**
 * Densities of all rows together: a few grids, one for each octave of spread.
 *
 * The order of rows changes no bit: every contribution is rounded to a whole multiple of one quantum first, and such sums are exact.
 */
export function lognormalGrids(columns: LognormalColumns): LognormalGrid[] {
  return lognormalGridsWithRows(columns).map(({ grid }) => grid);
}

/** The same grids beside the rows on each. */
export function lognormalGridsWithRows(
  columns: LognormalColumns,
): { readonly grid: LognormalGrid; readonly indices: readonly number[] }[] {
  const total = exactSum(columns.frequency);
  const reach = reachOf(Math.max(total, columns.often ?? 0));
  return rowGroups(columns, reach).map((rows) => ({
    grid: gridOf(columns, rows, total, reach),
    indices: rows.indices,
  }));
}

/** The grid of a row that lies on none with others: it is read by its formula, so that nothing is interpolated before somebody asks. */
export function gridOfOne(bell: LognormalBell): LognormalGrid {
  const { often, mu, sigma } = bell;
  const one = (value: number): Float64Array => Float64Array.of(value);
  const columns = { frequency: one(often), mu: one(mu), sigma: one(sigma) };
  const reach = reachOf(often);
  const rows = rowGroups(columns, reach)[0] ?? emptyRows(WIDEST_OCTAVE);
  const grid = coarseGridOf(columns, rows, often, reach);
  let fine: Float64Array | null = null;
  return {
    ...grid,
    bell,
    get fine() {
      return (fine ??= halved(halved(grid.density)));
    },
  };
}

function rowGroups(columns: LognormalColumns, reach: number): Rows[] {
  const groups = new Map<string, Rows>();
  const wide: (Rows | undefined)[] = [];
  const { mu, sigma } = columns;
  const octaveOf = (i: number): number =>
    Math.min((highWord(sigma[i]!) >>> 20) - 1023, WIDEST_OCTAVE);
  let finest = WIDEST_OCTAVE;
  if (mu.length <= FEW) {
    for (let i = 0; i < mu.length; i++) finest = Math.min(finest, octaveOf(i));
    finest = Math.max(finest, COARSE_OCTAVE);
  }
  for (let i = 0; i < mu.length; i++) {
    const own = octaveOf(i);
    const octave = own >= COARSE_OCTAVE ? Math.min(own, finest) : own;
    let rows: Rows | undefined;
    if (octave >= NARROW_OCTAVE) {
      rows = wide[octave - NARROW_OCTAVE] ??= emptyRows(octave);
    } else {
      const key = `${octave} ${Math.floor(mu[i]! / (32 * powerOfTwo(octave)))}`;
      rows = groups.get(key);
      if (rows === undefined) groups.set(key, (rows = emptyRows(octave)));
    }
    rows.indices.push(i);
    rows.low = Math.min(rows.low, mu[i]! - reach * sigma[i]!);
    rows.high = Math.max(rows.high, mu[i]! + reach * sigma[i]!);
  }
  return [...wide, ...groups.values()]
    .filter((rows) => rows !== undefined)
    .sort((a, b) => a.octave - b.octave || a.low - b.low);
}

function emptyRows(octave: number): Rows {
  return { octave, indices: [], low: Infinity, high: -Infinity };
}

/**
 * @param total frequency of all rows, those on other grids too
 * @param reach in spreads
 */
function gridOf(
  columns: LognormalColumns,
  rows: Rows,
  total: number,
  reach: number,
): LognormalGrid {
  const grid = coarseGridOf(columns, rows, total, reach);
  return { ...grid, fine: halved(halved(grid.density)) };
}

/** The same without the nodes between. */
function coarseGridOf(
  columns: LognormalColumns,
  { octave, indices, low, high }: Rows,
  total: number,
  reach: number,
): Omit<LognormalGrid, "fine"> {
  const leastSigma = powerOfTwo(octave);
  const step = leastSigma / NODES_A_SIGMA;
  const first = Math.floor(low / step);
  const density = new Float64Array(Math.ceil(high / step) - first + 1);
  // A power of two no node can reach, which makes the quantum 2^-52 of it.
  const bound = powerOfTwo(
    Math.min(Math.max((highWord(total / leastSigma) >>> 20) - 1022, -900), 900),
  );
  const place = { density, step, first, reach, bound };
  const { frequency, mu, sigma } = columns;
  for (const i of indices) addBell(place, frequency[i]!, mu[i]!, sigma[i]!);
  const mass = exactSum(Float64Array.from(indices, (i) => frequency[i]!));
  // Whole multiples of one quantum add up without rounding.
  const onGrid = step * density.reduce((sum, value) => sum + value, 0);
  return {
    ...{ step, first, density, fineStep: step / 4, fineFirst: 4 * first, leastSigma },
    ...{ mass, below: Math.max(0.5 * (mass - onGrid), 0) },
  };
}
