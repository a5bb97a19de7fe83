import type { CellValue } from "../../book/book";
import {
  cellAddress,
  columnLetters,
  lastColumn,
  lastRow,
  sheetInFormula,
} from "../../book/cell-address";
import { toBoolean, toNumber, toText } from "../formula/convert";
import type { Evaluator } from "../formula/evaluator";
import type { Value } from "../formula/values";
import type { Area } from "../formula/reference";
import {
  ArrayValue,
  checkSize,
  fail,
  heightOf,
  isError,
  leftOut,
  widthOf,
} from "../formula/values";
import { Reference } from "../formula/reference";
import { given } from "./cells";
import type { FunctionTable } from "./own-function";
import { taking } from "./own-function";

const whole = (value: CellValue) => Math.trunc(toNumber(value));

function index(args: readonly Value[], evaluation: Evaluator): Value {
  const [of = null, rowArg, columnArg, areaArg] = args;
  if (isError(of)) return of;
  const row = given([rowArg ?? leftOut], 0, whole, 0);
  const column = given([columnArg ?? leftOut], 0, whole, columnArg === undefined ? -1 : 0);
  const which = given([areaArg ?? leftOut], 0, whole, 1);
  if (row < 0 || which < 1 || (column < 0 && columnArg !== undefined)) return { error: "#VALUE!" };
  if (of instanceof Reference) {
    const area = of.areas[which - 1];
    if (!area) return { error: "#REF!" };
    const [r, c] = placed(row, column, heightOf(area), widthOf(area));
    if (r > heightOf(area) || c > widthOf(area)) return { error: "#REF!" };
    return new Reference([
      {
        sheet: area.sheet,
        startRow: r === 0 ? area.startRow : area.startRow + r - 1,
        endRow: r === 0 ? area.endRow : area.startRow + r - 1,
        startColumn: c === 0 ? area.startColumn : area.startColumn + c - 1,
        endColumn: c === 0 ? area.endColumn : area.startColumn + c - 1,
      },
    ]);
  }
  if (which !== 1) return { error: "#REF!" };
  const { rows, height, width } = evaluation.array(of);
  const [r, c] = placed(row, column, height, width);
  if (r > height || c > width) return { error: "#REF!" };
  const lines = r === 0 ? rows : [rows[r - 1] ?? []];
  const cut = c === 0 ? lines : lines.map((line) => [line[c - 1] ?? null]);
  return cut.length === 1 && cut[0]?.length === 1 ? (cut[0][0] ?? null) : new ArrayValue(cut);
}

/** One number alone counts along a single row. */
function placed(row: number, column: number, height: number, width: number): [number, number] {
  if (column >= 0) return [row, column];
  return height === 1 && width > 1 ? [1, row] : [row, width === 1 ? 1 : 0];
}

function offset(args: readonly Value[]): Value {
  const [of = null, rows, columns, height, width] = args;
  if (isError(of)) return of;
  const area = of instanceof Reference && of.areas.length === 1 ? of.areas[0] : undefined;
  if (!area) return { error: "#VALUE!" };
  const down = given([rows ?? leftOut], 0, whole, 0);
  const across = given([columns ?? leftOut], 0, whole, 0);
  const tall = given([height ?? leftOut], 0, whole, heightOf(area));
  const wide = given([width ?? leftOut], 0, whole, widthOf(area));
  if (tall === 0 || wide === 0) return { error: "#REF!" };
  const [startRow, endRow] = stretched(area.startRow + down, tall);
  const [startColumn, endColumn] = stretched(area.startColumn + across, wide);
  if (startRow < 0 || startColumn < 0 || endRow > lastRow || endColumn > lastColumn) {
    return { error: "#REF!" };
  }
  return new Reference([{ sheet: area.sheet, startRow, endRow, startColumn, endColumn }]);
}

const stretched = (start: number, length: number): [number, number] =>
  length > 0 ? [start, start + length - 1] : [start + length + 1, start];

