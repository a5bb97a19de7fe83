import type { FollowedTable } from "./followed-table";
import type { SaidOfRegister } from "../find/kept-choices";
import type { Choice } from "../contract/register-session";
import { sameParts } from "../view/same-parts";

/**
 * Changes what is known of a table's columns beside their headers. It is kept by the header, so each must have one of its own.
 *
 * @param columns ids
 */
export async function changeChoices<Key extends string>(
  table: FollowedTable<Key>,
  columns: readonly string[],
  change: (said: SaidOfRegister<Key>, headers: readonly string[]) => SaidOfRegister<Key>,
): Promise<Choice> {
  const all = table.columns();
  const place = table.place();
  const chosen = columns.flatMap((id) => all.find((column) => column.id === id) ?? []);
  if (!place || chosen.length < columns.length) {
    return { kind: "refused", message: "This column is no longer in the sheet." };
  }
  for (const { header, address } of chosen) {
    if (header === "") {
      return {
        kind: "refused",
        message: `${address} must hold a header first: give the column one.`,
      };
    }
    const twins = all.filter((column) => column.header === header);
    if (twins.length > 1) {
      const where = twins.map((column) => column.address).join(" and ");
      const message = `"${header}" must be the header of one column only: it stands in ${where}.`;
      return { kind: "refused", message };
    }
  }
  const headers = chosen.map(({ header }) => header);
  return changeSaid(table, (said) => change(said, headers));
}

/** Changes what is known of a table beside what its cells say. */
export async function changeSaid<Key extends string>(
  table: FollowedTable<Key>,
  change: (said: SaidOfRegister<Key>) => SaidOfRegister<Key>,
): Promise<Choice> {
  const place = table.place();
  if (!place) return { kind: "refused", message: "The table is no longer in the sheet." };
  const before = table.said(place);
  const now = change(before);
  if (sameParts(before, now)) await table.refreshed();
  else await table.keep({ ...now, of: place });
  return { kind: "chosen" };
}
