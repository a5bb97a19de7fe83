import type { Cell, Cells } from "../../input/cell";
import { CellError, describeCell, isBlank, quote } from "../../input/cell";
import { ModelError } from "../../input/model-error";
import { isoDay, serialDateIn } from "../../input/serial-date";
import { rightName } from "../../register/findings/nearest-name";
import { plain } from "../../register/headers/header-name";
import { headerIn } from "../../register/headers/header-text";
import type { FieldKey } from "../../register/headers/field";
import { threatKind } from "../../register/headers/threat-kind";

/** The header of the column that says when a row was recorded. */
const DATE = "Date";

/** A row of the history that is not blank, and when it was recorded. */
interface RecordedRow {
  /** Without its date. */
  readonly cells: readonly Cell[];
  /** Serial date, hours as its fraction. */
  readonly recorded: number;
  /** By which it is told from the others of its record: its threat, and where there is one its unit. Empty where it has no name. */
  readonly name: string;
}

/**
 * A register as it was recorded: the rows of the latest day that has any and does not lie after the one asked for, under the history's
 * headers without Date.
 *
 * Each day is a complete register. Of several records of one day the last replaces those before it: the one with the latest time,
 * and among rows of one time the one that begins where a threat (of the same unit) comes again. A wholly blank row is skipped; a 0 comes back blank, since
 * Excel hands over blank cells as 0 and a register reads both alike.
 *
 * @param history first row headers, Date among them, then a row for each threat and date
 * @param date serial date whose hours do not count; null for the latest
 * @throws ModelError `incomplete` where the history has no column Date or no rows, `not-a-number` for a date that cannot be read,
 *   `out-of-range` where all records lie after the date
 */
export function registerAt(history: Cells, date: number | null): Cells {
  const { headers, rows } = recordedRows(history);
  const day = dayRead(rows, date);
  return [headers, ...lastRecord(rows.filter(({ recorded }) => Math.floor(recorded) === day))];
}

/**
 * The days of which a history has a record, rising.
 *
 * @throws ModelError as `registerAt`
 */
export function recordedDays(history: Cells): readonly number[] {
  const days = recordedRows(history).rows.map(({ recorded }) => Math.floor(recorded));
  return [...new Set(days)].sort((a, b) => a - b);
}

function recordedRows([line = [], ...body]: Cells): {
  readonly headers: readonly Cell[];
  readonly rows: readonly RecordedRow[];
} {
  const texts = line.map((cell) => headerIn(cell, false));
  const at = texts.findIndex((text) => plain(text) === plain(DATE));
  if (at < 0) throw noDate(texts);
  const without = <T>(row: readonly T[]): T[] => row.filter((_, index) => index !== at);
  const [nameAt, unitAt] = [columnFor("threat", without(texts)), columnFor("unit", without(texts))];
  const rows = body.flatMap((row, index): RecordedRow[] => {
    if (row.every((cell) => isBlank(cell))) return [];
    const recorded = serialDateIn(row[at]);
    if (recorded === null) {
      const subject = `${texts[at] ?? DATE} in row ${index + 1} of the history`;
      throw new ModelError("not-a-number", subject, "be a date", describeCell(row[at]));
    }
    const cells = without(row);
    const name = nameIn(cells[nameAt]);
    return [{ cells, recorded, name: name && `${name}\n${nameIn(cells[unitAt])}` }];
  });
  if (rows.length === 0) throw new ModelError("incomplete", "history", "have a record", "none");
  return { headers: without(line), rows };
}

/** A name without outer spaces and in lower case; empty where there is none. */
function nameIn(cell: Cell | undefined): string {
  if (isBlank(cell) || cell instanceof CellError) return "";
  return String(cell).trim().toLowerCase();
}

/** The column of a field, by its own name before another; -1 where there is none. */
function columnFor(key: FieldKey, texts: readonly string[]): number {
  const named = texts.map((text) => threatKind.names.fieldNamed(text));
  const ranks = named.map((known) => (known?.field.key === key ? known.rank : Infinity));
  const least = Math.min(...ranks);
  return least < Infinity ? ranks.indexOf(least) : -1;
}

function noDate(texts: readonly string[]): ModelError {
  const found = texts.filter((text) => text !== "");
  const near = found.find((text) => rightName(text, [DATE], "") !== "");
  const got = near ?? found[0];
  const rule = `have a column "${DATE}" that says when a row was recorded`;
  return new ModelError("incomplete", "history", rule, got === undefined ? "none" : quote(got));
}

/** The latest day with a record that does not lie after a date. */
function dayRead(rows: readonly RecordedRow[], date: number | null): number {
  const days = rows.map(({ recorded }) => Math.floor(recorded));
  const latest = days.reduce(
    (last, day) => (day <= (date ?? Infinity) && day > last ? day : last),
    -Infinity,
  );
  if (latest > -Infinity) return latest;
  const earliest = days.reduce((first, day) => Math.min(first, day));
  const rule = `be ${isoDay(earliest)}, the earliest record, or later`;
  throw new ModelError("out-of-range", "date", rule, isoDay(date ?? 0));
}

/** The last of the records of one day. */
function lastRecord(rows: readonly RecordedRow[]): Cells {
  const time = rows.reduce((last, { recorded }) => Math.max(last, recorded), 0);
  let record: RecordedRow[] = [];
  const names = new Set<string>();
  for (const row of rows.filter(({ recorded }) => recorded === time)) {
    if (row.name !== "" && names.has(row.name)) {
      record = [];
      names.clear();
    }
    names.add(row.name);
    record.push(row);
  }
  return record.map(({ cells }) => cells.map((cell) => (isBlank(cell) ? null : cell)));
}
