import { lastColumn, lastRow } from "../../../workbook/book/cell-address";
import type { SheetRange } from "../../grid";
import { onSheet, parseAddress } from "./addresses";
import type { Given } from "../protocol/arguments";
import { invalid, notFound } from "../protocol/host-error";
import type { Workspace } from "../workspace/workspace";
import { sameName } from "../workspace/workspace";

/**
 * The range an add-in means by an address or a name.
 *
 * @param sheet id of the sheet an address without one is on
 */
export function rangeAt(workspace: Workspace, sheet: string, text: string): SheetRange {
  const parsed = parseAddress(text);
  if (!parsed) {
    const named = namedRange(workspace, sheet, text);
    if (named) return named;
    throw invalid("address must be a range such as A1:B2, or a name of one", text);
  }
  return { sheet: sheetNamed(workspace, parsed.sheet) ?? sheet, ...parsed.cells };
}

function sheetNamed(workspace: Workspace, name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const sheet = workspace.grid.sheets().find((each) => sameName(each.name, name));
  if (!sheet) throw notFound(`worksheet ${JSON.stringify(name)}`);
  return sheet.id;
}

/** The range of a defined name, that of the sheet before that of the workbook. */
function namedRange(workspace: Workspace, sheet: string, name: string): SheetRange | undefined {
  const named = workspace.grid.names().filter((each) => sameName(each.name, name));
  const known = named.find((each) => each.sheet === sheet) ?? named.find((each) => !each.sheet);
  return known && rangeInFormula(workspace, sheet, known.formula);
}

/** The range a formula is, such as "=Sheet1!$A$1:$B$2"; undefined for any other formula. */
export function rangeInFormula(
  workspace: Workspace,
  sheet: string,
  formula: string,
): SheetRange | undefined {
  const parsed = formula.startsWith("=") ? parseAddress(formula.slice(1)) : undefined;
  if (!parsed) return undefined;
  const { sheet: name, cells } = parsed;
  if (name === undefined) return { sheet, ...cells };
  const known = workspace.grid.sheets().find((each) => sameName(each.name, name));
  return known && { sheet: known.id, ...cells };
}

/** An argument that is a range, or the address of one. */
export function rangeGiven(workspace: Workspace, sheet: string, given: Given): SheetRange {
  if (typeof given === "string") return rangeAt(workspace, sheet, given);
  const range = workspace.make.rangeOf(given);
  if (!range) throw invalid("range must be a range or its address", "something else");
  return range;
}

export const wholeSheet = (sheet: string): SheetRange => ({
  sheet,
  startRow: 0,
  startColumn: 0,
  endRow: lastRow,
  endColumn: lastColumn,
});

/** Refuses a range beyond the limits of a sheet, or with its end before its start. */
export function checkOnSheet(range: SheetRange): SheetRange {
  if (!onSheet(range)) throw invalid("range must lie on the sheet", { ...range });
  return range;
}
