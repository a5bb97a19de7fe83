import type { ICellData, IStyleData, IWorkbookData, IWorksheetData } from "@univerjs/core";
import {
  BooleanNumber,
  BorderStyleTypes,
  HorizontalAlign,
  LocaleType,
  mergeWorksheetSnapshotWithDefault,
  ObjectMatrix,
  VerticalAlign,
  WrapStrategy,
} from "@univerjs/core";
import type {
  Book,
  BookBorder,
  BookCell,
  BookName,
  BookSheet,
  BookStyle,
} from "../../workbook/book/book";
import { worksOnArrays } from "../../workbook/xlsx/losses/array-formulas";
import { constantOf } from "../../workbook/engine/univer/engine-cells";
import type { KeptFormula } from "../../workbook/engine/kept-formulas";
import type { FilledCells, FormulaNotes } from "./calculation/engine-formulas";
import { typed } from "./book/grid-cells";

/** Pixels a character is wide in a file's count of column widths. */
export const pixelsPerCharacter = 7;
export const pixelsPerPoint = 96 / 72;

/** As a new sheet of Excel's on the screen. */
export const usualColumnWidth = 64;
export const usualRowHeight = 20;
const leastRows = 1000;
const leastColumns = 26;

export const borderStyles: readonly (readonly [string, BorderStyleTypes])[] = [
  ["thin", BorderStyleTypes.THIN],
  ["hair", BorderStyleTypes.HAIR],
  ["dotted", BorderStyleTypes.DOTTED],
  ["dashed", BorderStyleTypes.DASHED],
  ["dashDot", BorderStyleTypes.DASH_DOT],
  ["dashDotDot", BorderStyleTypes.DASH_DOT_DOT],
  ["double", BorderStyleTypes.DOUBLE],
  ["medium", BorderStyleTypes.MEDIUM],
  ["mediumDashed", BorderStyleTypes.MEDIUM_DASHED],
  ["mediumDashDot", BorderStyleTypes.MEDIUM_DASH_DOT],
  ["mediumDashDotDot", BorderStyleTypes.MEDIUM_DASH_DOT_DOT],
  ["slantDashDot", BorderStyleTypes.SLANT_DASH_DOT],
  ["thick", BorderStyleTypes.THICK],
];

/** The id of the sheet at this place of a book that is opened. */
export const sheetIdAt = (index: number) => `sheet-${index + 1}`;

/**
 * A book as Univer opens it. Tables and names are not in it.
 *
 * @param kept formulas that keep what the file remembers
 */
export function snapshotOf(
  unit: string,
  book: Book,
  kept: readonly KeptFormula[] = [],
): IWorkbookData {
  const keptBySheet = book.sheets.map(() => new Map<string, KeptFormula>());
  for (const each of kept) keptBySheet[each.sheet]?.set(`${each.row}:${each.column}`, each);
  const sheets = book.sheets.map((sheet, index) =>
    sheetOf(sheet, sheetIdAt(index), book, keptBySheet[index]),
  );
  return {
    id: unit,
    name: unit,
    appVersion: "",
    locale: LocaleType.EN_US,
    styles: {},
    sheetOrder: sheets.map((_, index) => sheetIdAt(index)),
    sheets: Object.fromEntries(sheets.map((sheet, index) => [sheetIdAt(index), sheet] as const)),
  };
}

/** Height of a row that follows its content, over the size of its largest type; Univer fits rows only as they are edited. */
const lineHeight = 1.3125;

/** A sheet without cells, with everything Univer itself fills in only for the sheets a book is opened with. */
export const newSheet = (id: string, name: string): IWorksheetData =>
  mergeWorksheetSnapshotWithDefault(sheetOf({ name, hidden: false, cells: [] }, id));

