import type { Threat } from "../../core";
import { cellsIn } from "../cells/cells-in";
import { inCell } from "../cells/in-cell";
import { readingOf, registerIn } from "../cells/register-in";

/** Answers a call in another thread. Null, now or as what the promise comes to, where it cannot. */
export type OtherThread = (id: string, args: readonly unknown[]) => Promise<unknown> | null;

let otherThread: OtherThread | null = null;

/** Has calls that take long answered elsewhere from now on, so that the pane does not freeze. */
export function answerLongCallsIn(thread: OtherThread): void {
  otherThread = thread;
}

/** What a call has to compute of a register. */
export type Work =
  /** The year of all threats. */
  | "year"
  /** That, and what each threat adds to its worst years. */
  | "shares"
  /** The year of each combination of controls: always taken for long. */
  | "combinations"
  /** A year of each threat by itself. */
  | "years"
  /** The year of all threats, over and over with one figure lower or higher. */
  | "swings"
  /** Its mean in the same way. */
  | "mean swings"
  /** The year of all threats, over and over with a figure that is looked for. */
  | "search"
  /** Means alone, which take no time but where limits of the year are in them. */
  | "means";

// Measured in Node on a busy machine, each about 50 ms. 1,000 Poisson lognormal rows take 5 to 15 ms to read and 1 ms to
// compute. Any other row takes 0.1 to 0.15 ms. 100 rows with covers of their own take 20 to 45. The sums of a few fixed losses
// take a millisecond, those of eight up to 30, of more up to half a second.
const MOST_ROWS = 3000;
const MOST_ROWS_APART = 250;
const MOST_ENDED_ROWS = 100;
const MOST_YEARS = 150;
// Shares take a transform back for each row apart.
const MOST_ROWS_APART_FOR_SHARES = 80;
// The mean is fast, but every row is read again for each figure of it.
const MOST_ROWS_SWUNG = 400;
const MOST_FIXED = 8;
/** No register of this size takes long. */
const FEW_ROWS = 7;

// A year in milliseconds, and what rows add to it, where it is made anew each time.
const A_YEAR = 0.2;
const A_ROW = 0.003;
const A_ROW_APART = 0.3;
/** Fixed losses among others: each sum of them moves all the rest. */
const FIXED_BESIDE_OTHERS = 5;
/** Their sums: of so many rows at most, and of more. */
const FEW_FIXED = 6;
const SUMS_OF_FEW = 1;
const SUMS_OF_MANY = 50;
/** Two for each of about four figures of a threat. */
const YEARS_OF_A_THREAT = 8;
const YEARS_OF_A_SEARCH = 80;
const LONG = 50;

/**
 * Answers a cell like `inCell`: at once, or where that would take long and there is another thread, with a promise. Excel
 * takes a promise wherever functions.json names a value.
 *
 * @param id of the function
 * @param args of the call, the register first
 * @param work what the call has to compute
 * @param compute the answer
 */
export function inCellOrLater<T>(
  id: string,
  args: readonly unknown[],
  work: Work,
  compute: () => T,
): T {
  const later = otherThread !== null && isLong(args[0], work) ? otherThread(id, args) : null;
  if (later === null) return inCell(compute);
  return later.then((answer) => answer ?? inCell(compute)) as T;
}

/** Whether a call takes more than about 50 ms, as far as the register tells. */
export function isLong(register: unknown, work: Work): boolean {
  if (work === "means") return hasLimitsOfTheYear(register);
  if (!Array.isArray(register)) return false;
  if (work === "combinations") return true;
  if (register.length > (work === "mean swings" ? MOST_ROWS_SWUNG : MOST_ROWS)) return true;
  const { threats, findings, fields } = readingOf(cellsIn(register));
  if (findings.some(({ kind }) => kind === "Problem")) return false;
  // A year of a limit of its own takes some ten others, and one for each value of a common factor.
  if (fields.has("annualLimit") && threats.some(hasAnnualLimit)) return true;
  if (work === "mean swings") return false;
  const isRepeated = work === "swings" || work === "search";
  if (register.length <= FEW_ROWS && !isRepeated) return false;
  if (isRepeated) return takesManyYears(threats, work);
  if (threats.filter(isFixed).length > MOST_FIXED && work !== "years") return true;
  // Single amounts of many kinds beside other losses: some tens of milliseconds, and now and then seconds.
  const isMixed = threats.some(isFixed) && !threats.every(isFixed);
  if (isMixed && threats.filter(hasAmounts).length > FEW_ROWS && work !== "years") return true;
  if (work === "years") return threats.length > MOST_YEARS;
  const apart = threats.filter(standsApart).length;
  const ended = threats.filter(hasEnd).length;
  if (ended > MOST_ENDED_ROWS) return true;
  return apart > (work === "shares" ? MOST_ROWS_APART_FOR_SHARES : MOST_ROWS_APART);
}

/** Whether even a mean is a sum over years: each row with a limit of the year takes some 10 ms, of many events up to half a second. */
function hasLimitsOfTheYear(register: unknown): boolean {
  const reading = Array.isArray(register) ? registerIn(register) : null;
  return (
    reading !== null && reading.fields.has("annualLimit") && reading.threats.some(hasAnnualLimit)
  );
}

/** Whether years that are made one after the other take long together. */
function takesManyYears(threats: readonly Threat[], work: "swings" | "search"): boolean {
  const years = work === "search" ? YEARS_OF_A_SEARCH : YEARS_OF_A_THREAT * threats.length;
  const apart = threats.filter((threat) => standsApart(threat) || hasEnd(threat)).length;
  const fixed = threats.filter(isFixed).length;
  const mixed = fixed > 0 && fixed < threats.length ? FIXED_BESIDE_OTHERS : 0;
  const sums = fixed === 0 ? 0 : fixed > FEW_FIXED ? SUMS_OF_MANY : SUMS_OF_FEW;
  return years * (A_YEAR + A_ROW * threats.length + A_ROW_APART * apart + mixed + sums) > LONG;
}

/** Whether a threat is not simply added to the others: it needs a transform, or a density, of its own. */
function standsApart({ frequency, event: { severity } }: Threat): boolean {
  const isPooled = severity.kind === "lognormal" || severity.kind === "fixed";
  return frequency.kind !== "poisson" || !isPooled;
}

/** Whether single amounts have chances of their own: those of a fixed loss, a cap or a cover. */
function hasAmounts(threat: Threat): boolean {
  return isFixed(threat) || hasEnd(threat);
}

function isFixed({ event }: Threat): boolean {
  return event.severity.kind === "fixed";
}

function hasAnnualLimit({ event }: Threat): boolean {
  return event.cover?.annualLimit !== undefined;
}

function hasEnd({ event }: Threat): boolean {
  return event.cap < Infinity || event.cover !== null;
}
