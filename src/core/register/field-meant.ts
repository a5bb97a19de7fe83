import type { Columns } from "./headers/column";
import type { FieldKey } from "./headers/field";
import { plain } from "./headers/header-name";
import { threatKind } from "./headers/threat-kind";

/**
 * The field that a reader means by a header: the column of this register that has it, or else what any register would read it
 * as. Compared as headers are, with or without units. null where it names no field.
 */
export function fieldMeant(header: string, { of }: Pick<Columns, "of">): FieldKey | null {
  const given = plain(header);
  for (const { field, header: own } of of.values()) if (plain(own) === given) return field.key;
  const reading = threatKind.headers.read(header);
  return reading.kind === "field" ? reading.field.key : null;
}
