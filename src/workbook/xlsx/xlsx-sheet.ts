import type {
  BookBlank,
  BookCell,
  BookColumn,
  BookRow,
  BookSheet,
  CellRange,
  CellValue,
} from "../book";
import { cellAddress, lastColumn, parseRange } from "../cell-address";
import { shiftFormula } from "../formulas/shift-formula";
import type { ReadColor } from "./xlsx-colors";
import type { Attributes } from "./xlsx-package";
import { plainText, visitXml } from "./xlsx-package";
import type { CellLook } from "./xlsx-styles";

/** What the whole file knows and its sheets refer to by number. */
export interface SharedParts {
  readonly strings: readonly string[];
  /** Look of each cell style. */
  readonly looks: readonly CellLook[];
  /** Cell metadata numbers (`cm`) that mark a formula as one that spills. */
  readonly spilling: ReadonlySet<number>;
  readonly readColor: ReadColor;
}

/** What a sheet's own part says; its name stands elsewhere. */
export type SheetContent = Omit<BookSheet, "name" | "hidden" | "veryHidden">;

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

/** A cell as it was read, and the cells its formula fills or spilled into. */
interface ReadCell {
  readonly cell: BookCell;
  readonly covers?: CellRange;
}

/**
 * Reads a sheet. Dates stay serial numbers; shared formulas are written out. A value the file remembers in a cell that
 * an array formula fills or spills into is no constant: it is kept with the formula.
 */
export function readSheet(xml: string, parts: SharedParts): SheetContent {
  const read: ReadCell[] = [];
  const blanks: BookBlank[] = [];
  const columns: BookColumn[] = [];
  const rows: BookRow[] = [];
  const merges: CellRange[] = [];
  const rest: { -readonly [K in "frozen" | "showGridLines" | "tabColor"]?: SheetContent[K] } = {};
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
        const row = rowOf(at.row, attributes, parts);
        if (row) rows.push(row);
      } else if (name === "c") {
        const said = parseRange(attributes.r ?? "");
        at = { row: said?.startRow ?? at.row, column: said?.startColumn ?? at.column + 1 };
        cell = { attributes, ...at, value: "", inline: "" };
      } else if (name === "f" && cell) cell.formula = { attributes, text: "" };
      else if (name === "rPh") inPhonetic = true;
      else if (name === "col") columns.push(...columnsOf(attributes, parts));
      else if (name === "mergeCell") {
        const range = parseRange(attributes.ref ?? "");
        if (range) merges.push(range);
      } else if (name === "sheetView" && isOff(attributes.showGridLines)) {
        rest.showGridLines = false;
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
    ...(rows.length > 0 ? { rows } : {}),
    ...(merges.length > 0 ? { merges } : {}),
    ...rest,
  };
}

const isOff = (attribute: string | undefined) => attribute === "0" || attribute === "false";
const isOn = (attribute: string | undefined) => attribute === "1" || attribute === "true";

function lookOf(attributes: Attributes, { looks }: SharedParts): CellLook {
  return looks[Number(attributes.s ?? 0)] ?? {};
}

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
  const first = Number(attributes.min) - 1;
  const last = Math.min(Number(attributes.max) - 1, lastColumn);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => ({
    column: first + index,
    ...said,
  }));
}

/** Puts what the file remembers of the cells of array formulas where it belongs: to their formulas. */
function withSpills(read: readonly ReadCell[]): { cells: BookCell[]; remembered: BookCell[] } {
  const covering = read.filter(({ covers }) => covers !== undefined);
  if (covering.length === 0) return { cells: read.map(({ cell }) => cell), remembered: [] };
  const isRemembered = ({ row, column, formula }: BookCell) =>
    formula === undefined &&
    covering.some(({ covers }) => covers !== undefined && contains(covers, row, column));
  const remembered = read.filter(({ cell }) => isRemembered(cell)).map(({ cell }) => cell);
  const values = new Map(remembered.map((cell) => [cellAddress(cell.row, cell.column), cell]));
  const cells = read
    .filter(({ cell }) => !isRemembered(cell))
    .map(({ cell, covers }): BookCell => {
      if (!covers) return cell;
      const rows = covers.endRow - covers.startRow + 1;
      const columns = covers.endColumn - covers.startColumn + 1;
      const spill = Array.from({ length: rows }, (_, r) =>
        Array.from({ length: columns }, (_, c) =>
          r === 0 && c === 0
            ? cell.value
            : (values.get(cellAddress(cell.row + r, cell.column + c))?.value ?? null),
        ),
      );
      return { ...cell, spill };
    });
  return { cells, remembered };
}

function contains(range: CellRange, row: number, column: number): boolean {
  return (
    row >= range.startRow &&
    row <= range.endRow &&
    column >= range.startColumn &&
    column <= range.endColumn
  );
}

function finish(
  draft: Draft,
  parts: SharedParts,
  shared: Map<string, Shared>,
): ReadCell | undefined {
  const { row, column } = draft;
  const value = valueOf(draft, parts);
  const formula = draft.formula && formulaOf(draft, shared);
  if (value === null && formula === undefined) return undefined;
  const cell: BookCell = { row, column, value, ...lookOf(draft.attributes, parts) };
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
