import type { LossFigure } from "../../severity/loss-figures";

/**
 * What a column holds, which decides the units its header may name:
 *
 * - text: words
 * - rate: a number a year
 * - share: 0 to 1
 * - event-amount: money an event
 * - year-amount: money a year
 * - amount: money
 * - one-off-amount: money, once
 * - number: a plain number
 * - date: a serial date
 * - days: a span of time
 * - years: a long span of time
 */
export type Quantity =
  | "text"
  | "rate"
  | "share"
  | "event-amount"
  | "year-amount"
  | "amount"
  | "one-off-amount"
  | "number"
  | "date"
  | "days"
  | "years";

/** The quantities that are money. */
export const amounts: readonly Quantity[] = [
  "event-amount",
  "year-amount",
  "amount",
  "one-off-amount",
];

export type FieldKey =
  | "threat"
  | "frequency"
  | "probability"
  | "attempts"
  | "vulnerability"
  | "varianceRatio"
  | "returnPeriod"
  | "frequencyLow"
  | "frequencyHigh"
  | "frequencyMin"
  | "frequencyMostLikely"
  | "frequencyMax"
  | LossFigure
  | "assetValue"
  | "exposureFactor"
  | "secondaryChance"
  | "secondaryLow"
  | "secondaryHigh"
  | "secondaryLoss"
  | "lossModel"
  | "lossCap"
  | "lossReduction"
  | "frequencyReduction"
  | "retention"
  | "limit"
  | "annualLimit"
  | "premium"
  | "spend"
  | "actual"
  | "statedLoss"
  | "attackerValue"
  | "attemptCost"
  | "attemptSuccess"
  | "defenderAdvantage"
  | "productivity"
  | "owner"
  | "status"
  | "lastReviewed"
  | "reviewEvery"
  | "source"
  | "unit"
  | "currency";

/** A column of a register: its own name first, then what others call it, in order of preference. */
export interface Field<Key extends string = FieldKey> {
  readonly key: Key;
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly quantity: Quantity;
}

/** A field, its synonyms last. */
export const field = <Key extends string>(
  key: Key,
  quantity: Quantity,
  name: string,
  ...synonyms: readonly string[]
): Field<Key> => ({ key, name, synonyms, quantity });

/** Every column the threat register knows. docs/model.md explains each. */
export const fields: readonly Field[] = [
  field(
    "threat",
    "text",
    "Threat",
    "Threat scenario",
    "Scenario",
    "Risk scenario",
    "Risk",
    "Risk name",
    "Name",
  ),
  field(
    "frequency",
    "rate",
    "Frequency",
    "Annual frequency",
    "Frequency per year",
    "ARO",
    "Annual rate of occurrence",
    "Annual rate",
    "Events per year",
    "LEF",
  ),
  field("probability", "share", "Probability", "Annual probability", "Likelihood"),
  field("attempts", "rate", "Attempts", "TEF", "Attempts per year", "Threat event frequency"),
  field("vulnerability", "share", "Vulnerability"),
  field("varianceRatio", "number", "Frequency variance ratio"),
  field("returnPeriod", "years", "Return period", "Recurrence interval", "Years between events"),
  field("frequencyLow", "rate", "Frequency low", "ARO low", "LEF low", "Annual frequency low"),
  field("frequencyHigh", "rate", "Frequency high", "ARO high", "LEF high", "Annual frequency high"),
  field("frequencyMin", "rate", "Frequency min", "Frequency minimum", "ARO min", "LEF min"),
  field(
    "frequencyMostLikely",
    "rate",
    "Frequency most likely",
    "Frequency mode",
    "ARO most likely",
    "LEF most likely",
  ),
  field("frequencyMax", "rate", "Frequency max", "Frequency maximum", "ARO max", "LEF max"),
  field(
    "low",
    "event-amount",
    "Loss low",
    "Low",
    "Lower bound",
    "LB",
    "P05",
    "P5",
    "5th percentile",
  ),
  field("median", "event-amount", "Loss median", "Median", "P50"),
  field("high", "event-amount", "Loss high", "High", "Upper bound", "UB", "P95", "95th percentile"),
  field("mean", "event-amount", "Loss mean"),
  field("standardDeviation", "event-amount", "Loss SD"),
  field("min", "event-amount", "Loss min", "Min", "Minimum"),
  field("mostLikely", "event-amount", "Loss most likely", "Most likely", "Mode"),
  field("max", "event-amount", "Loss max", "Max", "Maximum"),
  field(
    "loss",
    "event-amount",
    "Loss",
    "SLE",
    "Single loss expectancy",
    "Loss per event",
    "Impact",
  ),
  field("assetValue", "amount", "Asset value", "AV", "Value of asset", "Asset worth"),
  field("exposureFactor", "share", "Exposure factor", "EF"),
  field(
    "secondaryChance",
    "share",
    "Secondary chance",
    "Secondary probability",
    "Secondary loss probability",
    "Secondary loss chance",
    "Secondary likelihood",
    "Secondary loss event frequency",
    "SLEF",
  ),
  field(
    "secondaryLow",
    "event-amount",
    "Secondary low",
    "Secondary loss low",
    "Secondary loss magnitude low",
    "SLM low",
    "Secondary impact low",
    "Secondary cost low",
  ),
  field(
    "secondaryHigh",
    "event-amount",
    "Secondary high",
    "Secondary loss high",
    "Secondary loss magnitude high",
    "SLM high",
    "Secondary impact high",
    "Secondary cost high",
  ),
  field(
    "secondaryLoss",
    "event-amount",
    "Secondary loss",
    "Secondary losses",
    "Secondary loss magnitude",
    "SLM",
    "Secondary impact",
    "Secondary cost",
    "Secondary costs",
  ),
  field("lossModel", "text", "Loss model"),
  field("lossCap", "event-amount", "Loss cap"),
  field("lossReduction", "share", "Loss reduction"),
  field("frequencyReduction", "share", "Frequency reduction"),
  field("retention", "event-amount", "Retention"),
  field("limit", "event-amount", "Limit"),
  field(
    "annualLimit",
    "year-amount",
    "Annual limit",
    "Limit (per year)",
    "Limit (annual)",
    "Limit (a year)",
    "Limit (yearly)",
    "Yearly limit",
    "Limit a year",
    "Aggregate limit",
    "Agg. limit",
    "Agg limit",
    "Limit (aggregate)",
    "Limit (agg.)",
    "Annual aggregate limit",
    "Policy limit a year",
  ),
  field("premium", "year-amount", "Premium"),
  field("spend", "year-amount", "Spend", "Security spend", "Annual spend", "Budget"),
  field("actual", "year-amount", "Actual"),
  field("statedLoss", "year-amount", "ALE"),
  field("attackerValue", "amount", "Attacker value"),
  field("attemptCost", "amount", "Attempt cost"),
  field("attemptSuccess", "share", "Attempt success"),
  field("defenderAdvantage", "number", "Defender advantage"),
  field("productivity", "number", "Productivity"),
  field("owner", "text", "Owner"),
  field("status", "text", "Status"),
  field("lastReviewed", "date", "Last reviewed"),
  field("reviewEvery", "days", "Review every"),
  field("source", "text", "Source"),
  field("unit", "text", "Unit", "Business unit", "Entity", "Company", "Subsidiary", "Division"),
  field("currency", "text", "Currency"),
];

