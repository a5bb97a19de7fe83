import { sensitivities } from "../../core";
import { cellsIn } from "../cells/cells-in";
import { inCellOrLater } from "../long-calls/long-calls";
import { measureIn } from "../cells/measure-in";
import { measureWork } from "../long-calls/measure-work";
import { registerWithThreats } from "../cells/register-in";
import { numberOr } from "../cells/year-in";

/** A tenth up and down. */
const USUAL_SWING = 0.1;

/**
 * What matters most (a tornado table): each figure of each threat a little lower and a little higher, and what the loss then comes to. All loss columns of a threat move together.
 * @customfunction LOSS_SENSITIVITY
 * @param register Threat register with its header row.
 * @param measure What is measured: "expected" (the default, the average year), "percentile" (the loss that only the worst years exceed) or "tail" (the average of those years).
 * @param level For "percentile" and "tail": the share of years that are not among the worst, from 0 up to but not including 1; 0.99 if left out.
 * @param swing How far each figure moves down and up, as a share of itself, above 0 and below 1; 0.1 if left out.
 * @param bad_year_spread For "percentile" and "tail": how far the frequencies of all threats rise and fall together from year to year; 0 if left out, 0.5 where a bad year has about half as many events again.
 * @returns A table: Threat, Field, Low (the measure with the figure lower), High (with it higher), Range, the largest range first.
 */
export function lossSensitivity(
  register: any[][],
  measure?: any[][],
  level?: any[][],
  swing?: any[][],
  bad_year_spread?: any[][],
): any[][] {
  const args = [register, measure, level, swing, bad_year_spread];
  return inCellOrLater(
    "LOSS_SENSITIVITY",
    args,
    measureWork(measure, "swings", "mean swings"),
    () => {
      const measured = measureIn(measure, level, bad_year_spread);
      const share = numberOr(USUAL_SWING, swing, "swing");
      const reading = registerWithThreats(register);
      const rows = sensitivities(reading, cellsIn(register), measured, share);
      return [
        ["Threat", "Field", "Low", "High", "Range"],
        ...rows.map(({ threat, field, low, high, range }) => [
          threat.name,
          field,
          low,
          high,
          range,
        ]),
      ];
    },
  );
}
