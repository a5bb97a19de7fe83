import type { Work } from "../../core";
import { cellsIn } from "../cells/cells-in";
import { measureWork } from "./measure-work";
import { isBound } from "./year-work";

/**
 * What a bridge between two registers has to compute: shares of the worst years for "tail", years of mixed threats for a "gap" under
 * "percentile" and "tail", with a common factor of bad years or without one, else means.
 */
export function bridgeWork(measure: unknown, rule: unknown, badYearSpread: unknown): Work {
  const [[cell = null] = []] = cellsIn(measure);
  const word = typeof cell === "string" ? cell.trim().toLowerCase() : "";
  if (word === "tail") return "bridge";
  return word === "gap"
    ? measureWork(rule, isBound(badYearSpread) ? "bad mixed years" : "mixed years")
    : "means";
}
