import type { Fixed } from "../../severity/bounded";
import type { Lognormal } from "../../severity/lognormal";
import { lognormalThrough } from "../../severity/lognormal";
import type { Columns } from "../headers/column";
import type { FieldKey } from "../headers/field";
import { secondaryAmountKeys } from "../headers/field";
import { FieldError } from "./field-error";
import type { RowCells } from "../cells/row-cells";
import type { RowNumbers } from "../cells/row-numbers";

/** What some events cost once more. */
export interface Secondary {
  /** Share of events, 0 where it is blank. */
  readonly chance: number;
  readonly loss: Lognormal | Fixed;
}

/**
 * The secondary loss of a row; null where it states none.
 *
 * @throws FieldError where an amount stands without the other end, beside another way, or without a column for its chance, or a
 *   chance without an amount
 */
export function secondaryOf(
  row: RowCells,
  { values }: RowNumbers,
  columns: Columns,
): Secondary | null {
  const [low, high] = [values.get("secondaryLow"), values.get("secondaryHigh")];
  const fixed = values.get("secondaryLoss");
  const chance = values.get("secondaryChance");
  const filled = secondaryAmountKeys.find((key) => values.has(key));
  if (filled === undefined) {
    const amount = secondaryAmountKeys.find((key) => columns.of.has(key));
    if (chance === undefined || amount === undefined) return null;
    throw new FieldError(
      amount,
      `be filled in beside ${row.header("secondaryChance")}: what the secondary loss comes to`,
    );
  }
  if (!columns.of.has("secondaryChance") && !columns.inDoubt.has("secondaryChance")) {
    throw new FieldError(
      filled,
      "have a column Secondary chance beside it: the share of events that this follows, 0 to 1",
    );
  }
  if (fixed !== undefined) {
    if (filled !== "secondaryLoss") {
      throw new FieldError(
        "secondaryLoss",
        `be left blank beside ${row.header(filled)}: a loss is described in one way only`,
      );
    }
    return { chance: chance ?? 0, loss: { kind: "fixed", amount: fixed } };
  }
  if (low === undefined || high === undefined) {
    const [lacks, there]: readonly [FieldKey, FieldKey] =
      low === undefined ? ["secondaryLow", "secondaryHigh"] : ["secondaryHigh", "secondaryLow"];
    throw new FieldError(lacks, `be filled in beside ${row.header(there)}`);
  }
  if (!(low < high)) {
    throw new FieldError("secondaryHigh", `be greater than ${row.header("secondaryLow")}`);
  }
  const levelOf = (key: FieldKey, usual: number): number => columns.of.get(key)?.level ?? usual;
  const [from, to] = [levelOf("secondaryLow", 0.05), levelOf("secondaryHigh", 0.95)];
  if (!(from < to)) {
    const rule = `state a higher percentage than ${row.header("secondaryLow")}`;
    throw new FieldError("secondaryHigh", rule);
  }
  const loss = lognormalThrough({ value: low, level: from }, { value: high, level: to });
  return { chance: chance ?? 0, loss };
}
