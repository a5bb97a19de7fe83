import type { ChartAxis } from "./axis-scales";
import { useDrawingStyles } from "./drawing-styles";
import { type LabelRoom, labelWidth } from "./place-labels";
import { drawingHeight, marginAtRight } from "./plot-room";

export interface ChartAxesProps {
  readonly room: LabelRoom;
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  readonly xWords: (value: number) => string;
  readonly yWords: (value: number) => string;
  /** What is measured upwards; it stands above the axis. */
  readonly yTitle: string;
}

/** The axes of a chart: lines across at each tick of the one, words under those of the other. */
export function ChartAxes({ room, x, y, xWords, yWords, yTitle }: ChartAxesProps) {
  const styles = useDrawingStyles();
  return (
    <g>
      <text className={styles.words} x={0} y={12}>
        {yTitle}
      </text>
      {y.ticks.map((tick) => (
        <g key={tick}>
          <line
            className={styles.grid}
            x1={room.left}
            x2={room.right}
            y1={y.at(tick)}
            y2={y.at(tick)}
          />
          <text
            className={styles.words}
            x={room.left - 6}
            y={y.at(tick)}
            textAnchor="end"
            dominantBaseline="central"
          >
            {yWords(tick)}
          </text>
        </g>
      ))}
      <line
        className={styles.axis}
        x1={room.left}
        x2={room.right}
        y1={room.bottom}
        y2={room.bottom}
      />
      {readable(x, xWords, room).map(({ tick, text, at, anchor }) => (
        <g key={tick}>
          <line
            className={styles.axis}
            x1={x.at(tick)}
            x2={x.at(tick)}
            y1={room.bottom}
            y2={room.bottom + 4}
          />
          <text className={styles.words} x={at} y={drawingHeight - 5} textAnchor={anchor}>
            {text}
          </text>
        </g>
      ))}
    </g>
  );
}

/** The ticks whose words fit beside each other and inside of the drawing, and by which end each stands. */
function readable(x: ChartAxis, words: (value: number) => string, room: LabelRoom) {
  const edge = room.right + marginAtRight;
  let end = -Infinity;
  return x.ticks.flatMap((tick) => {
    const text = words(tick);
    const width = labelWidth(text);
    const middle = x.at(tick);
    const isLast = middle + width / 2 > edge;
    const left = isLast ? edge - width : Math.max(0, middle - width / 2);
    if (left < end) return [];
    end = left + width + 6;
    const anchor: "end" | "middle" = isLast ? "end" : "middle";
    return [{ tick, text, at: isLast ? edge : left + width / 2, anchor }];
  });
}
