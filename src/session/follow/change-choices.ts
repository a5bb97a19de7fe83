import type { FollowedRegister } from "./followed-register";
import type { SaidOfColumns } from "../find/kept-choices";
import type { Choice } from "../contract/register-session";
import { readingAt, withReading } from "../find/same-place";

/**
 * Changes what is known of the register's columns beside their headers. It is kept by the header, so each must have one of its own.
 *
 * @param columns ids
 */
export async function changeChoices(
  followed: FollowedRegister,
  columns: readonly string[],
  change: (said: SaidOfColumns, headers: readonly string[]) => SaidOfColumns,
): Promise<Choice> {
  const all = followed.seen()?.view.columns ?? [];
  const place = followed.place();
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
  const choices = followed.choices();
  const said = change(readingAt(choices, place), headers);
  await followed.keep(withReading(choices, { of: place, ...said }));
  return { kind: "chosen" };
}
