import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { KeyboardEvent, ReactNode } from "react";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", flexGrow: 1, minHeight: 0 },
  hidden: { display: "none" },
  main: {
    display: "flex",
    flexDirection: "column",
    flexGrow: 1,
    minHeight: 0,
    // Under headlines and problems that fill the pane, the list is still reached.
    overflowY: "auto",
    rowGap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalM,
  },
  scrolling: {
    paddingBottom: tokens.spacingVerticalM,
    // What scrolls need not shrink: links, which cut what is too long, would have no height.
    "& > *": { flexShrink: 0 },
  },
  footer: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTopWidth: tokens.strokeWidthThin,
    borderTopStyle: "solid",
    borderTopColor: tokens.colorNeutralStroke2,
    // Nothing to be done draws no line.
    ":empty": { display: "none" },
  },
});

/** One view that fills the pane: what it is about, and below, in sight unless the pane is very low, what can be done. */
export function Screen({
  children,
  footer,
  isHidden = false,
  isScrolling = false,
  onEscape,
  onUndo,
}: {
  readonly children: ReactNode;
  readonly footer: ReactNode;
  readonly isHidden?: boolean;
  /** Whether all of it scrolls, rather than a part that knows how. */
  readonly isScrolling?: boolean;
  /** The way back; not called where something in it took the key for itself. */
  readonly onEscape?: () => void;
  /** Ctrl+Z, unless it is pressed in a field, which takes back what was typed there. */
  readonly onUndo?: () => void;
}) {
  const styles = useStyles();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return;
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === "z";
    const isInField = event.target instanceof HTMLInputElement;
    const wish = event.key === "Escape" ? onEscape : isUndo && !isInField ? onUndo : undefined;
    if (!wish) return;
    event.preventDefault();
    wish();
  };
  return (
    <div className={mergeClasses(styles.screen, isHidden && styles.hidden)} onKeyDown={onKeyDown}>
      <main className={mergeClasses(styles.main, isScrolling && styles.scrolling)}>{children}</main>
      <footer className={styles.footer}>{footer}</footer>
    </div>
  );
}
