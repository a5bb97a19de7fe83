import type {
  IBorderStyleData,
  ICellData,
  IColumnData,
  IRowData,
  IStyleData,
  Nullable,
  Worksheet,
} from "@univerjs/core";
import { BooleanNumber, WrapStrategy } from "@univerjs/core";
import type {
  Book,
  BookBlank,
  BookBorder,
  BookCell,
  BookColumn,
  BookRow,
  BookSheet,
  BookStyle,
  CellRange,
} from "../../workbook/book/book";
import { cellAddress, lastColumn, lastRow } from "../../workbook/book/cell-address";
import {
  borderStyles,
  horizontals,
  indentPixels,
  pixelsPerCharacter,
  pixelsPerPoint,
  usualColumnWidth,
  usualRowHeight,
  verticals,
} from "./book-snapshot";
import type { FormulaNotes } from "./calculation/engine-formulas";
import type { GridCells } from "./book/grid-cells";
import { cellRange, hasFormula, plainRange } from "./book/grid-cells";
import type { GridNames } from "./book/grid-names";
import { hexOf } from "./looks/style-properties";
import type { SheetObjects } from "./objects/sheet-objects";
import type { TableStore } from "./book/table-store";
import type { UniverBook } from "./book/univer-book";
import { worksheetsOf } from "./book/univer-book";

/** The workbook as a file would hold it. */
export function bookOf(
  book: UniverBook,
  cells: GridCells,
  tables: TableStore,
  names: GridNames,
  objects: SheetObjects,
): Book {
  return {
    sheets: worksheetsOf(book).map((worksheet) => ({
      ...sheetOf(book, worksheet, cells),
      ...objects.bookObjects(worksheet.getSheetId()),
    })),
    tables: tables.bookTables(),
    names: names.bookNames(),
  };
}

function sheetOf(book: UniverBook, worksheet: Worksheet, cells: GridCells): BookSheet {
  const id = worksheet.getSheetId();
  const config = worksheet.getConfig();
  const spills = new Map(
    cells.spills(id).map(({ row, column, range }) => [cellAddress(row, column), range]),
  );
  const found: BookCell[] = [];
  const blanks: BookBlank[] = [];
  worksheet.getCellMatrix().forValue((row, column, cell) => {
    // Looks alone may be pushed off the sheet.
    if (row > lastRow || column > lastColumn) return;
    const look = lookOf(book.workbook.getStyles().getStyleByCell(cell));
    const read = cellOf(cells, id, row, column, cell, spills.get(cellAddress(row, column)));
    if (read) found.push({ ...read, ...look });
    else if (Object.keys(look).length > 0) blanks.push({ row, column, ...look });
  });
  const { freeze, mergeData, tabColor, custom } = config;
  const frozen = { rows: freeze.ySplit, columns: freeze.xSplit };
  const columns = columnsOf(worksheet);
  const rows = rowsOf(worksheet);
  const color = hexOf(tabColor);
  const zoom = Math.round(worksheet.getZoomRatio() * 100);
  return {
    name: worksheet.getName(),
    hidden: config.hidden === BooleanNumber.TRUE,
    ...(custom?.veryHidden === true ? { veryHidden: true } : {}),
    cells: found,
    ...(blanks.length > 0 ? { blanks } : {}),
    ...(columns.length > 0 ? { columns } : {}),
    ...(rows.length > 0 ? { rows } : {}),
    ...(mergeData.length > 0 ? { merges: mergeData.map(plainRange) } : {}),
    ...(frozen.rows > 0 || frozen.columns > 0 ? { frozen } : {}),
    ...(config.showGridlines === BooleanNumber.FALSE ? { showGridLines: false } : {}),
    ...(config.defaultRowHeight === usualRowHeight
      ? {}
      : { rowHeight: pointsOf(config.defaultRowHeight) }),
    ...(config.defaultColumnWidth === usualColumnWidth
      ? {}
      : { columnWidth: config.defaultColumnWidth / pixelsPerCharacter }),
    ...(zoom === 100 ? {} : { zoom }),
    ...(color === undefined ? {} : { tabColor: color }),
  };
}

