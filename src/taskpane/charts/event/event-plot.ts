import type { EventLoss } from "../../../core";
import { eventExceedance, eventQuantile } from "../../../core";
import { type ChartAxis, evenAxis, tenfoldAxis } from "../drawing/axis-scales";

/** One of the bars of a picture: the events that cost from one amount to another. */
export interface EventBar {
  /** In pixels, from the left; so is `right`. */
  readonly left: number;
  readonly right: number;
  /** Share of events, as a part of that of the highest bar. */
  readonly height: number;
  /** Whether it lies between the ends that were stated. */
  readonly isWithin: boolean;
}

export interface EventPlot {
  readonly axis: ChartAxis;
  /** Whether each step of the axis is ten times the one before. */
  readonly isTenfold: boolean;
  readonly bars: readonly EventBar[];
}

/** Of an open end, one event in 200 is not drawn. */
const leftOut = 0.005;
/** Amounts that differ more often than so are seen on an axis of tenfold steps only. */
const mostTimes = 20;
/** About so many pixels a bar is wide. */
const barWidth = 6;
/** More powers of ten than a range of losses has. */
const mostPowers = 30;

/**
 * How often an event costs how much, after the cap, as bars of one width.
 *
 * @param ends the amounts that are marked, the lower first: they are on the axis
 * @param span the pixels between which the axis lies
 * @returns null where all events cost the same
 */
export function eventPlot(
  event: Pick<EventLoss, "severity" | "cap">,
  ends: readonly [number, number],
  span: readonly [number, number],
): EventPlot | null {
  const [least, most] = rangeOf(event);
  if (!(least < most && most < Infinity)) return null;
  const [low, high] = ends;
  const isTenfold =
    ["lognormal", "with-secondary"].includes(event.severity.kind) &&
    most > mostTimes * least &&
    least > 0;
  const largest = Math.max(most, high);
  const axis = isTenfold
    ? tenfoldAxis(Math.min(least, low), largest, span, mostTicks, mostPowers)
    : evenAxis(largest, span, mostTicks);
  const [from, to] = [axis.at(least), axis.at(most)];
  const count = Math.max(1, Math.round((to - from) / barWidth));
  const edges = Array.from({ length: count + 1 }, (_, edge) =>
    edge === 0
      ? least
      : edge === count
        ? most
        : amountBetween(least, most, edge / count, isTenfold),
  );
  const beyond = edges.map((edge) => eventExceedance(event, edge));
  const shares = edges.slice(1).map((_, bar) => (beyond[bar] ?? 0) - (beyond[bar + 1] ?? 0));
  const highest = Math.max(...shares);
  return {
    axis,
    isTenfold,
    bars: shares.map((share, bar) => {
      const middle = amountBetween(least, most, (bar + 0.5) / count, isTenfold);
      return {
        left: from + ((to - from) * bar) / count,
        right: from + ((to - from) * (bar + 1)) / count,
        height: share / highest,
        isWithin: middle >= low && middle <= high,
      };
    }),
  };
}

const mostTicks = 6;

/** The least and the most that is drawn. */
function rangeOf(event: Pick<EventLoss, "severity" | "cap">): [number, number] {
  const { severity, cap } = event;
  switch (severity.kind) {
    case "lognormal":
    case "two-piece":
    case "with-secondary":
      return [eventQuantile(event, leftOut), eventQuantile(event, 1 - leftOut)];
    case "fixed":
      return [severity.amount, severity.amount];
    case "uniform":
    case "triangular":
    case "pert":
      return [Math.min(severity.min, cap), Math.min(severity.max, cap)];
  }
}

/** The amount so far along the way from one to another, in even steps or in steps of one factor. */
function amountBetween(from: number, to: number, part: number, isTenfold: boolean): number {
  return isTenfold ? from * (to / from) ** part : from + (to - from) * part;
}
