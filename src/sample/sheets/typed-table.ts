import type { Worksheet } from "exceljs";
import { dress, dressHeader } from "./look";

/** A column of a table that is typed. */
export interface TypedColumn<Row> {
  readonly header: string;
  readonly field: keyof Row;
  /** Absent where the sheet says it. */
  readonly width?: number;
  /** Of figures, which stand to the right; absent for text. */
  readonly format?: string;
  readonly wraps?: boolean;
}

/** An Excel table of cells that are typed, from column A on. */
export function addTypedTable<Row extends object>(
  sheet: Worksheet,
  table: {
    readonly name: string;
    readonly headerRow: number;
    readonly columns: readonly TypedColumn<Row>[];
    readonly rows: readonly Row[];
  },
): void {
  const { name, headerRow, columns, rows } = table;
  sheet.addTable({
    name,
    ref: `A${headerRow}`,
    headerRow: true,
    totalsRow: false,
    style: { theme: "TableStyleLight1", showRowStripes: false },
    columns: columns.map(({ header }) => ({ name: header, filterButton: true })),
    rows: rows.map((row) => columns.map(({ field }) => row[field] ?? null)),
  });
  columns.forEach(({ width, format, wraps = false }, i) => {
    const horizontal = format === undefined ? "left" : "right";
    const indent = horizontal === "left" && i > 0 ? 1 : 0;
    if (width !== undefined) sheet.getColumn(i + 1).width = width;
    for (let row = headerRow + 1; row <= headerRow + rows.length; row += 1) {
      const cell = dress(sheet.getCell(row, i + 1), "input", format);
      const wrapText = wraps ? { wrapText: true } : {};
      cell.alignment = { vertical: "top", horizontal, indent, ...wrapText };
    }
    const header = dressHeader(sheet.getCell(headerRow, i + 1), horizontal === "right");
    header.alignment = { ...header.alignment, horizontal, indent };
  });
}