function sheetOf(
  sheet: BookSheet,
  id: string,
  book: Pick<Book, "names" | "isManual" | "iteration" | "isOutdated"> = { names: [] },
  kept: ReadonlyMap<string, KeptFormula> = new Map(),
): Partial<IWorksheetData> {
  const cells = new ObjectMatrix<ICellData>();
  let rows = leastRows;
  let columns = leastColumns;
  for (const cell of [...sheet.cells, ...(sheet.blanks ?? []).map(asCell)]) {
    cells.setValue(
      cell.row,
      cell.column,
      cellOf(cell, book, kept.get(`${cell.row}:${cell.column}`)),
    );
    rows = Math.max(rows, cell.row + 100);
    columns = Math.max(columns, cell.column + 10);
  }
  const { frozen = { rows: 0, columns: 0 } } = sheet;
  const isFrozen = frozen.rows > 0 || frozen.columns > 0;
  return {
    id,
    name: sheet.name,
    hidden: flag(sheet.hidden),
    ...(sheet.tabColor === undefined ? {} : { tabColor: sheet.tabColor }),
    // A copy of the sheet takes this along.
    custom: { origin: id, ...(sheet.veryHidden ? { veryHidden: true } : {}) },
    rowCount: rows,
    columnCount: columns,
    defaultRowHeight: rowHeightOf(sheet),
    defaultColumnWidth:
      sheet.columnWidth === undefined ? usualColumnWidth : widthOf(sheet.columnWidth),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- Univer reads and keeps it nowhere else
    zoomRatio: (sheet.zoom ?? 100) / 100,
    showGridlines: flag(sheet.showGridLines ?? true),
    mergeData: (sheet.merges ?? []).map((range) => ({ ...range })),
    freeze: {
      xSplit: frozen.columns,
      ySplit: frozen.rows,
      startRow: isFrozen && frozen.rows > 0 ? frozen.rows : -1,
      startColumn: isFrozen && frozen.columns > 0 ? frozen.columns : -1,
    },
    columnData: Object.fromEntries(
      (sheet.columns ?? []).map(({ column, width, hidden }) => [
        column,
        {
          ...(width === undefined ? {} : { w: widthOf(width) }),
          hd: flag(hidden ?? false),
        },
      ]),
    ),
    rowData: rowsOf(sheet),
    cellData: cells.getMatrix(),
  };
}

const widthOf = (characters: number) => Math.round(characters * pixelsPerCharacter);

const rowHeightOf = ({ rowHeight }: BookSheet) =>
  rowHeight === undefined ? usualRowHeight : rowHeight * pixelsPerPoint;

function rowsOf(sheet: BookSheet): IWorksheetData["rowData"] {
  const { rows = [], cells } = sheet;
  const fitted = new Map<number, number>();
  for (const { row, style } of cells) {
    const height = (style?.fontSize ?? 0) * lineHeight * pixelsPerPoint;
    if (height > Math.max(rowHeightOf(sheet), fitted.get(row) ?? 0)) fitted.set(row, height);
  }
  const data: IWorksheetData["rowData"] = {};
  for (const [row, height] of fitted) data[row] = { ah: Math.round(height) };
  for (const { row, height, hidden, filtered } of rows) {
    data[row] = {
      ...(height === undefined
        ? data[row]
        : { h: height * pixelsPerPoint, ia: BooleanNumber.FALSE }),
      hd: flag(hidden ?? false),
      ...(filtered ? { custom: { isFiltered: true } } : {}),
    };
  }
  return data;
}

const asCell = (blank: Omit<BookCell, "value">): BookCell => ({ ...blank, value: null });

const flag = (on: boolean) => (on ? BooleanNumber.TRUE : BooleanNumber.FALSE);

