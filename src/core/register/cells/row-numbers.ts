import type { Cell } from "../../input/cell";
import { asPercent, isBlank } from "../../input/cell";
import type { Columns } from "../headers/column";
import type { FieldKey, Quantity } from "../headers/field";
import { isPlaceholder, looksLikeNumber } from "../headers/placeholder";
import type { RowCells } from "./row-cells";

/** The numbers of a row in the model's units. */
export interface RowNumbers<Key extends string = FieldKey> {
  /** Cells that are filled in, scaled as their headers say. */
  readonly values: ReadonlyMap<Key, number>;
  /** Cells that are filled in with something else. */
  readonly failed: ReadonlySet<Key>;
}

interface Range {
  readonly holds: (value: number) => boolean;
  readonly rule: string;
}

const from0: Range = { holds: (value) => value >= 0, rule: "must be 0 or more" };
const above0: Range = { holds: (value) => value > 0, rule: "must be greater than 0" };
const share: Range = {
  holds: (value) => value >= 0 && value <= 1,
  rule: "must be between 0 and 1",
};

const ranges: ReadonlyMap<Quantity, Range> = new Map([
  ["share", share],
  ["rate", above0],
  ["years", above0],
]);

/**
 * Reads every number of a row. A blank cell is left out, a wrong one reported.
 *
 * @param problem told of each wrong cell and the rule it breaks
 * @param inWords the number that a text stands for in the field's unit; null where it stands for none
 */
export function readNumbers<Key extends string>(
  row: RowCells<Key>,
  columns: Columns<Key>,
  problem: (key: Key, rule: string) => void,
  inWords: (key: Key, text: string) => number | null = () => null,
): RowNumbers<Key> {
  const values = new Map<Key, number>();
  const failed = new Set<Key>();
  for (const { field, scale } of columns.of.values()) {
    const cell = row.cell(field.key);
    if (field.quantity === "text" || isBlank(cell) || isPlaceholder(cell)) continue;
    const said = typeof cell === "string" ? inWords(field.key, cell) : null;
    if (said !== null && scale === 1) {
      values.set(field.key, said);
      continue;
    }
    if (said !== null) {
      failed.add(field.key);
      problem(field.key, "must be a number, since its header scales it: words say their own unit");
      continue;
    }
    const rule = brokenRule(cell, scale, ranges.get(field.quantity) ?? from0, field.quantity);
    if (rule === null) {
      values.set(field.key, Number(cell) * scale);
    } else if (!columns.kind.checkKeys.includes(field.key)) {
      failed.add(field.key);
      problem(field.key, rule);
    }
  }
  return { values, failed };
}

/** Whether a number may be a date of 2000 to 2049: what Excel makes of "1/10". */
export const isSerialDate = (value: number): boolean =>
  Number.isInteger(value) && value >= 36526 && value <= 54789;

/** The rule a cell breaks, or null where it holds a number in its range. */
function brokenRule(cell: Cell, scale: number, range: Range, quantity: Quantity): string | null {
  if (typeof cell !== "number" || Number.isNaN(cell)) {
    const noun = quantity === "date" ? "a date" : "a number";
    const looksRight = typeof cell === "string" && looksLikeNumber(cell);
    return `must be ${noun}${looksRight ? ": this is text that looks like one" : ""}`;
  }
  const value = cell * scale;
  if (!Number.isFinite(value)) return "must be a finite number";
  if (range.holds(value)) return null;
  const percent = range === share && scale === 1 && cell > 1 && cell <= 100;
  if (range === share && isSerialDate(cell)) {
    return `${range.rule}: this may be a date, as 1/10 becomes when it is typed`;
  }
  return percent ? `${range.rule}: write ${asPercent(cell)}` : range.rule;
}
