import { expectedLoss } from "../../core";
import { inCellOrLater } from "../long-calls/long-calls";
import { sharesWork } from "../long-calls/year-work";
import { levelIn, USUAL_LEVEL } from "../cells/level-in";
import { yearIn } from "../cells/year-in";

/**
 * Which threats make the losses: each one's part of the average year, and of what the worst years cost on average (the tail mean). The parts add up to the whole.
 * @customfunction LOSS_BY_THREAT
 * @param register Threat register with its header row.
 * @param level Share of years that are not among the worst, from 0 up to but not including 1: 0.99 (the default) leaves the worst year in a hundred.
 * @param bad_year_spread How far the frequencies of all threats rise and fall together from year to year: 0 (the default) for threats that have nothing to do with each other, 0.5 where a bad year has about half as many events again.
 * @returns A table: Threat, Expected loss, Share, Tail contribution (its part of the average of the worst years), Share of tail.
 */
export function lossByThreat(
  register: any[][],
  level?: any[][],
  bad_year_spread?: any[][],
): any[][] {
  const args = [register, level, bad_year_spread];
  return inCellOrLater("LOSS_BY_THREAT", args, sharesWork(bad_year_spread), () => {
    const left = levelIn(level, USUAL_LEVEL);
    const { threats, year } = yearIn(register, bad_year_spread);
    const tail = year.tailMean(left);
    const contributions = year.contributions(left);
    return [
      ["Threat", "Expected loss", "Share", "Tail contribution", "Share of tail"],
      ...threats.map((threat, index) => {
        const expected = expectedLoss(threat);
        const contribution = contributions[index] ?? 0;
        return [
          threat.name,
          expected,
          share(expected, year.mean),
          contribution,
          share(contribution, tail),
        ];
      }),
    ];
  });
}

/** Of nothing, everybody has no share. */
function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
