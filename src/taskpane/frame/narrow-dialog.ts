import { tokens } from "@fluentui/react-components";

/** The surface of a dialog in a pane: Fluent lets it touch the edges of so narrow a window. */
export const narrowDialog = {
  padding: tokens.spacingHorizontalL,
  "@media screen and (max-width: 480px)": {
    maxWidth: `calc(100vw - 2 * ${tokens.spacingHorizontalM})`,
  },
} as const;
