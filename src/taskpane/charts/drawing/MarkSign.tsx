import { useDrawingStyles } from "./drawing-styles";
import type { Spot } from "./place-labels";

const half = 5;

/** The sign of a marked point, and a line from it down to its amount on the axis. */
export function MarkSign({
  spot: { x, y },
  bottom,
}: {
  readonly spot: Spot;
  readonly bottom: number;
}) {
  const styles = useDrawingStyles();
  return (
    <g>
      <line className={styles.guide} x1={x} x2={x} y1={y} y2={bottom} />
      <path
        className={styles.mark}
        d={`M${x} ${y - half}L${x + half} ${y}L${x} ${y + half}L${x - half} ${y}Z`}
      />
    </g>
  );
}
