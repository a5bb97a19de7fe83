import type { BookTable, CellRange } from "../book/book";

/** Where the formula stands that says the reference: `[@Spend]` means its own row. */
export interface Standpoint {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** The cells a reference means, or the error Excel shows where it means none. */
export type Resolved = { readonly sheet: string; readonly range: CellRange } | { error: string };

/** `[…]` as written: which sections of the table, from which column to which. */
interface Selection {
  readonly sections: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

/**
 * Finds the cells of a structured reference such as `Threats[[#Headers],[Loss low]:[Loss high]]` or `[@Spend]`.
 *
 * @param text the reference, table name included where it is said
 * @param tables every table of the book
 * @param standpoint the cell of the formula
 */
export function resolveStructured(
  text: string,
  tables: readonly BookTable[],
  standpoint: Standpoint,
): Resolved {
  const bracket = text.indexOf("[");
  const name = bracket < 0 ? text : text.slice(0, bracket);
  const table = name === "" ? tableAround(tables, standpoint) : tableNamed(tables, name);
  if (!table) return { error: name === "" ? "#REF!" : "#NAME?" };
  const selection = bracket < 0 ? { sections: [] } : readSelection(text.slice(bracket + 1, -1));
  if (!selection) return { error: "#REF!" };
  const rows = rowsOf(table, selection.sections, standpoint);
  const columns = columnsOf(table, selection);
  if ("error" in rows) return rows;
  if (!columns) return { error: "#REF!" };
  return { sheet: table.sheet, range: { ...rows, ...columns } };
}

/** The table of this name, without regard to case. */
export function tableNamed(tables: readonly BookTable[], name: string): BookTable | undefined {
  return tables.find((table) => table.name.toLowerCase() === name.toLowerCase());
}

/** The table a cell lies in. */
export function tableAround(tables: readonly BookTable[], at: Standpoint): BookTable | undefined {
  return tables.find(
    ({ sheet, range }) =>
      sheet === at.sheet &&
      at.row >= range.startRow &&
      at.row <= range.endRow &&
      at.column >= range.startColumn &&
      at.column <= range.endColumn,
  );
}

/** Takes the outer brackets' content apart. `'` before a character means that very character. */
function readSelection(inside: string): Selection | undefined {
  const text = inside.trim();
  if (text === "") return { sections: [] };
  if (text.startsWith("@")) {
    const columns = text.slice(1).trim();
    if (columns === "") return { sections: ["#this row"] };
    const span = columns.startsWith("[") ? readSpan(columns) : { from: unescape(columns) };
    return span && { sections: ["#this row"], ...span };
  }
  if (!text.startsWith("[")) {
    return text.startsWith("#")
      ? { sections: [sectionOf(text)] }
      : { sections: [], from: unescape(inside) };
  }
  const sections: string[] = [];
  let span: { from?: string; to?: string } = {};
  for (const item of splitOutside(text, ",")) {
    const part = item.trim();
    if (part.startsWith("[#")) {
      sections.push(sectionOf(part.slice(1, -1)));
      continue;
    }
    const read = readSpan(part);
    if (!read || span.from !== undefined) return undefined;
    span = read;
  }
  return { sections, ...span };
}

/** "[Low]:[High]" or "[Low]". */
function readSpan(text: string): { from: string; to?: string } | undefined {
  const [from, to, ...more] = splitOutside(text, ":").map((part) => part.trim());
  if (from === undefined || more.length > 0) return undefined;
  const bracketed = [from, ...(to === undefined ? [] : [to])];
  if (!bracketed.every((part) => part.startsWith("[") && part.endsWith("]"))) return undefined;
  const [first = "", second] = bracketed.map((part) => unescape(part.slice(1, -1)));
  return second === undefined ? { from: first } : { from: first, to: second };
}

/** Splits at a character, except inside brackets. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (character === "'") i++;
    else if (character === "[") depth++;
    else if (character === "]") depth--;
    else if (character === separator && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, text.slice(start)];
}

function unescape(column: string): string {
  return column.replace(/'(.)/gs, "$1");
}

function sectionOf(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, " ");
}

type Rows = Pick<CellRange, "startRow" | "endRow">;

function rowsOf(
  table: BookTable,
  sections: readonly string[],
  standpoint: Standpoint,
): Rows | { error: string } {
  const { startRow, endRow } = table.range;
  const body = {
    startRow: startRow + (table.hasHeader ? 1 : 0),
    endRow: endRow - (table.hasTotals ? 1 : 0),
  };
  const chosen: Rows[] = [];
  for (const section of sections.length === 0 ? ["#data"] : sections) {
    if (section === "#all") chosen.push({ startRow, endRow });
    else if (section === "#data") {
      if (body.startRow <= body.endRow) chosen.push(body);
    } else if (section === "#headers" && table.hasHeader) {
      chosen.push({ startRow, endRow: startRow });
    } else if (section === "#totals" && table.hasTotals) {
      chosen.push({ startRow: endRow, endRow });
    } else if (section === "#this row") {
      const { row } = standpoint;
      if (row < body.startRow || row > body.endRow) return { error: "#VALUE!" };
      chosen.push({ startRow: row, endRow: row });
    } else return { error: "#REF!" };
  }
  if (chosen.length === 0) {
    // In Excel a table without rows has a blank one. Of what is there, the headers are the nearest: no numbers.
    return table.hasHeader ? { startRow, endRow: startRow } : { error: "#REF!" };
  }
  return {
    startRow: Math.min(...chosen.map((rows) => rows.startRow)),
    endRow: Math.max(...chosen.map((rows) => rows.endRow)),
  };
}

function columnsOf(
  table: BookTable,
  { from, to = from }: Selection,
): Pick<CellRange, "startColumn" | "endColumn"> | undefined {
  const { startColumn, endColumn } = table.range;
  if (from === undefined || to === undefined) return { startColumn, endColumn };
  const ends = [from, to].map((name) => columnAt(table, name));
  const [first, second] = ends;
  if (first === undefined || second === undefined) return undefined;
  return {
    startColumn: startColumn + Math.min(first, second),
    endColumn: startColumn + Math.max(first, second),
  };
}

/** Column names match without regard to case and to how their white space is made. */
function columnAt(table: BookTable, name: string): number | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/\s+/g, " ");
  for (const same of [plain, (text: string) => plain(text).trim()]) {
    const index = table.columns.findIndex((column) => same(column) === same(name));
    if (index >= 0) return index;
  }
  return undefined;
}
