import type { FieldKey, LossFigure, RowStatement } from "../../../../core";
import { assetKeys, frequencyKeys, lossKeys, lossPatterns, secondaryKeys } from "../../../../core";
import { listed } from "../english";

/** What a row says, and of which fields there are columns. */
export interface Asked extends Pick<RowStatement, "numbers" | "wrong"> {
  readonly fields: ReadonlySet<FieldKey>;
}

const range = "a low and a high number of events a year";
const peaked = "the least, the most likely and the most events a year";

const ways: Readonly<Record<(typeof frequencyKeys)[number], string>> = {
  frequency: "events a year, or 1 in so many years",
  probability: "the chance of a year with an event",
  attempts: "attempts a year and the share that succeeds",
  returnPeriod: "the years between events",
  frequencyLow: range,
  frequencyHigh: range,
  frequencyMin: peaked,
  frequencyMostLikely: peaked,
  frequencyMax: peaked,
};

const bothUnclear =
  "How often it happens and what an event costs are not clear yet: the marked fields say why.";
const oftenUnclear = "How often it happens is not clear yet: a marked field says why.";
const muchUnclear = "What an event costs is not clear yet: a marked field says why.";

/** What is asked of a row that says neither as it should. */
export function missingWords(often: string | null, much: string | null): readonly string[] {
  if (often === oftenUnclear && much === muchUnclear) return [bothUnclear];
  return [often, much].filter((words) => words !== null);
}

/** What is asked of a row that does not say how often; null where the register has no column for it. */
export function oftenMissing({ fields, numbers, wrong }: Asked): string | null {
  const known = frequencyKeys.filter((key) => fields.has(key));
  if (known.length === 0) return null;
  const filled = known.filter((key) => numbers.has(key));
  const isWrong = [...known, "vulnerability" as const].some((key) => wrong.has(key));
  if (filled.length === 0 && !isWrong) {
    // Whoever has the usual column needs no other.
    const asked = known.includes("frequency")
      ? [ways.frequency]
      : [...new Set(known.map((key) => ways[key]))];
    return `Say how often it happens: ${asked.join(", or ")}.`;
  }
  const isOnlyTried = filled.join() === "attempts" && !numbers.has("vulnerability") && !isWrong;
  if (isOnlyTried && fields.has("vulnerability")) {
    return "Say the share of the attempts that succeeds, too.";
  }
  return oftenUnclear;
}

const figures: Readonly<Record<LossFigure, string>> = {
  low: "low",
  median: "median",
  high: "high",
  mean: "average",
  standardDeviation: "standard deviation",
  min: "least",
  mostLikely: "most likely",
  max: "most",
  loss: "one amount",
};

/** What is asked of a row that does not say what an event costs; null where the register has no column for it. */
export function muchMissing({ fields, numbers, wrong }: Asked): string | null {
  const possible = lossPatterns.filter(({ needs }) => needs.every((figure) => fields.has(figure)));
  const filled = lossKeys.filter((key) => numbers.has(key));
  const isWrong = [...lossKeys, ...assetKeys, ...secondaryKeys].some((key) => wrong.has(key));
  const [value, factor] = assetKeys.map((key) => numbers.has(key));
  if (filled.length === 0 && !isWrong && value !== factor) {
    return value === true
      ? "Say the share of the value that an event costs, too."
      : "Say what the asset is worth, too.";
  }
  // Whoever has filled in the loss has a secondary loss that is half said.
  if (filled.length === 0 && value === true) return muchUnclear;
  if (possible.length === 0) {
    return assetKeys.every((key) => fields.has(key))
      ? "Say what an event costs: the value of the asset and the share of it that is lost."
      : null;
  }
  if (filled.length === 0 && !isWrong) {
    const choices = possible.map(({ needs }) => listed(needs.map((figure) => figures[figure])));
    // The usual range, and one amount where there is a column for it: others are for who looks for them.
    const asked = choices.length > 2 ? [choices[0], choices.at(-1)] : choices;
    return `Say what an event costs: ${asked.join(", or ")}.`;
  }
  const begun = (isLoose: boolean): LossFigure[] | undefined =>
    possible
      .filter(({ needs, may }) =>
        filled.every((key) => needs.includes(key) || (isLoose && may.includes(key))),
      )
      .map(({ needs }) => needs.filter((figure) => !filled.includes(figure)))
      .sort((a, b) => a.length - b.length)[0];
  const nearest = begun(false) ?? begun(true);
  if (isWrong || nearest === undefined || nearest.length === 0) {
    return muchUnclear;
  }
  return `Say the ${listed(nearest.map((figure) => figures[figure]))} of what an event costs, too.`;
}
