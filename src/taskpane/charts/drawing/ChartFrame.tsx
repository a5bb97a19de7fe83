import {
  createFocusOutlineStyle,
  makeStyles,
  tokens,
  typographyStyles,
  useId,
} from "@fluentui/react-components";
import type { KeyboardEvent, PointerEvent, ReactNode } from "react";
import { spoken } from "../../parts/spoken-style";
import { keyStep, type KeyStep } from "./key-step";
import type { Spot } from "./place-labels";
import { drawingHeight } from "./plot-room";
import { useWidth } from "./use-width";

const useStyles = makeStyles({
  chart: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalXS,
    minWidth: 0,
    // What is only heard stays beside what it belongs to.
    position: "relative",
  },
  head: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    columnGap: tokens.spacingHorizontalS,
    minHeight: "24px",
  },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  control: { display: "flex", alignItems: "center", marginInlineStart: "auto" },
  drawing: {
    ...createFocusOutlineStyle(),
    position: "relative",
    height: `${drawingHeight}px`,
    overflow: "hidden",
    cursor: "crosshair",
    // A finger that reads along the curve does not scroll the pane sideways.
    touchAction: "pan-y",
    "& svg": { display: "block" },
  },
  empty: {
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    height: `${drawingHeight}px`,
    color: tokens.colorNeutralForeground2,
    textAlign: "center",
  },
  reading: {
    margin: 0,
    // Room for two lines, so that nothing below moves while one reads along.
    minHeight: `calc(2 * ${tokens.lineHeightBase300})`,
    "@media (max-width: 240px)": { minHeight: `calc(4 * ${tokens.lineHeightBase300})` },
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontVariantNumeric: "tabular-nums",
  },
  spoken,
});

/** What stands under the drawing, with amounts short and in full. */
export interface Reading {
  readonly short: string;
  readonly full: string;
}

/** A table for those who do not see the drawing. */
export interface ChartTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface ChartFrameProps {
  readonly title: string;
  /** Beside the title. */
  readonly control?: ReactNode;
  /** What can be done with what is shown, whether there is a drawing or not. */
  readonly menu?: ReactNode;
  /** Why there is nothing to draw; null where there is. */
  readonly empty: string | null;
  readonly reading: Reading;
  readonly table: ChartTable;
  /** What the keyboard moves along, and where it is: from 0. */
  readonly position: { readonly at: number; readonly of: number; readonly text: string };
  readonly onStep: (step: KeyStep) => void;
  /** The pointer is here in a drawing so many pixels wide; null where it left. */
  readonly onHover: (spot: Spot | null, width: number) => void;
  readonly onPress: (spot: Spot, width: number) => void;
  /** What is in the svg, for its width. */
  readonly draw: (width: number) => ReactNode;
  /** Below the reading. */
  readonly children?: ReactNode;
}

/** A drawing with its question, the line that reads it, and the table behind it. */
export function ChartFrame(props: ChartFrameProps) {
  const { title, control, menu, empty, reading, table, position, draw, children } = props;
  const { onStep, onHover, onPress } = props;
  const styles = useStyles();
  const id = useId("chart");
  const [chart, width] = useWidth();
  const spotOf = (event: PointerEvent): Spot => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = keyStep(event);
    if (!step) return;
    event.preventDefault();
    onStep(step);
  };
  return (
    <section ref={chart} className={styles.chart} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 className={styles.title} id={id}>
          {title}
        </h2>
        <div className={styles.control}>
          {empty === null && control}
          {menu}
        </div>
      </div>
      {empty !== null ? (
        <div className={styles.empty}>{empty}</div>
      ) : (
        <div
          className={styles.drawing}
          role="slider"
          tabIndex={0}
          aria-labelledby={id}
          aria-valuemin={0}
          aria-valuemax={Math.max(position.of - 1, 0)}
          aria-valuenow={position.at}
          aria-valuetext={position.text}
          onKeyDown={onKeyDown}
          onPointerMove={(event) => {
            onHover(spotOf(event), width);
          }}
          onPointerLeave={() => {
            onHover(null, width);
          }}
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect();
            onPress({ x: event.clientX - box.left, y: event.clientY - box.top }, width);
          }}
        >
          {width > 0 && (
            <svg width={width} height={drawingHeight} aria-hidden="true">
              {draw(width)}
            </svg>
          )}
        </div>
      )}
      <p className={styles.reading} aria-live="polite" title={reading.full}>
        <span aria-hidden="true">{reading.short}</span>
        <span className={styles.spoken}>{reading.full}</span>
      </p>
      {children}
      {empty === null && (
        <div className={styles.spoken}>
          <table aria-label={title}>
            <thead>
              <tr>
                {table.heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(([first = "", ...cells]) => (
                <tr key={first}>
                  <th scope="row">{first}</th>
                  {cells.map((cell, index) => (
                    <td key={table.heads[index + 1]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
