import type { FieldKey } from "../../core";
import { describeCell, ModelError, reviewsDue, threatsOf } from "../../core";
import { cellsIn, checkNoError, singleIn } from "../cells/cells-in";
import { inCell } from "../cells/in-cell";
import { readingOf } from "../cells/register-in";

/**
 * Threats whose review is due: those never reviewed first, then the most overdue. One row "Nothing due" when there are none.
 * @customfunction REVIEW_DUE
 * @param register Threat register with its header row and the columns Last reviewed and Review every (days).
 * @param as_of The date to judge by, such as TODAY().
 * @returns A table: Threat, Owner, Last reviewed (a date, or "never reviewed"), Days overdue.
 */
export function reviewDue(register: any[][], as_of: any[][]): any[][] {
  return inCell(() => {
    checkNoError(register, "register", "be a range with headers");
    const reading = readingOf(cellsIn(register));
    const threats = threatsOf(reading);
    checkColumn(reading.fields, "lastReviewed", "Last reviewed");
    checkColumn(reading.fields, "reviewEvery", "Review every");
    const rows = reviewsDue(threats, dateIn(as_of, "as_of")).map(({ threat, daysOverdue }) => [
      threat.name,
      threat.review.owner,
      threat.review.lastReviewed ?? "never reviewed",
      daysOverdue ?? "",
    ]);
    return [
      ["Threat", "Owner", "Last reviewed", "Days overdue"],
      ...(rows.length === 0 ? [["Nothing due", "", "", ""]] : rows),
    ];
  });
}

function checkColumn(fields: ReadonlySet<FieldKey>, key: FieldKey, name: string): void {
  if (fields.has(key)) return;
  throw new ModelError("incomplete", "register", `have a column "${name}"`, "none");
}

/** The serial date in an argument of one value. Text is refused, however much it looks like a date. */
function dateIn(argument: unknown, name: string): number {
  const cell = singleIn(argument, name);
  if (typeof cell === "number" && cell > 0) return cell;
  throw new ModelError("not-a-number", name, "be a date", describeCell(cell));
}
