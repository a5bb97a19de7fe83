import type { KeptPlace, KeptReading, SaidOfRegister } from "./kept-choices";
import { nothingSaid } from "./kept-choices";

/** Whether two places are one and the same register: of one table, or of ranges that begin at one cell. */
export function isSamePlace(one: KeptPlace, other: KeptPlace): boolean {
  if (!isSameArea(one, other)) return false;
  return one.kind === "table" || (one.row === other.row && one.column === other.column);
}

/** Another application may have given another id: a table is known by its name then, a sheet, too. */
function isSameArea(one: KeptPlace, other: KeptPlace): boolean {
  if (one.kind !== other.kind) return false;
  const isNamedAlike = one.kind === "table" ? one.table === other.table : one.sheet === other.sheet;
  return one.id === other.id || isNamedAlike;
}

/** What users said of the register in a place. */
export const readingAt = <Key extends string>(
  readings: readonly KeptReading<Key>[],
  place: KeptPlace,
): SaidOfRegister<Key> => keptReadingAt(readings, place) ?? nothingSaid;

/** The same, with where the register was then; a range that was moved is known by its headers. null for nothing said. */
export function keptReadingAt<Key extends string>(
  readings: readonly KeptReading<Key>[],
  place: KeptPlace,
): KeptReading<Key> | null {
  const near = readings.filter(({ of }) => isSameArea(of, place));
  const named = near.find(({ of }) => isSamePlace(of, place) && of.table === place.table);
  const said = named ?? near.find(({ of }) => isSamePlace(of, place));
  return said ?? near.find(({ of }) => hasHeadersOf(place, of)) ?? null;
}

/** What is known of registers with what is said of one now. */
export const withReading = <Key extends string>(
  readings: readonly KeptReading<Key>[],
  reading: KeptReading<Key>,
): readonly KeptReading<Key>[] => [
  ...readings.filter(({ of }) => !isSamePlace(of, reading.of)),
  reading,
];

const hasHeadersOf = ({ headers }: KeptPlace, { headers: known }: KeptPlace): boolean =>
  2 * known.filter((header) => headers.includes(header)).length >= known.length;
