import { scaleLinear } from "d3-scale";
import type { TrendPoint } from "../chart-contents";
import { type ChartAxis, evenAxis } from "../drawing/axis-scales";
import type { LabelRoom } from "../drawing/place-labels";
import { plotRoom } from "../drawing/plot-room";

/** Where the trend is drawn, and on which axes. */
export interface TrendPlot {
  readonly room: LabelRoom;
  /** Serial days, a tick for each review. */
  readonly days: ChartAxis;
  readonly amounts: ChartAxis;
}

const mostTicks = 4;

/**
 * @param points at least one, by rising day
 * @param words how amounts are written beside the axis
 */
export function trendAxes(
  points: readonly TrendPoint[],
  width: number,
  words: (amount: number) => string,
): TrendPlot {
  const days = points.map(({ day }) => day);
  const most = Math.max(...points.flatMap(({ amounts }) => amounts.map((amount) => amount ?? 0)));
  // Where every amount is 0 there is still an axis.
  const largest = most > 0 ? most : 1;
  const room = plotRoom(width, evenAxis(largest, [1, 0], mostTicks).ticks.map(words));
  const [first = 0, last = first] = [days.at(0), days.at(-1)];
  // One review alone stands in the middle.
  const domain = first === last ? [first - 1, last + 1] : [first, last];
  const scale = scaleLinear().domain(domain).range([room.left, room.right]).clamp(true);
  return {
    room,
    days: { from: first, to: last, ticks: days, at: (day) => scale(day) },
    amounts: evenAxis(largest, [room.bottom, room.top], mostTicks),
  };
}

/** The review nearest to a place along the drawing. */
export function nearestReview(
  points: readonly TrendPoint[],
  { days }: TrendPlot,
  x: number,
): number {
  const away = points.map(({ day }) => Math.abs(days.at(day) - x));
  return away.indexOf(Math.min(...away));
}
