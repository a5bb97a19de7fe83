import { type ChartAxis, evenAxis, tenfoldAxis } from "../drawing/axis-scales";
import type { CurveScale, LossMark, LossPoint, LossSeries } from "../chart-contents";
import type { LabelRoom } from "../drawing/place-labels";
import { bentCurve, chanceAt, readingOf } from "./read-curve";

/** What of a chart of losses depends on its figures alone. */
export interface LossExtent {
  /** Largest loss on the money axis, and the smallest above 0. */
  readonly largest: number;
  readonly least: number;
  /** Largest chance, and the smallest above 0. */
  readonly likeliest: number;
  readonly rarest: number;
  /** Even axes count years in so many: 100, or more where less than five of 100 cost anything. */
  readonly yearsOf: number;
}

/** A mark so many times beyond the curve would leave it no room: it is said and not drawn. */
const farthest = 3;
/** Even axes end at the loss of such a year, or of a tenth of the years with any loss where those are rare: beyond is one flat line. */
const rarestEven = 1 / 200;

/** Whether a mark is drawn: it is not so far beyond the curves that nothing of them could be seen. */
export const isWithin = (mark: LossMark, extent: LossExtent): boolean =>
  mark.loss <= extent.largest;

/** How far the axes of these curves reach; null where no year costs anything. */
export function lossExtent(
  series: readonly LossSeries[],
  marks: readonly LossMark[],
  scale: CurveScale,
): LossExtent | null {
  const points = series.flatMap((each) => each.points);
  const any = Math.max(...points.map(({ chance }) => chance), 0);
  const whole = Math.max(...points.map(({ loss }) => loss), 0);
  if (whole === 0 || any === 0) return null;
  const rare = Math.min(rarestEven, any / 10);
  const ends = scale === "log" ? [] : series.flatMap((each) => readingOf(each, rare) ?? whole);
  const end = Math.max(...ends, 0) || whole;
  const shown = [...points, ...marks].filter(({ loss }) => loss <= end * farthest);
  const losses = shown.map(({ loss }) => loss).filter((loss) => loss > 0);
  const chances = shown.map(({ chance }) => chance).filter((chance) => chance > 0);
  const likeliest = Math.max(...chances);
  let yearsOf = 100;
  while (likeliest * yearsOf < 5 && yearsOf < 1e12) yearsOf *= 10;
  return {
    largest: Math.max(
      end,
      ...marks.map(({ loss }) => loss).filter((loss) => loss <= end * farthest),
    ),
    least: Math.min(...losses),
    likeliest,
    rarest: Math.min(...chances),
    yearsOf,
  };
}

/** The axes of curves of losses in a room. */
export interface LossAxes {
  readonly money: ChartAxis;
  readonly chance: ChartAxis;
}

/** Powers of ten that an axis shows at most: below them, all looks like nothing. */
const mostPowers = { money: 4, chance: 6 };

export function lossAxes(extent: LossExtent, scale: CurveScale, room: LabelRoom): LossAxes {
  const across = [room.left, room.right] as const;
  const upwards = [room.bottom, room.top] as const;
  const ticksAcross = Math.max(2, Math.floor((room.right - room.left) / 56));
  if (scale === "log") {
    const { least, largest, rarest, likeliest } = extent;
    return {
      // A little before the first loss, so that a drop there is seen as one.
      money: tenfoldAxis(least / 1.5, largest, across, ticksAcross, mostPowers.money),
      chance: tenfoldAxis(rarest, likeliest, upwards, 5, mostPowers.chance),
    };
  }
  return { money: evenAxis(extent.largest, across, ticksAcross), chance: chanceAxis(extent, room) };
}

/** Even steps of whole years, so that each tick is one that can be counted. */
function chanceAxis({ likeliest, yearsOf }: LossExtent, room: LabelRoom): ChartAxis {
  const years = evenAxis(likeliest * yearsOf, [room.bottom, room.top], 5);
  return {
    from: 0,
    to: years.to / yearsOf,
    ticks: years.ticks.filter(Number.isInteger).map((tick) => tick / yearsOf),
    at: (chance) => years.at(chance * yearsOf),
  };
}

/** The corners of a curve as it is drawn on these axes: no farther than they reach. */
export function drawnCurve(
  points: readonly LossPoint[],
  scale: CurveScale,
  { money }: LossAxes,
): readonly LossPoint[] {
  if (scale === "log") return bentCurve(points, money.from);
  const kept = points.filter(({ loss }) => loss <= money.to);
  const last = chanceAt(points, money.to);
  if (kept.length === points.length || last === null) return kept;
  return [...kept, { loss: money.to, chance: last }];
}
