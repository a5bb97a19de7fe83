import type { BookCell, CellRange, CellValue } from "./book";
import { cellAddress, parseRange } from "./cell-address";
import { shiftFormula } from "./shift-formula";
import type { Attributes } from "./xlsx-package";
import { plainText, visitXml } from "./xlsx-package";

/** What the whole file knows and its sheets refer to by number. */
export interface SharedParts {
  readonly strings: readonly string[];
  /** Number format of each cell style. */
  readonly formats: readonly (string | undefined)[];
  /** Cell metadata numbers (`cm`) that mark a formula as one that spills. */
  readonly spilling: ReadonlySet<number>;
}

interface Shared {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

/** A cell under way through the XML. */
interface Draft {
  readonly attributes: Attributes;
  readonly row: number;
  readonly column: number;
  value: string;
  inline: string;
  formula?: { readonly attributes: Attributes; text: string };
}

/**
 * Reads the cells of a sheet. Dates stay serial numbers; shared formulas are written out. A value the file remembers in
 * a cell that an array formula fills or spills into is no constant, and is left out.
 */
export function readSheetCells(xml: string, parts: SharedParts): BookCell[] {
  const cells: BookCell[] = [];
  const filled: CellRange[] = [];
  const shared = new Map<string, Shared>();
  let at = { row: -1, column: -1 };
  let cell: Draft | undefined;
  let element = "";
  let inPhonetic = false;
  visitXml(xml, {
    open(name, attributes) {
      element = name;
      if (name === "row") {
        at = {
          row: attributes.r === undefined ? at.row + 1 : Number(attributes.r) - 1,
          column: -1,
        };
      } else if (name === "c") {
        const said = parseRange(attributes.r ?? "");
        at = { row: said?.startRow ?? at.row, column: said?.startColumn ?? at.column + 1 };
        cell = { attributes, ...at, value: "", inline: "" };
      } else if (name === "f" && cell) cell.formula = { attributes, text: "" };
      else if (name === "rPh") inPhonetic = true;
    },
    text(text) {
      if (!cell || inPhonetic) return;
      if (element === "v") cell.value += text;
      else if (element === "f" && cell.formula) cell.formula.text += text;
      else if (element === "t") cell.inline += text;
    },
    close(name) {
      element = "";
      if (name === "rPh") inPhonetic = false;
      if (name !== "c" || !cell) return;
      const read = finish(cell, parts, shared);
      if (read) cells.push(read.cell);
      if (read?.covers) filled.push(read.covers);
      cell = undefined;
    },
  });
  return filled.length === 0 ? cells : cells.filter((each) => !isRemembered(each, filled));
}

function isRemembered({ row, column, formula }: BookCell, filled: readonly CellRange[]): boolean {
  return (
    formula === undefined &&
    filled.some(
      ({ startRow, endRow, startColumn, endColumn }) =>
        row >= startRow && row <= endRow && column >= startColumn && column <= endColumn,
    )
  );
}

function finish(
  draft: Draft,
  parts: SharedParts,
  shared: Map<string, Shared>,
): { cell: BookCell; covers?: CellRange } | undefined {
  const { row, column } = draft;
  const format = parts.formats[Number(draft.attributes.s ?? 0)];
  const value = valueOf(draft, parts);
  const formula = draft.formula && formulaOf(draft, shared);
  if (value === null && formula === undefined) return undefined;
  const cell: BookCell = { row, column, value, ...(format === undefined ? {} : { format }) };
  if (formula === undefined) return { cell };
  const { t, ref } = draft.formula?.attributes ?? {};
  const covers = t === "array" ? parseRange(ref ?? cellAddress(row, column)) : undefined;
  if (!covers) return { cell: { ...cell, formula } };
  const spills = parts.spilling.has(Number(draft.attributes.cm ?? 0));
  return { cell: { ...cell, formula, ...(spills ? {} : { fills: covers }) }, covers };
}

function formulaOf(draft: Draft, shared: Map<string, Shared>): string | undefined {
  const { attributes = {}, text = "" } = draft.formula ?? {};
  const { row, column } = draft;
  if (attributes.t === "shared") {
    const key = attributes.si ?? "";
    if (text !== "") shared.set(key, { formula: text, row, column });
    const master = shared.get(key);
    return master && shiftFormula(master.formula, row - master.row, column - master.column);
  }
  // A what-if table (t="dataTable") has no formula to calculate: its remembered value stays.
  return text === "" ? undefined : text.replace(/^=/, "");
}

function valueOf({ attributes, value, inline }: Draft, { strings }: SharedParts): CellValue {
  const type: string = attributes.t ?? "n";
  switch (type) {
    case "s":
      return strings[Number(value)] ?? null;
    case "str":
      return plainText(value);
    case "inlineStr":
      return plainText(inline);
    case "b":
      return value.trim() === "1" || value.trim().toLowerCase() === "true";
    case "e":
      return { error: value };
    case "d":
      return serialOf(value);
    default:
      return value.trim() === "" ? null : Number(value);
  }
}

/** Some writers store dates as ISO text. Excel counts days from 30 December 1899. */
function serialOf(iso: string): CellValue {
  const milliseconds = Date.parse(/[Z]|[+-]\d\d:\d\d$/.test(iso) ? iso : `${iso}Z`);
  return Number.isNaN(milliseconds) ? iso : milliseconds / 86_400_000 + 25_569;
}
