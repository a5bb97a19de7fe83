import { makeStyles, tokens } from "@fluentui/react-components";
import { useFigures } from "../../words/use-figures";
import type { EventPictureProps } from "../chart-contents";
import { chartsTexts } from "../../words/texts/charts";
import { useDrawingStyles } from "../drawing/drawing-styles";
import { MarkSign } from "../drawing/MarkSign";
import { labelHeight, labelWidth } from "../drawing/place-labels";
import { useWidth } from "../drawing/use-width";
import { eventPlot } from "./event-plot";
import { axisAt, barsHeight, barsTop, drawingHeight, pictureHeight } from "./picture-size";

const forced = "@media (forced-colors: active)";

/** Pixels a mark reaches below the axis. */
const markLength = 4;

const useStyles = makeStyles({
  picture: {
    height: `${pictureHeight}px`,
    minWidth: 0,
    overflow: "hidden",
    "& svg": { display: "block" },
  },
  head: {
    display: "flex",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    whiteSpace: "nowrap",
  },
  within: {
    fill: tokens.colorCompoundBrandBackground,
    [forced]: { fill: "Highlight", forcedColorAdjust: "none" },
  },
  // Between a line and the bars it crosses.
  gap: {
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: tokens.strokeWidthThicker,
    [forced]: { stroke: "Canvas" },
  },
  beyond: {
    fill: tokens.colorNeutralStroke1,
    [forced]: { fill: "GrayText", forcedColorAdjust: "none" },
  },
});

/**
 * How often an event costs how much, small, beside the words that say it: bars of so many events each, the ends that were stated and
 * the average. Where every event costs the same, a mark.
 */
export function EventPicture({ event, ends, average }: EventPictureProps) {
  const styles = useStyles();
  const drawing = useDrawingStyles();
  const { compact, full } = useFigures();
  const [picture, width] = useWidth<HTMLDivElement>();
  const isAlike = event.severity.kind === "fixed";
  const plot = width > 0 ? eventPlot(event, ends, [1, width - 1]) : null;
  const [low, high] = ends;
  const words = isAlike
    ? chartsTexts.eventAlike(full(average))
    : chartsTexts.eventInFull(full(low), full(high), full(average));
  const marks = plot
    ? placedApart(
        [low, high].map((amount) => ({ at: plot.axis.at(amount), text: compact(amount) })),
        width,
      )
    : [{ at: width / 2, middle: width / 2, text: compact(average) }];
  return (
    <div className={styles.picture} ref={picture} role="img" aria-label={words}>
      <div className={styles.head} aria-hidden="true">
        <span>{chartsTexts.eventTitle}</span>
        {plot?.isTenfold === true && <span>{chartsTexts.tenfold}</span>}
      </div>
      {width > 0 && (
        <svg width={width} height={drawingHeight} aria-hidden="true">
          {plot?.bars.map((bar) => (
            <rect
              key={bar.left}
              className={bar.isWithin ? styles.within : styles.beyond}
              x={bar.left}
              y={axisAt - barsHeight * bar.height}
              width={Math.max(bar.right - bar.left - 1, 1)}
              height={barsHeight * bar.height}
            />
          ))}
          <line className={drawing.axis} x1={0} x2={width} y1={axisAt} y2={axisAt} />
          {plot?.axis.ticks.map((tick) => {
            const x = plot.axis.at(tick);
            return (
              <line key={tick} className={drawing.grid} x1={x} x2={x} y1={axisAt} y2={axisAt + 3} />
            );
          })}
          {plot ? (
            <Average
              at={plot.axis.at(average)}
              text={chartsTexts.average(compact(average))}
              width={width}
            />
          ) : (
            <MarkSign spot={{ x: width / 2, y: axisAt - markLength - 1 }} bottom={axisAt} />
          )}
          {marks.map(({ at, middle, text }) => (
            <g key={at}>
              {plot && (
                <line
                  className={drawing.axis}
                  x1={at}
                  x2={at}
                  y1={axisAt}
                  y2={axisAt + markLength}
                />
              )}
              <text className={drawing.words} x={middle} y={drawingHeight - 5} textAnchor="middle">
                {text}
              </text>
            </g>
          ))}
        </svg>
      )}
    </div>
  );
}

function Average({
  at,
  text,
  width,
}: {
  readonly at: number;
  readonly text: string;
  readonly width: number;
}) {
  const styles = useDrawingStyles();
  const own = useStyles();
  return (
    <g>
      {[own.gap, styles.guide].map((look) => (
        <line key={look} className={look} x1={at} x2={at} y1={barsTop - 2} y2={axisAt} />
      ))}
      <text
        className={styles.words}
        x={within(at, labelWidth(text), width)}
        y={labelHeight - 4}
        textAnchor="middle"
      >
        {text}
      </text>
    </g>
  );
}

/** The middle of a word as near to a place as the picture's edges allow. */
const within = (at: number, wide: number, width: number): number =>
  Math.max(wide / 2, Math.min(at, width - wide / 2));

/** Words under two marks, moved apart where they would touch. */
function placedApart(
  marks: readonly { readonly at: number; readonly text: string }[],
  width: number,
): { readonly at: number; readonly middle: number; readonly text: string }[] {
  const [low, high] = marks.map(({ at, text }) => within(at, labelWidth(text), width));
  const [wide = 0, next = 0] = marks.map(({ text }) => labelWidth(text));
  const overlap = Math.max(0, (low ?? 0) + wide / 2 + 4 - ((high ?? 0) - next / 2));
  const left = Math.max(wide / 2, (low ?? 0) - overlap / 2);
  const right = Math.max((high ?? 0) + overlap / 2, left + (wide + next) / 2 + 4);
  return marks.map((mark, index) => ({ ...mark, middle: index === 0 ? left : right }));
}
