import { updatedFrequency } from "../../core";
import { elementWise } from "../cells/element-wise";
import { inCell } from "../cells/in-cell";

/**
 * A frequency after evidence: an earlier estimate, weighed with what has happened since.
 * @customfunction FREQUENCY_UPDATE
 * @param prior_frequency The earlier estimate in events a year, as a value or a column.
 * @param prior_years How many years of observation the estimate is worth: 10 for a firm one, 1 for a guess, 0 to let the evidence speak alone.
 * @param events How many events have been observed since.
 * @param years In how many years.
 * @returns Events a year: one number, or one for each element of the columns.
 */
export function frequencyUpdate(
  prior_frequency: any[][],
  prior_years: any[][],
  events: any[][],
  years: any[][],
): number[][] {
  return inCell(() =>
    elementWise({ prior_frequency, prior_years, events, years }, (element) =>
      updatedFrequency(
        element.number("prior_frequency"),
        element.number("prior_years"),
        element.number("events"),
        element.number("years"),
      ),
    ),
  );
}
