import { makeStyles, mergeClasses, tokens, useId } from "@fluentui/react-components";
import { type KeyboardEvent, useRef, useState } from "react";
import { plainList } from "../../parts/list-styles";
import { SectionHead } from "../../parts/SectionHead";
import { spoken } from "../../parts/spoken-style";
import { takeKeyboard } from "../../frame/take-keyboard";
import { useFigures } from "../../words/use-figures";
import type { Swing, SwingBarsProps } from "../chart-contents";
import { chartsTexts } from "../../words/texts/charts";
import { SwingBar } from "./SwingBar";
import { useRowStyles } from "./row-styles";

const useStyles = makeStyles({
  chart: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    minWidth: 0,
  },
  list: { ...plainList },
  old: { opacity: 0.6 },
  row: { gridTemplateColumns: "minmax(0, 1fr) auto", rowGap: tokens.spacingVerticalXXS },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  wide: { gridColumnStart: "1", gridColumnEnd: "3" },
  spoken,
});

/**
 * Which figures move a year's cost most (a tornado), the widest first; a click opens the threat. One row is reached by Tab.
 */
export function SwingBars({ today, rows, isOld, menu, children, onOpen }: SwingBarsProps) {
  const styles = useStyles();
  const rowStyles = useRowStyles();
  const { together } = useFigures();
  const id = useId("swings");
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState(0);
  const changes = rows.flatMap(({ low, high }) => [low - today, high - today]);
  const furthest = Math.max(0, ...changes.map(Math.abs));
  const { write } = together(changes);
  const at = Math.min(active, Math.max(rows.length - 1, 0));
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const index = Math.min(Math.max(to, 0), rows.length - 1);
    setActive(index);
    takeKeyboard(list.current?.children[index]?.querySelector("button"));
  };
  return (
    <section className={styles.chart} aria-labelledby={id} aria-busy={isOld}>
      <SectionHead id={id} title={chartsTexts.swingsTitle}>
        {menu}
      </SectionHead>
      {children}
      {rows.length === 0 ? (
        <div className={styles.quiet}>{chartsTexts.noSwings}</div>
      ) : (
        <>
          <div className={styles.quiet}>
            {chartsTexts.swingsMeaning(together([today]).write(today))}
          </div>
          {/* The rows are a list to screen readers, though its marks are not drawn. */}
          <ul
            className={mergeClasses(styles.list, isOld && styles.old)}
            role="list"
            ref={list}
            onKeyDown={onKeyDown}
          >
            {rows.map((row, index) => (
              <li key={`${row.threat} ${row.field}`}>
                <button
                  type="button"
                  className={mergeClasses(rowStyles.row, rowStyles.button, styles.row)}
                  tabIndex={index === at ? 0 : -1}
                  onClick={() => {
                    setActive(index);
                    onOpen(row.threat);
                  }}
                >
                  <SwingRow row={row} today={today} furthest={furthest} short={write} />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function SwingRow({
  row: { name, field, low, high },
  today,
  furthest,
  short,
}: {
  readonly row: Swing;
  readonly today: number;
  /** How far the longest bar goes to one side, currency a year. */
  readonly furthest: number;
  /** How all rows write their amounts. */
  readonly short: (amount: number) => string;
}) {
  const styles = useStyles();
  const rowStyles = useRowStyles();
  const { full } = useFigures();
  const [lower, higher] = [low - today, high - today];
  return (
    <>
      <span className={mergeClasses(rowStyles.name, styles.wide)} title={name}>
        {name}
      </span>
      <span className={styles.quiet} aria-hidden="true">
        {field}
      </span>
      <span
        className={mergeClasses(rowStyles.figure, styles.quiet)}
        aria-hidden="true"
        title={`${full(low)} / ${full(high)}`}
      >
        {signed(lower, short)} / {signed(higher, short)}
      </span>
      <span className={styles.spoken}>{chartsTexts.swingInFull(field, full(low), full(high))}</span>
      <SwingBar
        className={styles.wide}
        lower={furthest === 0 ? 0 : lower / furthest}
        higher={furthest === 0 ? 0 : higher / furthest}
      />
    </>
  );
}

/** "+$12k", "−$8k". */
function signed(change: number, short: (amount: number) => string): string {
  const sign = change > 0 ? "+" : change < 0 ? "\u2212" : "";
  return sign + short(Math.abs(change));
}
