import { BooleanNumber } from "@univerjs/core";
import { RangeThemeStyle } from "@univerjs/sheets";
import type { TableState } from "./table-store";

const header = { bg: { rgb: "#1f4e78" }, cl: { rgb: "#ffffff" }, bl: BooleanNumber.TRUE };
const band = { bg: { rgb: "#eaf1f8" } };
const totals = { bl: BooleanNumber.TRUE, bg: { rgb: "#d6e2ee" } };

const variants = [true, false].flatMap((hasHeader) =>
  [true, false].map((hasTotals) => ({ hasHeader, hasTotals })),
);

const name = (hasHeader: boolean, hasTotals: boolean) =>
  `outspend-table${hasHeader ? "-header" : ""}${hasTotals ? "-totals" : ""}`;

/** How tables look on the screen: one look with and without a header and a totals row, whatever style a file names. */
export function tableLooks(): RangeThemeStyle[] {
  return variants.map(
    ({ hasHeader, hasTotals }) =>
      new RangeThemeStyle(name(hasHeader, hasTotals), {
        secondRowStyle: band,
        ...(hasHeader ? { headerRowStyle: header } : {}),
        ...(hasTotals ? { lastRowStyle: totals } : {}),
      }),
  );
}

export const themeOf = ({ showHeaders, showTotals }: TableState): string =>
  name(showHeaders, showTotals);
