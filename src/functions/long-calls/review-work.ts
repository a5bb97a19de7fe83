import type { Work } from "../../core";
import { cellsIn } from "../cells/cells-in";
import { measureWork } from "./measure-work";

/**
 * What a bridge between two registers has to compute: shares of the worst years for "tail", years of mixed threats for a "gap" under
 * "percentile" and "tail", else means.
 */
export function bridgeWork(measure: unknown, rule: unknown): Work {
  const [[cell = null] = []] = cellsIn(measure);
  const word = typeof cell === "string" ? cell.trim().toLowerCase() : "";
  if (word === "tail") return "bridge";
  return word === "gap" ? measureWork(rule, "mixed years") : "means";
}
