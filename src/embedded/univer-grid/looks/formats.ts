import type { IStyleData } from "@univerjs/core";
import { BooleanNumber, numfmt, ObjectMatrix } from "@univerjs/core";
import {
  SetWorksheetColWidthMutation,
  SetWorksheetRowHeightMutation,
  SetWorksheetRowIsAutoHeightMutation,
} from "@univerjs/sheets";
import type { CellFormat, SheetRange } from "../../grid";
import { GridError } from "../../grid";
import { looksEdit } from "../edits/cell-edits";
import type { GridCells } from "../book/grid-cells";
import { shownText } from "./shown-text";
import { readFrom, written } from "./style-properties";
import type { Edit } from "../book/undo-steps";
import type { UniverBook } from "../book/univer-book";
import { worksheetOf } from "../book/univer-book";

/** Univer measures the screen in pixels, office.js in points. */
const pixelsPerPoint = 96 / 72;

/** Reads and changes how cells look. */
export class Formats {
  constructor(
    private readonly book: UniverBook,
    private readonly cells: GridCells,
  ) {}

  numberFormats(range: SheetRange): string[][] {
    return this.styles(range).map((row) => row.map((style) => style.n?.pattern ?? "General"));
  }

  texts(range: SheetRange): string[][] {
    const formats = this.numberFormats(range);
    return this.cells
      .values(range)
      .map((row, r) =>
        row.map((value, c) => shownText(value, formats[r]?.[c] ?? "General", this.book.locale)),
      );
  }

  numberFormatsEdit(range: SheetRange, formats: readonly (readonly string[])[]): Edit {
    return this.stylesEdit(range, (row, column) => {
      const pattern = formats[row]?.[column] ?? "General";
      if (pattern !== "General" && !numfmt.isValidFormat(pattern)) {
        throw new GridError("InvalidArgument", `number format must be one, got ${pattern}`);
      }
      return { n: pattern === "General" ? null : { pattern } };
    });
  }

  /** null where the cells differ. */
  read<K extends keyof CellFormat>(range: SheetRange, property: K): CellFormat[K] | null {
    const values = new Set(this.each(range, property));
    const [first] = values;
    return values.size === 1 && first !== undefined ? first : null;
  }

  edit<K extends keyof CellFormat>(range: SheetRange, property: K, value: CellFormat[K]): Edit {
    if (property === "columnWidth") return this.widthEdit(range, Number(value));
    if (property === "rowHeight") return this.heightEdit(range, Number(value));
    const style = written(property, value);
    return this.stylesEdit(range, () => style);
  }

  /** Takes every look away, number formats too. */
  clearEdit(range: SheetRange): Edit {
    const styles = this.styles(range);
    return this.stylesEdit(range, (row, column) =>
      Object.fromEntries(Object.keys(styles[row]?.[column] ?? {}).map((key) => [key, null])),
    );
  }

  /** Columns as wide as their longest text, by the usual width of a character. */
  autofitEdits(range: SheetRange): Edit[] {
    const texts = this.texts(range);
    const edits: Edit[] = [];
    for (let column = range.startColumn; column <= range.endColumn; column++) {
      const lengths = texts.map((row) => longestLine(row[column - range.startColumn] ?? ""));
      const longest = Math.max(0, ...lengths);
      if (longest === 0) continue;
      const pixels = Math.min(Math.max(longest * 7 + 12, 24), 500);
      const one = { ...range, startColumn: column, endColumn: column };
      edits.push(this.widthEdit(one, pixels / pixelsPerPoint));
    }
    return edits;
  }

  private each<K extends keyof CellFormat>(range: SheetRange, property: K): CellFormat[K][] {
    const worksheet = worksheetOf(this.book, range.sheet);
    if (property === "columnWidth") {
      const columns = count(range.startColumn, range.endColumn);
      return columns.map((column) => points(worksheet.getColumnWidth(column))) as CellFormat[K][];
    }
    if (property === "rowHeight") {
      const rows = count(range.startRow, range.endRow);
      return rows.map((row) => points(worksheet.getRowHeight(row))) as CellFormat[K][];
    }
    return this.styles(range)
      .flat()
      .map((style) => readFrom(style, property) as CellFormat[K]);
  }

  private styles(range: SheetRange): IStyleData[][] {
    const matrix = worksheetOf(this.book, range.sheet).getCellMatrix();
    const known = this.book.workbook.getStyles();
    return count(range.startRow, range.endRow).map((row) =>
      count(range.startColumn, range.endColumn).map(
        (column) => known.getStyleByCell(matrix.getValue(row, column)) ?? {},
      ),
    );
  }

  /** @param styleAt gets rows and columns counted from the range's first cell */
  private stylesEdit(
    range: SheetRange,
    styleAt: (row: number, column: number) => Record<string, unknown>,
  ): Edit {
    const styles = new ObjectMatrix<Record<string, unknown>>();
    for (const row of count(range.startRow, range.endRow)) {
      for (const column of count(range.startColumn, range.endColumn)) {
        styles.setValue(row, column, styleAt(row - range.startRow, column - range.startColumn));
      }
    }
    return looksEdit(this.book, range.sheet, styles);
  }

  private widthEdit(range: SheetRange, width: number): Edit {
    checkSize("column width", width);
    const worksheet = worksheetOf(this.book, range.sheet);
    const target = { unitId: this.book.unit, subUnitId: range.sheet, ranges: [plain(range)] };
    const before = Object.fromEntries(
      count(range.startColumn, range.endColumn).map((column) => [
        column,
        worksheet.getColumnWidth(column),
      ]),
    );
    const id = SetWorksheetColWidthMutation.id;
    return {
      redo: { id, params: { ...target, colWidth: Math.round(width * pixelsPerPoint) } },
      undo: { id, params: { ...target, colWidth: before } },
    };
  }

  private heightEdit(range: SheetRange, height: number): Edit {
    checkSize("row height", height);
    const worksheet = worksheetOf(this.book, range.sheet);
    const target = { unitId: this.book.unit, subUnitId: range.sheet, ranges: [plain(range)] };
    const before = Object.fromEntries(
      count(range.startRow, range.endRow).map((row) => [row, worksheet.getRowHeight(row)]),
    );
    // A row whose height was chosen no longer follows its content.
    this.book.commands.syncExecuteCommand(
      SetWorksheetRowIsAutoHeightMutation.id,
      { ...target, autoHeightInfo: BooleanNumber.FALSE },
      { onlyLocal: true },
    );
    const id = SetWorksheetRowHeightMutation.id;
    return {
      redo: { id, params: { ...target, rowHeight: height * pixelsPerPoint } },
      undo: { id, params: { ...target, rowHeight: before } },
    };
  }
}

const points = (pixels: number) => Math.round((pixels / pixelsPerPoint) * 100) / 100;

const plain = ({ startRow, endRow, startColumn, endColumn }: SheetRange) => ({
  startRow,
  endRow,
  startColumn,
  endColumn,
});

const count = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);

const longestLine = (text: string): number =>
  Math.max(...text.split("\n").map((line) => line.length));

function checkSize(name: string, size: number): void {
  if (Number.isFinite(size) && size >= 0 && size <= 2000) return;
  throw new GridError("InvalidArgument", `${name} must be from 0 to 2000 points, got ${size}`);
}
