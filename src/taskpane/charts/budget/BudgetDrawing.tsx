import { curveStepAfter, line } from "d3-shape";
import type { BudgetPlot } from "./budget-plot";
import type { BudgetPoint } from "../chart-contents";
import { chartsTexts } from "../../words/texts/charts";
import { ChartAxes } from "../drawing/ChartAxes";
import { ChartLabels } from "../drawing/ChartLabels";
import { useDrawingStyles } from "../drawing/drawing-styles";
import { MarkSign } from "../drawing/MarkSign";
import { type Spot, spotsAlong } from "../drawing/place-labels";
import { useFigures } from "../../words/use-figures";

/** A budget between two points leaves what the one before it leaves: the line keeps its height, then drops. */
const pathOf = line<Spot>(
  ({ x }) => x,
  ({ y }) => y,
).curve(curveStepAfter);

/** What is left by budget, with the plan on the screen and the point from which more hardly helps. */
export function BudgetDrawing({
  points,
  chosen,
  hovered,
  knee,
  plot: { room, budget, loss },
}: {
  readonly points: readonly BudgetPoint[];
  readonly chosen: BudgetPoint | null;
  readonly hovered: BudgetPoint | null;
  readonly knee: BudgetPoint | null;
  readonly plot: BudgetPlot;
}) {
  const styles = useDrawingStyles();
  const { compact } = useFigures();
  const spotOf = (point: BudgetPoint): Spot => ({
    x: budget.at(point.budget),
    y: loss.at(point.loss),
  });
  const corners = points.map(spotOf);
  const [single] = corners;
  const dot = hovered ?? chosen;
  const at = dot && spotOf(dot);
  const labels = [
    ...(chosen
      ? [{ ...spotOf(chosen), text: chartsTexts.chosen, className: styles.secondWords }]
      : []),
    ...(knee ? [{ ...spotOf(knee), text: chartsTexts.levelsOff }] : []),
  ];
  return (
    <>
      <ChartAxes
        room={room}
        x={budget}
        y={loss}
        xWords={compact}
        yWords={compact}
        yTitle={chartsTexts.leftAxis}
      />
      <path className={styles.first} d={pathOf(corners) ?? ""} />
      {single && corners.length === 1 && (
        <circle className={styles.firstDot} cx={single.x} cy={single.y} r={4} />
      )}
      {knee && <MarkSign spot={spotOf(knee)} bottom={room.bottom} />}
      {at && <line className={styles.guide} x1={at.x} x2={at.x} y1={at.y} y2={room.bottom} />}
      {chosen && (
        <circle
          data-chosen=""
          className={styles.secondDot}
          cx={spotOf(chosen).x}
          cy={spotOf(chosen).y}
          r={5}
        />
      )}
      {hovered && at && <circle className={styles.firstDot} cx={at.x} cy={at.y} r={4} />}
      <ChartLabels labels={labels} lines={corners.flatMap(stepBetween(corners))} room={room} />
    </>
  );
}

/** Points along the level line before a corner, and the drop to it. */
const stepBetween =
  (corners: readonly Spot[]) =>
  (corner: Spot, index: number): Spot[] => {
    const before = corners[index - 1];
    return before ? spotsAlong([before, { x: corner.x, y: before.y }, corner]) : [corner];
  };
