import { cellsIn } from "./cells-in";
import type { Work } from "./long-calls";

/** What a measure has to compute: "percentile" and "tail" what they are given, anything else means alone. */
export function measureWork(measure: unknown, ofYear: Work): Work {
  const [[cell = null] = []] = cellsIn(measure);
  const word = typeof cell === "string" ? cell.trim().toLowerCase() : "";
  return word === "percentile" || word === "tail" ? ofYear : "means";
}
