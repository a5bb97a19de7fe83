import type { Borders, Cell, Fill, Font, Worksheet } from "exceljs";

/** Number formats. A zero that only says "nothing entered" shows as a dash. */
export const format = {
  money: '$#,##0;-$#,##0;"–"',
  frequency: '0.00##;-0.00##;"–"',
  share: '0%;-0%;"–"',
  ratio: "0%",
  factor: "0.00",
  date: "yyyy-mm-dd",
  days: "0",
} as const;

const family = "Calibri";
const navy = "FF1F3864";
const inputBlue = "FF0000FF";
const grey = "FF595959";

const solid = (argb: string): Fill => ({
  type: "pattern",
  pattern: "solid",
  fgColor: { argb },
});

const hairline: Partial<Borders> = { bottom: { style: "thin", color: { argb: "FFD9D9D9" } } };
const rule: Partial<Borders> = {
  top: { style: "thin", color: { argb: navy } },
  bottom: { style: "thin", color: { argb: navy } },
};

const plain: Partial<Font> = { name: family, size: 11 };

/** What a cell is for decides how it looks; no cell is dressed by hand. */
const roles = {
  title: { font: { ...plain, size: 16, bold: true, color: { argb: navy } } },
  note: { font: { ...plain, size: 10, color: { argb: grey } } },
  section: { font: { ...plain, size: 12, bold: true, color: { argb: navy } } },
  header: {
    font: { ...plain, bold: true, color: { argb: "FFFFFFFF" } },
    fill: solid(navy),
    alignment: { wrapText: true, vertical: "middle" },
  },
  band: {
    font: { ...plain, size: 10, bold: true, color: { argb: navy } },
    fill: solid("FFD9E2F3"),
    alignment: { horizontal: "center", vertical: "middle" },
  },
  text: { font: plain, alignment: { vertical: "top", wrapText: true } },
  label: { font: plain, border: hairline, alignment: { vertical: "top", wrapText: true } },
  input: {
    font: { ...plain, color: { argb: inputBlue } },
    fill: solid("FFFFFBE6"),
    border: hairline,
    alignment: { vertical: "top" },
  },
  result: { font: plain, border: hairline, alignment: { vertical: "top" } },
  total: { font: { ...plain, bold: true }, border: rule },
} as const;

export type Role = keyof typeof roles;

/** Dresses a cell for its role and, where given, its number format. */
export function dress(cell: Cell, role: Role, numFmt?: string): Cell {
  cell.style = { ...structuredClone(roles[role]), ...(numFmt === undefined ? {} : { numFmt }) };
  return cell;
}

/** Writes a value or nothing into a cell and dresses it. */
export function write(
  sheet: Worksheet,
  address: string,
  value: string | number | Date | null,
  role: Role,
  numFmt?: string,
): Cell {
  const cell = dress(sheet.getCell(address), role, numFmt);
  cell.value = value;
  return cell;
}

/** A remark beside a figure, a little away from it. */
export function remark(sheet: Worksheet, address: string, text: string): void {
  write(sheet, address, text, "note").alignment = {
    vertical: "top",
    horizontal: "left",
    indent: 1,
  };
}

/** A title and the lines of explanation under it, from A1 down. */
export function head(sheet: Worksheet, title: string, lines: readonly string[]): void {
  write(sheet, "A1", title, "title");
  lines.forEach((line, i) => {
    write(sheet, `A${i + 2}`, line, "note");
  });
}

/** Dresses a cell above a column: figures stand to the right, so do the words above them. */
export function dressHeader(cell: Cell, aboveFigures: boolean): Cell {
  dress(cell, "header");
  cell.alignment = { ...cell.alignment, horizontal: aboveFigures ? "right" : "left" };
  return cell;
}

/**
 * One row of header cells.
 *
 * @param figuresFrom position of the first text that stands above figures, as all after it do
 */
export function headers(
  sheet: Worksheet,
  row: number,
  texts: readonly string[],
  figuresFrom = texts.length,
): void {
  texts.forEach((text, i) => {
    dressHeader(sheet.getCell(row, i + 1), i >= figuresFrom).value = text;
  });
}

/** Paper sizes by the numbers of the file format: exceljs has no name for either. */
const letter = 1;
export const tabloid = 3;

/** Landscape, one page wide, with the rows of the header on every page. */
export function printOnePageWide(sheet: Worksheet, titleRows?: string, paper = letter): void {
  Object.assign(sheet.pageSetup, {
    orientation: "landscape",
    paperSize: paper,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    ...(titleRows === undefined ? {} : { printTitlesRow: titleRows }),
  });
  sheet.headerFooter.oddFooter = "&L&F&C&A&RPage &P of &N";
}
