import type { Work } from "../../core";
import { cellsIn } from "../cells/cells-in";

/**
 * What a measure has to compute: "percentile" and "tail" what years take, anything else what means take.
 *
 * @param ofMeans "means" where left out: no time at all
 */
export function measureWork(measure: unknown, ofYear: Work, ofMeans: Work = "means"): Work {
  const [[cell = null] = []] = cellsIn(measure);
  const word = typeof cell === "string" ? cell.trim().toLowerCase() : "";
  return word === "percentile" || word === "tail" ? ofYear : ofMeans;
}
