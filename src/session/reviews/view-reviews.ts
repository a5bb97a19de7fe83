import type { Cell, Cells } from "../../core";
import {
  describeCell,
  isBlank,
  ModelError,
  readEvents,
  recordedDays,
  rules,
  serialDateIn,
} from "../../core";
import type { Area } from "../contract/register-port";
import type { ReportedReview, ReviewsView, ReviewTables } from "../contract/reviews";
import { addressOnSheet } from "../find/cell-address";
import type { SeenRegister } from "../view/seen-register";
import { reviewColumns } from "./own-tables";

const always = { from: -Infinity, to: Infinity };

/** What the pane shows of them. */
export function viewReviews(
  { history, reviews, events }: ReviewTables,
  { reading }: Pick<SeenRegister, "reading">,
): Omit<ReviewsView, "readings"> {
  const recorded = history === null ? [] : daysIn(history.cells);
  const happened = events && readEvents(events.cells, reading, always);
  return {
    records: typeof recorded === "string" ? [] : recorded,
    historyProblem: typeof recorded === "string" ? recorded : null,
    ...(reviews === null ? { reported: [], reportedProblems: [] } : reportedIn(reviews.cells)),
    events: events && {
      ...{ id: events.id, kind: events.kind === "table" ? "table" : "range", name: events.table },
      address: addressOnSheet(events.sheet, wholeOf(events)),
      cells: wholeOf(events),
    },
    happened: (happened?.events ?? []).map(({ threat, date }) => ({
      ...{ threat: threat.name, day: Math.floor(date) },
    })),
    eventProblems: (happened?.findings ?? [])
      .filter(({ kind }) => kind === "Problem")
      .map(({ column, row, rule }) => `${column} in row ${row} of the events ${rule}.`),
  };
}

const wholeOf = ({ row, column, cells }: Area) => ({
  ...{ row, column, rows: cells.length },
  columns: cells[0]?.length ?? 0,
});

/** The days of a history, rising; why they cannot be read, where they cannot. */
function daysIn(cells: Cells): readonly number[] | string {
  // One without rows has a blank one.
  if (cells.slice(1).every((line) => line.every((cell) => cell === null))) return [];
  try {
    return recordedDays(cells);
  } catch (refusal) {
    if (refusal instanceof ModelError) return `${refusal.message}.`;
    throw refusal;
  }
}

/** What was reported, day by day. A row of which the day or the rule cannot be read is left out, and said. */
function reportedIn([headers = [], ...rows]: Cells): Pick<
  ReviewsView,
  "reported" | "reportedProblems"
> {
  const at = new Map(
    reviewColumns.map(({ header }) => [
      header,
      headers.findIndex((cell) => typeof cell === "string" && cell.trim() === header),
    ]),
  );
  const byDay = new Map<number, ReportedReview>();
  const reportedProblems: string[] = [];
  for (const [index, row] of rows.entries()) {
    if (row.every((cell) => isBlank(cell))) continue;
    const cell = (header: string): Cell => row[at.get(header) ?? -1] ?? null;
    const number = (header: string): number | null => {
      const found = cell(header);
      return typeof found === "number" ? found : null;
    };
    const [date, rule] = [serialDateIn(cell("Date")), rules.find((each) => each === cell("Rule"))];
    if (date === null || rule === undefined) {
      const [header, must] =
        date === null
          ? ["Date", "be a date, as 2026-03-31"]
          : ["Rule", `be one of ${rules.join(", ")}`];
      reportedProblems.push(
        `${header} in row ${index + 1} of the reviews must ${must}, not ${describeCell(cell(header))}.`,
      );
      continue;
    }
    const day = Math.floor(date);
    byDay.set(day, {
      ...{ day, rule, level: number("Level") ?? 0, spread: number("Bad year spread") ?? 0 },
      ...{ required: number("Required"), spend: number("Spend"), gap: number("Gap") },
      expectedLoss: number("Expected loss"),
    });
  }
  const reported = [...byDay.values()].sort((a, b) => a.day - b.day);
  return { reported, reportedProblems };
}
