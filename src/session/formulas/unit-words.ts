import { fields, readRegister } from "../../core";
import type { FieldKey } from "../../core";

/** Words of a header's brackets, and words of time that go with money in thousands. */
const multiples = ["", "thousands", "millions", "billions", "lakh", "crore"];
const times = ["", "per month", "per quarter", "per week", "per day", "per decade"];
const others = ["%", "weeks", "months", "years"];

/** A span of years, where a number is counted over several. */
const years = Array.from({ length: 100 }, (_, index) => `per ${index + 2} years`);

const known = new Map<string, string | null>();

/**
 * A header that reads as a field with exactly this factor and level: "Loss high (90%) (thousands)".
 *
 * @returns null where no words say so
 */
export function headerFor(key: FieldKey, scale: number, level: number | null): string | null {
  const id = JSON.stringify([key, scale, level]);
  const before = known.get(id);
  if (before !== undefined) return before;
  const found = candidates(key, level).find((header) => {
    const { columns } = readRegister([[header]]);
    const column = columns.of.get(key);
    return column?.index === 0 && Object.is(column.scale, scale) && column.level === level;
  });
  known.set(id, found ?? null);
  return found ?? null;
}

function candidates(key: FieldKey, level: number | null): string[] {
  const name = fields.find((field) => field.key === key)?.name ?? key;
  const base = level === null ? name : `${name} (${Number((level * 100).toPrecision(12))}%)`;
  const pairs = times.flatMap((time) => multiples.map((multiple) => `${multiple} ${time}`.trim()));
  const units = [...pairs, ...others, ...years];
  return units.map((unit) => (unit === "" ? base : `${base} (${unit})`));
}
