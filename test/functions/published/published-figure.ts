import type { Cells } from "../../../src/core";
import { register } from "../../support/model/register-cells";
import { formula, type Given } from "../../support/workbook/worksheet";

/** A figure that somebody else has printed. */
export interface PublishedFigure {
  /** Who printed it, and where. */
  readonly publisher: string;
  readonly what: string;
  readonly printed: number;
  /** Half a unit of the last printed digit. */
  readonly tolerance: number;
  /** What it is: a percentile, a tail mean or what is beyond a retention, or anything else. */
  readonly kind: "tail" | "other";
  /** The same from the add-in. */
  readonly ours: () => number;
}

/** Figures of one publisher, as what, printed, tolerance and ours; those in `tails` are percentiles, tail means or stop-loss values. */
export function publishedBy(
  publisher: string,
  kind: PublishedFigure["kind"],
  rows: readonly (readonly [
    what: string,
    printed: number,
    tolerance: number,
    ours: () => number,
  ])[],
): readonly PublishedFigure[] {
  return rows.map(([what, printed, tolerance, ours]) => ({
    ...{ publisher, kind, what, printed, tolerance, ours },
  }));
}

/** A formula with one number for an answer. */
export function number(id: string, ...given: readonly Given[]): number {
  const result = formula(id, ...given);
  if (typeof result !== "number") throw new Error(`${id}: ${JSON.stringify(result)}`);
  return result;
}

/** The number in a table, by its row and column. */
export function entry(table: unknown, row: number, column: number): number {
  const found = (table as readonly (readonly unknown[])[])[row]?.[column];
  if (typeof found !== "number") throw new Error(JSON.stringify(table));
  return found;
}

/** Fixed losses that come independently, as frequency and loss. */
export function fixedLosses(...rows: readonly (readonly [number, number])[]): Cells {
  return register(
    ["Threat", "Frequency", "Loss"],
    ...rows.map(([frequency, loss], i) => [`t${i}`, frequency, loss]),
  );
}

/** Fixed losses that strike at most once, as probability and loss. */
export function atMostOnce(...rows: readonly (readonly [number, number])[]): Cells {
  return register(
    ["Threat", "Probability", "Loss"],
    ...rows.map(([probability, loss], i) => [`t${i}`, probability, loss]),
  );
}

/** P(S = x) of a year of whole amounts. */
export function chanceOf(cells: Cells, x: number, ...options: readonly Given[]): number {
  const upTo = (loss: number): number =>
    loss < 0 ? 0 : 1 - number("LOSS_EXCEEDANCE", cells, loss, ...options);
  return upTo(x) - upTo(x - 1);
}

/** More than any year here costs. */
const BEYOND_ALL = 1e9;

/** E[(S - retention)+], and with a limit E[min((S - retention)+, limit)]. */
export function expectedExcess(cells: Cells, retention: number, limit = BEYOND_ALL): number {
  return entry(formula("INSURANCE_LAYER", cells, retention, limit), 2, 1);
}
