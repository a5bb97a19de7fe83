import { checkAbove0 } from "../input/domain";
import { changedMeasure } from "../year/changed-measure";
import type { LossMeasure } from "../year/loss-measure";
import { ModelError } from "../input/model-error";
import type { Cells } from "../input/cell";
import { asPercent } from "../input/cell";
import type { FieldKey } from "../register/headers/field";
import {
  assetKeys,
  fields,
  lossKeys,
  rateRangeKeys,
  secondaryAmountKeys,
} from "../register/headers/field";
import type { RegisterReading } from "../register/read-register";
import type { Threat } from "../threat/threat";
import { threatKind } from "../register/headers/threat-kind";
import type { RowTrial } from "./row-trial";
import { isProblem, rowTrial, trialRefused } from "./row-trial";

/** What a measure comes to where one field of one threat is lower, and where it is higher. */
export interface Sensitivity {
  readonly threat: Threat;
  /** The field's own name. All loss columns of a row are one field, Loss. */
  readonly field: string;
  /** The measure at field · (1 - swing). */
  readonly low: number;
  /** The measure at field · (1 + swing). */
  readonly high: number;
  /** How far the two lie apart, 0 or more. */
  readonly range: number;
}

/**
 * How much each figure of each threat matters to a measure: the measure with the figure a share lower and the same share
 * higher, all others as they are.
 *
 *     low = measure at field (1 - swing)    high = measure at field (1 + swing)    range = |high - low|
 *
 * A figure is clipped to its domain: a share to 1, a variance ratio to 1 or more. The loss columns of a row move together, those of a secondary
 * loss and the value of the asset among them, and so do those of a range of its frequency.
 * Only what the row fills in is listed, and Vulnerability only beside Attempts. The largest range comes first, ties by the
 * name of the threat and then of the field, compared by code unit.
 *
 * @param cells the register, its header row included
 * @param swing greater than 0 and less than 1
 * @throws ModelError `out-of-range`, and as `measuredLoss`
 * @see Howard (1988), Decision analysis: practice and promise, Management Science 34 (tornado diagrams)
 */
export function sensitivities(
  reading: RegisterReading,
  cells: Cells,
  measure: LossMeasure,
  swing: number,
): readonly Sensitivity[] {
  checkSwing(swing);
  const { threats } = reading;
  const measured = changedMeasure(threats, measure);
  const all = threats.flatMap((threat, place) => {
    const trial = rowTrial(reading, cells, threat);
    return movedTogether(trial).map((keys): Sensitivity => {
      const at = (factor: number): number => measured(place, moved(trial, keys, factor));
      const [low, high] = [at(1 - swing), at(1 + swing)];
      return { threat, field: nameOf(keys), low, high, range: Math.abs(high - low) };
    });
  });
  return all.sort(
    (a, b) =>
      tied(b.range) - tied(a.range) ||
      byCodeUnit(a.threat.name, b.threat.name) ||
      byCodeUnit(a.field, b.field),
  );
}

/** The fields of a row that a loss depends on, those that move together in one list. */
function movedTogether(trial: RowTrial): readonly (readonly FieldKey[])[] {
  const isFilled = (key: FieldKey): boolean => trial.number(key) !== null;
  const alone: readonly FieldKey[] = [
    ...(["frequency", "probability", "attempts", "returnPeriod"] as const),
    ...(isFilled("attempts") ? (["vulnerability"] as const) : []),
    ...(isFilled("secondaryChance") && secondaryAmountKeys.some(isFilled)
      ? (["secondaryChance"] as const)
      : []),
    ...(["varianceRatio", "lossCap", "frequencyReduction"] as const),
    ...(["lossReduction", "retention", "limit", "annualLimit"] as const),
  ];
  const own = lossKeys.filter(isFilled);
  // Half of an asset's value at the same exposure is half of the loss.
  const [value] = own.length === 0 ? assetKeys.filter(isFilled) : [];
  const loss: readonly FieldKey[] = [
    ...own,
    ...(value === undefined ? [] : [value]),
    ...secondaryAmountKeys.filter(isFilled),
  ];
  return [
    alone.filter(isFilled).map((key) => [key]),
    [rateRangeKeys.filter(isFilled), loss].filter(({ length }) => length > 0),
  ].flat();
}

function moved(trial: RowTrial, keys: readonly FieldKey[], factor: number): Threat {
  const numbers = new Map(
    keys.map((key) => {
      const number = (trial.number(key) ?? 0) * factor;
      const one = 1 / trial.scale(key);
      if (shareKeys.has(key)) return [key, Math.min(number, one)];
      return [key, key === "varianceRatio" ? Math.max(number, one) : number];
    }),
  );
  const tried = trial.tried(numbers);
  if (isProblem(tried)) throw trialRefused(tried);
  return tried;
}

const shareKeys: ReadonlySet<FieldKey> = new Set(
  fields.filter(({ quantity }) => quantity === "share").map(({ key }) => key),
);

const amountKeys: readonly FieldKey[] = [...lossKeys, ...assetKeys, ...secondaryAmountKeys];

function nameOf([first = "loss"]: readonly FieldKey[]): string {
  const isLoss = amountKeys.includes(first);
  const isRange = rateRangeKeys.some((key) => key === first);
  return threatKind.names.fieldFor(isLoss ? "loss" : isRange ? "frequency" : first).name;
}

function checkSwing(swing: number): void {
  checkAbove0(swing, "swing");
  if (swing < 1) return;
  const advice = swing > 1 && swing < 100 ? `: write ${asPercent(swing)}` : "";
  throw new ModelError("out-of-range", "swing", `be less than 1${advice}`, String(swing));
}

/** A range as it is ranked: two that differ in their last digits alone are tied. */
function tied(range: number): number {
  return Number(range.toPrecision(12));
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
