import { makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { type ReactNode, useEffect, useRef } from "react";
import { takeKeyboard } from "./take-keyboard";
import type { MainView } from "./view";
import { WayBack } from "./WayBack";

const useStyles = makeStyles({
  // The way back stays in sight however much there is below.
  top: {
    position: "sticky",
    // The room above it, where what scrolls would show.
    top: `calc(-1 * ${tokens.spacingVerticalM})`,
    zIndex: 1,
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground1,
    marginTop: `calc(-1 * ${tokens.spacingVerticalM})`,
    paddingTop: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalXS,
  },
  title: { ...typographyStyles.subtitle2, margin: 0, outlineStyle: "none" },
});

/** The head of a view that scrolls: the way back, what the view is, and a sentence on it. */
export function ViewHead({
  title,
  backTo,
  onBack,
  children,
}: {
  readonly title: string;
  readonly backTo: MainView;
  readonly onBack: () => void;
  readonly children?: ReactNode;
}) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    takeKeyboard(heading.current, { preventScroll: true });
  }, []);
  return (
    <div className={styles.top}>
      <WayBack to={backTo} onBack={onBack} />
      <h1 className={styles.title} ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  );
}
