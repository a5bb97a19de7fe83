import { cellsIn } from "../cells/cells-in";
import type { Work } from "./long-calls";
import { measureWork } from "./measure-work";

// Measured in Node: 20 controls take 5 to 20 ms, up to 25 much longer where they are nearly alike, and 200 take 100.
const MOST_CONTROLS = 15;

/**
 * What plans of controls have to compute, so many of them one after the other. For a percentile or a tail mean it is the year of
 * hundreds of sets of controls, however few controls there are.
 */
export function planWork(measure: unknown, controls: unknown, plans: number): Work {
  const count = cellsIn(controls).length - 1;
  // A plan takes about as long as the square of its controls.
  const isLong = count * count * plans > MOST_CONTROLS * MOST_CONTROLS;
  return measureWork(measure, "combinations", isLong ? "combinations" : "means");
}
