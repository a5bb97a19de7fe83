import { exactSum } from "../../numeric/exact-sum";
import type { ClusteredRow } from "../single-amounts/lists/atom-rows";
import { atomRows } from "../single-amounts/lists/atom-rows";
import type { ChanceList } from "../single-amounts/lists/chance-list";
import { chanceOf } from "../single-amounts/lists/chance-list";
import type { GrownSums } from "../single-amounts/lists/growing-sums";
import { layeredSums } from "../single-amounts/lists/layered-sums";
import type { YearSources } from "../sources/year-sources";
import { splitSources } from "../sources/year-sources";

/** Some single amounts of a year, listed, and the rest, which is independent of them where their number is known. */
export interface SplitLayer {
  readonly sums: ChanceList;
  readonly rest: YearSources;
}

/** A year as the sum of two parts, in layers whose chances add up. */
export interface SplitYear {
  readonly layers: readonly SplitLayer[];
  /** Chance of the sums that are left out. */
  readonly dropped: number;
}

const MOST_SUMS = 60_000;
const STEPS = 3e7;
/** So few years are not worth a lattice of their own. */
const FEW_YEARS = 1e-10;

/**
 * Splits the single amounts that cost no less than some amount from a year.
 *
 * With a common factor Θ, n events of Poisson rows say how bad the year is: the rest has the factor Θ given n, which is gamma again, and a
 * layer of its own.
 *
 *     shape + n and scale / (1 + scale λ), λ the frequency of these events
 *
 * @param known their sums, whatever else is lost
 * @param leftOut chance of sums that may be left out
 * @returns null where they are too many
 */
export function splitYear(
  sources: YearSources,
  least: number,
  known: GrownSums,
  leftOut: number,
): SplitYear | null {
  const { few, rest } = splitSources(sources, least);
  const common = commonRow(rest, least);
  if (common === null) return { layers: [{ sums: known.list, rest }], dropped: known.dropped };
  const listing = { tolerance: leftOut, most: MOST_SUMS, effort: { left: STEPS } };
  const rows = { rows: atomRows(few).rows, shared: common, sharedAtoms: common.atoms };
  const listed = layeredSums(rows, listing);
  if (listed === null) return null;
  const layers = listed.layers.flatMap((sums, n) =>
    chanceOf(sums) > FEW_YEARS ? [{ sums, rest: restBeside(rest, least, n) }] : [],
  );
  const kept = layers.reduce((sum, layer) => sum + chanceOf(layer.sums), 0);
  return { layers, dropped: Math.max(1 - kept, 0) };
}

/** The large single amounts among events that share a factor with what is no single amount. */
function commonRow({ pooled, factor }: YearSources, least: number): ClusteredRow | null {
  const large = pooled.atoms.filter(({ amount }) => amount >= least);
  if (factor === null || large.length === 0) return null;
  const all = 1 + factor.scale * frequencyOf(large);
  const atoms = large.map(({ amount, frequency }) => ({
    amount,
    weight: (factor.scale * frequency) / all,
  }));
  return { kind: "clustered", shape: factor.shape, atoms, left: 1 / all };
}

/** What is left beside so many events of large single amounts. */
function restBeside(rest: YearSources, least: number, events: number): YearSources {
  const { pooled, factor } = rest;
  const often = frequencyOf(pooled.atoms.filter(({ amount }) => amount >= least));
  const mass = Math.max(pooled.mass - often, 0);
  return {
    ...rest,
    pooled: { ...pooled, mass, atoms: pooled.atoms.filter(({ amount }) => amount < least) },
    factor: factor && {
      shape: factor.shape + events,
      scale: factor.scale / (1 + factor.scale * often),
    },
  };
}

function frequencyOf(atoms: readonly { readonly frequency: number }[]): number {
  return exactSum(atoms.map(({ frequency }) => frequency));
}
