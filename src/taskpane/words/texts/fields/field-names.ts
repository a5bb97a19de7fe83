import type { FieldKey } from "../../../../core";
import { fields } from "../../../../core";
import type { ColumnView } from "../../../../session/contract/register-snapshot";

const names: ReadonlyMap<FieldKey, string> = new Map(fields.map(({ key, name }) => [key, name]));

/** What the register calls a field: "Loss low". */
export const nameOfField = (key: FieldKey): string => names.get(key) ?? key;

/** What a column holds, in the register's word; none where the header says it. */
export function fieldName({ field, header }: ColumnView): string | undefined {
  if (field === null || nameOfField(field) === header) return undefined;
  return `Read as ${nameOfField(field)}`;
}

const scales: ReadonlyMap<number, string> = new Map([
  [0.01, "In percent."],
  [12, "Per month."],
  [4, "Per quarter."],
  [1e3, "In thousands."],
  [1e6, "In millions."],
  [1e9, "In billions."],
]);

/** In which unit a column is filled in, where it is not the model's own. */
export function scaleWords({ scale }: ColumnView): string | null {
  return scale === 1 ? null : (scales.get(scale) ?? `Times ${scale}.`);
}
