import type { Cell } from "../../core";
import { serialDateIn } from "../../core";

/**
 * The serial days of which a history has a record, as REGISTER_AT reads them.
 *
 * @param cells the table, headers first
 */
export function historyDays([headers = [], ...rows]: readonly (readonly unknown[])[]): number[] {
  const column = headers.findIndex(
    (header) => typeof header === "string" && header.trim().toLowerCase() === "date",
  );
  const days = rows.flatMap((row) => {
    const date = serialDateIn(row[column] as Cell | undefined);
    return date === null ? [] : [Math.floor(date)];
  });
  return [...new Set(days)];
}
