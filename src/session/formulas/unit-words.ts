import type { Columns, Field, FieldKey } from "../../core";
import { controlFields, type ControlKey, fields, readControls, readRegister } from "../../core";

/** Words of a header's brackets, and words of time that go with money in thousands. */
const multiples = ["", "thousands", "millions", "billions", "lakh", "crore"];
const times = ["", "per month", "per quarter", "per week", "per day", "per decade"];
const others = ["%", "weeks", "months", "years"];

/** A span of years, where a number is counted over several. */
const years = Array.from({ length: 100 }, (_, index) => `per ${index + 2} years`);

/** Says of a field with a factor and a level which header reads so; null where no words say it. */
type HeaderFor<Key extends string> = (
  key: Key,
  scale: number,
  level: number | null,
) => string | null;

/** A header that reads as a field of the register with exactly this factor and level: "Loss high (90%) (thousands)". */
export const headerFor: HeaderFor<FieldKey> = headersOfKind(
  fields,
  (header) => readRegister([[header]]).columns,
);

/** The same of controls. */
export const controlHeaderFor: HeaderFor<ControlKey> = headersOfKind(
  controlFields,
  (header) => readControls([[header]], { open: [], leftOut: [] }).columns,
);

function headersOfKind<Key extends string>(
  all: readonly Field<Key>[],
  columnsUnder: (header: string) => Columns<Key>,
): HeaderFor<Key> {
  const known = new Map<string, string | null>();
  return (key, scale, level) => {
    const id = JSON.stringify([key, scale, level]);
    const before = known.get(id);
    if (before !== undefined) return before;
    const name = all.find((field) => field.key === key)?.name ?? key;
    const found = candidates(name, level).find((header) => {
      const column = columnsUnder(header).of.get(key);
      return column?.index === 0 && Object.is(column.scale, scale) && column.level === level;
    });
    known.set(id, found ?? null);
    return found ?? null;
  };
}

function candidates(name: string, level: number | null): string[] {
  const base = level === null ? name : `${name} (${Number((level * 100).toPrecision(12))}%)`;
  const pairs = times.flatMap((time) => multiples.map((multiple) => `${multiple} ${time}`.trim()));
  const units = [...pairs, ...others, ...years];
  return units.map((unit) => (unit === "" ? base : `${base} (${unit})`));
}
