import type { ColumnView, LostColumn } from "../contract/register-snapshot";
import type { KeptReading } from "../find/kept-choices";

/** The columns of which something was said and whose header is no longer there; but for a field that is found elsewhere. */
export function lostColumns<Key extends string>(
  said: KeptReading<Key> | null,
  columns: readonly ColumnView<Key>[],
): LostColumn<Key>[] {
  if (!said) return [];
  const now = new Set(columns.map(({ header }) => header));
  const named = new Set([
    ...said.fields.keys(),
    ...said.name,
    ...said.units.keys(),
    ...said.scales.keys(),
  ]);
  const known = new Set(said.of.headers);
  return [...named].flatMap((header): LostColumn<Key>[] => {
    const field = said.fields.get(header) ?? null;
    const isFound = field !== null && columns.some((column) => column.field === field);
    if (now.has(header) || isFound) return [];
    const there = columns[said.of.headers.indexOf(header)];
    const isRenamed = there !== undefined && there.header !== "" && !known.has(there.header);
    return [{ header, field, column: isRenamed ? there.id : null }];
  });
}