function cellOf(
  cells: GridCells,
  sheet: string,
  row: number,
  column: number,
  cell: Nullable<ICellData>,
  spill: CellRange | undefined,
): BookCell | undefined {
  if (!hasFormula(cell)) {
    const isBlank = !cell || ((cell.v === undefined || cell.v === null) && !cell.p);
    if (isBlank) return undefined;
    return { row, column, value: cells.valueAt(sheet, row, column) };
  }
  const formula = cells.formulaAt(sheet, row, column)?.slice(1) ?? "";
  const value = cells.valueAt(sheet, row, column);
  const { fills, spills } = (cell?.custom as FormulaNotes | null | undefined) ?? {};
  // One of the add-in's that spills all the same stays plain in the file.
  if (fills?.formula === formula && fills.isPlain) {
    return { row, column, value, formula, isPlain: true };
  }
  if (fills?.formula === formula) {
    const range = {
      ...cellRange(row, column),
      endRow: row + fills.rows - 1,
      endColumn: column + fills.columns - 1,
    };
    const rows = cells.values({ sheet, ...range });
    const isMany = fills.rows * fills.columns > 1;
    return { row, column, value, formula, fills: range, ...(isMany ? { spill: rows } : {}) };
  }
  if (spill) return { row, column, value, formula, spill: cells.values({ sheet, ...spill }) };
  // One that its file lets spill may be blocked, or come to one value.
  return {
    row,
    column,
    value,
    formula,
    ...(spills?.formula === formula ? { spill: [[value]] } : {}),
  };
}

function lookOf(style: Nullable<IStyleData>): Pick<BookCell, "format" | "style"> {
  if (!style) return {};
  const format = style.n?.pattern;
  const look: BookStyle = {
    ...(style.bl === BooleanNumber.TRUE ? { bold: true } : {}),
    ...(style.it === BooleanNumber.TRUE ? { italic: true } : {}),
    ...(style.ul?.s === BooleanNumber.TRUE ? { underline: true } : {}),
    ...(style.st?.s === BooleanNumber.TRUE ? { strike: true } : {}),
    ...(style.ff ? { fontName: style.ff } : {}),
    ...(style.fs ? { fontSize: style.fs } : {}),
    ...named("fontColor", hexOf(style.cl?.rgb)),
    ...named("fill", hexOf(style.bg?.rgb)),
    ...named("horizontal", keyOf(horizontals, style.ht)),
    ...named("vertical", keyOf(verticals, style.vt)),
    ...(style.tb === WrapStrategy.WRAP ? { wrap: true } : {}),
    ...(style.pd?.l ? { indent: Math.round(style.pd.l / indentPixels) } : {}),
    ...named("top", borderOf(style.bd?.t)),
    ...named("right", borderOf(style.bd?.r)),
    ...named("bottom", borderOf(style.bd?.b)),
    ...named("left", borderOf(style.bd?.l)),
  };
  return {
    ...(format === undefined || format === "General" ? {} : { format }),
    ...(Object.keys(look).length > 0 ? { style: look } : {}),
  };
}

function named<K extends string, V>(key: K, value: V | undefined): Readonly<Partial<Record<K, V>>> {
  const said = value === undefined ? {} : { [key]: value };
  return said as Readonly<Partial<Record<K, V>>>;
}

function keyOf<K extends string, V>(map: Readonly<Record<K, V>>, value: unknown): K | undefined {
  return (Object.keys(map) as K[]).find((key) => map[key] === value);
}

function borderOf(border: Nullable<IBorderStyleData>): BookBorder | undefined {
  if (!border) return undefined;
  const style = borderStyles.find(([, number]) => number === border.s)?.[0];
  if (style === undefined) return undefined;
  const color = hexOf(border.cl.rgb);
  return color === undefined || color === "#000000" ? { style } : { style, color };
}

function columnsOf(worksheet: Worksheet): BookColumn[] {
  const usual = worksheet.getConfig().defaultColumnWidth;
  const columns: Readonly<Record<number, Partial<IColumnData>>> = worksheet
    .getColumnManager()
    .getColumnData();
  return Object.entries(columns).flatMap(([key, data]) => {
    const hidden = data.hd === BooleanNumber.TRUE;
    const width = data.w === undefined || data.w === usual ? undefined : data.w;
    if ((!hidden && width === undefined) || Number(key) > lastColumn) return [];
    return [
      {
        column: Number(key),
        ...(width === undefined ? {} : { width: width / pixelsPerCharacter }),
        ...(hidden ? { hidden } : {}),
      },
    ];
  });
}

/** Files count heights in quarters of points. */
const pointsOf = (pixels: number) => Math.round((pixels / pixelsPerPoint) * 4) / 4;

function rowsOf(worksheet: Worksheet): BookRow[] {
  const rows: Readonly<Record<number, Partial<IRowData>>> = worksheet.getRowManager().getRowData();
  return Object.entries(rows).flatMap(([key, data]) => {
    const hidden = data.hd === BooleanNumber.TRUE;
    // A height that follows from the content is found anew by whoever opens the file.
    const height = data.ia === BooleanNumber.FALSE ? data.h : undefined;
    if ((!hidden && height === undefined) || Number(key) > lastRow) return [];
    return [
      {
        row: Number(key),
        ...(height === undefined ? {} : { height: pointsOf(height) }),
        ...(hidden ? { hidden } : {}),
      },
    ];
  });
}
