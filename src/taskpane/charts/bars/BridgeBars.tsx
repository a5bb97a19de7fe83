import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { plainList } from "../../parts/list-styles";
import { spoken } from "../../parts/spoken-style";
import { useFigures } from "../../words/use-figures";
import { useRowStyles } from "./row-styles";

const useStyles = makeStyles({
  list: { ...plainList },
  old: { opacity: 0.6 },
  row: { gridTemplateColumns: "minmax(0, 1fr) auto", rowGap: tokens.spacingVerticalXXS },
  total: { fontWeight: tokens.fontWeightSemibold },
  // A name is cut short before what moved it.
  what: { display: "flex", columnGap: tokens.spacingHorizontalS, minWidth: 0 },
  driver: { color: tokens.colorNeutralForeground2, flexShrink: 0 },
  // Where a name is cut, what follows stands as far behind it as where it is not.
  spoken,
  track: {
    gridColumnStart: "1",
    gridColumnEnd: "3",
    position: "relative",
    height: "8px",
    backgroundColor: tokens.colorNeutralBackground6,
  },
  part: { position: "absolute", top: 0, bottom: 0, minWidth: "1px" },
  sum: {
    backgroundColor: tokens.colorNeutralForeground3,
    "@media (forced-colors: active)": { backgroundColor: "CanvasText", forcedColorAdjust: "none" },
  },
  up: {
    backgroundColor: tokens.colorStatusDangerForeground3,
    "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" },
  },
  down: {
    backgroundColor: tokens.colorStatusSuccessForeground3,
    "@media (forced-colors: active)": { backgroundColor: "GrayText", forcedColorAdjust: "none" },
  },
});

/** A bar of a waterfall. */
export interface BridgeBar {
  readonly kind: "total" | "effect";
  readonly name: string;
  /** What moved it; empty for none. */
  readonly driver: string;
  readonly amount: number;
  readonly from: number;
  readonly to: number;
}

/** From one total to another, step by step, each bar where the one before ended. The axis begins at 0. */
export function BridgeBars({
  rows,
  label,
  isOld,
}: {
  readonly rows: readonly BridgeBar[];
  readonly label: string;
  readonly isOld: boolean;
}) {
  const styles = useStyles();
  const rowStyles = useRowStyles();
  const { together, full } = useFigures();
  const { write } = together(rows.map(({ amount }) => amount));
  const ends = rows.flatMap(({ from, to }) => [from, to]);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const at = (amount: number): number =>
    most === least ? 0 : (100 * (amount - least)) / (most - least);
  return (
    <ul className={mergeClasses(styles.list, isOld && styles.old)} role="list" aria-label={label}>
      {rows.map(({ kind, name, driver, amount, from, to }) => (
        <li
          key={`${kind} ${name} ${driver}`}
          className={mergeClasses(rowStyles.row, styles.row, kind === "total" && styles.total)}
        >
          <span className={styles.what} title={driver === "" ? name : `${name}, ${driver}`}>
            <span className={rowStyles.name}>{name}</span>
            {driver !== "" && (
              <span className={styles.driver}>
                <span className={styles.spoken}>, </span>
                {driver}
              </span>
            )}
          </span>
          <span className={rowStyles.figure} title={full(amount)}>
            {kind === "total" ? write(amount) : signed(amount, write)}
          </span>
          <div className={styles.track} aria-hidden="true">
            <div
              className={mergeClasses(
                styles.part,
                kind === "total" ? styles.sum : amount > 0 ? styles.up : styles.down,
              )}
              style={{
                left: `${at(Math.min(from, to))}%`,
                width: `${at(Math.max(from, to)) - at(Math.min(from, to))}%`,
              }}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** "+$12k", "−$8k". */
function signed(change: number, short: (amount: number) => string): string {
  const sign = change > 0 ? "+" : change < 0 ? "\u2212" : "";
  return sign + short(Math.abs(change));
}
