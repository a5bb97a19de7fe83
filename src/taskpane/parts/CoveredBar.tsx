import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  track: {
    backgroundColor: tokens.colorNeutralBackground6,
    overflow: "hidden",
    outlineColor: tokens.colorTransparentStroke,
    outlineStyle: "solid",
    outlineWidth: tokens.strokeWidthThin,
    outlineOffset: "-1px",
  },
  filled: {
    height: "100%",
    backgroundColor: tokens.colorCompoundBrandBackground,
    transformOrigin: "left",
    "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" },
  },
});

/** The covered share as a bar. It decorates: the share stands in words beside it. */
export function CoveredBar({
  ratio,
  className,
}: {
  readonly ratio: number;
  readonly className?: string | undefined;
}) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.track, className)} aria-hidden="true">
      <div className={styles.filled} style={{ transform: `scaleX(${ratio})` }} />
    </div>
  );
}
