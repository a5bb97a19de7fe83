/* eslint-disable @typescript-eslint/no-non-null-assertion -- every index is within by construction, and this runs often */
import { exactSum } from "../numeric/exact-sum";
import { exp } from "../numeric/elementary/exp";
import { wholeStretch } from "../severity/paid-pieces";
import { eventPieces } from "../severity/event-pieces";
import { contentKey } from "../threat/content-key";
import { meanFrequency, thin } from "../threat/frequency";
import type { Threat } from "../threat/threat";
import { logCountChances } from "./annual-limit/count-chances";
import { partsOf } from "./annual-limit/paying-classes";
import type { EventSizes } from "./sizes/event-sizes";
import { eventSizes, pooledSizes } from "./sizes/pooled-events";
import { oftenPart } from "./sizes/stretch-density";
import type { InsuredAmount, InsuredEvents, InsuredThreats } from "./policy/insured-events";
import { insuredThreats } from "./policy/insured-events";
import { oftenOf } from "./policy/net-lattice";
import type { PaidSum } from "./policy/paid-amounts";
import { NO_AMOUNT, paidSumsOf } from "./policy/paid-amounts";
import type { PolicyEvents } from "./policy/policy-parts";
import type { PolicyTerms } from "./policy/policy-terms";
import { amountCounts, rowCounts } from "./row-counts";

/** Rarer numbers of single amounts are as those with one less. */
const LEAST = 1e-9;
/** With more single amounts a year, years are not told apart by them. */
const MOST_AMOUNTS = 20;

/**
 * The year of a policy whose Poisson events have a common gamma factor.
 *
 * @param others threats whose losses are kept and that the factor multiplies too
 * @returns null where that is not all that the factor multiplies: rates that are not known, single amounts that are kept; or there are too many
 *   single amounts
 */
export function boundYear(
  sorted: InsuredThreats,
  others: readonly Threat[],
  terms: PolicyTerms,
  spread: number,
): PolicyEvents | null {
  const pool = withKept(sorted.pooled, others);
  const bound = sorted.amounts.filter(({ frequency }) => frequency.kind === "poisson");
  const all = [...sorted.counted, ...sorted.amounts];
  if (pool === null || all.some(({ frequency }) => frequency.kind === "uncertain")) return null;
  const shape = 1 / (spread * spread);
  const mean = exactSum(bound.map(meanOfAmount));
  const sums = boundAmounts(bound, mean, shape);
  const free = sorted.amounts.filter((amount) => !bound.includes(amount));
  const amounts = sums && paidSumsOf(free.map(chancesOf), sums);
  if (amounts === null) return null;
  const counted = sorted.counted.map((row) => ({ ...row, ...rowCounts(row.frequency, 1) }));
  const { pooled: nothing } = insuredThreats([], terms);
  return {
    ...{ pooled: nothing, times: 1, amounts, counted },
    bound: { events: pool, shape, amounts: mean },
  };
}

/** Sums of single amounts that a common factor multiplies; null where they are too many. */
function boundAmounts(
  amounts: readonly InsuredAmount[],
  mean: number,
  shape: number,
): readonly PaidSum[] | null {
  if (mean === 0) return NO_AMOUNT;
  if (mean > MOST_AMOUNTS) return null;
  const chances = Array.from(logCountChances({ mean, shape }), (log) => exp(log));
  let last = chances.length - 1;
  while (last > 0 && chances[last]! < LEAST) last -= 1;
  const sums: PaidSum[] = [];
  for (let n = 0; n <= last; n++) {
    const given = amountsGiven(n, amounts, mean);
    if (given === null) return null;
    const chance = n < last ? chances[n]! : exactSum(chances.slice(n));
    sums.push(...given.map((sum) => ({ ...sum, bound: n, chance: chance * sum.chance })));
  }
  return sums;
}

function chancesOf(amount: InsuredAmount): { paid: number; chances: Float64Array } {
  return { paid: amount.paid, chances: amountCounts(amount, 1) };
}

function meanOfAmount({ frequency, share }: InsuredAmount): number {
  return meanFrequency(frequency) * share;
}

/** Sums of n single amounts, of which each is one of several; null where they are too many. */
function amountsGiven(
  n: number,
  amounts: readonly InsuredAmount[],
  mean: number,
): readonly PaidSum[] | null {
  if (n === 0) return NO_AMOUNT;
  // Poisson numbers that are n together on average, so that none is rare.
  const sums = paidSumsOf(
    amounts.map((amount) => ({
      paid: amount.paid,
      chances: amountCounts(amount, n / mean).slice(0, n + 1),
    })),
  );
  if (sums === null) return null;
  const given = sums.filter(({ events }) => events === n);
  const all = exactSum(given.map(({ chance }) => chance));
  return given.map((sum) => ({ ...sum, chance: sum.chance / all }));
}

/** Events and others of which nothing is paid; null where some of those cost single amounts. */
function withKept(events: InsuredEvents, others: readonly Threat[]): InsuredEvents | null {
  const rows = others
    .map(({ frequency, frequencyReduction, event }) => ({
      often: meanFrequency(thin(frequency, frequencyReduction)),
      ...{ event, key: contentKey(frequency, event) },
    }))
    .filter(({ often, event }) => often > 0 && eventPieces(event).length > 0)
    .sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
  if (rows.length === 0) return events;
  const stretches = rows.flatMap(({ often, event }) => {
    const stretch = wholeStretch(event);
    return stretch === null ? [] : [{ often, stretch }];
  });
  if (stretches.length < rows.length) return null;
  const kept = exactSum(rows.map(({ often }) => often));
  const before = oftenOf(events.kept, events.partly, events.beyond);
  const key = [events.key, ...rows.map((row) => `${row.often} ${row.key}`)].join(" ");
  const own = eventSizes({
    frequencies: Float64Array.from(rows, ({ often }) => often / kept),
    events: rows.map(({ event }) => event),
  });
  const sizes = (of: EventSizes): EventSizes => {
    if (before === 0) return own;
    const all = before + kept;
    return pooledSizes(eventSizes({ frequencies: new Float64Array(), events: [] }), [
      { key: events.key, often: before / all, sizes: of },
      { key: `${key} kept`, often: kept / all, sizes: own },
    ]);
  };
  return {
    ...events,
    key,
    kept: {
      often: exactSum([events.kept.often, kept]),
      parts: [
        ...events.kept.parts,
        ...stretches.flatMap(({ often, stretch }) =>
          partsOf(stretch).map((part) => oftenPart(part, often)),
        ),
      ],
    },
    gross: sizes(events.gross),
    net: sizes(events.net),
  };
}