function indirect(args: readonly Value[], evaluation: Evaluator): Value {
  const text = toText(args[0] === leftOut ? null : (args[0] as CellValue)).trim();
  const isA1 = given([args[1] ?? leftOut], 0, toBoolean, true);
  const written = isA1 ? text : fromR1C1(text, evaluation);
  if (written === undefined || written === "") return { error: "#REF!" };
  const node = evaluation.around.parsed(written, evaluation.site);
  if (!node || !["reference", "name", "span", "spill"].includes(node.kind))
    return { error: "#REF!" };
  const value = evaluation.value(node, undefined, "each");
  if (value instanceof Reference || value instanceof ArrayValue) return value;
  return { error: "#REF!" };
}

function fromR1C1(text: string, { site }: Evaluator): string | undefined {
  const split = text.lastIndexOf("!");
  const sheet = text.slice(0, split + 1);
  const corner = (written: string) => {
    const parts = /^R(\[-?\d+\]|\d*)C(\[-?\d+\]|\d*)$/i.exec(written);
    if (!parts) return undefined;
    const at = (part: string, own: number) =>
      part === "" ? own : part.startsWith("[") ? own + Number(part.slice(1, -1)) : Number(part) - 1;
    const row = at(parts[1] ?? "", site.row);
    const column = at(parts[2] ?? "", site.column);
    return row < 0 || column < 0 ? undefined : cellAddress(row, column);
  };
  const corners = text
    .slice(split + 1)
    .split(":")
    .map(corner);
  return corners.includes(undefined) ? undefined : sheet + corners.join(":");
}

function address(args: readonly Value[]): Value {
  const [rowArg, columnArg, kindArg, styleArg, sheetArg] = args;
  const row = whole(rowArg as CellValue);
  const column = whole(columnArg as CellValue);
  const kind = given([kindArg ?? leftOut], 0, whole, 1);
  const isA1 = given([styleArg ?? leftOut], 0, toBoolean, true);
  if (
    row < 1 ||
    column < 1 ||
    row > lastRow + 1 ||
    column > lastColumn + 1 ||
    kind < 1 ||
    kind > 4
  ) {
    return { error: "#VALUE!" };
  }
  const fixedRow = kind === 1 || kind === 2;
  const fixedColumn = kind === 1 || kind === 3;
  const cell = isA1
    ? `${fixedColumn ? "$" : ""}${columnLetters(column - 1)}${fixedRow ? "$" : ""}${row}`
    : `R${fixedRow ? row : `[${row}]`}C${fixedColumn ? column : `[${column}]`}`;
  if (sheetArg === undefined || sheetArg === leftOut) return cell;
  const sheet = toText(sheetArg as CellValue);
  return `${sheet === "" ? "" : sheetInFormula(sheet)}!${cell}`;
}

/** Numbers of rows or columns of a reference, or of the formula's own. */
function lineNumbers(args: readonly Value[], evaluation: Evaluator, across: boolean): Value {
  const [of] = args;
  if (of === undefined || of === leftOut) {
    // A formula that stands nowhere counts as one in A1.
    return Math.max(0, across ? evaluation.site.column : evaluation.site.row) + 1;
  }
  if (isError(of)) return of;
  const area = of instanceof Reference ? of.areas[0] : undefined;
  if (!area) return fail("#VALUE!");
  const first = (across ? area.startColumn : area.startRow) + 1;
  const count = across ? widthOf(area) : heightOf(area);
  if (count === 1) return first;
  checkSize(count, 1);
  const numbers = Array.from({ length: count }, (_, each) => first + each);
  return new ArrayValue(across ? [numbers] : numbers.map((number) => [number]));
}

function lineCount(args: readonly Value[], evaluation: Evaluator, across: boolean): Value {
  const [of = null] = args;
  if (isError(of)) return of;
  if (of instanceof Reference) {
    const area: Area | undefined = of.areas[0];
    if (!area || of.areas.length > 1) return { error: "#REF!" };
    return across ? widthOf(area) : heightOf(area);
  }
  const { height, width } = evaluation.array(of);
  return across ? width : height;
}

