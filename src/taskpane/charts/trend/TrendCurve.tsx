import { useState } from "react";
import type { TrendPoint, TrendProps } from "../chart-contents";
import { chartsTexts } from "../../words/texts/charts";
import { useFigures } from "../../words/use-figures";
import { ChartFrame } from "../drawing/ChartFrame";
import { stepped } from "../drawing/key-step";
import { TrendDrawing } from "./TrendDrawing";
import { nearestReview, trendAxes } from "./trend-plot";

/** What reviews came to, one after the other. */
export function TrendCurve({ names, points, dateWords, menu }: TrendProps) {
  const { compact, full } = useFigures();
  const last = points.length - 1;
  const [chosen, setChosen] = useState<number | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const at = Math.min(chosen ?? last, last);
  const read: TrendPoint | undefined = points[hovered ?? at];
  const sentence = (point: TrendPoint | undefined, words: (amount: number) => string): string =>
    point
      ? chartsTexts.trendReading(
          dateWords(point.day),
          names.flatMap((name, index) => {
            const amount = point.amounts[index] ?? null;
            return amount === null ? [] : [{ name, amount: words(amount) }];
          }),
        )
      : "";
  const nearest = (x: number, width: number): number =>
    nearestReview(points, trendAxes(points, width, compact), x);
  return (
    <ChartFrame
      title={chartsTexts.trendTitle}
      menu={menu}
      empty={points.length === 0 ? chartsTexts.noReviews : null}
      reading={{ short: sentence(read, compact), full: sentence(read, full) }}
      table={{
        heads: [chartsTexts.reviewHead, ...names],
        rows: points.map(({ day, amounts }) => [
          dateWords(day),
          ...names.map((_, index) => {
            const amount = amounts[index] ?? null;
            return amount === null ? "" : full(amount);
          }),
        ]),
      }}
      position={{ at, of: points.length, text: sentence(points[at], full) }}
      onStep={(step) => {
        setHovered(null);
        setChosen(stepped(at, step, points.length, () => true));
      }}
      onHover={(spot, width) => {
        setHovered(spot && nearest(spot.x, width));
      }}
      onPress={(spot, width) => {
        setChosen(nearest(spot.x, width));
      }}
      draw={(width) => (
        <TrendDrawing
          names={names}
          points={points}
          read={read}
          dateWords={dateWords}
          plot={trendAxes(points, width, compact)}
        />
      )}
    />
  );
}
