import type { FieldKey, Quantity } from "../../../../core";

/** The fields of a register as a reader chooses among them. */
export const fieldGroups = [
  {
    name: "Needed",
    keys: [
      "threat",
      "frequency",
      "probability",
      "attempts",
      "vulnerability",
      "low",
      "high",
      "loss",
    ],
  },
  {
    name: "Money",
    keys: [
      ...["spend", "actual", "median", "mean", "standardDeviation", "min", "mostLikely", "max"],
      ...["lossModel", "lossCap", "statedLoss"],
    ],
  },
  {
    name: "Frequency in other ways",
    keys: [
      ...["returnPeriod", "frequencyLow", "frequencyHigh"],
      ...["frequencyMin", "frequencyMostLikely", "frequencyMax"],
    ],
  },
  {
    name: "Loss in other ways",
    keys: [
      ...["assetValue", "exposureFactor"],
      ...["secondaryChance", "secondaryLow", "secondaryHigh", "secondaryLoss"],
    ],
  },
  { name: "Controls", keys: ["frequencyReduction", "lossReduction", "productivity"] },
  { name: "Insurance", keys: ["retention", "limit", "annualLimit", "premium"] },
  { name: "Group", keys: ["unit", "currency"] },
  { name: "Review", keys: ["owner", "status", "lastReviewed", "reviewEvery", "source"] },
  {
    name: "Attacker and others",
    keys: ["attackerValue", "attemptCost", "attemptSuccess", "defenderAdvantage", "varianceRatio"],
  },
] as const satisfies readonly { readonly name: string; readonly keys: readonly FieldKey[] }[];

/** A unit that can be said of a column, in the words of a header's brackets. */
export interface UnitChoice {
  readonly unit: string;
  readonly words: string;
}

const asItIs: UnitChoice = { unit: "", words: "\u00d7 1" };
const multiples: readonly UnitChoice[] = [
  asItIs,
  { unit: "thousands", words: "\u00d7 1,000" },
  { unit: "millions", words: "\u00d7 1,000,000" },
];
const times: readonly UnitChoice[] = [
  { unit: "per month", words: "per month" },
  { unit: "per quarter", words: "per quarter" },
  ...[2, 3, 5, 10, 20].map((years) => ({
    unit: `per ${years} years`,
    words: `every ${years} years`,
  })),
];
const percent: UnitChoice = { unit: "%", words: "%" };

const choices: Readonly<Record<Quantity, readonly UnitChoice[]>> = {
  text: [],
  date: [],
  number: [],
  days: [],
  years: [],
  rate: [{ ...asItIs, words: "a year" }, percent, ...times],
  share: [{ ...asItIs, words: "0 to 1" }, percent],
  amount: multiples,
  "event-amount": multiples,
  "one-off-amount": multiples,
  "year-amount": [...multiples, ...times],
};

/** The units that can be said of a column that holds this. */
export const unitChoices = (quantity: Quantity): readonly UnitChoice[] => choices[quantity];
