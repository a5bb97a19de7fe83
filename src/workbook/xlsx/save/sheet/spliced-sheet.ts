import type { BookCell } from "../../../book/book";
import { parseRange } from "../../../book/cell-address";
import type { Splice } from "../../file/splice";
import { spliced } from "../../file/splice";
import { attributesAt } from "../../file/xml-tags";
import type { SheetVersions } from "./cell-edits";
import { cellEdits } from "./cell-edits";
import type { CellSurroundings } from "./cell-writer";
import { columnLooks, columnSplices } from "./columns";
import { insideSplice } from "./inside-splice";
import { dimensionSplices, mergeSplices, rowChanges, settingSplices } from "./settings";
import { scanSheet } from "./scan-sheet";
import type { ScannedSheet } from "./scan-sheet";
import { sectionOf } from "./sections";
import { splicedRows } from "./spliced-rows";

/** A sheet's part after edits, and what other parts must know of them. */
export interface SplicedSheet {
  readonly xml: string;
  /** Cells that have no formula any more. */
  readonly withoutFormula: readonly { readonly row: number; readonly column: number }[];
}

const stay = (place: number): number => place;

/**
 * A sheet's part with what was edited put in its place; all else stays byte for byte.
 *
 * @throws CannotSplice where its rows or cells cannot be told apart
 */
export function splicedSheet(
  xml: string,
  versions: SheetVersions,
  around: Omit<CellSurroundings, "xml" | "prefix">,
): SplicedSheet {
  const { asRead, before, now } = versions;
  const cells = cellEdits(versions);
  const rows = rowChanges(before.rows, now.rows, stay);
  const sheet = scanSheet(xml);
  const splices: Splice[] = [
    ...settingSplices(sheet, before, now),
    ...columnSplices(sheet, before, now, stay),
    ...mergeSplices(sheet, before.merges ?? [], now.merges ?? []),
  ];
  const formulas = new Map<string, BookCell>();
  for (const cell of asRead.cells) {
    if (cell.formula !== undefined) formulas.set(`${cell.row}:${cell.column}`, cell);
  }
  if (cells.length + rows.size > 0) {
    const inside = splicedRows(
      sheet,
      {
        cells,
        rows,
        formulaAt: (row, column) => formulas.get(`${row}:${column}`)?.formula,
        columnLook: columnLooks(sheet, stay),
        cellTo: (row, column) => ({ row, column }),
        rowTo: stay,
        cellsGo: () => "along",
        placesOf: () => undefined,
      },
      { ...around, xml, prefix: sheet.prefix },
    );
    splices.push(insideSplice(sheet, inside));
    const added = cells.filter(({ content }) => content && !isEmptying(content));
    splices.push(...dimensionSplices(sheet, saidDimension(sheet), added));
  }
  const withoutFormula = cells.filter(
    ({ row, column, content }) => content?.kind === "constant" && formulas.has(`${row}:${column}`),
  );
  return { xml: spliced(xml, splices), withoutFormula };
}

const isEmptying = (content: { readonly kind: string; readonly value?: unknown }): boolean =>
  content.kind !== "formula" && content.value === null;

function saidDimension(sheet: ScannedSheet) {
  const section = sectionOf(sheet, "dimension");
  return section && parseRange(attributesAt(sheet.xml, section.tag).ref ?? "");
}
