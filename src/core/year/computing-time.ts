import type { Severity } from "../severity/severity";
import type { WithSecondary } from "../severity/with-secondary";
import type { Frequency } from "../threat/frequency";
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
  /** The same of two registers. */
  | "bridge"
  /** The same where a common factor of bad years binds them. */
  | "bad shares"
  /** The year of each combination of controls: always taken for long. */
  | "combinations"
  /** A year for each offer of insurance, some of them for each value of a common factor: always taken for long. */
  | "offers"
  /** A year of each threat by itself. */
  | "years"
  /** The same where a common factor of bad years binds the events of each. */
  | "bad years"
  /** A year of each threat, and of each mixed with another in every way. */
  | "mixed years"
  /** The same where a common factor of bad years binds the events of each. */
  | "bad mixed years"
  /** A year of each threat and of all of them, over a period. */
  | "back test"
  /** That of each of its parts, and what each part adds to the worst years of all. */
  | "parts"
  /** The year of all threats, over and over with one figure lower or higher. */
  | "swings"
  /** Its mean in the same way. */
  | "mean swings"
  /** The year of all threats, over and over with a figure that is looked for, 80 times or more: always taken for long. */
  | "search"
  /** Means alone, which take no time but where limits of the year or ends of secondary losses are in them. */
  | "means"
  /** Those of many sets of a few controls. */
  | "mean plans";

// Measured in Node on a busy machine (bench/by-kind/main-thread.mjs), each about 50 ms. 1,000 Poisson lognormal rows take 5 to 15 ms to read and 1 ms
// to compute. Single amounts take by their likely sums: up to 60 of them beside others 15 ms as a rule but also 100, 300 of them 50 and 200, thousands
// seconds. Where nothing else is lost 60 of six rows take
// up to 100. Where bad years bind them each number of events is a year of its own.
const MOST_ROWS = 3000;
// The mean is fast, but every row is read again for each figure of it.
const MOST_ROWS_SWUNG = 400;
// Each set of controls changes the rows that it names, which may be all.
const MOST_ROWS_PLANNED = 250;
const MOST_FIXED = 8;
const MOST_SUMS = { alone: 60, beside: 45 };
const MOST_SUMS_BOUND = { alone: 60, beside: 12 };
/** Shares count them anew for each kind of event. */
const MOST_SUMS_SHARED = { alone: 40, beside: 20 };
/** With a year of each part, too. */
const MOST_SUMS_OF_PARTS = { alone: 25, beside: 20 };
const MOST_SUMS_SHARED_BOUND = { alone: 20, beside: 6 };
/** Of two registers, or of a year beside that of each row, whatever binds them. */
const MOST_SUMS_TWICE = { alone: 12, beside: 5 };

