import { checkLevel, USUAL_LEVEL } from "../cells/level-in";
import { isOmitted } from "../cells/cells-in";
import { elementWise } from "../cells/element-wise";
import { inCellOrLater } from "../long-calls/long-calls";
import { yearWork } from "../long-calls/year-work";
import { yearIn } from "../cells/year-in";

/**
 * What the worst years cost on average (their tail mean), at level 0.99 the worst year in a hundred. All threats of the register together, after controls and insurance.
 * @customfunction LOSS_TAIL_MEAN
 * @param register Threat register with its header row.
 * @param level Share of years that are not among the worst, from 0 up to but not including 1: 0.99 (the default) leaves the worst year in a hundred. A column of levels gives a column of results.
 * @param bad_year_spread How far the frequencies of all threats rise and fall together from year to year: 0 (the default) for threats that have nothing to do with each other, 0.5 where a bad year has about half as many events again.
 * @returns Currency a year: one number, or one for each level.
 */
export function lossTailMean(
  register: any[][],
  level?: any[][],
  bad_year_spread?: any[][],
): number[][] {
  const args = [register, level, bad_year_spread];
  return inCellOrLater("LOSS_TAIL_MEAN", args, yearWork(bad_year_spread), () => {
    const { year } = yearIn(register, bad_year_spread);
    return elementWise({ level }, (element) =>
      year.tailMean(isOmitted(level) ? USUAL_LEVEL : checkLevel(element.number("level"))),
    );
  });
}
