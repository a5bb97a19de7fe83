import { ModelError } from "../../input/model-error";
import { shortened } from "../../input/cell";
import { isoDay, yearsFrom } from "../../input/serial-date";
import { exactSum } from "../../numeric/exact-sum";
import { thin } from "../../threat/frequency";
import type { Threat } from "../../threat/threat";
import { totalExpectedLoss } from "../../year/sources/expected-loss";
import { yearOfLosses } from "../../year/year-of-losses";
import { countChances } from "./count-chances";
import { countsWithin, threatsWithin } from "./period";
import type { EventsReading, LossEvent, Period } from "./read-events";

/** What a count says of an estimate. */
export const backtestReadings = [
  "more than expected",
  "fewer than expected",
  "too few to tell",
  "as expected",
] as const;
export type BacktestReading = (typeof backtestReadings)[number];

/** What happened to a threat in a period, or to all of them, held against what the register expects there. */
export interface BacktestLine {
  readonly expectedEvents: number;
  readonly events: number;
  /** P(N >= events). */
  readonly soManyOrMore: number;
  /** P(N <= events). */
  readonly soFewOrFewer: number;
  readonly expectedLoss: number;
  /** What is known of it. */
  readonly loss: number;
  /** P(S < loss) + P(S = loss)/2; null where events have no known cost. */
  readonly rank: number | null;
  /** Events of which nobody knows what they cost. */
  readonly unknownCosts: number;
  readonly reading: BacktestReading;
}

/** A register held against what happened. */
export interface Backtest {
  /** Threat by threat, in the order of the register. */
  readonly lines: readonly (BacktestLine & { readonly threat: Threat })[];
  readonly total: BacktestLine;
  /** Length of the period in years. */
  readonly years: number;
}

/**
 * Holds a register against the events of a period: how many and how much it expects, threat by threat and together, and how unusual
 * what happened would be if it were right.
 *
 * A period of T years has the counts of `countsWithin` after reductions. Losses are before insurance, or less what it paid where the
 * events say so, and then they are held against the net loss. A chance below 5 % is called more or fewer than expected: of n lines
 * that are right, about n / 10 are.
 *
 * @param threats of the register as it stood when the period began; at least one
 * @throws ModelError `out-of-range` where the period ends before it begins, or is longer than a year beside an Annual limit
 */
export function lossBacktest(
  threats: readonly Threat[],
  { events, hasRecovery }: Pick<EventsReading, "events" | "hasRecovery">,
  { from, to }: Period,
): Backtest {
  if (Math.floor(to) < Math.floor(from)) {
    const rule = `be ${isoDay(from)}, where the period begins, or later`;
    throw new ModelError("out-of-range", "to", rule, isoDay(to));
  }
  const years = yearsFrom(from, to);
  const judged = threats.map((threat) => (hasRecovery ? threat : beforeInsurance(threat)));
  checkLimits(judged, years);
  const own = new Map<Threat, LossEvent[]>(threats.map((threat) => [threat, []]));
  for (const event of events) own.get(event.threat)?.push(event);
  return {
    years,
    lines: threats.map((threat, place) => ({
      threat,
      ...line(judged.slice(place, place + 1), own.get(threat) ?? [], years),
    })),
    total: line(judged, events, years),
  };
}

/** Chances below it are called unusual. */
const UNUSUAL = 0.05;

function line(
  threats: readonly Threat[],
  events: readonly LossEvent[],
  years: number,
): BacktestLine {
  const counts = threats.flatMap(({ frequency, frequencyReduction }) =>
    countsWithin(thin(frequency, frequencyReduction), years),
  );
  const chances = countChances(counts, events.length);
  const within = threats.flatMap((threat) => threatsWithin(threat, years));
  const loss = exactSum(
    events.flatMap(({ loss: cost, recovery }) => (cost === null ? [] : [cost, -recovery])),
  );
  const unknownCosts = events.filter((event) => event.loss === null).length;
  return {
    expectedEvents: chances.mean,
    events: events.length,
    soManyOrMore: chances.soManyOrMore,
    soFewOrFewer: chances.soFewOrFewer,
    expectedLoss: totalExpectedLoss(within),
    loss,
    rank: unknownCosts > 0 ? null : rankOf(within, loss),
    unknownCosts,
    reading: readingOf(chances),
  };
}

function readingOf({
  soManyOrMore,
  soFewOrFewer,
  none,
}: Omit<ReturnType<typeof countChances>, "mean">): BacktestReading {
  if (soManyOrMore < UNUSUAL) return "more than expected";
  if (soFewOrFewer < UNUSUAL) return "fewer than expected";
  return none >= UNUSUAL ? "too few to tell" : "as expected";
}

function rankOf(threats: readonly Threat[], loss: number): number {
  const year = yearOfLosses(threats);
  // Most threats had no event, and their chance of none is closed.
  return loss === 0 ? year.chanceOfNoLoss / 2 : year.rank(loss);
}

/** The threat as if nobody insured it. */
function beforeInsurance(threat: Threat): Threat {
  return { ...threat, event: { ...threat.event, cover: null } };
}

function checkLimits(threats: readonly Threat[], years: number): void {
  const limited = threats.find(({ event }) => event.cover?.annualLimit !== undefined);
  if (limited === undefined || years <= 1) return;
  throw new ModelError(
    "out-of-range",
    "to",
    `end within a year of from: ${shortened(limited.name)} has an Annual limit, which begins anew each year, and events less Recovery depend on it`,
    `${Number(years.toPrecision(4))} years`,
  );
}
