import { makeStyles, tokens } from "@fluentui/react-components";

/** A list without bullets, its lines below each other; how far apart is the list's own. */
export const plainList = {
  margin: 0,
  padding: 0,
  listStyleType: "none",
  display: "flex",
  flexDirection: "column",
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
