import {
  createFocusOutlineStyle,
  makeStyles,
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import { WarningRegular } from "@fluentui/react-icons/svg/warning";
import { memo } from "react";
import type { ThreatView } from "../../session/contract/register-snapshot";
import { CoveredBar } from "../parts/CoveredBar";
import { Said } from "../parts/Said";
import { spoken } from "../parts/spoken-style";
import { listTexts } from "../words/texts/list";
import { figuresInWords, nameOf, reasonOf, uncounted } from "../words/threat-words";
import { useFigures } from "../words/use-figures";

const useStyles = makeStyles({
  item: {
    // A row out of sight costs nothing, however many there are.
    contentVisibility: "auto",
    containIntrinsicSize: "auto 52px",
  },
  row: {
    ...createFocusOutlineStyle({ style: { outlineOffset: "-2px" } }),
    boxSizing: "border-box",
    position: "relative",
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    alignItems: "baseline",
    columnGap: tokens.spacingHorizontalM,
    width: "100%",
    minHeight: "36px",
    margin: 0,
    paddingBlock: tokens.spacingVerticalSNudge,
    paddingInlineEnd: tokens.spacingHorizontalM,
    // With its border it begins where everything else does.
    paddingInlineStart: `calc(${tokens.spacingHorizontalM} - ${tokens.strokeWidthThickest})`,
    borderTopWidth: 0,
    borderRightWidth: 0,
    borderBottomWidth: tokens.strokeWidthThin,
    borderLeftWidth: tokens.strokeWidthThickest,
    borderBottomStyle: "solid",
    borderLeftStyle: "solid",
    borderBottomColor: tokens.colorNeutralStroke3,
    borderLeftColor: "transparent",
    backgroundColor: tokens.colorTransparentBackground,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: "start",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":active": { backgroundColor: tokens.colorNeutralBackground1Pressed },
    // The short figures give way to the full ones while the keyboard is on the row.
    "& [data-full]": { display: "none" },
    "&[data-fui-focus-visible] [data-full]": { display: "inline" },
    "&[data-fui-focus-visible] [data-short]": { display: "none" },
    "@media (forced-colors: active)": { borderLeftColor: "Canvas" },
  },
  selected: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    borderLeftColor: tokens.colorCompoundBrandStroke,
    "@media (forced-colors: active)": { borderLeftColor: "Highlight" },
  },
  name: {
    overflow: "hidden",
    display: "-webkit-box",
    // No other way ends a second line with an ellipsis.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: "2",
    // A name reads in its own direction, whatever the pane's is.
    unicodeBidi: "plaintext",
  },
  amount: {
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: "tabular-nums",
    whiteSpace: "nowrap",
    justifySelf: "end",
  },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: "tabular-nums",
  },
  wide: { gridColumnStart: "1", gridColumnEnd: "3" },
  // For those who hear the row: what it shows, in full and with its names.
  spoken,
  bar: { width: "64px", height: "6px", alignSelf: "center", justifySelf: "end" },
  problem: { color: tokens.colorStatusDangerForeground3 },
  icon: { verticalAlign: "-2px", marginInlineEnd: tokens.spacingHorizontalXXS },
});

export interface ThreatRowProps {
  readonly threat: ThreatView;
  /** Whether Tab reaches it: one of the list is. */
  readonly isActive: boolean;
  /** Whether the sheet's selection is in it. */
  readonly isSelected: boolean;
  /** Whether something typed for it is not saved. */
  readonly isEdited: boolean;
  /** Headers of the columns, by their ids. */
  readonly headers: ReadonlyMap<string, string>;
  readonly hasSpend: boolean;
  readonly position: number;
  readonly of: number;
  readonly onOpen: (threat: string) => void;
}

/** A threat in the list: its gap, and what makes it. */
export const ThreatRow = memo(function ThreatRow({
  threat,
  isActive,
  isSelected,
  isEdited,
  headers,
  hasSpend,
  position,
  of,
  onOpen,
}: ThreatRowProps) {
  const styles = useStyles();
  const figures = useFigures();
  const { state, figures: own } = threat;
  const { gap, expectedLoss, ratio } = own;
  const headline = hasSpend ? gap : expectedLoss;
  return (
    <li className={styles.item} aria-setsize={of} aria-posinset={position}>
      <button
        type="button"
        className={mergeClasses(styles.row, isSelected && styles.selected)}
        tabIndex={isActive ? 0 : -1}
        aria-current={isSelected ? "true" : undefined}
        onClick={() => {
          onOpen(threat.id);
        }}
      >
        <span className={styles.name}>{nameOf(threat)}</span>
        <span className={styles.amount} title={headline === null ? "" : figures.full(headline)}>
          <ShortOrFull value={headline} />
        </span>
        <SecondLine threat={threat} headers={headers} hasSpend={hasSpend} />
        {state === "open" && ratio !== null && hasSpend && (
          <CoveredBar ratio={ratio} className={styles.bar} />
        )}
        <span className={styles.spoken}>{figuresInWords(threat, hasSpend, figures)}</span>
        {isEdited && <span className={styles.quiet}>{listTexts.edited}</span>}
      </button>
    </li>
  );
});

function ShortOrFull({ value }: { readonly value: number | null }) {
  const { compact, full } = useFigures();
  if (value === null) return "–";
  return (
    <>
      <span data-short="">{compact(value)}</span>
      <span data-full="">{full(value)}</span>
    </>
  );
}

function SecondLine({
  threat,
  headers,
  hasSpend,
}: {
  readonly threat: ThreatView;
  readonly headers: ReadonlyMap<string, string>;
  readonly hasSpend: boolean;
}) {
  const styles = useStyles();
  const reason = reasonOf(threat, headers);
  if (reason !== null) {
    const isProblem = threat.state === "problem";
    return (
      <span className={mergeClasses(styles.quiet, styles.wide, isProblem && styles.problem)}>
        {isProblem && <WarningRegular className={styles.icon} />}
        {reason}
      </span>
    );
  }
  const { required, spend } = threat.figures;
  const aside = uncounted(threat.figures);
  return (
    <span className={styles.quiet}>
      {hasSpend && (
        <Said
          parts={listTexts.rowFigures(
            <ShortOrFull value={required} />,
            <ShortOrFull value={spend} />,
            aside,
          )}
        />
      )}
    </span>
  );
}
