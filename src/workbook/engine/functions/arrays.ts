import type { CellValue } from "../../book/book";
import { compareFull, toBoolean, toNumber, toText } from "../formula/convert";
import type { Evaluator } from "../formula/evaluator";
import type { Value } from "../formula/values";
import { ArrayValue, checkSize, fail, isError, isSingle, leftOut, passOn } from "../formula/values";
import { Reference } from "../formula/reference";
import { evenRows, given, lastIndex } from "./cells";
import type { FunctionTable } from "./own-function";
import { errorNumber } from "./logic";
import { ofValues, taking } from "./own-function";

type Line = readonly CellValue[];

const whole = (value: CellValue) => Math.trunc(toNumber(value));

/** An array as a result: one value alone is itself. */
export function resultOf(rows: readonly Line[]): Value {
  if (rows.length === 0 || rows[0]?.length === 0) return { error: "#CALC!" };
  return rows.length === 1 && rows[0]?.length === 1 ? (rows[0][0] ?? null) : new ArrayValue(rows);
}

export const transposed = (rows: readonly Line[]): CellValue[][] =>
  (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? null));

/** Order of sorting: numbers, texts, truths, errors, and blanks last however it goes. */
function sortOrder(a: CellValue, b: CellValue, falling: boolean): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  const sign = falling ? -1 : 1;
  if (isError(a) && isError(b)) return (errorNumber(a.error) - errorNumber(b.error)) * sign;
  if (isError(a) || isError(b)) return isError(a) ? sign : -sign;
  return compareFull(a, b) * sign;
}

function orderOf(value: CellValue): boolean {
  const order = whole(value);
  if (order !== 1 && order !== -1) fail("#VALUE!");
  return order === -1;
}

function sort(args: readonly Value[], evaluation: Evaluator): Value {
  const [of = null, indexArg, orderArg, byColumnArg] = args;
  const byColumn = given([byColumnArg ?? leftOut], 0, toBoolean, false, evaluation);
  const { rows } = evaluation.array(of);
  const lines = byColumn ? transposed(rows) : rows;
  const keys = listOf(indexArg, evaluation, 1).map((value) => whole(value) - 1);
  const orders = listOf(orderArg, evaluation, 1).map(orderOf);
  if (keys.some((key) => key < 0 || key >= (lines[0]?.length ?? 0))) fail("#VALUE!");
  const inOrder = [...lines].sort((a, b) => {
    for (const [index, key] of keys.entries()) {
      const falling = orders[index] ?? orders[0] ?? false;
      const order = sortOrder(a[key] ?? null, b[key] ?? null, falling);
      if (order !== 0) return order;
    }
    return 0;
  });
  return resultOf(byColumn ? transposed(inOrder) : inOrder);
}

function listOf(value: Value | undefined, evaluation: Evaluator, otherwise: CellValue): Line {
  if (value === undefined || value === leftOut) return [otherwise];
  return evaluation.array(value).rows.flat();
}

function sortBy(args: readonly Value[], evaluation: Evaluator): Value {
  const [of = null, ...rest] = args;
  const { rows, height, width } = evaluation.array(of);
  const keys: { values: Line; falling: boolean; across: boolean }[] = [];
  for (let index = 0; index < rest.length; index += 2) {
    const by = evaluation.array(rest[index] ?? null);
    const falling = given([rest[index + 1] ?? leftOut], 0, orderOf, false, evaluation);
    const across = by.height === 1 && by.width > 1;
    const values = by.rows.flat();
    if (values.length !== (across ? width : height)) fail("#VALUE!");
    keys.push({ values, falling, across });
  }
  const across = keys[0]?.across ?? false;
  if (keys.some((key) => key.across !== across)) fail("#VALUE!");
  const lines = across ? transposed(rows) : rows;
  const order = lines.map((_, at) => at);
  order.sort((a, b) => {
    for (const { values, falling } of keys) {
      const found = sortOrder(values[a] ?? null, values[b] ?? null, falling);
      if (found !== 0) return found;
    }
    return 0;
  });
  const inOrder = order.map((at) => lines[at] ?? []);
  return resultOf(across ? transposed(inOrder) : inOrder);
}

