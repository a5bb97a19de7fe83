import type { Threat } from "../threat/threat";

/** What is to be computed of a register. */
export type Work =
  /** The year of all threats. */
  | "year"
  /** That, and what each threat adds to its worst years. */
  | "shares"
  /** The year of each combination of controls: always taken for long. */
  | "combinations"
  /** A year of each threat by itself. */
  | "years"
  /** The same of each threat mixed with another in every way. */
  | "mixed years"
  /** A year of each threat and of all of them, over a period. */
  | "back test"
  /** That of each of its parts, and what each part adds to the worst years of all. */
  | "parts"
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
// Four drivers make sixteen mixes, of which a change seldom moves more than two.
const MOST_MIXED_YEARS = 20;
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

/** Whether work takes more than about 50 ms by the rows of the register alone, before one is read. */
export function takesLongUnread(rows: number, work: Work): boolean {
  if (work === "means") return false;
  return work === "combinations" || rows > (work === "mean swings" ? MOST_ROWS_SWUNG : MOST_ROWS);
}

/**
 * Whether work takes more than about 50 ms.
 *
 * @param rows of the register, its header row and empty ones too
 */
export function takesLong(threats: readonly Threat[], rows: number, work: Work): boolean {
  if (work === "parts") {
    return takesLong(threats, rows, "shares") || takesLong(threats, rows, "years");
  }
  if (takesLongUnread(rows, work)) return true;
  // A year of a limit of its own takes some ten others, and one for each value of a common factor. Even a mean is a sum over
  // years there: each such row takes some 10 ms, of many events up to half a second.
  if (threats.some(hasAnnualLimit)) return true;
  if (work === "means" || work === "mean swings") return false;
  if (work === "swings" || work === "search") return takesManyYears(threats, work);
  if (rows <= FEW_ROWS) return false;
  if (threats.filter(isFixed).length > MOST_FIXED && !isOfEach(work)) return true;
  // Single amounts of many kinds beside other losses: some tens of milliseconds, and now and then seconds.
  const isMixed = threats.some(isFixed) && !threats.every(isFixed);
  if (isMixed && threats.filter(hasAmounts).length > FEW_ROWS && !isOfEach(work)) return true;
  if (work === "years") return threats.length > MOST_YEARS;
  if (work === "back test" && threats.length > MOST_YEARS) return true;
  if (work === "mixed years") return threats.length > MOST_MIXED_YEARS;
  const apart = threats.filter(standsApart).length;
  const ended = threats.filter(hasEnd).length;
  if (ended > MOST_ENDED_ROWS) return true;
  return apart > (work === "shares" ? MOST_ROWS_APART_FOR_SHARES : MOST_ROWS_APART);
}

/** Whether each threat has a year by itself. */
function isOfEach(work: Work): boolean {
  return work === "years" || work === "mixed years";
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
