import { mergeClasses } from "@fluentui/react-components";
import { useDrawingStyles } from "./drawing-styles";
import { type LabelWish, labelWidth, placeLabels, type Spot } from "./place-labels";
import type { LabelRoom } from "./place-labels";

/** Words beside points of a drawing, where they cover least. */
export function ChartLabels({
  labels,
  lines,
  room,
}: {
  readonly labels: readonly (LabelWish & { readonly className?: string })[];
  /** Points along what is drawn. */
  readonly lines: readonly Spot[];
  readonly room: LabelRoom;
}) {
  const styles = useDrawingStyles();
  const placed = placeLabels(labels, lines, room);
  return (
    <g>
      {labels.map(({ text, x, y, className }, index) => {
        const place = placed[index];
        if (!place) return null;
        const isAbove = place.y < y;
        const middle = place.x + labelWidth(text) / 2;
        return (
          <g key={text}>
            {place.isApart && (
              <line
                className={styles.guide}
                x1={x}
                y1={y + (isAbove ? -6 : 6)}
                x2={Math.max(place.x + 4, Math.min(x, 2 * middle - place.x - 4))}
                y2={place.y + (isAbove ? 8 : -8)}
              />
            )}
            <text
              className={mergeClasses(styles.words, className)}
              x={middle}
              y={place.y}
              textAnchor="middle"
              dominantBaseline="central"
            >
              {text}
            </text>
          </g>
        );
      })}
    </g>
  );
}
