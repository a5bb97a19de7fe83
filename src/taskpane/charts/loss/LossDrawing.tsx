import { line } from "d3-shape";
import { ChartAxes } from "../drawing/ChartAxes";
import type { CurveScale, LossMark, LossPoint } from "../chart-contents";
import { ChartLabels } from "../drawing/ChartLabels";
import { chartsTexts } from "../../words/texts/charts";
import { useDrawingStyles } from "../drawing/drawing-styles";
import type { LossAxes } from "./loss-plot";
import { MarkSign } from "../drawing/MarkSign";
import { type Spot, spotsAlong } from "../drawing/place-labels";
import type { LabelRoom } from "../drawing/place-labels";
import type { ReadingLevel } from "../reading-levels";
import { useFigures } from "../../words/use-figures";

export interface DrawnCurve {
  readonly name: string;
  readonly corners: readonly LossPoint[];
  /** The loss that is read; null where nothing is. */
  readonly read: number | null;
}

const pathOf = line<Spot>(
  ({ x }) => x,
  ({ y }) => y,
);

/** Curves of losses on their axes, with what is marked and what is read. */
export function LossDrawing({
  curves,
  marks,
  level,
  axes: { money, chance },
  room,
  scale,
  yearsOf,
}: {
  readonly curves: readonly DrawnCurve[];
  readonly marks: readonly LossMark[];
  readonly level: ReadingLevel | null;
  readonly axes: LossAxes;
  readonly room: LabelRoom;
  readonly scale: CurveScale;
  readonly yearsOf: number;
}) {
  const styles = useDrawingStyles();
  const { compact, count } = useFigures();
  const looks = [
    { path: styles.first, dot: styles.firstDot, words: styles.firstWords },
    { path: styles.second, dot: styles.secondDot, words: styles.secondWords },
  ];
  const spotOf = (point: LossPoint): Spot => ({
    x: money.at(point.loss),
    y: chance.at(point.chance),
  });
  const lines = curves.map(({ corners }) => corners.map(spotOf));
  const read = level
    ? curves.map(
        (each) =>
          each.read !== null &&
          each.read <= money.to &&
          spotOf({ loss: each.read, chance: level.chance }),
      )
    : [];
  const ends = curves.flatMap(({ name }, index) => {
    const end = lines[index]?.at(-1);
    return end ? [{ ...end, text: name, className: looks[index]?.words ?? "" }] : [];
  });
  const farthest = Math.max(...read.map((spot) => (spot ? spot.x : room.left)), room.left);
  return (
    <>
      <ChartAxes
        room={room}
        x={money}
        y={chance}
        xWords={compact}
        yWords={(value) => count(scale === "log" ? 1 / value : value * yearsOf)}
        yTitle={scale === "log" ? chartsTexts.oneYearAxis : chartsTexts.yearsAxis(count(yearsOf))}
      />
      {lines.map((corners, index) => (
        <g key={curves[index]?.name}>
          <path className={looks[index]?.path} d={pathOf(corners) ?? ""} />
          {corners.length === 1 && (
            <circle className={looks[index]?.dot} cx={corners[0]?.x} cy={corners[0]?.y} r={4} />
          )}
        </g>
      ))}
      {marks.map(spotOf).map((spot, index) => (
        <MarkSign key={marks[index]?.meaning} spot={spot} bottom={room.bottom} />
      ))}
      {level && farthest > room.left && (
        <line
          className={styles.guide}
          x1={room.left}
          x2={farthest}
          y1={chance.at(level.chance)}
          y2={chance.at(level.chance)}
        />
      )}
      {read.map(
        (spot, index) =>
          spot && (
            <circle
              key={curves[index]?.name}
              data-reading=""
              className={looks[index]?.dot}
              cx={spot.x}
              cy={spot.y}
              r={5}
            />
          ),
      )}
      <ChartLabels
        labels={[...ends, ...marks.map((mark) => ({ ...spotOf(mark), text: mark.name }))]}
        lines={lines.flatMap(spotsAlong)}
        room={room}
      />
    </>
  );
}
