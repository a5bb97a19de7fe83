import {
  type Cell,
  type Cells,
  CellError,
  describeCell,
  isBlank,
  ModelError,
  quote,
} from "../../core";
import { cellsIn, singleIn } from "../cells/cells-in";
import { inCell } from "../cells/in-cell";

/**
 * A threat register made of columns that stand anywhere, under any headers: a header, its column, the next header, and so on. The other functions read the result like a register of the sheet.
 * @customfunction THREAT_REGISTER
 * @param header What the first column holds, in the register's words: "Threat".
 * @param column The cells of the first column.
 * @param more Further headers and columns in turn: "Frequency", then its cells, and so on. A single value stands in every row.
 * @returns A register: a header row and a row for each threat.
 */
export function threatRegister(header: any[][], column: any[][], more?: any[][][]): any[][] {
  return inCell(() => {
    // Excel hands over a repeating parameter as one list of ranges.
    const parts: unknown[] = [header, column, ...(more ?? [])];
    if (parts.length % 2 !== 0) {
      const rule = "come in pairs, a header and its column";
      throw new ModelError("incomplete", "arguments", rule, `${parts.length} of them`);
    }
    const headers: string[] = [];
    const columns: (readonly Cell[])[] = [];
    for (let i = 0; i < parts.length; i += 2) {
      const text = headerIn(parts[i], i + 1);
      headers.push(text);
      columns.push(columnIn(parts[i + 1], text));
    }
    const rows = rowsOf(headers, columns);
    return [headers, ...rows];
  });
}

function headerIn(argument: unknown, position: number): string {
  const name = `argument ${position}`;
  const cell = singleIn(argument, name);
  if (typeof cell === "string" && !isBlank(cell)) return cell.trim();
  // "5%" typed as a header arrives as 0.05.
  if (typeof cell === "number" && cell > 0 && cell < 1) {
    return `${Number((cell * 100).toPrecision(12))}%`;
  }
  const rule = 'be a header such as "Frequency"';
  throw new ModelError("incomplete", name, rule, describeCell(cell));
}

function columnIn(argument: unknown, header: string): readonly Cell[] {
  const cells: Cells = cellsIn(argument);
  const column = cells.length === 1 ? cells[0] : cells.map((row) => row[0] ?? null);
  if (column === undefined || (cells.length > 1 && cells.some((row) => row.length !== 1))) {
    throw new ModelError(
      "unequal-sizes",
      `the column ${quote(header)}`,
      "be one column or one row",
      `${cells.length} rows by ${cells[0]?.length ?? 0} columns`,
    );
  }
  for (const [index, cell] of column.entries()) {
    if (cell instanceof CellError) {
      const where = column.length === 1 ? "" : ` in row ${index + 1}`;
      const subject = `the column ${quote(header)}${where}`;
      throw new ModelError("not-a-number", subject, "hold a value", describeCell(cell));
    }
  }
  return column;
}

/** The columns side by side, without the blank rows at their end that a range often brings along. */
function rowsOf(
  headers: readonly string[],
  columns: readonly (readonly Cell[])[],
): (number | string | boolean)[][] {
  const ranges = columns.filter((column) => column.length > 1);
  const size = ranges[0]?.length ?? 1;
  for (const [index, column] of columns.entries()) {
    if (column.length === 1 || column.length === size) continue;
    throw new ModelError(
      "unequal-sizes",
      `the column ${quote(headers[index] ?? "")}`,
      `have ${size} cells as the others do, or be a single value`,
      String(column.length),
    );
  }
  let last = size;
  while (ranges.length > 0 && last > 0 && ranges.every((column) => isBlank(column[last - 1]))) {
    last--;
  }
  return Array.from({ length: last }, (_, row) =>
    columns.map((column) => {
      const cell = (column.length === 1 ? column[0] : column[row]) ?? "";
      return cell instanceof CellError ? cell.code : cell;
    }),
  );
}