function filter(args: readonly Value[], evaluation: Evaluator): Value {
  const [of = null, include = null, otherwise] = args;
  const { rows, height, width } = evaluation.array(of);
  const by = evaluation.array(include);
  const across = by.height === 1 && by.width === width && !(by.width === 1 && height === 1);
  if (!across && !(by.width === 1 && by.height === height)) fail("#VALUE!");
  const isKept = by.rows.flat().map((value) => (isError(value) ? passOn(value) : toBoolean(value)));
  const kept = across
    ? rows.map((row) => row.filter((_, at) => isKept[at]))
    : rows.filter((_, at) => isKept[at]);
  if (kept.length > 0 && (kept[0]?.length ?? 0) > 0) return resultOf(kept);
  return otherwise === undefined || otherwise === leftOut ? { error: "#CALC!" } : otherwise;
}

/** What makes values the same in UNIQUE. */
const keyOf = (value: CellValue) =>
  typeof value === "string" ? `s${value.toLowerCase()}` : JSON.stringify(value);

function unique(args: readonly Value[], evaluation: Evaluator): Value {
  const [of = null, byColumnArg, onceArg] = args;
  const byColumn = given([byColumnArg ?? leftOut], 0, toBoolean, false, evaluation);
  const once = given([onceArg ?? leftOut], 0, toBoolean, false, evaluation);
  const { rows } = evaluation.array(of);
  const lines = byColumn ? transposed(rows) : rows;
  const counts = new Map<string, number>();
  const keys = lines.map((line) => line.map(keyOf).join("\u0000"));
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const seen = new Set<string>();
  const kept = lines.filter((_, at) => {
    const key = keys[at] ?? "";
    if (once) return counts.get(key) === 1;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  return resultOf(byColumn ? transposed(kept) : kept);
}

function sequence(args: readonly Value[], evaluation: Evaluator): Value {
  const number = (index: number, otherwise: number) =>
    given([args[index] ?? leftOut], 0, toNumber, otherwise, evaluation);
  const rows = Math.trunc(number(0, 1));
  const columns = Math.trunc(number(1, 1));
  const start = number(2, 1);
  const step = number(3, 1);
  if (rows < 0 || columns < 0) fail("#VALUE!");
  if (rows === 0 || columns === 0) fail("#CALC!");
  checkSize(rows, columns);
  return resultOf(
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => start + step * (row * columns + column)),
    ),
  );
}

function stacked(args: readonly Value[], evaluation: Evaluator, across: boolean): Value {
  const arrays = args.map((arg) => evaluation.array(arg));
  if (!across) return evenRows(arrays.flatMap(({ rows }) => rows));
  const height = Math.max(...arrays.map((array) => array.height));
  return evenRows(
    Array.from({ length: height }, (_, row) =>
      arrays.flatMap(
        ({ rows, width }) =>
          rows[row] ?? Array.from({ length: width }, (): CellValue => ({ error: "#N/A" })),
      ),
    ),
  );
}

function chosenLines(args: readonly Value[], evaluation: Evaluator, across: boolean): Value {
  const [of = null, ...rest] = args;
  const { rows } = evaluation.array(of);
  const lines = across ? transposed(rows) : rows;
  const numbers = rest.flatMap((arg) => evaluation.array(arg).rows.flat()).map(whole);
  const chosen = numbers.map((number) => {
    const at = number < 0 ? lines.length + number : number - 1;
    return lines[number === 0 ? -1 : at] ?? fail("#VALUE!");
  });
  return resultOf(across ? transposed(chosen) : chosen);
}

