import {
  FluentProvider,
  makeStyles,
  tokens,
  webDarkTheme,
  webLightTheme,
} from "@fluentui/react-components";
import { type ReactNode, useMemo, useSyncExternalStore } from "react";
import { figuresIn } from "../words/figures";
import { FiguresContext } from "../words/use-figures";

/** Light or dark, as the office around the pane is now. */
export interface ThemeSource {
  readonly getSnapshot: () => "light" | "dark";
  readonly subscribe: (listener: () => void) => () => void;
}

/** What a pane needs of whoever hosts it. */
export interface PaneSurroundings {
  readonly theme: ThemeSource;
  /** "de-DE"; undefined for the browser's own. */
  readonly locale: string | undefined;
}

const useStyles = makeStyles({
  pane: {
    boxSizing: "border-box",
    display: "flex",
    flexDirection: "column",
    minHeight: "100vh",
    overflowWrap: "anywhere",
    // Where there is room for a list of its own, the headline stays and the list scrolls.
    "@media (min-height: 400px)": { height: "100vh" },
    color: tokens.colorNeutralForeground1,
  },
});

/** The room every view of the pane stands in: colours and numbers. */
export function PaneFrame({
  theme,
  locale,
  children,
}: PaneSurroundings & { readonly children: ReactNode }) {
  const styles = useStyles();
  const shade = useSyncExternalStore(theme.subscribe, theme.getSnapshot);
  const figures = useMemo(() => figuresIn(locale), [locale]);
  return (
    <FluentProvider theme={shade === "dark" ? webDarkTheme : webLightTheme}>
      <FiguresContext.Provider value={figures}>
        <div className={styles.pane}>{children}</div>
      </FiguresContext.Provider>
    </FluentProvider>
  );
}
