import { measuredLoss, treatedThreats } from "../../core";
import { threatsAndControlsIn } from "../cells/controls-in";
import { inCellOrLater } from "../long-calls/long-calls";
import { measureIn } from "../cells/measure-in";
import { measureWork } from "../long-calls/measure-work";
import { yearWork } from "../long-calls/year-work";

/**
 * What is left to lose in a year once every control is bought: each that is not in place yet is applied to the threats it acts on. Those in place are in the register's figures already.
 * @customfunction RESIDUAL_LOSS
 * @param register Threat register with its header row.
 * @param controls Controls register with its header row: Control, Cost, Threat (blank for all), Frequency reduction, Loss reduction and more.
 * @param measure What is asked of the year: "expected" (the default, the average), "percentile" (what all but the worst years cost at most) or "tail" (the average of those worst years).
 * @param level For "percentile" and "tail": the share of years that are not among the worst, from 0 up to but not including 1; 0.99 if left out.
 * @param bad_year_spread For "percentile" and "tail": how far the frequencies of all threats rise and fall together from year to year: 0 (the default) for threats that have nothing to do with each other, 0.5 where a bad year has about half as many events again.
 * @returns Currency a year.
 */
export function residualLoss(
  register: any[][],
  controls: any[][],
  measure?: any[][],
  level?: any[][],
  bad_year_spread?: any[][],
): number {
  const args = [register, controls, measure, level, bad_year_spread];
  return inCellOrLater(
    "RESIDUAL_LOSS",
    args,
    measureWork(measure, yearWork(bad_year_spread)),
    () => {
      const asked = measureIn(measure, level, bad_year_spread);
      const { threats, controls: all } = threatsAndControlsIn(register, controls);
      const free = all.filter(({ inPlace }) => !inPlace);
      return measuredLoss(treatedThreats(threats, free), asked);
    },
  );
}
