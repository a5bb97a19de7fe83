import type { EventCount } from "../../threat/event-count";
import { jointChances, logCountChances } from "./count-chances";
import { keepLast } from "../../numeric/keep-last";
import type { BeyondCut, PaidSums } from "./paid-sums";
import { paidSums, paymentsOf } from "./paid-sums";
import type { PayingClasses } from "./paying-classes";
import { ModelError } from "../../input/model-error";
import { exp } from "../../numeric/elementary/exp";

/** The years of a row whose insurance has a limit of the year, by how many of its events are paid some and the most. */
export interface LimitedYears {
  readonly classes: PayingClasses;
  readonly events: EventCount;
  readonly annualLimit: number;
  /** So many events of which the most is paid use the limit up by themselves. */
  readonly exhausting: number;
  /** The years with fewer: by how many. */
  readonly open: readonly OpenYears[];
  /** Chances of so many events of which the most is paid, whatever else the year brings. */
  readonly fully: Float64Array;
}

/** Years with a number of events of which the most is paid that leaves some of the limit. */
export interface OpenYears {
  readonly fully: number;
  /** What those leave of the limit. */
  readonly left: number;
  /** Chances by how many other events are paid some. */
  readonly chances: Float64Array;
  /** What so many are paid beyond what is left; as many as can stay within it. One more than the last leaves nothing. */
  readonly beyond: readonly BeyondCut[];
}

/** A sum of payments this rarely stays within the limit. */
const NEVER = 1e-15;
const NOTHING = 1e-18;

/**
 * Sorts the years of a row by how far its insurance is used up.
 *
 *     net = K + retention · m + F + max(T + most · f - limit, 0)
 *
 * K is what is kept of events of which nothing is paid, m counts those of which some is paid, T in all, f those of which the most is
 * paid, of which F is kept. Given the two counts, K, F and T are independent, and each is a sum of its own.
 *
 * @param key the same for the same classes and limit
 */
export function limitedYears(
  classes: PayingClasses,
  events: EventCount,
  annualLimit: number,
  key: string,
): LimitedYears {
  const { partly, fully, most } = classes;
  const paid = partly.share + fully.share;
  const logs = logCountChances({ ...events, mean: events.mean * paid });
  const joint = jointChances(logs, partly.share / paid);
  const counts = logs.length;
  const exhausting = Math.ceil((annualLimit / most) * (1 - 1e-12));
  // Rounded up, so that years with more events and with fewer share the sums.
  let reach = 16;
  while (reach < counts) reach *= 2;
  const largest = Math.min(reach, paymentsWithin(classes, annualLimit));
  checkPayments(largest);
  const sums = sumsKnown(`${key} ${largest}`, () =>
    paidSums(paymentsOf(classes), annualLimit, largest),
  );
  const open: OpenYears[] = [];
  for (let f = 0; f < Math.min(exhausting, counts); f++) {
    if (f > 0 && fully.share === 0) break;
    const left = annualLimit - f * most;
    const chances = trimmed(Array.from({ length: counts - f }, (_, m) => joint(m, f)));
    const beyond: BeyondCut[] = [];
    for (let m = 0; m < (partly.share === 0 ? 1 : chances.length); m++) {
      const cut = sums.beyond(m, left);
      beyond.push(cut);
      if (cut.within < NEVER) break;
    }
    open.push({ fully: f, left, chances, beyond });
  }
  const all =
    fully.share === 0
      ? Float64Array.of(0)
      : logCountChances({ ...events, mean: events.mean * fully.share }).map((log) => exp(log));
  return { classes, events, annualLimit, exhausting, open, fully: all };
}

const sumsKnown = keepLast<PaidSums>(8);

/** So many payments use up a limit: T has no lower tail heavier than exp(-x² / (2 m E[T²])). */
export function paymentsWithin(
  { partly: { mean, variance } }: PayingClasses,
  limit: number,
): number {
  if (mean === 0) return 1;
  const spread = Math.sqrt(2 * 35 * (variance + mean * mean));
  const root = (spread + Math.sqrt(spread * spread + 4 * mean * limit)) / (2 * mean);
  return Math.ceil(root * root) + 1;
}

/** Each takes a transform, and all of them are kept. */
const MOST_PAYMENTS = 1024;

function checkPayments(count: number): void {
  if (count <= MOST_PAYMENTS) return;
  throw new ModelError(
    "too-large",
    "payments a year under an Annual limit",
    `be fewer than ${MOST_PAYMENTS} before it is used up`,
    "more of them",
  );
}

/** Without what is too rare at the end. */
function trimmed(chances: readonly number[]): Float64Array {
  let length = chances.length;
  while (length > 1 && (chances[length - 1] ?? 0) < NOTHING) length -= 1;
  return Float64Array.from(chances.slice(0, length));
}