/** TAKE and DROP. */
function cut(args: readonly Value[], evaluation: Evaluator, isDrop: boolean): Value {
  const [of = null, rowArg, columnArg] = args;
  const { rows } = evaluation.array(of);
  const part = (lines: readonly Line[], arg: Value | undefined) => {
    const count = given([arg ?? leftOut], 0, whole, undefined as number | undefined, evaluation);
    if (count === undefined) return lines;
    if (isDrop)
      return count < 0 ? lines.slice(0, Math.max(0, lines.length + count)) : lines.slice(count);
    return count < 0 ? lines.slice(Math.max(0, lines.length + count)) : lines.slice(0, count);
  };
  const kept = part(rows, rowArg);
  if (kept.length === 0) return { error: "#CALC!" };
  const columns = part(transposed(kept), columnArg);
  return columns.length === 0 ? { error: "#CALC!" } : resultOf(transposed(columns));
}

function lined(args: readonly Value[], evaluation: Evaluator): CellValue[] {
  const [of = null, ignoreArg, byColumnArg] = args;
  const ignore = given([ignoreArg ?? leftOut], 0, whole, 0, evaluation);
  const byColumn = given([byColumnArg ?? leftOut], 0, toBoolean, false, evaluation);
  if (ignore < 0 || ignore > 3) fail("#VALUE!");
  const { rows } = evaluation.array(of);
  const values = (byColumn ? transposed(rows) : rows).flat();
  return values.filter(
    (value) => !((ignore % 2 === 1 && value === null) || (ignore >= 2 && isError(value))),
  );
}

function wrapped(args: readonly Value[], evaluation: Evaluator, across: boolean): Value {
  const [of = null, countArg, padArg] = args;
  const array = evaluation.array(of);
  if (array.height > 1 && array.width > 1) return { error: "#VALUE!" };
  const values = array.rows.flat();
  const count = whole(evaluation.scalar(countArg ?? null));
  if (count < 1) return { error: "#NUM!" };
  const pad =
    padArg === undefined || padArg === leftOut
      ? ({ error: "#N/A" } as const)
      : evaluation.scalar(padArg);
  const lines: CellValue[][] = [];
  for (let at = 0; at < values.length; at += count) {
    const line = values.slice(at, at + count);
    while (lines.length > 0 && line.length < count) line.push(pad);
    lines.push(line);
  }
  return resultOf(across ? transposed(lines) : lines);
}

function expand(args: readonly Value[], evaluation: Evaluator): Value {
  const [of = null, rowArg, columnArg, padArg] = args;
  const { rows, height, width } = evaluation.array(of);
  const tall = given([rowArg ?? leftOut], 0, whole, height, evaluation);
  const wide = given([columnArg ?? leftOut], 0, whole, width, evaluation);
  if (tall < height || wide < width) return { error: "#VALUE!" };
  checkSize(tall, wide);
  const pad: CellValue =
    padArg === undefined || padArg === leftOut ? { error: "#N/A" } : evaluation.scalar(padArg);
  return resultOf(
    Array.from({ length: tall }, (_, row) =>
      Array.from({ length: wide }, (__, column) => {
        const inside = row < height && column < width;
        return inside ? (rows[row]?.[column] ?? null) : pad;
      }),
    ),
  );
}

/** What a function of arrays hands to a LAMBDA for an element: the cell itself where it is one. */
function elements(value: Value, evaluation: Evaluator): Value[][] {
  if (value instanceof Reference && value.areas.length === 1) {
    const [area] = value.areas;
    if (area && !isSingle(area)) {
      const { rows } = evaluation.around.valuesOf(area);
      return rows.map((row, r) =>
        row.map(
          (_, c) =>
            new Reference([
              {
                sheet: area.sheet,
                startRow: area.startRow + r,
                endRow: area.startRow + r,
                startColumn: area.startColumn + c,
                endColumn: area.startColumn + c,
              },
            ]),
        ),
      );
    }
    return [[value]];
  }
  return evaluation.array(value).rows.map((row) => [...row]);
}

