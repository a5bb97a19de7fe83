import type { Field } from "../../core";
import type { ColumnView, PlacedFinding } from "../../session/contract/register-snapshot";
import { frameTexts } from "../words/texts/frame";

/** A column read as a field would mend a finding. */
export interface Mapping<Key extends string> {
  readonly column: ColumnView<Key>;
  readonly field: Field<Key>;
  /** How the figures are read then: "in thousands"; null where nothing is to be said of it. */
  readonly how: string | null;
}

/** So many columns are offered for one that is missing. */
const mostOffered = 3;

/**
 * What the user can say at once where a header is not understood: the header's likeliest meaning, or, where a column is
 * missing, which of the columns that are not read it is.
 *
 * @param fields those that the table may have
 */
export function mappingsFor<Key extends string>(
  { column: id, sentence, rule }: PlacedFinding,
  {
    columns,
    nameColumns = [],
  }: { readonly columns: readonly ColumnView<Key>[]; readonly nameColumns?: readonly string[] },
  fields: readonly Field<Key>[],
): readonly Mapping<Key>[] {
  const mapping = (column: ColumnView<Key>, field: Field<Key> | undefined): Mapping<Key>[] =>
    field === undefined ? [] : [{ column, field, how: howRead(column, rule) }];
  if (id !== null) {
    const column = columns.find((each) => each.id === id);
    return column
      ? mapping(
          column,
          fields.find(({ key }) => key === column.guess),
        )
      : [];
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
    .flatMap((column) => mapping(column, missing));
}

/** A bracket that nobody knows counts for nothing once a column is read all the same: that is no detail. */
function howRead({ guessUnit }: Pick<ColumnView, "guessUnit">, rule: string): string | null {
  if (guessUnit !== null) return frameTexts.inUnit(guessUnit);
  return rule.startsWith("must carry a unit") ? frameTexts.bracketLeftOut : null;
}
