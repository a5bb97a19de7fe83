import { amounts } from "../../core";
import type { ColumnMapping } from "../contract/register-session";
import type { ColumnView } from "../contract/register-snapshot";
import type { SaidOfRegister } from "../find/kept-choices";
import { saidOfRenamed } from "../find/kept-choices";
import { answering } from "./answering";
import { changeChoices, changeSaid } from "./change-choices";
import type { FollowedTable } from "./followed-table";

/** How a session maps the columns of a table. */
export function mappingColumns<Key extends string>(table: FollowedTable<Key>): ColumnMapping<Key> {
  return {
    mapColumn: (column, field) =>
      answering(() => {
        const seen = table.columns().find(({ id }) => id === column);
        // What money is counted in stays, whichever money it is.
        const unit = isAmount(table, field) ? (seen?.guessUnit ?? unitOfAmount(table, seen)) : null;
        return changeChoices(table, [column], (said, [header]) => {
          const fields = new Map([...said.fields].filter(([, key]) => key !== field));
          if (header !== undefined) fields.delete(header);
          if (header !== undefined && field !== null) fields.set(header, field);
          const units = new Map([...said.units].filter(([each]) => each !== header));
          if (header !== undefined && unit !== null) units.set(header, unit);
          const scales = new Map([...said.scales].filter(([each]) => each !== header));
          return {
            ...said,
            ...{ fields, units, scales },
            name: said.name.includes(header ?? "") ? [] : said.name,
          };
        });
      }),
    setUnit: (column, unit) =>
      answering(() => {
        const field = table.columns().find(({ id }) => id === column)?.field ?? null;
        return changeChoices(table, [column], (said, [header = ""]) => {
          const units = new Map(said.units);
          if (unit === null) units.delete(header);
          else units.set(header, unit);
          const fields = new Map(said.fields);
          // Its own header would else be read for its name, too, and may mean another field with this unit.
          if (unit !== null && field !== null) fields.set(header, field);
          return { ...said, units, fields };
        });
      }),
    remapColumn: (header, column) =>
      answering(() => {
        if (column === null) return changeSaid(table, (said) => forgotten(said, header));
        return changeChoices(table, [column], (said, [now = ""]) =>
          saidOfRenamed(said, new Map([[header, now]])),
        );
      }),
  };
}

/** Whether a field holds money, which a unit such as thousands multiplies. */
const isAmount = <Key extends string>({ fields }: FollowedTable<Key>, field: Key | null): boolean =>
  fields.some(({ key, quantity }) => key === field && amounts.includes(quantity));

/** What was said of a column of money to be counted in. */
const unitOfAmount = <Key extends string>(
  table: FollowedTable<Key>,
  column: ColumnView<Key> | undefined,
): string | null => (column !== undefined && isAmount(table, column.field) ? column.unit : null);

function forgotten<Key extends string>(
  said: SaidOfRegister<Key>,
  header: string,
): SaidOfRegister<Key> {
  const without = <T>(map: ReadonlyMap<string, T>): ReadonlyMap<string, T> =>
    new Map([...map].filter(([each]) => each !== header));
  return {
    ...said,
    fields: without(said.fields),
    units: without(said.units),
    scales: without(said.scales),
    name: said.name.includes(header) ? [] : said.name,
  };
}