/** The columns that say how often a threat strikes; a row fills in one of the first four, or both ends of a range. */
export const frequencyKeys = [
  ...(["frequency", "probability", "attempts", "returnPeriod"] as const),
  ...(["frequencyLow", "frequencyHigh"] as const),
  ...(["frequencyMin", "frequencyMostLikely", "frequencyMax"] as const),
] as const satisfies FieldKey[];

/** Of them, those of a rate that is not known: its ends move together. */
export const rateRangeKeys = [
  ...(["frequencyLow", "frequencyHigh"] as const),
  ...(["frequencyMin", "frequencyMostLikely", "frequencyMax"] as const),
] as const satisfies FieldKey[];

/** The columns from which a severity is read. */
export const lossKeys = [
  "low",
  "median",
  "high",
  "mean",
  "standardDeviation",
  "min",
  "mostLikely",
  "max",
  "loss",
] as const satisfies LossFigure[];

/** The columns whose product is what an event costs, where none of those says it. */
export const assetKeys = ["assetValue", "exposureFactor"] as const satisfies FieldKey[];

/** What some events cost once more, and with which chance. */
export const secondaryAmountKeys = [
  "secondaryLow",
  "secondaryHigh",
  "secondaryLoss",
] as const satisfies FieldKey[];
export const secondaryKeys = [
  "secondaryChance",
  ...secondaryAmountKeys,
] as const satisfies FieldKey[];

/** Columns of which a wrong cell changes no number: it is warned of and does not stop the register. */
export const remarkKeys: readonly FieldKey[] = ["owner", "source"];

/** Columns that change none of the figures: a header that nearly names one is noted and does not stop the register. */
export const asideKeys: readonly FieldKey[] = [
  ...remarkKeys,
  "lastReviewed",
  "reviewEvery",
  "actual",
  "statedLoss",
  "unit",
];

/** Columns that are often filled down a whole table: alone they make no row. */
export const labelKeys: readonly FieldKey[] = ["unit", "currency"];

/** Columns that are compared with what the others give and never used. */
export const checkKeys: readonly FieldKey[] = ["statedLoss"];

/** Synonyms that elsewhere head a score from 1 to 10 rather than a quantity. */
export const scoreSynonyms: readonly string[] = [
  ...["likelihood", "impact", "severity", "consequence", "consequences", "magnitude"],
  ...["vraisemblance", "auswirkung", "auswirkungen", "schweregrad", "gravite", "impacto"],
  ...["assetvalue", "av", "secondaryimpact"],
];

/** Words of a header over what may be a score as well as money. */
export const scoreWords =
  /impact|severity|consequence|magnitude|auswirkung|schadensausmass|gravit|impacto|consecuencia|consequencia/;
