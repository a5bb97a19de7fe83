import { inCellOrLater } from "../long-calls/long-calls";
import { yearWork } from "../long-calls/year-work";
import { numberOr, yearIn } from "../cells/year-in";

const usualPoints = 50;

/**
 * Points of the loss exceedance curve, for a chart: amounts, and the chance that a year costs more than each. All threats of the register together, after controls and insurance.
 * @customfunction LOSS_CURVE
 * @param register Threat register with its header row.
 * @param points How many points, 2 to 10000; 50 if left out.
 * @param bad_year_spread How far the frequencies of all threats rise and fall together from year to year: 0 (the default) for threats that have nothing to do with each other, 0.5 where a bad year has about half as many events again.
 * @returns A table: Loss, Probability.
 */
export function lossCurve(register: any[][], points?: any[][], bad_year_spread?: any[][]): any[][] {
  const args = [register, points, bad_year_spread];
  return inCellOrLater("LOSS_CURVE", args, yearWork(bad_year_spread), () => {
    const count = numberOr(usualPoints, points, "points");
    const { year } = yearIn(register, bad_year_spread);
    const rows = year.curve(count).map(({ loss, probability }) => [loss, probability]);
    return [["Loss", "Probability"], ...rows];
  });
}
