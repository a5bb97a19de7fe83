import { createFocusOutlineStyle, makeStyles, tokens } from "@fluentui/react-components";

/** How rows of bars look that open what they are about. */
export const useRowStyles = makeStyles({
  row: {
    boxSizing: "border-box",
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto 40px",
    alignItems: "baseline",
    columnGap: tokens.spacingHorizontalS,
    width: "100%",
    margin: 0,
    paddingBlock: tokens.spacingVerticalXS,
    paddingInline: 0,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: "start",
    fontVariantNumeric: "tabular-nums",
  },
  button: {
    ...createFocusOutlineStyle(),
    borderTopStyle: "none",
    borderRightStyle: "none",
    borderBottomStyle: "none",
    borderLeftStyle: "none",
    backgroundColor: tokens.colorTransparentBackground,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":active": { backgroundColor: tokens.colorNeutralBackground1Pressed },
  },
  name: {
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    // A name reads in its own direction, whatever the pane's is.
    unicodeBidi: "plaintext",
  },
  figure: { whiteSpace: "nowrap", textAlign: "end" },
});
