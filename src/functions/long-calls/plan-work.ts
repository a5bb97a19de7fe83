import type { Work } from "../../core";
import { plansTakeLong } from "../../core";
import { cellsIn } from "../cells/cells-in";
import { measureWork } from "./measure-work";

/**
 * What plans of controls have to compute, so many of them one after the other. For a percentile or a tail mean it is the year of
 * hundreds of sets of controls, however few controls there are.
 */
export function planWork(measure: unknown, controls: unknown, plans: number): Work {
  const count = cellsIn(controls).length - 1;
  const ofMeans = plansTakeLong(count, plans) ? "combinations" : "mean plans";
  return measureWork(measure, "combinations", ofMeans);
}
