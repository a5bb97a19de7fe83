import type { EventMeasure } from "./event-measure";
import { eachSlice } from "./lattice-plan";

/** Events that are smaller than all but this share of their kind do not count. */
const SELDOM = 1e-3;
/** Widths of a density between two ends on which it varies. */
const WIDTHS = 6;

/** The finest scale on which densities of events vary; Infinity for none. */
export function finestScale(measures: readonly EventMeasure[]): number {
  let finest = Infinity;
  for (const { grids, parts } of measures) {
    for (const grid of grids) {
      const from = lowest({ mass: grid.mass, atoms: [], grids: [grid], parts: [] });
      finest = Math.min(finest, Math.min(grid.leastSigma, 1) * from);
    }
    for (const part of parts) {
      const width = (part.stop - part.start) / WIDTHS;
      const from = lowest({ mass: part.mass, atoms: [], grids: [], parts: [part] });
      const scale = part.spread === Infinity ? width : part.spread * (from + part.shift);
      finest = Math.min(finest, width, scale);
    }
  }
  return finest;
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
