import { serialDateIn } from "../../core";
import type { Block, Change, NewTable, RegisterPort, Whereabouts } from "../contract/register-port";
import type { ReviewsSession } from "../contract/reviews";
import type { After } from "../contract/timer";
import { locateKept } from "../find/kept-range";
import { answering, refusal } from "../follow/answering";
import type { FollowedRegister } from "../follow/followed-register";
import { inTime } from "../follow/in-time";
import type { SeenRegister } from "../view/seen-register";
import { viewRegister } from "../view/view-register";
import { appended, headersIn, lineUnder } from "./appended";
import type { FollowedReviews } from "./follow-reviews";
import { VERSION } from "../contract/release";
import { dayFormat, newHistory, newReviews, reviewColumns } from "./own-tables";
import { type RecordedRegister, recordedRegister } from "./recorded-rows";

export const unsure =
  "The workbook did not answer in time. Look in the sheet whether the change is there before you try again.";
const gone = "The register or its history is no longer in the sheet. Nothing was recorded.";

/** The usual share of years that the pane's coverage leaves out, and how far its bad years rise together. */
const LEVEL = 0.95;
const SPREAD = 0;

/** How a session records a review. */
export function recording(
  port: RegisterPort,
  after: After,
  followed: FollowedRegister,
  reviews: FollowedReviews,
): Pick<ReviewsSession, "record"> {
  return {
    record: (now) =>
      answering(async () => {
        const [seen, place] = [followed.seen(), followed.place()];
        if (!seen || !place) return refusal(gone);
        const first = recorded(seen);
        if (typeof first === "string") return refusal(first);
        await reviews.refreshed();
        const made = await tablesFor(first);
        const tables = [made.history, made.history, made.reviews].map(tableAt);
        const whereabouts = { id: place.id, locate: locateKept(place) };
        const changed = port.changeTogether<string | null>(
          [whereabouts, ...tables],
          ([register = null, history = null, , reported = null]) => {
            if (!register || !history || !reported) return { changes: [], answer: gone };
            const current = viewRegister(register, followed.viewing(), followed.before(register));
            const kept = recorded(current);
            if (typeof kept === "string") return { changes: [], answer: kept };
            const rows = historyRows(history, kept, now);
            if (typeof rows === "string") return { changes: [], answer: rows };
            return {
              changes: [null, ...rows, reportRow(reported, current, now)],
              answer: null,
            };
          },
        );
        const refused = await inTime(changed, after, unsure);
        await followed.refreshed();
        await reviews.caughtUp();
        return refused === null ? { kind: "chosen" } : refusal(refused);
      }),
  };

  async function tablesFor({ columns }: RecordedRegister) {
    const { history, reviews: reported } = reviews.tables();
    const idOf = (found: { readonly id: string } | null, table: NewTable): Promise<string> =>
      found ? Promise.resolve(found.id) : inTime(port.makeTable(table), after, unsure);
    const historyId = await idOf(history, newHistory(columns));
    return { history: historyId, reviews: await idOf(reported, newReviews) };
  }
}

/** A table is found by its id, whatever it holds. */
export const tableAt = (id: string): Whereabouts => ({ id, locate: () => null });

/** What is recorded of a register; why nothing is, where it has problems. */
function recorded(seen: SeenRegister): RecordedRegister | string {
  const { problems } = seen.view;
  if (problems > 0) {
    const cells = problems === 1 ? "1 cell" : `${problems} cells`;
    return `${cells} of the register to fix before it can be recorded.`;
  }
  return recordedRegister(seen);
}

/** The new columns of a history, and its new rows; why there are none, where its headers say otherwise. */
function historyRows(
  history: Block,
  { columns, rows }: RecordedRegister,
  now: number,
): readonly [Change | null, Change] | string {
  const headers = headersIn(history);
  if (!headers.includes("Date")) {
    return "The history has no column Date any more. Give it one, or rename the table to begin a new one.";
  }
  const plainly = (header: string): string => header.replace(/ \([\d.]+%\)$/, "");
  const known = new Set(headers);
  const lacking = columns.filter(({ header }) => !known.has(header));
  const other = lacking.find(({ header }) =>
    headers.some((each) => plainly(each) === plainly(header)),
  );
  if (other) {
    return `The history was recorded under other percentages than ${other.header}. Rename its table, and a new one is begun.`;
  }
  const all = [...headers, ...lacking.map(({ header }) => header)];
  const formats = new Map(columns.map(({ header, format }) => [header, format]));
  const date = dateFor(history, headers.indexOf("Date"), now);
  const lines = rows.map((row) =>
    lineUnder(all, {
      ...Object.fromEntries(columns.map(({ header }, index) => [header, row[index] ?? null])),
      Date: date,
    }),
  );
  const isDay = Number.isInteger(date);
  const cellFormats = all.map((header) =>
    header === "Date"
      ? isDay
        ? dayFormat
        : `${dayFormat} hh:mm`
      : (formats.get(header) ?? "General"),
  );
  const widened: Change | null =
    lacking.length === 0 ? null : { kind: "widen", columns: lacking, isMoving: false, cells: [] };
  return [widened, appended(history, lines, cellFormats)];
}

/** The day; with its time where the day has a record already, which this one replaces. */
function dateFor({ cells }: Block, column: number, now: number): number {
  const day = Math.floor(now);
  const before = cells.slice(1).flatMap((line) => {
    const date = serialDateIn(line[column]);
    return date !== null && Math.floor(date) === day ? [date] : [];
  });
  if (before.length === 0) return day;
  const aMinute = 1 / 1440;
  return Math.max(now, ...before.map((date) => date + aMinute));
}

function reportRow(reported: Block, { view }: SeenRegister, now: number): Change {
  const headers = headersIn(reported);
  const { totals, rule } = view;
  const sums = totals.kind === "totals" ? totals : null;
  const coverage = sums?.coverage ?? null;
  const row = lineUnder(headers, {
    Date: Math.floor(now),
    Version: VERSION,
    Rule: rule,
    Level: LEVEL,
    "Bad year spread": SPREAD,
    Required: coverage?.required ?? null,
    Spend: coverage?.spend ?? null,
    Gap: coverage?.gap ?? null,
    "Expected loss": sums?.expectedLoss ?? null,
  });
  const formats = new Map(reviewColumns.map(({ header, format }) => [header, format]));
  return appended(
    reported,
    [row],
    headers.map((header) => formats.get(header) ?? "General"),
  );
}