export const referenceFunctions: FunctionTable = {
  INDEX: taking("RVVV", 2, 4, index),
  OFFSET: taking("RVVVV", 3, 5, offset),
  INDIRECT: taking("VV", 1, 2, indirect),
  ADDRESS: taking("VVVVV", 2, 5, address),
  ROW: taking("R", 0, 1, (args, evaluation) => lineNumbers(args, evaluation, false)),
  COLUMN: taking("R", 0, 1, (args, evaluation) => lineNumbers(args, evaluation, true)),
  ROWS: taking("R", 1, 1, (args, evaluation) => lineCount(args, evaluation, false)),
  COLUMNS: taking("R", 1, 1, (args, evaluation) => lineCount(args, evaluation, true)),
  AREAS: taking("R", 1, 1, ([of]) => (of instanceof Reference ? of.areas.length : fail("#VALUE!"))),
  SINGLE: taking("R", 1, 1, ([of = null], evaluation) => evaluation.inLine(of)),
  ANCHORARRAY: taking("R", 1, 1, ([of = null], evaluation) => {
    if (isError(of)) return of;
    const area = of instanceof Reference ? of.areas[0] : undefined;
    return area ? evaluation.around.spillOf(area) : { error: "#REF!" };
  }),
  ISFORMULA: taking("R", 1, 1, ([of = null], { around }) => {
    if (isError(of)) return of;
    const area = of instanceof Reference ? of.areas[0] : undefined;
    if (!area) return fail("#VALUE!");
    return eachOf(area, (row, column) => around.formulaAt(area.sheet, row, column) !== undefined);
  }),
  FORMULATEXT: taking("R", 1, 1, ([of = null], { around }) => {
    if (isError(of)) return of;
    const area = of instanceof Reference ? of.areas[0] : undefined;
    if (!area) return { error: "#N/A" };
    return eachOf(area, (row, column) => {
      const formula = around.formulaAt(area.sheet, row, column);
      return formula === undefined ? { error: "#N/A" } : `=${formula}`;
    });
  }),
  SHEET: taking("R", 0, 1, ([of], { around, site }) => {
    if (of === undefined || of === leftOut) return site.sheet + 1;
    if (of instanceof Reference) return (of.areas[0]?.sheet ?? 0) + 1;
    if (isError(of)) return of;
    const sheet = typeof of === "string" ? around.sheetNumbered(of) : -1;
    return sheet < 0 ? { error: "#N/A" } : sheet + 1;
  }),
  SHEETS: taking("R", 0, 1, ([of], { around }) => {
    if (of === undefined || of === leftOut) return around.sheetCount();
    if (isError(of)) return of;
    if (!(of instanceof Reference)) return { error: "#REF!" };
    return new Set(of.areas.map(({ sheet }) => sheet)).size;
  }),
  HYPERLINK: taking("VV", 1, 2, ([link, shown]) =>
    shown === undefined || shown === leftOut ? (link as CellValue) : shown,
  ),
  CELL: taking("VR", 1, 2, ([what, of], evaluation) =>
    cellFact(toText(what as CellValue), of, evaluation),
  ),
};

function eachOf(area: Area, make: (row: number, column: number) => CellValue): Value {
  if (heightOf(area) === 1 && widthOf(area) === 1) return make(area.startRow, area.startColumn);
  checkSize(heightOf(area), widthOf(area));
  return new ArrayValue(
    Array.from({ length: heightOf(area) }, (_, row) =>
      Array.from({ length: widthOf(area) }, (__, column) =>
        make(area.startRow + row, area.startColumn + column),
      ),
    ),
  );
}

function cellFact(what: string, of: Value | undefined, evaluation: Evaluator): CellValue {
  const { site, around } = evaluation;
  const area =
    of instanceof Reference
      ? of.areas[0]
      : {
          sheet: site.sheet,
          startRow: Math.max(0, site.row),
          startColumn: Math.max(0, site.column),
        };
  if (!area) return { error: "#VALUE!" };
  const { sheet, startRow: row, startColumn: column } = area;
  switch (what.toLowerCase()) {
    case "address":
      return `$${columnLetters(column)}$${row + 1}`;
    case "row":
      return row + 1;
    case "col":
      return column + 1;
    case "contents":
      return around.valueAt(sheet, row, column) ?? 0;
    case "type": {
      const value = around.valueAt(sheet, row, column);
      return value === null ? "b" : typeof value === "string" ? "l" : "v";
    }
    default:
      return { error: "#VALUE!" };
  }
}
