import { ModelError } from "../input/model-error";
import { LAST_DAY } from "../input/serial-date";
import type { Threat } from "../threat/threat";

/** A threat whose review is due. */
export interface ReviewDue {
  readonly threat: Threat;
  /** Days since the review was due, greater than 0; null where there never was one. */
  readonly daysOverdue: number | null;
}

/**
 * Threats whose review is due: never reviewed, or last reviewed longer ago than they should be.
 *
 *     days overdue = as of - (last reviewed + review every) > 0
 *
 * Days are whole: the hours of a date do not count, and on the day it falls due a review is not yet late. A threat that
 * was reviewed and has no interval is never due again.
 *
 * @param asOf serial date of the workbook, 1 to 31 December 9999
 * @returns those never reviewed first, then the most overdue; as they stand in the register where that is equal
 * @throws ModelError `out-of-range`
 */
export function reviewsDue(threats: readonly Threat[], asOf: number): readonly ReviewDue[] {
  if (!(asOf >= 1 && asOf < LAST_DAY + 1)) {
    throw new ModelError("out-of-range", "as_of", "be a date up to the year 9999", String(asOf));
  }
  const due: ReviewDue[] = [];
  for (const threat of threats) {
    const { lastReviewed, everyDays } = threat.review;
    if (lastReviewed === null) {
      due.push({ threat, daysOverdue: null });
    } else if (everyDays !== null) {
      const daysOverdue = Math.floor(asOf) - (Math.floor(lastReviewed) + everyDays);
      if (daysOverdue > 0) due.push({ threat, daysOverdue });
    }
  }
  const rank = ({ daysOverdue }: ReviewDue): number => daysOverdue ?? Infinity;
  // Two that were never reviewed are equal; the difference of their ranks would be no number.
  return due.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)));
}
