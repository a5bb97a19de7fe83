import { makeStyles, tokens } from "@fluentui/react-components";

/** A list without bullets, its lines below each other; how far apart is the list's own. */
export const plainList = {
  margin: 0,
  padding: 0,
  listStyleType: "none",
  display: "flex",
  flexDirection: "column",
} as const;

/** A table of figures: words at the left, figures at the right, quiet headers. */
export const figureTable = {
  width: "100%",
  borderCollapse: "collapse",
  fontSize: tokens.fontSizeBase300,
  lineHeight: tokens.lineHeightBase300,
  fontVariantNumeric: "tabular-nums",
  "& th, & td": { paddingBlock: tokens.spacingVerticalXXS, paddingInline: 0 },
  "& th": {
    textAlign: "start",
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
  },
  "& td, & thead th:not(:first-child)": {
    textAlign: "end",
    verticalAlign: "bottom",
    paddingInlineStart: tokens.spacingHorizontalS,
  },
  "& thead th": { color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
} as const;

/** How close lists and rows of small buttons lie in the pane. */
export const useListStyles = makeStyles({
  list: { ...plainList, rowGap: tokens.spacingVerticalXS },
  buttons: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
  },
});
