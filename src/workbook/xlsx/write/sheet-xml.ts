import type { BookRow, BookSheet } from "../../book/book";
import { cellAddress, rangeAddress } from "../../book/cell-address";
import type { SheetPlace, SheetSurroundings } from "./cell-xml";
import { writtenCells } from "./cell-xml";
import { fitXml, pageXml } from "../charts/page-xml";
import type { StyleTable } from "../styles/xlsx-style-table";
import { xmlElement, xmlPart } from "../file/xml-text";

/** A sheet as a part of the file. */
export function sheetXml(sheet: BookSheet, place: SheetPlace, around: SheetSurroundings): string {
  const properties = [
    sheet.tabColor === undefined
      ? ""
      : xmlElement("tabColor", { rgb: `FF${sheet.tabColor.slice(1).toUpperCase()}` }),
    fitXml(sheet.layout),
  ].join("");
  const tableParts = place.tables.map(({ id }) => xmlElement("tablePart", { "r:id": id }));
  return xmlPart(
    xmlElement(
      "worksheet",
      {
        xmlns: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      },
      properties === "" ? "" : xmlElement("sheetPr", {}, properties),
      xmlElement("sheetViews", {}, viewXml(sheet, place)),
      xmlElement("sheetFormatPr", {
        defaultColWidth: sheet.columnWidth,
        defaultRowHeight: sheet.rowHeight ?? 15,
        customHeight: sheet.rowHeight === undefined ? undefined : 1,
      }),
      columnsXml(sheet, around.styles),
      xmlElement("sheetData", {}, ...rowsXml(sheet, place, around)),
      mergesXml(sheet),
      pageXml(sheet.layout),
      place.drawing === null ? "" : xmlElement("drawing", { "r:id": place.drawing }),
      ...(tableParts.length === 0
        ? []
        : [xmlElement("tableParts", { count: tableParts.length }, ...tableParts)]),
    ),
  );
}

function viewXml({ frozen, showGridLines, zoom }: BookSheet, { isActive }: SheetPlace): string {
  return xmlElement(
    "sheetView",
    {
      showGridLines: showGridLines === false ? 0 : undefined,
      tabSelected: isActive ? 1 : undefined,
      zoomScale: zoom,
      zoomScaleNormal: zoom,
      workbookViewId: 0,
    },
    paneXml(frozen),
  );
}

/** Rows and columns that stay while the rest scrolls; "" for none. */
export function paneXml({ rows, columns }: BookSheet["frozen"] = { rows: 0, columns: 0 }): string {
  if (rows + columns === 0) return "";
  const pane = rows > 0 && columns > 0 ? "bottomRight" : rows > 0 ? "bottomLeft" : "topRight";
  return (
    xmlElement("pane", {
      xSplit: columns > 0 ? columns : undefined,
      ySplit: rows > 0 ? rows : undefined,
      topLeftCell: cellAddress(rows, columns),
      activePane: pane,
      state: "frozen",
    }) + xmlElement("selection", { pane })
  );
}

/** Neighbours of which the same is said share an element: a look of whole columns is said 16,384 times else. */
function columnsXml({ columns = [], columnWidth }: BookSheet, styles: StyleTable): string {
  const runs: { first: number; last: number; attributes: Record<string, number | undefined> }[] =
    [];
  for (const column of [...columns].sort((a, b) => a.column - b.column)) {
    const style = styles.numberOf(column);
    const attributes = {
      // Excel wants a width where anything is said; this is the usual one.
      width: column.width ?? columnWidth ?? 9.140625,
      style: style === 0 ? undefined : style,
      hidden: column.hidden ? 1 : undefined,
      customWidth: column.width === undefined ? undefined : 1,
    };
    const run = runs.at(-1);
    const same = run && JSON.stringify(run.attributes) === JSON.stringify(attributes);
    if (run && same && run.last === column.column - 1) run.last = column.column;
    else runs.push({ first: column.column, last: column.column, attributes });
  }
  if (runs.length === 0) return "";
  return xmlElement(
    "cols",
    {},
    ...runs.map(({ first, last, attributes }) =>
      xmlElement("col", { min: first + 1, max: last + 1, ...attributes }),
    ),
  );
}

function mergesXml({ merges = [] }: BookSheet): string {
  if (merges.length === 0) return "";
  const cells = merges.map((range) => xmlElement("mergeCell", { ref: rangeAddress(range) }));
  return xmlElement("mergeCells", { count: cells.length }, ...cells);
}

function rowsXml(sheet: BookSheet, place: SheetPlace, around: SheetSurroundings): string[] {
  const cells = writtenCells(sheet, place, around);
  const said = new Map((sheet.rows ?? []).map((row) => [row.row, row]));
  const numbers = [...new Set([...cells.keys(), ...said.keys()])].sort((a, b) => a - b);
  return numbers.map((row) => {
    const inRow = [...(cells.get(row) ?? [])].sort(([a], [b]) => a - b);
    return xmlElement(
      "row",
      { r: row + 1, ...rowAttributes(said.get(row), around.styles) },
      ...inRow.map(([column, { look, attributes, inside }]) => {
        const style = around.styles.numberOf(look);
        return xmlElement(
          "c",
          { r: cellAddress(row, column), s: style === 0 ? undefined : style, ...attributes },
          inside,
        );
      }),
    );
  });
}

function rowAttributes(row: BookRow | undefined, styles: StyleTable) {
  if (!row) return {};
  const style = styles.numberOf(row);
  return {
    s: style === 0 ? undefined : style,
    customFormat: style === 0 ? undefined : 1,
    ht: row.height,
    hidden: row.hidden ? 1 : undefined,
    customHeight: row.height === undefined ? undefined : 1,
  };
}
