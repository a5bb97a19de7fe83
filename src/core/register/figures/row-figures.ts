import { ModelError } from "../../input/model-error";
import type { Cover } from "../../severity/event-loss";
import type { LossFigure, LossModel, LossNames, LossReading } from "../../severity/loss-figures";
import { lossModels } from "../../severity/loss-figures";
import { severityFrom } from "../../severity/severity-from";
import type { OneLoss } from "../../severity/with-secondary";
import type { Column, Columns } from "../headers/column";
import type { FieldKey } from "../headers/field";
import { assetKeys, lossKeys, secondaryKeys } from "../headers/field";
import { FieldError } from "./field-error";
import type { RowCells } from "../cells/row-cells";
import type { RowNumbers } from "../cells/row-numbers";

/** The columns that together make what an event costs at once. */
export const severityParts: readonly FieldKey[] = [...lossKeys, ...assetKeys, "lossModel"];

/** The columns that together make what an event costs, with what may follow. */
export const lossParts: readonly FieldKey[] = [...severityParts, ...secondaryKeys];

/** The columns that together make a cover. */
export const coverParts: readonly FieldKey[] = ["retention", "limit", "annualLimit"];

/**
 * What one event costs at once, from the loss columns that are filled in, or else from the value of the asset.
 *
 * @throws FieldError
 */
export function severityOf(row: RowCells, numbers: RowNumbers, columns: Columns): OneLoss {
  const figures = lossFigures(numbers, columns);
  const low = columns.of.get("low");
  const high = columns.of.get("high");
  const ofAsset = assetLoss(row, numbers, columns);
  if (ofAsset !== null) figures.loss = ofAsset;
  const names = ofAsset === null ? namesIn(row, columns) : assetNames(row, columns);
  try {
    return severityFrom(
      {
        figures,
        ...endLevels(columns),
        levelsStated: isStated(low) && isStated(high),
        model: modelOf(row),
      },
      names,
    );
  } catch (refusal) {
    if (!(refusal instanceof ModelError)) throw refusal;
    const key = lossKeys.find((each) => names[each] === refusal.subject) ?? "lossModel";
    throw new FieldError(ofAsset !== null && key === "loss" ? "assetValue" : key, refusal.rule);
  }
}

/** Whether a column other than the asset's says what an event costs. */
export function saysLoss({ values }: Pick<RowNumbers, "values">): boolean {
  return lossKeys.some((key) => values.has(key));
}

/** Value of the asset times the share of it that an event costs; null where that is not how the row says a loss. */
function assetLoss(row: RowCells, numbers: RowNumbers, { of }: Columns): number | null {
  const { values } = numbers;
  if (saysLoss(numbers)) return null;
  const [value, factor] = [values.get("assetValue"), values.get("exposureFactor")];
  if (value === undefined && factor === undefined) {
    // With no other column for a loss, these are asked for.
    if (lossKeys.some((key) => of.has(key))) return null;
    const others = `with ${row.header("exposureFactor")}: what an event costs is missing`;
    throw new FieldError("assetValue", `be filled in ${others}`);
  }
  if (factor === undefined) {
    const rule = `be filled in beside ${row.header("assetValue")}: the share of it that an event costs`;
    throw new FieldError("exposureFactor", rule);
  }
  if (value === undefined) {
    throw new FieldError("assetValue", `be filled in beside ${row.header("exposureFactor")}`);
  }
  return value * factor;
}

/** Messages name the product where they would name a loss. */
function assetNames(row: RowCells, columns: Columns): LossNames {
  const [value, factor] = assetKeys.map((key) => row.header(key));
  return { ...namesIn(row, columns), loss: `${value ?? ""} × ${factor ?? ""}` };
}

/** Shares of events below the ends of a range: those of the headers, 5 % and 95 % where they say none. */
export function endLevels({ of }: Columns): Pick<LossReading, "lowLevel" | "highLevel"> {
  return { lowLevel: of.get("low")?.level ?? 0.05, highLevel: of.get("high")?.level ?? 0.95 };
}

/** What the sheet calls the loss columns; the same for all rows. */
const namesOf = new WeakMap<Columns["of"], LossNames>();

function namesIn(row: RowCells, { of }: Columns): LossNames {
  const known = namesOf.get(of);
  if (known) return known;
  const names = Object.fromEntries([
    ...lossKeys.map((key) => [key, row.header(key)]),
    ["model", row.header("lossModel")],
  ]) as LossNames;
  namesOf.set(of, names);
  return names;
}

/** Whether the header of a column says which share of events costs less. */
function isStated(column: Column | undefined): boolean {
  return column !== undefined && column.level !== null;
}

/** The loss figures that count as filled in: not 0, but for Loss min beside a filled Loss max. */
export function lossFigures(
  numbers: RowNumbers,
  columns: Columns,
): Partial<Record<LossFigure, number>> {
  const figures: Partial<Record<LossFigure, number>> = {};
  for (const key of lossKeys) {
    const value = numbers.values.get(key);
    if (value !== undefined) figures[key] = value;
  }
  if (figures.max !== undefined && columns.of.has("min")) figures.min ??= 0;
  return figures;
}

function modelOf(row: RowCells): LossModel | null {
  const word = row.text("lossModel").toLowerCase();
  if (word === "") return null;
  const model = lossModels.find((known) => known === word);
  if (model) return model;
  throw new FieldError("lossModel", `be blank or one of ${lossModels.join(", ")}`);
}

/**
 * Insurance of each event, and of all of a year where it has a limit; null where there is none.
 *
 * Where only the year has a limit, one event may use it up.
 *
 * @throws FieldError where a retention stands without a limit, or a limit without a retention
 */
export function coverOf(row: RowCells, numbers: RowNumbers): Cover | null {
  const retention = numbers.values.get("retention");
  const limit = numbers.values.get("limit");
  const annualLimit = numbers.values.get("annualLimit");
  const most = limit ?? annualLimit;
  if (retention === undefined && most === undefined) return null;
  if (most === undefined) {
    throw new FieldError(
      "limit",
      `be filled in beside ${row.header("retention")}: what the insurer pays at most for an event`,
    );
  }
  if (retention === undefined) {
    const beside = row.header(limit === undefined ? "annualLimit" : "limit");
    throw new FieldError(
      "retention",
      `be filled in beside ${beside}: what you keep of each event (0.01 if nothing)`,
    );
  }
  if (annualLimit === undefined) return { retention, limit: most };
  return { retention, limit: Math.min(most, annualLimit), annualLimit };
}
