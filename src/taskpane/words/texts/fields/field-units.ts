import type { FieldKey } from "../../../../core";
import { amounts } from "../../../../core";
import type { ColumnView } from "../../../../session/contract/register-snapshot";

/** What is counted, where a column counts something. */
const counted: Readonly<Partial<Record<FieldKey, string>>> = {
  frequency: "events",
  attempts: "attempts",
};

/** Of what, where money or a share is no event's and no year's. */
const ofWhat: Readonly<Partial<Record<FieldKey, string>>> = {
  probability: "chance a year",
  vulnerability: "of the attempts",
  assetValue: "in all",
  exposureFactor: "of the value, an event",
  secondaryChance: "of the events",
  frequencyReduction: "of the events",
  lossReduction: "of each loss",
  attackerValue: "a success",
  attemptCost: "an attempt",
  attemptSuccess: "of the attempts",
  varianceRatio: "1 or more",
  defenderAdvantage: "times, 1 if none",
  productivity: "per unit of money",
};

const multiples = new Map([
  [1, ""],
  [1e3, "in thousands"],
  [1e6, "in millions"],
  [1e9, "in billions"],
]);
const periods = [
  [1, "a year"],
  [12, "a month"],
  [4, "a quarter"],
  ...[2, 3, 5, 10, 20].map((years) => [1 / years, `in ${years} years`] as const),
] as const;

/**
 * In which unit a field is filled in, short: "events a year", "an event, in thousands"; empty for words and dates.
 */
export function unitWords({ field, quantity, scale }: ColumnView): string {
  if (field === null) return "";
  const of = ofWhat[field] ?? "";
  switch (quantity) {
    case "text":
    case "date":
      return "";
    case "days":
      return "days";
    case "years":
      return "years";
    case "number":
      return of;
    case "share":
      return listed(scale === 0.01 ? "percent" : "", of);
    case "rate":
    case "year-amount":
      return yearly(counted[field] ?? "", scale);
    case "amount":
    case "event-amount":
    case "one-off-amount":
      return listed(of === "" ? "an event" : of, multiples.get(scale) ?? `times ${scale}`);
  }
}

function yearly(what: string, scale: number): string {
  if (what !== "" && scale === 0.01) return `${what} in 100 years`;
  for (const [multiple, words] of multiples) {
    const period = periods.find(([times]) => multiple * times === scale);
    if (period) return listed([what, period[1]].filter(Boolean).join(" "), words);
  }
  return listed([what, "a year"].filter(Boolean).join(" "), `times ${scale}`);
}

const listed = (...words: readonly string[]): string => words.filter(Boolean).join(", ");

/** An amount in a hurry: number and letter. */
type Example = readonly [number, "" | "k" | "m"];

const amountExamples: Readonly<Partial<Record<FieldKey, Example>>> = {
  low: [50, "k"],
  median: [300, "k"],
  high: [2.5, "m"],
  mean: [600, "k"],
  standardDeviation: [900, "k"],
  min: [10, "k"],
  mostLikely: [200, "k"],
  max: [2.5, "m"],
  loss: [60, "k"],
  assetValue: [400, "k"],
  secondaryLow: [100, "k"],
  secondaryHigh: [3, "m"],
  secondaryLoss: [200, "k"],
  lossCap: [5, "m"],
  statedLoss: [140, "k"],
  retention: [100, "k"],
  limit: [1, "m"],
  annualLimit: [2, "m"],
  premium: [40, "k"],
  spend: [60, "k"],
  actual: [75, "k"],
  attackerValue: [250, "k"],
  attemptCost: [500, ""],
};

const textExamples: Readonly<Partial<Record<FieldKey, string>>> = {
  threat: "what can happen",
  owner: "who looks after it",
  unit: "whose business it is",
  currency: "EUR",
  status: "Open, Closed or Draft",
  source: "where the figures are from",
  lossModel: "lognormal, pert, uniform \u2026",
  lastReviewed: "2026-04-03",
  reviewEvery: "90",
  varianceRatio: "3",
  defenderAdvantage: "1",
};

const shareExamples: Readonly<Partial<Record<FieldKey, number>>> = {
  probability: 20,
  vulnerability: 10,
  exposureFactor: 25,
  secondaryChance: 30,
  frequencyReduction: 40,
  lossReduction: 25,
  attemptSuccess: 10,
};

/** What may be typed into an empty field, as it is typed here; empty where the unit says all. */
export function exampleOf(
  { field, quantity, scale }: ColumnView,
  { about }: { readonly about: (number: number) => string },
): string {
  if (field === null) return "";
  const share = shareExamples[field];
  if (share !== undefined) return about(share) + (scale === 1 ? "%" : "");
  if (quantity === "rate") {
    if (field === "attempts") return about(scale === 1 ? 12 : 1);
    return scale === 1 ? `${about(0.2)} or 1 in 5` : about(0.2);
  }
  const amount = amountExamples[field];
  if (amount === undefined || !amounts.includes(quantity)) return textExamples[field] ?? "";
  const [number, letter] = amount;
  const isPowerOfTen = Number.isInteger(Math.log10(scale));
  return isPowerOfTen ? about(number) + letter : about(number);
}
