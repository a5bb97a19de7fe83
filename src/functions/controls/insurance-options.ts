import type { InsuranceOption } from "../../core";
import { insuranceOptions as options } from "../../core";
import { cellsIn, checkNoError } from "../cells/cells-in";
import { levelIn, USUAL_LEVEL } from "../cells/level-in";
import { registerWithThreats } from "../cells/register-in";
import { spreadIn } from "../cells/year-in";
import { inCellOrLater } from "../long-calls/long-calls";

/**
 * What a year comes to with each of several quotes for insurance, and without any: premium, expected recovery and net loss, and a bad year. The cheapest on average comes first. What the register says of its own insurance counts in no row.
 * @customfunction INSURANCE_OPTIONS
 * @param register Threat register with its header row.
 * @param quotes Quotes with their header row: Quote, Retention, Limit, Premium, Share (all if blank), Threat (all if blank) and Basis: "event", "event, limit a year" (if blank) or "year".
 * @param level The share of years that are not among the worst, from 0 up to but not including 1; 0.99 if left out.
 * @param bad_year_spread How far the frequencies of all threats rise and fall together from year to year: 0 (the default) for threats that have nothing to do with each other, 0.5 where a bad year has about half as many events again.
 * @returns A table: Quote, Premium, Expected recovery, Expected net loss, Total cost, Net at level, Total at level, Chance to attach, Chance to exhaust, Premium over recovery, Note.
 */
export function insuranceOptions(
  register: any[][],
  quotes: any[][],
  level?: any[][],
  bad_year_spread?: any[][],
): any[][] {
  const args = [register, quotes, level, bad_year_spread];
  return inCellOrLater("INSURANCE_OPTIONS", args, "offers", () => {
    checkNoError(quotes, "quotes", "be a range with headers");
    const asked = { level: levelIn(level, USUAL_LEVEL), badYearSpread: spreadIn(bad_year_spread) };
    const reading = registerWithThreats(register);
    return [header, ...options(reading, cellsIn(quotes), asked).map(rowOf)];
  });
}

const header = [
  ...["Quote", "Premium", "Expected recovery", "Expected net loss", "Total cost"],
  ...["Net at level", "Total at level", "Chance to attach", "Chance to exhaust"],
  ...["Premium over recovery", "Note"],
];

const NOT_KNOWN = "not known";

function rowOf(option: InsuranceOption): (string | number)[] {
  const { premium, expectedRecovery } = option;
  const perPremium = expectedRecovery === 0 ? "" : premium / (expectedRecovery ?? 1);
  return [
    option.name,
    premium,
    expectedRecovery ?? NOT_KNOWN,
    option.expectedNet ?? NOT_KNOWN,
    option.totalCost ?? NOT_KNOWN,
    option.netAtLevel ?? NOT_KNOWN,
    option.totalAtLevel ?? NOT_KNOWN,
    option.chanceToAttach,
    option.chanceToExhaust ?? NOT_KNOWN,
    expectedRecovery === null ? NOT_KNOWN : perPremium,
    option.notes.join("; "),
  ];
}
