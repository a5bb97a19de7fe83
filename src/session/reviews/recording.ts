import { readRegister, serialDateIn } from "../../core";
import type { Block, Change, Input, NewTable, RegisterPort } from "../contract/register-port";
import type { SaveResult } from "../contract/register-session";
import type { ReviewsSession } from "../contract/reviews";
import type { After } from "../contract/timer";
import { isChangedSince, type MadeEdit } from "../edit/take-back";
import { locateKept } from "../find/kept-range";
import { answering, refusal } from "../follow/answering";
import type { FollowedRegister } from "../follow/followed-register";
import { writtenInTime } from "../follow/in-time";
import type { SeenRegister } from "../view/seen-register";
import { viewRegister } from "../view/view-register";
import { takenBack } from "./taken-back";
import { appended, headersIn, lineUnder, rowsHolding, tableAt } from "./appended";
import type { FollowedReviews } from "./follow-reviews";
import { VERSION } from "../contract/release";
import { dayFormat } from "../typed/serial-date";
import { newHistory, newReviews, reviewColumns } from "./own-tables";
import { type RecordedRegister, recordedRegister } from "./recorded-rows";

const gone = "The register or its history is no longer in the sheet. Nothing was recorded.";

/** The usual share of years that the pane's coverage leaves out, and how far its bad years rise together. */
const LEVEL = 0.95;
const SPREAD = 0;

/** What was written: the rows of the history and the columns that came in for them, and the row of what was reported. */
interface Written {
  readonly rows: readonly (readonly Input[])[];
  readonly columns: readonly string[];
  readonly reported: readonly Input[];
}

type Outcome =
  | { readonly kind: "written"; readonly written: Written }
  | { readonly kind: "refused"; readonly message: string };

const nothing = (message: string): { readonly changes: []; readonly answer: Outcome } => ({
  changes: [],
  answer: { kind: "refused", message },
});

/**
 * How a session records a review.
 *
 * @param made edits that can be taken back, the last one last
 */
export function recording(
  port: RegisterPort,
  after: After,
  followed: FollowedRegister,
  reviews: FollowedReviews,
  made: MadeEdit[],
): Pick<ReviewsSession, "record"> {
  const tables = () => {
    const { history, reviews: reported } = reviews.tables();
    return [history, history, reported].map((each) => tableAt(each?.id));
  };

  return {
    record: (now) =>
      answering(async () => {
        const [seen, place] = [followed.seen(), followed.place()];
        if (!seen || !place) return refusal(gone);
        const first = recorded(seen);
        if (typeof first === "string") return refusal(first);
        await reviews.refreshed();
        const whereabouts = { id: place.id, locate: locateKept(place) };
        const changed = port.changeTogether<Outcome>(
          [whereabouts, ...tables()],
          ([register = null, history = null, , reported = null]) => {
            if (!register) return nothing(gone);
            const current = viewRegister(register, followed.viewing(), followed.before(register));
            const kept = recorded(current);
            if (typeof kept === "string") return nothing(kept);
            const rows = historyRows(history, kept, now);
            if (typeof rows === "string") return nothing(rows);
            const row = reportRow(reported, current, now);
            return {
              changes: [null, ...rows.changes, row.change],
              tables: [rows.table, row.table].flatMap((table) => table ?? []),
              answer: {
                kind: "written",
                written: { rows: rows.lines, columns: rows.columns, reported: row.line },
              },
            };
          },
        );
        const outcome = await writtenInTime(changed, after);
        await followed.refreshed();
        await reviews.caughtUp();
        if (outcome.kind === "refused") return refusal(outcome.message);
        const { written } = outcome;
        const takesBack = () => takeBack(written);
        made.push({ kind: "record", name: "", place, takeBack: takesBack });
        return { kind: "chosen" };
      }),
  };

  function takeBack({ rows, columns, reported }: Written): Promise<SaveResult> {
    const changed = port.changeTogether<SaveResult>(
      tables(),
      ([history = null, , reviewed = null]) => {
        const first = history && rowsHolding(history, rows);
        const row = reviewed && rowsHolding(reviewed, [reported]);
        const headers = history ? headersIn(history) : [];
        const areLast = columns.every(
          (header, at) => headers[headers.length - columns.length + at] === header,
        );
        if (first === null || row === null || !areLast) {
          return { changes: [], answer: isChangedSince(null) };
        }
        const narrowed: Change = {
          ...{ kind: "narrow", columns: columns.length, isMoving: false, cells: [] },
        };
        return {
          changes: [
            { kind: "remove", row: first, rows: rows.length },
            columns.length === 0 ? null : narrowed,
            { kind: "remove", row },
          ],
          answer: { kind: "saved", threat: "" },
        };
      },
    );
    return takenBack(changed, after, followed, reviews);
  }
}

/** What is recorded of a register; why nothing is, where it has problems. */
function recorded(seen: SeenRegister): RecordedRegister | string {
  const { problems } = seen.view;
  if (problems > 0) {
    const cells = problems === 1 ? "1 cell" : `${problems} cells`;
    return `${cells} of the register to fix before it can be recorded.`;
  }
  return recordedRegister(seen);
}

/** What is recorded: changes of a table that is there, or one that is made. */
interface Recorded {
  readonly changes: readonly [Change | null, Change | null];
  readonly table: NewTable | null;
  readonly lines: readonly (readonly Input[])[];
  /** Headers of columns that come in. */
  readonly columns: readonly string[];
}

/**
 * The new columns of a history, and its new rows; why there are none, where its headers say otherwise.
 *
 * @param history null where it is still to be made
 */
function historyRows(
  history: Block | null,
  { columns, rows }: RecordedRegister,
  now: number,
): Recorded | string {
  if (!history) {
    const lines = rows.map((row) => [Math.floor(now), ...row]);
    return { changes: [null, null], table: newHistory(columns, lines), lines, columns: [] };
  }
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
  const under = readRegister([headers]).columns.of;
  for (const { key, header } of lacking) {
    const renamed = under.get(key)?.header;
    if (renamed !== undefined) {
      return `The history's column ${renamed} was ${header} when it was recorded. Call it ${header} again, then record.`;
    }
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
  return {
    changes: [widened, appended(history, lines, cellFormats)],
    ...{ table: null, lines, columns: lacking.map(({ header }) => header) },
  };
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

interface Reported {
  readonly change: Change | null;
  readonly table: NewTable | null;
  readonly line: readonly Input[];
}

/** @param reported null where the table is still to be made */
function reportRow(reported: Block | null, { view }: SeenRegister, now: number): Reported {
  const headers = reported ? headersIn(reported) : reviewColumns.map(({ header }) => header);
  const { totals, rule } = view;
  const sums = totals.kind === "totals" ? totals : null;
  const coverage = sums?.coverage ?? null;
  const line = lineUnder(headers, {
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
  if (!reported) return { change: null, table: newReviews([line]), line };
  const formats = new Map(reviewColumns.map(({ header, format }) => [header, format]));
  const cellFormats = headers.map((header) => formats.get(header) ?? "General");
  return { change: appended(reported, [line], cellFormats), table: null, line };
}
