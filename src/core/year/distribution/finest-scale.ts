import { exp } from "../../numeric/elementary/exp";
import { log1p } from "../../numeric/elementary/log1p";
import type { DensityPart } from "../sizes/stretch-density";
import type { EventMeasure } from "../sizes/pooled-events";
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
  const sources: { readonly measure: EventMeasure; readonly lnNone: (mass: number) => number }[] = [
    {
      measure: pooled,
      lnNone: (mass) => (factor === null ? -mass : -factor.shape * log1p(factor.scale * mass)),
    },
    ...clustered.map(({ measure, shape, scale }) => ({
      measure,
      lnNone: (mass: number) => -shape * log1p(scale * mass),
    })),
    ...single.map(({ measure, probability }) => ({
      measure,
      lnNone: (mass: number) => log1p(-Math.min(probability * mass, ALMOST_SURE)),
    })),
  ];
  const coarsestFirst = sources
    .flatMap(({ measure }, source) => densitiesOf(measure).map((one) => ({ ...one, source })))
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

function densitiesOf({ grids, parts }: EventMeasure): { scale: number; mass: number }[] {
  return [
    ...grids.map((grid) => {
      const from = lowest({ mass: grid.mass, atoms: [], grids: [grid], parts: [] });
      return { scale: Math.min(grid.leastSigma, 1) * from, mass: grid.mass };
    }),
    ...parts.map((part) => ({ scale: scaleOf(part.multiple?.of ?? part), mass: part.mass })),
  ];
}

const scalesKnown = new WeakMap<DensityPart, number>();

function scaleOf(part: DensityPart): number {
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
function lowest(measure: EventMeasure): number {
  let [sum, found] = [0, 0];
  eachSlice(measure, (amount, frequency) => {
    sum += frequency;
    if (found === 0 && sum > SELDOM * measure.mass) found = amount;
  });
  return found;
}
