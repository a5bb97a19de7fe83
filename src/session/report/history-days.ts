import type { Cell } from "../../core";
import { isBlank, serialDateIn } from "../../core";
import type { UnreadRow } from "../contract/report";

/** What a history has records of. */
export interface HistoryDays {
  /** Serial days, as REGISTER_AT reads them. */
  readonly days: readonly number[];
  /** The first row whose date it cannot read: then it reads nothing. null where all can be read. */
  readonly unread: UnreadRow | null;
}

/** @param cells the table, headers first */
export function historyDays([headers = [], ...rows]: readonly (readonly unknown[])[]): HistoryDays {
  const column = headers.findIndex(
    (header) => typeof header === "string" && header.trim().toLowerCase() === "date",
  );
  let unread: UnreadRow | null = null;
  const days = rows.flatMap((row, index) => {
    if (row.every((cell) => cell === undefined || isBlank(cell as Cell))) return [];
    const held = row[column];
    const date = serialDateIn(held as Cell | undefined);
    if (date !== null) return [Math.floor(date)];
    const isText = typeof held === "string" || typeof held === "number";
    unread ??= { row: index + 1, text: isText ? String(held) : "" };
    return [];
  });
  return { days: [...new Set(days)], unread };
}
