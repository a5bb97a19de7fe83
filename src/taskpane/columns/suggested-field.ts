import type { FieldKey } from "../../core";
import type { ColumnView, RegisterView } from "../../session/contract/register-snapshot";
import { columnsTexts } from "../words/texts/columns";

/** What a column that is not read may be, and why. */
export interface Suggestion {
  readonly field: FieldKey;
  readonly why: string;
}

/**
 * What a column may hold that the register does not read: by its header, or by its values where a field is still missing
 * for which they would do. null where nothing speaks for any.
 */
export function suggestedField(
  column: ColumnView,
  { columns, threats }: Pick<RegisterView, "columns" | "threats">,
): Suggestion | null {
  const { id, field, guess, format } = column;
  if (field !== null) return null;
  if (guess !== null) return { field: guess, why: columnsTexts.mayMean };
  const lacks = (...keys: readonly FieldKey[]): boolean =>
    keys.every((key) => columns.every((other) => other.field !== key));
  const values = threats
    .map(({ byColumn }) => byColumn.get(id)?.value ?? null)
    .filter((value) => value !== null && value !== "");
  if (values.length === 0) return null;
  const numbers = values.filter((value) => typeof value === "number");
  const texts = values.filter((value) => typeof value === "string");
  const all = (holds: (number: number) => boolean): boolean =>
    numbers.length === values.length && numbers.every(holds);
  if (
    /[yd]/i.test(format.replace(/\[[^\]]*\]|"[^"]*"/g, "")) &&
    all((day) => day > 20_000 && day < 80_000)
  ) {
    return lacks("lastReviewed") ? { field: "lastReviewed", why: columnsTexts.areDates } : null;
  }
  if (texts.length === values.length) {
    const known = /^(?:open|closed|draft|retired|active|new|offen|geschlossen|in progress|done)$/i;
    if (lacks("status") && texts.every((text) => known.test(text.trim()))) {
      return { field: "status", why: columnsTexts.areStates };
    }
    const isOwn = new Set(texts.map((text) => text.trim().toLowerCase())).size === texts.length;
    const isName = isOwn && texts.length > 1 && texts.some((text) => text.includes(" "));
    return lacks("threat") && isName ? { field: "threat", why: columnsTexts.areNames } : null;
  }
  const isOften = lacks("frequency", "probability", "attempts");
  if (isOften && all((number) => number > 0 && number <= 1)) {
    return { field: "probability", why: columnsTexts.areShares };
  }
  if (isOften && all((number) => number > 0 && number <= 60)) {
    return { field: "frequency", why: columnsTexts.areSmall };
  }
  if (
    lacks("loss", "low", "high", "min", "max", "mean", "median") &&
    all((number) => number > 100)
  ) {
    return { field: "loss", why: columnsTexts.areLarge };
  }
  return null;
}
