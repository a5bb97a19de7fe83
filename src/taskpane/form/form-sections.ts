import type { FieldKey } from "../../core";
import { assetKeys, lossPatterns, rateRangeKeys, secondaryKeys } from "../../core";
import type { ColumnView } from "../../session/contract/register-snapshot";
import type { formTexts } from "../words/texts/form";

/** A section of the form, from top to bottom. */
type SectionName = keyof typeof formTexts.sections;

/** A field of the form. */
export interface PlacedField {
  readonly column: ColumnView;
  /** Whether a line begins with it: it belongs beside the next. */
  readonly startsPair: boolean;
}

/** Fields that belong together. */
export interface FormSection {
  readonly name: SectionName;
  readonly fields: readonly PlacedField[];
}

/** Each field in its section, in the order in which they are asked. */
const sections: Readonly<Record<SectionName, readonly FieldKey[]>> = {
  often: [
    ...(["frequency", "probability", "attempts", "vulnerability", "varianceRatio"] as const),
    ...(["returnPeriod", "frequencyLow", "frequencyHigh"] as const),
    ...(["frequencyMin", "frequencyMostLikely", "frequencyMax"] as const),
  ],
  much: [
    ...(["low", "median", "high", "mean", "standardDeviation", "min", "max"] as const),
    ...(["mostLikely", "loss", "assetValue", "exposureFactor"] as const),
    ...(["lossModel", "lossCap", "statedLoss", "currency"] as const),
  ],
  advanced: ["returnPeriod", ...rateRangeKeys, ...assetKeys, ...secondaryKeys],
  controls: ["frequencyReduction", "lossReduction"],
  insurance: ["retention", "limit", "annualLimit", "premium"],
  budget: ["spend", "actual", "productivity"],
  attacker: ["attackerValue", "defenderAdvantage", "attemptCost", "attemptSuccess"],
  review: ["owner", "unit", "status", "lastReviewed", "reviewEvery", "source"],
};

/** Two that are read together, the first at the left. */
const pairs: readonly (readonly [FieldKey, FieldKey])[] = [
  ["attempts", "vulnerability"],
  ["frequencyLow", "frequencyHigh"],
  ["low", "high"],
  ["median", "high"],
  ["mean", "standardDeviation"],
  ["min", "max"],
  ["assetValue", "exposureFactor"],
  ["secondaryLow", "secondaryHigh"],
  ["frequencyReduction", "lossReduction"],
  ["retention", "limit"],
  ["spend", "actual"],
  ["attemptCost", "attemptSuccess"],
  ["lastReviewed", "reviewEvery"],
];

/** Other ways to say a rate, and a loss: the fields of each belong together. */
const otherRates = [
  ["returnPeriod"],
  ["frequencyLow", "frequencyHigh"],
  ["frequencyMin", "frequencyMostLikely", "frequencyMax"],
] as const satisfies readonly (readonly FieldKey[])[];

const usualRates: readonly FieldKey[] = ["frequency", "probability", "attempts"];

/**
 * Fields that most threats do without: other ways to say a rate or a loss where the register has columns for the usual ones, and what may
 * follow a loss. The way that a threat itself takes is none of them.
 *
 * @param filled fields of the threat that the sheet fills in
 */
export function advancedFields(
  columns: readonly ColumnView[],
  filled: ReadonlySet<FieldKey>,
): ReadonlySet<FieldKey> {
  const there = new Set(columns.flatMap(({ field }) => field ?? []));
  const hasRate = usualRates.some((key) => there.has(key));
  const hasLoss = lossPatterns.some(({ needs }) => needs.every((key) => there.has(key)));
  const others = [...(hasRate ? otherRates : []), ...(hasLoss ? [assetKeys] : [])];
  const unused = others.filter((keys) => !keys.some((key) => filled.has(key)));
  return new Set<FieldKey>([...unused.flat(), ...secondaryKeys]);
}

/**
 * The sections that have fields. Of a pair of which both are there, the second follows the first, and a line begins with the first.
 *
 * @param columns those to be filled in, but for the name
 * @param advanced the fields that stand in a section of their own
 */
export function formSections(
  columns: readonly ColumnView[],
  advanced: ReadonlySet<FieldKey>,
): readonly FormSection[] {
  const byField = new Map<FieldKey | null, readonly ColumnView[]>();
  for (const column of columns) {
    byField.set(column.field, [...(byField.get(column.field) ?? []), column]);
  }
  const names = Object.keys(sections) as SectionName[];
  return names
    .map((name) => {
      const own = sections[name].filter((key) => advanced.has(key) === (name === "advanced"));
      return { name, fields: fieldsOf(own, byField) };
    })
    .filter(({ fields }) => fields.length > 0);
}

function fieldsOf(
  keys: readonly FieldKey[],
  byField: ReadonlyMap<FieldKey | null, readonly ColumnView[]>,
): readonly PlacedField[] {
  const fields: PlacedField[] = [];
  const placed = new Set<FieldKey>();
  const place = (key: FieldKey, startsPair: boolean): void => {
    if (placed.has(key)) return;
    placed.add(key);
    const own = byField.get(key) ?? [];
    fields.push(...own.map((column, index) => ({ column, startsPair: startsPair && index === 0 })));
  };
  for (const key of keys) {
    const second = pairs.find(
      ([first, other]) =>
        first === key && byField.has(key) && byField.has(other) && !placed.has(other),
    )?.[1];
    place(key, second !== undefined);
    if (second !== undefined) place(second, false);
  }
  return fields;
}
