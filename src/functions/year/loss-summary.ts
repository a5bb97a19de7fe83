import { costOfRisk, unknownRateShare } from "../../core";
import { accuracyNote, summaryFigures } from "./accuracy-note";
import { inCellOrLater } from "../long-calls/long-calls";
import { yearWork } from "../long-calls/year-work";
import { spreadIn, yearIn } from "../cells/year-in";

/**
 * A year of losses at a glance: average, spread, chance of none, what bad years cost, and what the risk costs in all. All threats of the register together, after controls and insurance.
 * @customfunction LOSS_SUMMARY
 * @param register Threat register with its header row.
 * @param bad_year_spread How far the frequencies of all threats rise and fall together from year to year: 0 (the default) for threats that have nothing to do with each other, 0.5 where a bad year has about half as many events again.
 * @returns A table: Measure, Value. A last row Note where something is to be said about the figures.
 */
export function lossSummary(register: any[][], bad_year_spread?: any[][]): any[][] {
  const args = [register, bad_year_spread];
  return inCellOrLater("LOSS_SUMMARY", args, yearWork(bad_year_spread), () => {
    const { threats, year } = yearIn(register, bad_year_spread);
    const { spend, premium, total } = costOfRisk(threats);
    const accuracy = accuracyNote(year);
    // Only Poisson frequencies rise and fall together, whether their rates are known or not.
    const apart = threats.filter(
      ({ frequency: { kind } }) => kind !== "poisson" && kind !== "uncertain",
    ).length;
    const unknown = unknownRateShare(threats, year);
    const note = `bad_year_spread acts on ${threats.length - apart} of ${threats.length} threats: the others have a Probability or a Frequency variance ratio`;
    return [
      ["Measure", "Value"],
      ["Expected loss", year.mean],
      ["Standard deviation", year.standardDeviation],
      ["Chance of no loss", year.chanceOfNoLoss],
      ...summaryFigures.map(({ name, kind, level }) => [
        name,
        kind === "tail" ? year.tailMean(level) : year.percentile(level),
      ]),
      ...(unknown === null ? [] : [["Share of variance from unknown rates", unknown]]),
      ["Spend", spend],
      ["Premium", premium],
      ["Total cost of risk (spend, premium and expected loss)", total],
      ...(spreadIn(bad_year_spread) > 0 && apart > 0 ? [["Note", note]] : []),
      ...(accuracy === null ? [] : [["Note", accuracy]]),
    ];
  });
}
