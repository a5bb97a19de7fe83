import { BooleanNumber } from "@univerjs/core";
import { RangeThemeStyle } from "@univerjs/sheets";
import type { TableState } from "./table-state";

const header = { bg: { rgb: "#1f4e78" }, cl: { rgb: "#ffffff" }, bl: BooleanNumber.TRUE };
const band = { bg: { rgb: "#eaf1f8" } };
const totals = { bl: BooleanNumber.TRUE, bg: { rgb: "#d6e2ee" } };

type Parts = Pick<TableState, "showHeaders" | "showTotals" | "hasStripes">;

const either = [true, false];
const variants: readonly Parts[] = either.flatMap((showHeaders) =>
  either.flatMap((showTotals) =>
    either.map((hasStripes) => ({ showHeaders, showTotals, hasStripes })),
  ),
);

/** How tables look on the screen: one look for each mix of header, totals and stripes, whatever style a file names. */
export function tableLooks(): RangeThemeStyle[] {
  return variants.map(
    (parts) =>
      new RangeThemeStyle(themeOf(parts), {
        ...(parts.hasStripes ? { secondRowStyle: band } : {}),
        ...(parts.showHeaders ? { headerRowStyle: header } : {}),
        ...(parts.showTotals ? { lastRowStyle: totals } : {}),
      }),
  );
}

export function themeOf({ showHeaders, showTotals, hasStripes }: Parts): string {
  const parts = [showHeaders && "header", showTotals && "totals", hasStripes && "stripes"];
  return ["outspend-table", ...parts.filter((part) => part !== false)].join("-");
}