/** What a row takes in milliseconds. */
interface RowTime {
  /** In a year of many. */
  readonly inYear: number;
  /** Where shares of the worst years are asked for, too: a transform back, and finer lattices where it ends. */
  readonly shared: number;
  /** In a year by itself. */
  readonly alone: number;
  readonly mean: number;
}
const POOLED: RowTime = { inYear: 0, shared: 0, alone: 1.3, mean: 0 };
/** A transform of its own. */
const APART: RowTime = { inYear: 0.1996, shared: 0.624, alone: 2, mean: 0 };
/** The same, averaged over a rate; by itself and for shares a year of its own. */
const AVERAGED: RowTime = { inYear: 0.5, shared: 5, alone: 5, mean: 0 };
/** One between two ends, of so many events that it takes many values. */
const AVERAGED_FINELY: RowTime = { inYear: 12, shared: 25, alone: 25, mean: 0 };
const MANY_EVENTS = 20;
/** With each value of a factor that binds it to others: of a few events a year, and of more. */
const AVERAGED_BOUND = { few: 6, more: 60 };
const FEW_EVENTS = 5;
/** Single amounts beside others in a year by itself that such a factor binds: each number of events is a year of its own. */
const AMOUNTS_BOUND = { alone: 12, anEvent: 3 };
/** A density between two ends. */
const BOUNDED: RowTime = { inYear: 1, shared: 2, alone: 2, mean: 0 };
/** Two of them. */
const IN_PARTS: RowTime = { inYear: 2, shared: 7, alone: 6, mean: 0 };
const SUM_ON_GRID: RowTime = { inYear: 2, shared: 3, alone: 9, mean: 0 };
/** Beyond a fixed loss: that is a jump of the year, and so is what no other follows. */
const SUM_OF_ONE: RowTime = { inYear: 4, shared: 14, alone: 24, mean: 0 };
/** A sum of which both losses are placed by themselves. */
const SUM_PAIRED: RowTime = { inYear: 3, shared: 12, alone: 23, mean: 0 };
const SUM_PAIRED_BENT: RowTime = { inYear: 5, shared: 16, alone: 24, mean: 0 };
/** A sum that is cut, of which each amount is an integral, tabled once; one that hardly spreads takes as long as it is. */
const SUM_IN_TABLE: RowTime = { inYear: 26, shared: 30, alone: 26, mean: 0 };
const SUM_BENT: RowTime = { inYear: 51, shared: 51, alone: 51, mean: 0 };
/** With a cap or a cover, with both, and of a sum with its integrals up to there. */
const ENDED: RowTime = { inYear: 0.4975, shared: 13, alone: 3.3, mean: 0 };
const ENDED_TWICE: RowTime = { inYear: 1, shared: 26, alone: 7, mean: 0 };
const SUM_ENDED: RowTime = { inYear: 10, shared: 20, alone: 10, mean: 1 };
/** Four drivers make sixteen mixes, of which a change seldom moves more than two. */
const TIMES_MIXED = 3;
/** Sets of a few controls of which a plan looks at the means. */
const TIMES_PLANNED = 8;

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
const LONG = 50;

/** Whether work takes more than about 50 ms by the rows of the register alone, before one is read. */
export function takesLongUnread(rows: number, work: Work): boolean {
  if (work === "means") return false;
  if (work === "combinations" || work === "offers" || work === "search") return true;
  if (work === "mean plans") return rows > MOST_ROWS_PLANNED;
  return rows > (work === "mean swings" ? MOST_ROWS_SWUNG : MOST_ROWS);
}

/**
 * Whether work takes more than about 50 ms.
 *
 * @param rows of the register, its header row and empty ones too
 */
export function takesLong(threats: readonly Threat[], rows: number, work: Work): boolean {
  if (takesLongUnread(rows, work)) return true;
  // A year of a limit of its own takes some ten others, and one for each value of a common factor. Even a mean is a sum over
  // years there: each such row takes some 10 ms, of many events up to half a second.
  if (threats.some(hasAnnualLimit)) return true;
  if (work === "means" || work === "mean plans" || work === "mean swings") {
    const times = work === "mean swings" ? YEARS_OF_A_THREAT : TIMES_PLANNED;
    return times * sumOf(threats, ({ mean }) => mean) > LONG;
  }
  if (threats.some(isAveraged) && averagesLong(threats, work)) return true;
  if (work === "swings") return takesManyYears(threats);
  if (work === "bad years" || work === "bad mixed years") {
    const times = work === "bad years" ? 1 : TIMES_MIXED;
    return times * threats.reduce((sum, threat) => sum + timeAloneBound(threat), 0) > LONG;
  }
  const ofEach = sumOf(threats, ({ alone }) => alone);
  if (work === "mixed years") return TIMES_MIXED * ofEach > LONG;
  if (work === "years") return ofEach > LONG;
  if (hasManySums(threats, mostSums(work))) return true;
  if (threats.filter(isFixed).length > MOST_FIXED) return true;
  // A sum that is cut is tabled anew for each number of events.
  const isBad = work === "bad year" || work === "bad shares";
  if (isBad && threats.some(isCutSum)) return true;
  const ofShares = sumOf(threats, ({ shared }) => shared);
  if (work === "bridge") return 2 * ofShares > LONG;
  if (work === "parts") return ofShares + ofEach > LONG;
  if (work === "shares" || work === "bad shares") return ofShares > LONG;
  const ofYear = sumOf(threats, ({ inYear }) => inYear);
  return (work === "back test" ? ofYear + ofEach : ofYear) > LONG;
}

