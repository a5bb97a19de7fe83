import { Button } from "@fluentui/react-components";
import type { Field } from "../../core";
import type { Choice, ColumnMapping } from "../../session/contract/register-session";
import type { ColumnView, PlacedFinding } from "../../session/contract/register-snapshot";
import { frameTexts } from "../words/texts/frame";
import { useListStyles } from "./list-styles";
import { mappingsFor } from "./mappings-for";

/** What mends a header that is not understood, in a click. */
export function MapAtOnce<Key extends string>({
  finding,
  table,
  fields,
  session,
  onChoice,
  onColumns,
}: {
  readonly finding: PlacedFinding;
  readonly table: {
    readonly columns: readonly ColumnView<Key>[];
    readonly nameColumns?: readonly string[];
  };
  /** Those that the table may have. */
  readonly fields: readonly Field<Key>[];
  readonly session: Pick<ColumnMapping<Key>, "mapColumn">;
  readonly onChoice: (choice: Promise<Choice>) => void;
  /** Where a user can say what all columns hold; left out where that is nowhere. */
  readonly onColumns?: () => void;
}) {
  const lists = useListStyles();
  const offered = mappingsFor(finding, table, fields);
  if (offered.length === 0 && !onColumns) return null;
  return (
    <div className={lists.buttons}>
      {offered.map(({ column, field, how }) => (
        <Button
          key={column.id}
          size="small"
          onClick={() => {
            onChoice(session.mapColumn(column.id, field.key));
          }}
        >
          {frameTexts.readAs(finding.column === null ? column.header : null, field.name, how)}
        </Button>
      ))}
      {offered.length === 0 && (
        <Button size="small" onClick={onColumns}>
          {frameTexts.sayWhatColumnsHold}
        </Button>
      )}
    </div>
  );
}
