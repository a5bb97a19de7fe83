import { ModelError, rememberedYear } from "../../core";
import { isOmitted } from "../cells/cells-in";
import { elementWise } from "../cells/element-wise";
import { inCellOrLater } from "../long-calls/long-calls";
import { yearWork } from "../long-calls/year-work";
import { spreadIn, threatsIn } from "../cells/year-in";

/**
 * Where an actual loss stands among the years the register describes: the share of years that cost less, and half of those that cost exactly as much (the mid-rank). 0.5 is an ordinary year, 0.99 one that only the worst year in a hundred exceeds.
 * @customfunction LOSS_PERCENTRANK
 * @param register Threat register with its header row.
 * @param actual_loss What was lost, 0 or more. A column of amounts gives a column of results.
 * @param part_of_year How much of the year it covers, more than 0 and at most 1: 0.25 for a quarter; the whole year if left out.
 * @param bad_year_spread How far the frequencies of all threats rise and fall together from year to year: 0 (the default) for threats that have nothing to do with each other, 0.5 where a bad year has about half as many events again.
 * @returns 0 to 1: one number, or one for each amount.
 */
export function lossPercentrank(
  register: any[][],
  actual_loss: any[][],
  part_of_year?: any[][],
  bad_year_spread?: any[][],
): number[][] {
  const args = [register, actual_loss, part_of_year, bad_year_spread];
  return inCellOrLater("LOSS_PERCENTRANK", args, yearWork(bad_year_spread), () => {
    const threats = threatsIn(register);
    const badYearSpread = spreadIn(bad_year_spread);
    return elementWise({ actual_loss, part_of_year }, (element) => {
      const partOfYear = isOmitted(part_of_year) ? 1 : element.number("part_of_year");
      const loss = element.number("actual_loss");
      if (loss < 0) throw new ModelError("out-of-range", "actual_loss", "be 0 or more", `${loss}`);
      return rememberedYear(threats, { badYearSpread, partOfYear }).rank(loss);
    });
  });
}
