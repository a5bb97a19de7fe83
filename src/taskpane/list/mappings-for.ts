import type { FieldKey } from "../../core";
import { fields } from "../../core";
import type {
  ColumnView,
  PlacedFinding,
  RegisterView,
} from "../../session/contract/register-snapshot";

/** A column read as a field would mend a finding. */
export interface Mapping {
  readonly column: ColumnView;
  readonly field: FieldKey;
}

/** So many columns are offered for one that is missing. */
const mostOffered = 3;

/**
 * What the user can say at once where a header is not understood: the header's likeliest meaning, or, where a column is
 * missing, which of the columns that are not read it is.
 */
export function mappingsFor(
  { column: id, sentence }: PlacedFinding,
  { columns, nameColumns }: Pick<RegisterView, "columns" | "nameColumns">,
): readonly Mapping[] {
  if (id !== null) {
    return columns.flatMap((column) =>
      column.id === id && column.guess !== null ? [{ column, field: column.guess }] : [],
    );
  }
  // A finding about a column that is missing begins with its name.
  const missing = fields.find(({ name }) => sentence.startsWith(`${name} must be a column`));
  if (!missing || missing.key === "loss") return [];
  return columns
    .filter((column) => {
      const { field, header } = column;
      return field === null && header !== "" && !nameColumns.includes(column.id);
    })
    .slice(0, mostOffered)
    .map((column) => ({ column, field: missing.key }));
}