function isAveraged({ frequency }: Threat): boolean {
  return frequency.kind === "uncertain";
}

/** Whether rates that are not known make work long, whatever else does. */
function averagesLong(threats: readonly Threat[], work: Work): boolean {
  if (work === "bad year") {
    const ofAll = threats
      .filter(isAveraged)
      .reduce((sum, { frequency }) => sum + timeAveragedBound(frequency), 0);
    // Single amounts are counted anew for each value of the factor.
    return threats.some(hasAmounts) || ofAll > LONG;
  }
  const isOneYear =
    work === "year" || work === "years" || work === "bad years" || work === "shares";
  // What such a row costs in single amounts has as many sums as events, of which there may be many.
  return !isOneYear || threats.some((threat) => isAveraged(threat) && hasAmounts(threat));
}

/** What a rate that is not known takes with each value of a factor of bad years, milliseconds. */
function timeAveragedBound(frequency: Frequency): number {
  return AVERAGED_BOUND[meanFrequency(frequency) > FEW_EVENTS ? "more" : "few"];
}

/** What a row takes in a year by itself whose events a factor of bad years binds, milliseconds. */
function timeAloneBound(threat: Threat): number {
  const { alone } = timeOf(threat);
  if (isAveraged(threat)) return Math.max(alone, timeAveragedBound(threat.frequency));
  if (isFixed(threat) || !hasAmounts(threat)) return alone;
  const { alone: least, anEvent } = AMOUNTS_BOUND;
  return Math.max(alone, least + anEvent * meanFrequency(threat.frequency));
}

function sumOf(threats: readonly Threat[], of: (time: RowTime) => number): number {
  return threats.reduce((sum, threat) => sum + of(timeOf(threat)), 0);
}

/** What a row takes, by how its events are added to the others and what their losses are. */
function timeOf(threat: Threat): RowTime {
  const { severity } = threat.event;
  const isCut = hasEnd(threat);
  const loss = timeOfLoss(severity, isCut);
  const end = !isCut ? POOLED : isSum(loss) ? SUM_ENDED : timeOfEnds(threat);
  const apart = timeOfCount(threat.frequency);
  const most = (of: (time: RowTime) => number): number =>
    [loss, end, apart].reduce((most, time) => Math.max(most, of(time)), 0);
  return {
    inYear: most(({ inYear }) => inYear),
    shared: most(({ shared }) => shared),
    alone: most(({ alone }) => alone),
    mean: most(({ mean }) => mean),
  };
}

/** What it takes that the events of a row are not those of a Poisson one. */
function timeOfCount(frequency: Frequency): RowTime {
  if (frequency.kind === "poisson") return POOLED;
  if (frequency.kind !== "uncertain") return APART;
  const isFine = frequency.law.kind === "pert" && frequency.mean > MANY_EVENTS;
  return isFine ? AVERAGED_FINELY : AVERAGED;
}

/** Whether what a loss takes is that of a sum of two that both spread. */
function isSum(loss: RowTime): boolean {
  return loss === SUM_ON_GRID || loss === SUM_IN_TABLE || loss === SUM_BENT;
}

function isCutSum(threat: Threat): boolean {
  return hasEnd(threat) && isSum(timeOfLoss(threat.event.severity, true));
}

function timeOfEnds({ event: { cap, cover } }: Threat): RowTime {
  return cap < Infinity && cover !== null ? ENDED_TWICE : ENDED;
}

function timeOfLoss(severity: Severity, isCut: boolean): RowTime {
  switch (severity.kind) {
    case "lognormal":
    case "fixed":
      return POOLED;
    case "uniform":
    case "triangular":
    case "pert":
      return BOUNDED;
    case "two-piece":
      return IN_PARTS;
    case "with-secondary":
      return timeOfSecondary(severity, isCut);
  }
}

