import { cellsIn } from "./cells-in";
import type { Work } from "./long-calls";
import { measureWork } from "./measure-work";

// Measured in Node, each about 50 ms: 20 controls take 5 to 20 ms for the mean, up to 25 much longer where they are nearly
// alike; a percentile of 5 takes 15.
const MOST_CONTROLS_FOR_MEANS = 15;
const MOST_CONTROLS_FOR_YEARS = 5;

/** What plans of controls have to compute, so many of them one after the other. */
export function planWork(measure: unknown, controls: unknown, plans: number): Work {
  const work = measureWork(measure, "year");
  const most = work === "means" ? MOST_CONTROLS_FOR_MEANS : MOST_CONTROLS_FOR_YEARS;
  const count = cellsIn(controls).length - 1;
  // A plan takes about as long as the square of its controls.
  return count * count * plans > most * most ? "combinations" : work;
}