/** One value that a LAMBDA gave for an element. An array does not fit into one. */
function single(value: Value, evaluation: Evaluator): CellValue {
  const plain = evaluation.plain(value, "each");
  if (!(plain instanceof ArrayValue)) return plain;
  return plain.height === 1 && plain.width === 1
    ? (plain.rows[0]?.[0] ?? null)
    : { error: "#CALC!" };
}

const applied = (evaluation: Evaluator, fn: Value, args: readonly Value[]): CellValue =>
  single(
    evaluation.guarded(() => evaluation.apply(fn, args)),
    evaluation,
  );

function map(args: readonly Value[], evaluation: Evaluator): Value {
  const fn = args.at(-1) ?? null;
  const sources = args.slice(0, -1).map((arg) => elements(arg, evaluation));
  const height = Math.max(...sources.map((rows) => rows.length));
  const width = Math.max(...sources.map((rows) => rows[0]?.length ?? 0));
  return resultOf(
    Array.from({ length: height }, (_, row) =>
      Array.from({ length: width }, (__, column) =>
        applied(
          evaluation,
          fn,
          sources.map((rows): Value => {
            const line = rows[rows.length === 1 ? 0 : row];
            return (
              line?.[line.length === 1 ? 0 : column] ??
              (line && column < line.length ? null : { error: "#N/A" })
            );
          }),
        ),
      ),
    ),
  );
}

function reduce(
  args: readonly Value[],
  evaluation: Evaluator,
  each?: (value: CellValue) => void,
): Value {
  const [first, of = null, fn = null] = args.length === 2 ? [undefined, ...args] : args;
  let kept: Value | undefined = first === leftOut ? undefined : first;
  for (const row of elements(of, evaluation)) {
    for (const element of row) {
      kept = kept === undefined ? element : evaluation.apply(fn, [kept, element]);
      each?.(single(kept, evaluation));
    }
  }
  return kept ?? { error: "#CALC!" };
}

function scan(args: readonly Value[], evaluation: Evaluator): Value {
  const of = args.at(-2) ?? null;
  const { width } = evaluation.array(of);
  const found: CellValue[] = [];
  reduce(args, evaluation, (value) => found.push(value));
  const rows: CellValue[][] = [];
  for (let at = 0; at < found.length; at += width) rows.push(found.slice(at, at + width));
  return resultOf(rows);
}

function byLine(args: readonly Value[], evaluation: Evaluator, across: boolean): Value {
  const [of = null, fn = null] = args;
  const area = of instanceof Reference && of.areas.length === 1 ? of.areas[0] : undefined;
  const { rows } = evaluation.array(of);
  const lines = across ? transposed(rows) : rows;
  const results = lines.map((line, at) => {
    const value = area
      ? new Reference([
          across
            ? { ...area, startColumn: area.startColumn + at, endColumn: area.startColumn + at }
            : { ...area, startRow: area.startRow + at, endRow: area.startRow + at },
        ])
      : new ArrayValue(across ? line.map((one) => [one]) : [line]);
    return applied(evaluation, fn, [value]);
  });
  return resultOf(across ? [results] : results.map((value) => [value]));
}

function makeArray(args: readonly Value[], evaluation: Evaluator): Value {
  const [rowArg = null, columnArg = null, fn = null] = args;
  const rows = whole(evaluation.scalar(rowArg));
  const columns = whole(evaluation.scalar(columnArg));
  if (rows < 1 || columns < 1) return { error: "#VALUE!" };
  checkSize(rows, columns);
  return resultOf(
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) =>
        applied(evaluation, fn, [row + 1, column + 1]),
      ),
    ),
  );
}

