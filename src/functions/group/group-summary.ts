import type { Figures } from "../../core";
import {
  groupFigures,
  ModelError,
  NO_UNIT,
  rememberedYear,
  USUAL_COVERAGE_LEVEL,
} from "../../core";
import { levelIn } from "../cells/level-in";
import { registerWithThreats } from "../cells/register-in";
import { spreadIn } from "../cells/year-in";
import { inCellOrLater } from "../long-calls/long-calls";

/**
 * What each unit of a group loses and spends in a year, what a bad year costs it alone, and what it adds to the group's bad years. Contributions add up to the group's; what units lose alone does not.
 * @customfunction GROUP_SUMMARY
 * @param register Threat register with its header row and a column Unit (or Business unit, Entity, Company, Subsidiary, Division).
 * @param level Share of years that are not among the worst, from 0 up to but not including 1: 0.95 (the default) leaves the worst year in twenty.
 * @param bad_year_spread How far the frequencies of all threats rise and fall together from year to year, in all units alike: 0 (the default) for threats that have nothing to do with each other, 0.5 where a bad year has about half as many events again.
 * @returns A table: Unit, Threats, Expected loss, Required, Spend, Gap, Loss at level alone (what one year in twenty exceeds), Tail contribution (its part of the average of the group's worst years), Share of tail, Note. The last row is Group.
 */
export function groupSummary(
  register: any[][],
  level?: any[][],
  bad_year_spread?: any[][],
): any[][] {
  const args = [register, level, bad_year_spread];
  return inCellOrLater("GROUP_SUMMARY", args, "parts", () => {
    const left = levelIn(level, USUAL_COVERAGE_LEVEL);
    const badYearSpread = spreadIn(bad_year_spread);
    const { threats, fields } = registerWithThreats(register);
    if (!fields.has("unit")) {
      const rule = "have a column Unit, such as Business unit, Entity, Company or Subsidiary";
      throw new ModelError("incomplete", "register", rule, "none");
    }
    const group = groupFigures(threats, ({ unit }) => unit, {
      levels: [left],
      badYearSpread,
      makeYear: rememberedYear,
    });
    const tail = group.year.tailMean(left);
    const row = (name: string, part: Figures, contribution: number, note: string): unknown[] => [
      ...[name, part.threats, part.expectedLoss, part.required, part.spend, part.gap],
      part.year.percentile(left),
      ...[contribution, tail === 0 ? 0 : contribution / tail, note],
    ];
    return [
      [
        ...["Unit", "Threats", "Expected loss", "Required", "Spend", "Gap"],
        ...["Loss at level alone", "Tail contribution", "Share of tail", "Note"],
      ],
      ...group.parts.map((part) =>
        row(part.name === "" ? NO_UNIT : part.name, part, part.contributions[0] ?? 0, ""),
      ),
      row("Group", group, tail, group.parts.length > 1 ? doesNotAddUp : ""),
    ];
  });
}

const doesNotAddUp =
  "Loss at level alone is no sum of the units': they rarely have their bad years together";
