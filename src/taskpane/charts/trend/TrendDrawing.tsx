import { line } from "d3-shape";
import type { TrendPoint } from "../chart-contents";
import { chartsTexts } from "../../words/texts/charts";
import { useFigures } from "../../words/use-figures";
import { ChartAxes } from "../drawing/ChartAxes";
import { ChartLabels } from "../drawing/ChartLabels";
import { useDrawingStyles } from "../drawing/drawing-styles";
import { type Spot, spotsAlong } from "../drawing/place-labels";
import type { TrendPlot } from "./trend-plot";

const pathOf = line<Spot>(
  ({ x }) => x,
  ({ y }) => y,
);

/** A line for each figure from review to review, and the review that is read. */
export function TrendDrawing({
  names,
  points,
  read,
  dateWords,
  plot: { room, days, amounts },
}: {
  readonly names: readonly string[];
  readonly points: readonly TrendPoint[];
  /** The review that is read. */
  readonly read: TrendPoint | undefined;
  readonly dateWords: (day: number) => string;
  readonly plot: TrendPlot;
}) {
  const styles = useDrawingStyles();
  const { compact } = useFigures();
  const looks = [
    { line: styles.first, dot: styles.firstDot, words: styles.firstWords },
    { line: styles.second, dot: styles.secondDot, words: styles.secondWords },
    { line: styles.third, dot: styles.thirdDot, words: styles.thirdWords },
  ];
  const spotOf = ({ day }: TrendPoint, amount: number): Spot => ({
    x: days.at(day),
    y: amounts.at(amount),
  });
  const lines = names.map((_, at) =>
    points.flatMap((point) => {
      const amount = point.amounts[at] ?? null;
      return amount === null ? [] : [spotOf(point, amount)];
    }),
  );
  const ends = names.flatMap((text, at) => {
    const end = lines[at]?.at(-1);
    return end ? [{ ...end, text, className: looks[at]?.words ?? "" }] : [];
  });
  const readAt = read && days.at(read.day);
  return (
    <>
      <ChartAxes
        room={room}
        x={days}
        y={amounts}
        xWords={dateWords}
        yWords={compact}
        yTitle={chartsTexts.trendAxis}
      />
      {readAt !== undefined && (
        <line className={styles.guide} x1={readAt} x2={readAt} y1={room.top} y2={room.bottom} />
      )}
      {lines.map((spots, at) => (
        <g key={names[at]}>
          <path className={looks[at]?.line} d={pathOf(spots) ?? ""} />
          {spots.map(({ x, y }) => (
            <circle key={x} className={looks[at]?.dot} cx={x} cy={y} r={x === readAt ? 5 : 3.5} />
          ))}
        </g>
      ))}
      <ChartLabels labels={ends} lines={lines.flatMap((spots) => spotsAlong(spots))} room={room} />
    </>
  );
}
