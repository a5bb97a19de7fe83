import { makeStyles, mergeClasses, tokens, useId } from "@fluentui/react-components";
import { type KeyboardEvent, useRef, useState } from "react";
import type { BadYearShare, ShareBarsProps } from "../chart-contents";
import { chartsTexts } from "../../words/texts/charts";
import { useRowStyles } from "./row-styles";
import { CoveredBar } from "../../parts/CoveredBar";
import { plainList } from "../../parts/list-styles";
import { SectionHead } from "../../parts/SectionHead";
import { spoken } from "../../parts/spoken-style";
import { takeKeyboard } from "../../frame/take-keyboard";
import { useFigures } from "../../words/use-figures";

const useStyles = makeStyles({
  chart: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    minWidth: 0,
    position: "relative",
  },
  list: { ...plainList },
  others: { color: tokens.colorNeutralForeground2 },
  // At twice the size in a narrow pane a name has a line of its own.
  wide: { "@media (max-width: 240px)": { gridColumnStart: "1", gridColumnEnd: "4" } },
  amount: { gridColumnStart: "2" },
  share: { gridColumnStart: "3" },
  bar: { gridColumnStart: "1", gridColumnEnd: "4", height: "6px" },
  spoken,
});

const mostRows = 8;

/** Whose losses the bad years are made of, the largest first; a click opens the threat. One row is reached by Tab. */
export function ShareBars({ rows, menu, onOpen }: ShareBarsProps) {
  const styles = useStyles();
  const rowStyles = useRowStyles();
  const { count, together } = useFigures();
  const id = useId("shares");
  const list = useRef<HTMLUListElement>(null);
  const [active, setActive] = useState<string | null>(null);
  // A single one left over is no "others".
  const shown = rows.length === mostRows + 1 ? rows : rows.slice(0, mostRows);
  const rest = rows.slice(shown.length);
  const largest = Math.max(...rows.map(({ amount }) => amount), 0);
  const others = rest.reduce(
    (sum, { amount, share }) => ({ amount: sum.amount + amount, share: sum.share + share }),
    { amount: 0, share: 0 },
  );
  const scale = Math.max(largest, others.amount);
  const { write } = together([...shown.map(({ amount }) => amount), others.amount]);
  const at = Math.max(
    shown.findIndex((row) => row.id === active),
    0,
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const index = Math.min(Math.max(to, 0), shown.length - 1);
    setActive(shown[index]?.id ?? null);
    takeKeyboard(list.current?.children[index]?.querySelector("button"));
  };
  return (
    <section className={styles.chart} aria-labelledby={id}>
      <SectionHead title={chartsTexts.sharesTitle} id={id}>
        {menu}
      </SectionHead>
      {scale === 0 ? (
        <div className={styles.others}>{chartsTexts.noShares}</div>
      ) : (
        // The rows are a list to screen readers, though its marks are not drawn.
        <ul className={styles.list} role="list" ref={list} onKeyDown={onKeyDown}>
          {shown.map((row, index) => (
            <li key={row.id}>
              <button
                type="button"
                className={mergeClasses(rowStyles.row, rowStyles.button)}
                tabIndex={index === at ? 0 : -1}
                onClick={() => {
                  setActive(row.id);
                  onOpen(row.id);
                }}
              >
                <ShareRow row={row} scale={scale} short={write} />
              </button>
            </li>
          ))}
          {rest.length > 0 && (
            <li className={mergeClasses(rowStyles.row, styles.others)}>
              <ShareRow
                row={{ ...others, name: chartsTexts.others(count(rest.length)) }}
                scale={scale}
                short={write}
              />
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

function ShareRow({
  row: { name, amount, share },
  scale,
  short,
}: {
  readonly row: Omit<BadYearShare, "id">;
  /** The amount of the longest bar. */
  readonly scale: number;
  /** How all rows write their amounts. */
  readonly short: (amount: number) => string;
}) {
  const styles = useStyles();
  const rowStyles = useRowStyles();
  const figures = useFigures();
  const percent = 0.01;
  const written =
    share > 0 && share < percent
      ? chartsTexts.lessThan(figures.share(percent))
      : figures.share(share);
  return (
    <>
      <span className={mergeClasses(rowStyles.name, styles.wide)} title={name}>
        {name}
      </span>
      <span
        className={mergeClasses(rowStyles.figure, styles.amount)}
        aria-hidden="true"
        title={figures.full(amount)}
      >
        {short(amount)}
      </span>
      <span className={mergeClasses(rowStyles.figure, styles.share)} aria-hidden="true">
        {written}
      </span>
      <span className={styles.spoken}>
        {chartsTexts.shareInFull(figures.full(amount), written)}
      </span>
      <CoveredBar ratio={amount / scale} className={styles.bar} />
    </>
  );
}