/** Rows and columns of a range without what is blank at its ends. */
function trimRange(args: readonly Value[], evaluation: Evaluator): Value {
  const [of = null, rowArg, columnArg] = args;
  const rowSides = given([rowArg ?? leftOut], 0, whole, 3, evaluation);
  const columnSides = given([columnArg ?? leftOut], 0, whole, 3, evaluation);
  const trimmed = (lines: readonly Line[], sides: number) => {
    const isFull = (line: Line) => line.some((value) => value !== null);
    const first = sides % 2 === 1 ? lines.findIndex(isFull) : 0;
    const last = sides >= 2 ? lastIndex(lines, isFull) : lines.length - 1;
    return first < 0 || last < 0 ? [] : lines.slice(first, last + 1);
  };
  const rows = trimmed(evaluation.array(of).rows, rowSides);
  if (rows.length === 0) return { error: "#REF!" };
  return resultOf(transposed(trimmed(transposed(rows), columnSides)));
}

export const arrayFunctions: FunctionTable = {
  SORT: taking("AAAA", 1, 4, sort),
  SORTBY: taking("A", 2, 255, sortBy),
  FILTER: taking("AAR", 2, 3, filter),
  UNIQUE: taking("AAA", 1, 3, unique),
  MUNIT: ofValues(1, 1, (size = null) => {
    const side = whole(size);
    if (side < 1) return fail("#VALUE!");
    checkSize(side, side);
    return resultOf(
      Array.from({ length: side }, (_, row) =>
        Array.from({ length: side }, (__, column) => (row === column ? 1 : 0)),
      ),
    );
  }),
  SEQUENCE: taking("VVVV", 1, 4, sequence),
  TRANSPOSE: taking("A", 1, 1, ([of = null], evaluation) =>
    resultOf(transposed(evaluation.array(of).rows)),
  ),
  HSTACK: taking("A", 1, 255, (args, evaluation) => stacked(args, evaluation, true)),
  VSTACK: taking("A", 1, 255, (args, evaluation) => stacked(args, evaluation, false)),
  CHOOSEROWS: taking("A", 2, 255, (args, evaluation) => chosenLines(args, evaluation, false)),
  CHOOSECOLS: taking("A", 2, 255, (args, evaluation) => chosenLines(args, evaluation, true)),
  TAKE: taking("AVV", 2, 3, (args, evaluation) => cut(args, evaluation, false)),
  DROP: taking("AVV", 2, 3, (args, evaluation) => cut(args, evaluation, true)),
  TOCOL: taking("AVV", 1, 3, (args, evaluation) =>
    resultOf(lined(args, evaluation).map((value) => [value])),
  ),
  TOROW: taking("AVV", 1, 3, (args, evaluation) => {
    const line = lined(args, evaluation);
    return resultOf(line.length === 0 ? [] : [line]);
  }),
  WRAPROWS: taking("AVR", 2, 3, (args, evaluation) => wrapped(args, evaluation, false)),
  WRAPCOLS: taking("AVR", 2, 3, (args, evaluation) => wrapped(args, evaluation, true)),
  EXPAND: taking("AVVV", 2, 4, expand),
  TRIMRANGE: taking("AVV", 1, 3, trimRange),
  MAP: taking("R", 2, 255, map),
  REDUCE: taking("R", 2, 3, reduce),
  SCAN: taking("R", 2, 3, scan),
  BYROW: taking("R", 2, 2, (args, evaluation) => byLine(args, evaluation, false)),
  BYCOL: taking("R", 2, 2, (args, evaluation) => byLine(args, evaluation, true)),
  MAKEARRAY: taking("R", 3, 3, makeArray),
  ARRAYTOTEXT: taking("RV", 1, 2, ([of = null, formatArg], evaluation) => {
    const format = given([formatArg ?? leftOut], 0, whole, 0);
    if (format !== 0 && format !== 1) return { error: "#VALUE!" };
    const { rows } = evaluation.array(of);
    const text = (value: CellValue) =>
      isError(value)
        ? value.error
        : format === 1 && typeof value === "string"
          ? `"${value.replaceAll('"', '""')}"`
          : toText(value);
    if (format === 0) return rows.flat().map(text).join(", ");
    return `{${rows.map((row) => row.map(text).join(",")).join(";")}}`;
  }),
};
