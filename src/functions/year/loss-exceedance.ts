import { elementWise } from "../cells/element-wise";
import { inCellOrLater } from "../long-calls/long-calls";
import { yearWork } from "../long-calls/year-work";
import { yearIn } from "../cells/year-in";

/**
 * The chance that a year costs more than an amount (its exceedance probability). All threats of the register together, after controls and insurance.
 * @customfunction LOSS_EXCEEDANCE
 * @param register Threat register with its header row.
 * @param loss An amount, 0 or more. A column of amounts gives a column of chances.
 * @param bad_year_spread How far the frequencies of all threats rise and fall together from year to year: 0 (the default) for threats that have nothing to do with each other, 0.5 where a bad year has about half as many events again.
 * @returns 0 to 1: one number, or one for each amount.
 */
export function lossExceedance(
  register: any[][],
  loss: any[][],
  bad_year_spread?: any[][],
): number[][] {
  const args = [register, loss, bad_year_spread];
  return inCellOrLater("LOSS_EXCEEDANCE", args, yearWork(bad_year_spread), () => {
    const { year } = yearIn(register, bad_year_spread);
    return elementWise({ loss }, (element) => year.exceedance(element.number("loss")));
  });
}