function timeOfSecondary({ primary, secondary }: WithSecondary, isCut: boolean): RowTime {
  if (secondary.kind === "fixed") return primary.kind === "fixed" ? POOLED : IN_PARTS;
  switch (primary.kind) {
    case "fixed":
      return SUM_OF_ONE;
    case "lognormal":
      return Math.min(primary.sigma, secondary.sigma) < NARROW ? SUM_IN_TABLE : SUM_ON_GRID;
    case "two-piece":
      return isCut ? SUM_BENT : SUM_PAIRED_BENT;
    case "uniform":
    case "triangular":
    case "pert":
      return isCut ? SUM_IN_TABLE : SUM_PAIRED;
  }
}

/** A sum of lognormals of which one spreads less may take more nodes than a grid has. */
const NARROW = 0.05;

/** How many likely sums of single amounts are few. */
interface MostSums {
  readonly alone: number;
  readonly beside: number;
}

function mostSums(work: Work): MostSums {
  if (work === "bad year") return MOST_SUMS_BOUND;
  if (work === "bad shares") return MOST_SUMS_SHARED_BOUND;
  if (work === "bridge" || work === "back test") return MOST_SUMS_TWICE;
  if (work === "parts") return MOST_SUMS_OF_PARTS;
  return work === "shares" ? MOST_SUMS_SHARED : MOST_SUMS;
}

/** Whether years that are made one after the other take long together. */
function takesManyYears(threats: readonly Threat[]): boolean {
  const apart = threats.filter((threat) => timeOf(threat).inYear > 0).length;
  const hasSums = threats.some(hasAmounts);
  const mixed = hasSums && !threats.every(isFixed) ? AMOUNTS_BESIDE_OTHERS : 0;
  const sums = !hasSums ? 0 : hasManySums(threats, MOST_SUMS) ? SUMS_OF_MANY : SUMS_OF_FEW;
  const years = YEARS_OF_A_THREAT * threats.length;
  // Tables are made anew of the row that is changed alone.
  const tables =
    YEARS_OF_A_THREAT * sumOf(threats, ({ inYear }) => Math.max(inYear - A_ROW_APART, 0));
  const aYear = A_YEAR + A_ROW * threats.length + A_ROW_APART * apart + mixed + sums;
  return years * aYear + tables > LONG;
}

/**
 * Whether single amounts have many likely sums, by the numbers of events of each row: those up to three deviations above the mean. Amounts of
 * one kind have as many as their events, however often they come.
 */
function hasManySums(threats: readonly Threat[], most: MostSums): boolean {
  const withAmounts = threats.flatMap((threat) =>
    Array.from({ length: amountsOf(threat) }, () => threat),
  );
  const isBound = most === MOST_SUMS_BOUND || most === MOST_SUMS_SHARED_BOUND;
  const isAlone = threats.every(isFixed);
  if (withAmounts.length < 2 && (isAlone || !isBound)) return false;
  const likely = withAmounts.reduce((all, { frequency }) => {
    const mean = meanFrequency(frequency);
    return all * (frequency.kind === "bernoulli" ? 2 : 1 + mean + 3 * Math.sqrt(mean));
  }, 1);
  return likely > (isAlone ? most.alone : most.beside);
}

/** Whether single amounts have chances of their own: those of a fixed loss, a cap or a cover. */
function hasAmounts(threat: Threat): boolean {
  return amountsOf(threat) > 0;
}

/** How many single amounts an event may cost. */
function amountsOf(threat: Threat): number {
  const { severity, cap, cover } = threat.event;
  // A cap and a cover end at two amounts.
  const ends = Number(cap < Infinity) + Number(cover !== null);
  if (severity.kind !== "with-secondary") return isFixed(threat) ? 1 : ends;
  return severity.primary.kind === "fixed" ? 2 : ends;
}

/** Whether an event costs single amounts and nothing between. */
function isFixed({ event: { severity } }: Threat): boolean {
  return severity.kind === "with-secondary"
    ? severity.primary.kind === "fixed" && severity.secondary.kind === "fixed"
    : severity.kind === "fixed";
}

function hasAnnualLimit({ event }: Threat): boolean {
  return event.cover?.annualLimit !== undefined;
}

function hasEnd({ event }: Threat): boolean {
  return event.cap < Infinity || event.cover !== null;
}
