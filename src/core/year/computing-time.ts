import { meanFrequency } from "../threat/frequency";
import type { Threat } from "../threat/threat";

/** What is to be computed of a register. */
export type Work =
  /** The year of all threats. */
  | "year"
  /** The same where a common factor of bad years binds them. */
  | "bad year"
  /** The year, and what each threat adds to its worst years. */
  | "shares"
  /** The same where a common factor of bad years binds them. */
  | "bad shares"
  /** The year of each combination of controls: always taken for long. */
  | "combinations"
  /** A year for each offer of insurance, some of them for each value of a common factor: always taken for long. */
  | "offers"
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
// compute. Any other row takes 0.1 to 0.15 ms. Single amounts take by their likely sums: up to 60 of them beside others 15 ms as a rule, 300 of
// them 50 and 200, thousands seconds. Where nothing else is lost 250 take as long. Where bad years bind them each number of events is a year
// of its own.
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
const MOST_SUMS = { alone: 250, beside: 60 };
const MOST_SUMS_BOUND = { alone: 60, beside: 12 };
/** Shares count them anew for each kind of event. */
const MOST_SUMS_SHARED = { alone: 60, beside: 20 };
const MOST_SUMS_SHARED_BOUND = { alone: 20, beside: 6 };
/** Rows that end somewhere, of each of which a year by itself takes some milliseconds. */
const MOST_ENDED_YEARS = 15;
/** No register of this size takes long but for its sums. */
const FEW_ROWS = 7;

// A year in milliseconds, and what rows add to it, where it is made anew each time.
const A_YEAR = 0.2;
const A_ROW = 0.003;
const A_ROW_APART = 0.3;
/** Single amounts among others: each sum of them moves all the rest. */
const AMOUNTS_BESIDE_OTHERS = 5;
/** Their sums: where they are few, and where they are many. */
const SUMS_OF_FEW = 1;
const SUMS_OF_MANY = 50;
/** Two for each of about four figures of a threat. */
const YEARS_OF_A_THREAT = 8;
const YEARS_OF_A_SEARCH = 80;
const LONG = 50;

/** Whether work takes more than about 50 ms by the rows of the register alone, before one is read. */
export function takesLongUnread(rows: number, work: Work): boolean {
  if (work === "means") return false;
  if (work === "combinations" || work === "offers") return true;
  return rows > (work === "mean swings" ? MOST_ROWS_SWUNG : MOST_ROWS);
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
  // A rate that is not known takes some milliseconds a year, and as many years as a common factor has values.
  if (threats.some(({ frequency }) => frequency.kind === "uncertain")) return true;
  if (work === "swings" || work === "search") return takesManyYears(threats, work);
  const ended = threats.filter(hasEnd).length;
  if (isOfEach(work) ? ended > MOST_ENDED_YEARS : hasManySums(threats, mostSums(work))) return true;
  if (rows <= FEW_ROWS) return false;
  if (threats.filter(isFixed).length > MOST_FIXED && !isOfEach(work)) return true;
  if (work === "years") return threats.length > MOST_YEARS;
  if (work === "back test" && threats.length > MOST_YEARS) return true;
  if (work === "mixed years") return threats.length > MOST_MIXED_YEARS;
  const apart = threats.filter(standsApart).length;
  if (ended > MOST_ENDED_ROWS) return true;
  return apart > (hasShares(work) ? MOST_ROWS_APART_FOR_SHARES : MOST_ROWS_APART);
}

function hasShares(work: Work): boolean {
  return work === "shares" || work === "bad shares";
}

/** How many likely sums of single amounts are few. */
interface MostSums {
  readonly alone: number;
  readonly beside: number;
}

function mostSums(work: Work): MostSums {
  if (work === "bad year") return MOST_SUMS_BOUND;
  if (work === "bad shares") return MOST_SUMS_SHARED_BOUND;
  return work === "shares" ? MOST_SUMS_SHARED : MOST_SUMS;
}

/** Whether each threat has a year by itself. */
function isOfEach(work: Work): boolean {
  return work === "years" || work === "mixed years";
}

/** Whether years that are made one after the other take long together. */
function takesManyYears(threats: readonly Threat[], work: "swings" | "search"): boolean {
  const years = work === "search" ? YEARS_OF_A_SEARCH : YEARS_OF_A_THREAT * threats.length;
  const apart = threats.filter((threat) => standsApart(threat) || hasEnd(threat)).length;
  const hasSums = threats.some(hasAmounts);
  const mixed = hasSums && !threats.every(isFixed) ? AMOUNTS_BESIDE_OTHERS : 0;
  const sums = !hasSums ? 0 : hasManySums(threats, MOST_SUMS) ? SUMS_OF_MANY : SUMS_OF_FEW;
  return years * (A_YEAR + A_ROW * threats.length + A_ROW_APART * apart + mixed + sums) > LONG;
}

/**
 * Whether single amounts have many likely sums, by the numbers of events of each row: those up to three deviations above the mean. Amounts of
 * one kind have as many as their events, however often they come.
 */
function hasManySums(threats: readonly Threat[], most: MostSums): boolean {
  const withAmounts = threats.filter(hasAmounts);
  const isBound = most === MOST_SUMS_BOUND || most === MOST_SUMS_SHARED_BOUND;
  if (withAmounts.length < 2 && !isBound) return false;
  const likely = withAmounts.reduce((all, { frequency }) => {
    const mean = meanFrequency(frequency);
    return all * (frequency.kind === "bernoulli" ? 2 : 1 + mean + 3 * Math.sqrt(mean));
  }, 1);
  const isAlone = threats.every(isFixed);
  if (isAlone && withAmounts.length < 2) return false;
  return likely > (isAlone ? most.alone : most.beside);
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