function cellOf(
  cell: BookCell,
  {
    names,
    isManual,
    iteration,
    isOutdated,
  }: Pick<Book, "names" | "isManual" | "iteration" | "isOutdated">,
  kept: KeptFormula | undefined,
): ICellData {
  const { value, formula, format, style } = cell;
  const look = styleOf(style, format);
  const s = look ? { s: look } : {};
  if (formula === undefined) return { ...typed(constantOf(value)), ...s };
  const filled = filledCells(cell, formula, names);
  const notes: FormulaNotes = {
    ...(filled ? { fills: filled } : {}),
    ...(kept?.isForeign ? { held: { formula, rows: kept.rows } } : {}),
    ...(cell.spill && !cell.fills ? { spills: { formula } } : {}),
  };
  // Rounds of circles begin with what the file remembers.
  const isShown = kept !== undefined || isManual === true || (iteration && !isOutdated);
  return {
    f: `=${formula}`,
    ...(isShown ? typed(constantOf(kept ? (kept.rows[0]?.[0] ?? 0) : value)) : {}),
    ...s,
    ...(Object.keys(notes).length > 0 ? { custom: { ...notes } } : {}),
  };
}

/** What a formula may fill, where that is not what it comes to. */
function filledCells(
  { fills, spill }: BookCell,
  formula: string,
  names: readonly BookName[],
): FilledCells | undefined {
  if (fills) {
    return {
      formula,
      rows: fills.endRow - fills.startRow + 1,
      columns: fills.endColumn - fills.startColumn + 1,
    };
  }
  const isPlain =
    spill === undefined &&
    (givesReference.test(formula) || worksOnArrays(formula, names, noFunctions));
  return isPlain ? { formula, rows: 1, columns: 1, isPlain } : undefined;
}

/** What may come to a range without naming one. */
const givesReference = /^(?:OFFSET|INDIRECT|INDEX)\(/i;

/** The functions of the add-in come later. */
const noFunctions: ReadonlySet<string> = new Set();

function styleOf(style: BookStyle | undefined, format: string | undefined): IStyleData | undefined {
  if (!style && format === undefined) return undefined;
  const { bold, italic, underline, strike, fontName, fontSize, fontColor, fill } = style ?? {};
  const borders = {
    ...border("t", style?.top),
    ...border("r", style?.right),
    ...border("b", style?.bottom),
    ...border("l", style?.left),
  };
  return {
    ...(format === undefined ? {} : { n: { pattern: format } }),
    ...(bold ? { bl: BooleanNumber.TRUE } : {}),
    ...(italic ? { it: BooleanNumber.TRUE } : {}),
    ...(underline ? { ul: { s: BooleanNumber.TRUE } } : {}),
    ...(strike ? { st: { s: BooleanNumber.TRUE } } : {}),
    ...(fontName === undefined ? {} : { ff: fontName }),
    ...(fontSize === undefined ? {} : { fs: fontSize }),
    ...(fontColor === undefined ? {} : { cl: { rgb: fontColor } }),
    ...(fill === undefined ? {} : { bg: { rgb: fill } }),
    ...(style?.horizontal === undefined ? {} : { ht: horizontals[style.horizontal] }),
    ...(style?.vertical === undefined ? {} : { vt: verticals[style.vertical] }),
    ...(style?.wrap ? { tb: WrapStrategy.WRAP } : {}),
    // Univer has padding where files count steps of indentation.
    ...(style?.indent ? { pd: { l: style.indent * indentPixels } } : {}),
    ...(Object.keys(borders).length > 0 ? { bd: borders } : {}),
  };
}

export const indentPixels = 9;

export const horizontals = {
  left: HorizontalAlign.LEFT,
  center: HorizontalAlign.CENTER,
  right: HorizontalAlign.RIGHT,
  // Univer has no filling of a cell with a repeated text.
  fill: HorizontalAlign.LEFT,
  justify: HorizontalAlign.JUSTIFIED,
} as const;

export const verticals = {
  top: VerticalAlign.TOP,
  middle: VerticalAlign.MIDDLE,
  bottom: VerticalAlign.BOTTOM,
} as const;

function border(side: "t" | "r" | "b" | "l", said: BookBorder | undefined) {
  if (!said) return {};
  const style = borderStyles.find(([name]) => name === said.style)?.[1] ?? BorderStyleTypes.THIN;
  return { [side]: { s: style, cl: { rgb: said.color ?? "#000000" } } };
}
