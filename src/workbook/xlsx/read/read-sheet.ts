import { shortText } from "../../formulas/short-text";
import type { BookBlank, BookColumn, BookRow, BookSheet, CellRange } from "../../book/book";
import { lastColumn, lastRow, parseRange } from "../../book/cell-address";
import { withSpills } from "./remembered-spills";
import type { Draft, ReadCell, Shared, SharedParts } from "./read-cell";
import type { Filter } from "./filters";
import { FilterReader, withFilteredRows } from "./filters";
import { finish, lookOf } from "./read-cell";
import type { Attributes } from "../file/xlsx-package";
import { visitXml, WorkbookError } from "../file/xlsx-package";
import type { CellLook } from "../styles/xlsx-styles";

/** What a sheet's own part says; its name stands elsewhere. */
export type SheetContent = Omit<BookSheet, "name" | "hidden" | "veryHidden">;

/**
 * Reads a sheet. Dates stay serial numbers; shared formulas are written out. A value the file remembers in a cell that
 * an array formula fills or spills into is no constant: it is kept with the formula.
 */
export function readSheet(
  xml: string,
  parts: SharedParts,
  tableFilters: readonly Filter[] = [],
): SheetContent {
  const read: ReadCell[] = [];
  const blanks: BookBlank[] = [];
  const columns: BookColumn[] = [];
  const rows: BookRow[] = [];
  const merges: CellRange[] = [];
  const rest: { -readonly [K in Exclude<keyof SheetContent, "cells">]?: SheetContent[K] } = {};
  const shared = new Map<string, Shared>();
  let at = { row: -1, column: -1 };
  let cell: Draft | undefined;
  let element = "";
  let inPhonetic = false;
  const filters = new FilterReader();
  visitXml(xml, {
    open(name, attributes) {
      element = name;
      filters.open(name, attributes);
      if (name === "row") {
        at = {
          row: attributes.r === undefined ? at.row + 1 : Number(attributes.r) - 1,
          column: -1,
        };
        if (!(at.row >= 0 && at.row <= lastRow && Number.isInteger(at.row))) {
          throw notOnSheet("row", attributes.r);
        }
        const row = rowOf(at.row, attributes, parts);
        if (row) rows.push(row);
      } else if (name === "c") {
        const said = parseRange(attributes.r ?? "");
        at = { row: said?.startRow ?? at.row, column: said?.startColumn ?? at.column + 1 };
        const isUnreadable = attributes.r !== undefined && !said;
        if (isUnreadable || !(at.row >= 0 && at.row <= lastRow && at.column <= lastColumn)) {
          throw notOnSheet("cell", attributes.r);
        }
        cell = { attributes, ...at, value: "", inline: "" };
      } else if (name === "f" && cell) cell.formula = { attributes, text: "" };
      else if (name === "rPh") inPhonetic = true;
      else if (name === "col") columns.push(...columnsOf(attributes, parts));
      else if (name === "mergeCell") {
        const range = parseRange(attributes.ref ?? "");
        if (!range || range.endRow > lastRow || range.endColumn > lastColumn) {
          throw notOnSheet("the merged range", attributes.ref);
        }
        merges.push(range);
      } else if (name === "sheetView") {
        if (isOff(attributes.showGridLines)) rest.showGridLines = false;
        const zoom = Number(attributes.zoomScale ?? usualZoom);
        if (zoom >= 10 && zoom <= 400 && zoom !== usualZoom) rest.zoom = zoom;
      } else if (name === "sheetFormatPr") {
        const height = Number(attributes.defaultRowHeight);
        if (height >= 0 && isOn(attributes.customHeight)) rest.rowHeight = height;
        const width = Number(attributes.defaultColWidth);
        if (width >= 0) rest.columnWidth = width;
      } else if (name === "pane" && attributes.state?.startsWith("frozen")) {
        rest.frozen = {
          rows: Number(attributes.ySplit ?? 0),
          columns: Number(attributes.xSplit ?? 0),
        };
      } else if (name === "tabColor") {
        const color = parts.readColor(attributes);
        if (color !== undefined) rest.tabColor = color;
      }
    },
    text(text) {
      if (!cell || inPhonetic) return;
      if (element === "v") cell.value += text;
      else if (element === "f" && cell.formula) cell.formula.text += text;
      else if (element === "t") cell.inline += text;
    },
    close(name) {
      element = "";
      filters.close(name);
      if (name === "rPh") inPhonetic = false;
      if (name !== "c" || !cell) return;
      const { row, column } = cell;
      const found = finish(cell, parts, shared);
      if (found) read.push(found);
      else blanks.push(...blankOf(row, column, lookOf(cell.attributes, parts)));
      cell = undefined;
    },
  });
  const { cells, remembered } = withSpills(read);
  const dressed = remembered.flatMap(({ row, column, ...look }) => blankOf(row, column, look));
  const allBlanks = [...blanks, ...dressed];
  return {
    cells,
    ...(allBlanks.length > 0 ? { blanks: allBlanks } : {}),
    ...(columns.length > 0 ? { columns } : {}),
    ...(rows.length > 0
      ? { rows: withFilteredRows(rows, cells, [...filters.filters, ...tableFilters]) }
      : {}),
    ...(merges.length > 0 ? { merges } : {}),
    ...rest,
  };
}

const notOnSheet = (what: string, where = "") =>
  new WorkbookError(`is damaged: ${what} ${shortText(where, 40)} is not on a sheet`);

/** Percent. */
const usualZoom = 100;

const isOff = (attribute: string | undefined) => attribute === "0" || attribute === "false";
const isOn = (attribute: string | undefined) => attribute === "1" || attribute === "true";

function blankOf(row: number, column: number, { format, style }: CellLook): BookBlank[] {
  if (format === undefined && style === undefined) return [];
  return [
    {
      row,
      column,
      ...(format === undefined ? {} : { format }),
      ...(style === undefined ? {} : { style }),
    },
  ];
}

/** What is said of a row; nothing where it is a usual one. */
function rowOf(row: number, attributes: Attributes, parts: SharedParts): BookRow | undefined {
  const height = Number(attributes.ht);
  const said = {
    ...(height >= 0 && isOn(attributes.customHeight) ? { height } : {}),
    ...(isOn(attributes.hidden) ? { hidden: true } : {}),
    ...(isOn(attributes.customFormat) ? lookOf(attributes, parts) : {}),
  };
  return Object.keys(said).length === 0 ? undefined : { row, ...said };
}

/** One element speaks for columns from `min` to `max`; beyond what anybody looks at, it speaks for the whole sheet. */
function columnsOf(attributes: Attributes, { looks }: SharedParts): BookColumn[] {
  const width = Number(attributes.width);
  const said = {
    ...(width >= 0 && isOn(attributes.customWidth) ? { width } : {}),
    ...(isOn(attributes.hidden) ? { hidden: true } : {}),
    ...looks[Number(attributes.style ?? 0)],
  };
  if (Object.keys(said).length === 0) return [];
  const first = Math.max(0, Number(attributes.min) - 1);
  const last = Math.min(Number(attributes.max) - 1, lastColumn);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ({
    column: first + index,
    ...said,
  }));
}
