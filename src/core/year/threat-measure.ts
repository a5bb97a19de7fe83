import type { Threat } from "../threat/threat";
import { sourceKey } from "./sources/year-sources";
import type { LossMeasure } from "./loss-measure";
import { yearMeasure } from "./loss-measure";
import { yearOfLosses } from "./year-of-losses";

/** A loss that a share of the years stays below, or the mean of those above. */
export type TailMeasure = Exclude<LossMeasure, { readonly kind: "expected" }>;

/** A measure, and how far it may be off. */
interface Measured {
  readonly amount: number;
  readonly error: number;
}

/** What was computed before, by what it depends on; the oldest goes first. */
const known = new Map<string, Measured>();
/** Some megabytes: every threat of a large register under both measures. */
const KNOWN_AT_MOST = 20_000;

/**
 * A measure of the year of one threat by itself.
 *
 *     percentile  VaR of Sᵢ    tail  mean of the worst 1 - level of the years of Sᵢ
 *
 * A number is kept where a year would be large: a register has many threats, and of most of them only this is asked.
 *
 * @returns currency a year, 0 or more; a percentile of 0 where the threat strikes in fewer than 1 - level of the years
 * @throws ModelError `level-out-of-range`, `out-of-range`
 */
export function threatMeasure(threat: Threat, measure: TailMeasure): number {
  return measured(threat, measure).amount;
}

/**
 * Stated error of the measure of a threat's year, currency.
 *
 * @throws ModelError as `threatMeasure`
 */
export function threatMeasureError(threat: Threat, measure: TailMeasure): number {
  return measured(threat, measure).error;
}

function measured(threat: Threat, measure: TailMeasure): Measured {
  const { kind, level, badYearSpread } = measure;
  const key = `${kind} ${level} ${badYearSpread} ${sourceKey(threat, 1)}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const year = yearOfLosses([threat], { badYearSpread });
  const made = {
    amount: yearMeasure(year, measure),
    error: kind === "tail" ? year.tailMeanError(level) : year.percentileError(level),
  };
  for (const oldest of known.keys()) {
    if (known.size < KNOWN_AT_MOST) break;
    known.delete(oldest);
  }
  known.set(key, made);
  return made;
}
