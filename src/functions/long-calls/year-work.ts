import type { Work } from "../../core";
import { cellsIn } from "../cells/cells-in";

/** What a year has to compute, with a common factor of bad years or without one. */
export function yearWork(badYearSpread: unknown): Work {
  return isBound(badYearSpread) ? "bad year" : "year";
}

/** That, and what each threat adds to its worst years. */
export function sharesWork(badYearSpread: unknown): Work {
  return isBound(badYearSpread) ? "bad shares" : "shares";
}

/** Whether a bad_year_spread binds the events of a year. */
export function isBound(badYearSpread: unknown): boolean {
  const [[cell = null] = []] = cellsIn(badYearSpread);
  return typeof cell === "number" && cell > 0;
}
