import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  track: {
    position: "relative",
    height: "8px",
    backgroundColor: tokens.colorNeutralBackground6,
    outlineColor: tokens.colorTransparentStroke,
    outlineStyle: "solid",
    outlineWidth: tokens.strokeWidthThin,
    outlineOffset: "-1px",
  },
  part: { position: "absolute", top: 0, bottom: 0 },
  lower: {
    backgroundColor: tokens.colorNeutralForeground3,
    "@media (forced-colors: active)": { backgroundColor: "CanvasText", forcedColorAdjust: "none" },
  },
  higher: {
    backgroundColor: tokens.colorCompoundBrandBackground,
    "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" },
  },
  today: {
    position: "absolute",
    top: "-2px",
    bottom: "-2px",
    left: "50%",
    width: tokens.strokeWidthThin,
    backgroundColor: tokens.colorNeutralForeground1,
    "@media (forced-colors: active)": { backgroundColor: "CanvasText", forcedColorAdjust: "none" },
  },
});

/**
 * What a figure lower and higher does, as a bar around today in the middle. It decorates: the changes stand in words beside it.
 *
 * @param lower from -1, the left end, to 1, the right end; likewise higher
 */
export function SwingBar({
  lower,
  higher,
  className,
}: {
  readonly lower: number;
  readonly higher: number;
  readonly className?: string | undefined;
}) {
  const styles = useStyles();
  // The shorter one stands in front where both go to one side.
  const parts = [
    { change: lower, look: styles.lower },
    { change: higher, look: styles.higher },
  ].sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
  return (
    <div className={mergeClasses(styles.track, className)} aria-hidden="true">
      {parts.map(({ change, look }) => (
        <div
          key={look}
          className={mergeClasses(styles.part, look)}
          style={{
            left: `${50 + 50 * Math.min(change, 0)}%`,
            width: `${50 * Math.abs(change)}%`,
          }}
        />
      ))}
      <div className={styles.today} />
    </div>
  );
}
