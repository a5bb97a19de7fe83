import { exp } from "../../numeric/elementary/exp";
import { log1p } from "../../numeric/elementary/log1p";
import type { EventSizes, StretchDensity } from "../sizes/event-sizes";
import { eachSlice } from "./lattice-sizes";
import type { YearSources } from "../sources/year-sources";

/** Events that are smaller than all but this share of their kind do not count. */
const SELDOM = 1e-3;
/** Widths of a density between two ends on which it varies. */
const WIDTHS = 6;

/** Densities of one kind of events. */
interface Scaled {
  readonly scale: number;
  readonly mass: number;
  /** Which source they are of. */
  readonly source: number;
}

/** A scale on which densities vary, and the chance of a year in which none varies on a coarser one. */
export interface FinestScale {
  readonly scale: number;
  readonly chance: number;
}

/**
 * The finest scale on which the density of a year varies: that of its finest events, of which there is nothing to see in years that have
 * coarser ones, too.
 *
 * @param least chance of years without coarser events from which their finest scale counts
 * @returns Infinity where there is none
 */
export function finestScale(
  { pooled, factor, clustered, single }: YearSources,
  least: number,
): FinestScale {
  const sources: { readonly sizes: EventSizes; readonly lnNone: (mass: number) => number }[] = [
    {
      sizes: pooled,
      lnNone: (mass) => (factor === null ? -mass : -factor.shape * log1p(factor.scale * mass)),
    },
    ...clustered.map(({ sizes, shape, scale }) => ({
      sizes,
      lnNone: (mass: number) => -shape * log1p(scale * mass),
    })),
    ...single.map(({ sizes, probability }) => ({
      sizes,
      lnNone: (mass: number) => log1p(-Math.min(probability * mass, ALMOST_SURE)),
    })),
  ];
  const coarsestFirst = sources
    .flatMap(({ sizes }, source) => densitiesOf(sizes).map((one) => ({ ...one, source })))
    .sort((a: Scaled, b: Scaled) => b.scale - a.scale);
  const masses = sources.map(() => 0);
  let finest: FinestScale = { scale: Infinity, chance: 1 };
  let without = 0;
  for (const { scale, mass, source } of coarsestFirst) {
    const chance = exp(without);
    if (chance < least) break;
    finest = { scale, chance };
    const lnNone = sources[source]?.lnNone ?? (() => 0);
    const before = masses[source] ?? 0;
    masses[source] = before + mass;
    without += lnNone(before + mass) - lnNone(before);
  }
  return finest;
}

const ALMOST_SURE = 1 - 1e-15;

function densitiesOf({ grids, parts }: EventSizes): { scale: number; mass: number }[] {
  const finest = parts.reduce((least, part) => Math.min(least, part.finest ?? Infinity), Infinity);
  return [
    ...grids.map((grid) => {
      const from = lowest({ mass: grid.mass, atoms: [], grids: [grid], parts: [] });
      return { scale: Math.min(Math.min(grid.leastSigma, 1) * from, finest), mass: grid.mass };
    }),
    ...parts.flatMap((part) =>
      part.finest === undefined
        ? [{ scale: scaleOf(part.multiple?.of ?? part), mass: part.mass }]
        : [],
    ),
  ];
}

const scalesKnown = new WeakMap<StretchDensity, number>();

function scaleOf(part: StretchDensity): number {
  const known = scalesKnown.get(part);
  if (known !== undefined) return known;
  const width = (part.stop - part.start) / WIDTHS;
  const from = lowest({ mass: part.mass, atoms: [], grids: [], parts: [part] });
  const own = part.spread === Infinity ? width : part.spread * (from + part.shift);
  const scale = Math.min(width, own);
  scalesKnown.set(part, scale);
  return scale;
}

/** An amount below which hardly any of the events are. */
function lowest(sizes: EventSizes): number {
  let [sum, found] = [0, 0];
  eachSlice(sizes, (amount, frequency) => {
    sum += frequency;
    if (found === 0 && sum > SELDOM * sizes.mass) found = amount;
  });
  return found;
}
