import type { FollowedRegister } from "./followed-register";
import type { SaidOfRegister } from "../find/kept-choices";
import type { Choice } from "../contract/register-session";
import { sameParts } from "../view/same-parts";
import { readingAt, withReading } from "../find/same-place";

/**
 * Changes what is known of the register's columns beside their headers. It is kept by the header, so each must have one of its own.
 *
 * @param columns ids
 */
export async function changeChoices(
  followed: FollowedRegister,
  columns: readonly string[],
  change: (said: SaidOfRegister, headers: readonly string[]) => SaidOfRegister,
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
  return changeSaid(followed, (said) => change(said, headers));
}

/** Changes what is known of the register beside what its cells say. */
export async function changeSaid(
  followed: FollowedRegister,
  change: (said: SaidOfRegister) => SaidOfRegister,
): Promise<Choice> {
  const place = followed.place();
  if (!place) return { kind: "refused", message: "The register is no longer in the sheet." };
  const choices = followed.choices();
  const before = readingAt(choices, place);
  const now = change(before);
  if (sameParts(before, now)) await followed.refreshed();
  else await followed.keep(withReading(choices, { ...now, of: place }));
  return { kind: "chosen" };
}
