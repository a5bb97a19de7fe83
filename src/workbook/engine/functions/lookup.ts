import type { CellValue } from "../../book/book";
import { compareFull, toBoolean, toNumber, toText } from "../formula/convert";
import type { Evaluator } from "../formula/evaluator";
import type { Value } from "../formula/values";
import { ArrayValue, fail, heightOf, isError, leftOut, widthOf } from "../formula/values";
import { Reference } from "../formula/reference";
import { given, lastIndex } from "./cells";
import type { FunctionTable } from "./own-function";
import { taking } from "./own-function";
import { hasWildcard, wildcardPattern } from "../patterns/wildcards";

type Values = readonly CellValue[];

const sameKind = (a: CellValue, b: CellValue) => typeof a === typeof b && !isError(a) && a !== null;

/** What a blank is looked for as. */
const sought = (value: CellValue): CellValue => value ?? 0;

/** The place of a value among others in any order, or -1. */
function exact(value: CellValue, among: Values, wildcards: boolean, backwards = false): number {
  const isSame = sameTest(value, wildcards);
  if (backwards) return lastIndex(among, isSame);
  return among.findIndex(isSame);
}

function sameTest(value: CellValue, wildcards: boolean): (other: CellValue) => boolean {
  if (typeof value === "string" && wildcards && hasWildcard(value)) {
    const pattern = wildcardPattern(value);
    return (other) => typeof other === "string" && pattern.test(other);
  }
  if (typeof value === "string") {
    const small = value.toLowerCase();
    return (other) => typeof other === "string" && other.toLowerCase() === small;
  }
  return (other) => other === value || (sameKind(value, other) && compareFull(value, other) === 0);
}

/** By halves, as Excel searches what it takes for ordered: the last that is not beyond the value, or -1. */
function ordered(
  value: CellValue,
  among: Values,
  descending = false,
  isComparable: (a: CellValue, b: CellValue) => boolean = sameKind,
): number {
  let low = 0;
  let high = among.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    // What is of another kind is passed over, upwards first.
    let at = middle;
    while (at <= high && !isComparable(value, among[at] ?? null)) at++;
    if (at > high) {
      high = middle - 1;
      continue;
    }
    const order = compareFull(among[at] ?? null, value) * (descending ? -1 : 1);
    if (order <= 0) {
      found = at;
      low = at + 1;
    } else high = middle - 1;
  }
  return found;
}

/** Excel's MATCH with -1 goes through from the front and stops behind the last that is large enough. */
function descending(value: CellValue, among: Values): number {
  let found = -1;
  for (let at = 0; at < among.length; at++) {
    const other = among[at] ?? null;
    if (!sameKind(value, other)) continue;
    const order = compareFull(other, value);
    if (order < 0) break;
    found = at;
    if (order === 0) break;
  }
  return found;
}

/** A row or a column as a list; nothing where it is neither. */
function lineOf(value: Value, evaluation: Evaluator): Values | undefined {
  const size = value instanceof Reference ? value.areas[0] : undefined;
  const { rows, height, width } = evaluation.array(value);
  const [tall, wide] = size ? [heightOf(size), widthOf(size)] : [height, width];
  if (wide === 1) return rows.map(([first = null]) => first);
  return tall === 1 ? rows[0] : undefined;
}

function match(value: CellValue, among: Values, type: number): number {
  const of = sought(value);
  if (type === 0) return exact(of, among, true);
  return type > 0 ? ordered(of, among) : descending(of, among);
}

/** Modes of XLOOKUP and XMATCH. */
function extendedMatch(value: CellValue, among: Values, how: number, order: number): number {
  if (![-1, 0, 1, 2, 3].includes(how) || ![-2, -1, 1, 2].includes(order)) fail("#VALUE!");
  if (how === 2) {
    if (Math.abs(order) === 2) fail("#VALUE!");
    return value === null ? among.indexOf(null) : exact(value, among, true, order === -1);
  }
  if (how === 3) {
    const pattern = new RegExp(toText(value), "u");
    const isSame = (other: CellValue) => typeof other === "string" && pattern.test(other);
    return order === -1 ? lastIndex(among, isSame) : among.findIndex(isSame);
  }
  if (Math.abs(order) === 2 && value !== null) {
    const falling = order === -2;
    const below = ordered(value, among, falling, (_, other) => other !== null && !isError(other));
    const isSame = below >= 0 && compareFull(among[below] ?? null, value) === 0;
    if (isSame || how === 0) {
      if (!isSame) return -1;
      // Of those that are the same, the first upwards and the last downwards.
      let at = below;
      const isSameAt = (place: number) =>
        sameKind(value, among[place] ?? null) && compareFull(among[place] ?? null, value) === 0;
      while (!falling && at > 0 && isSameAt(at - 1)) at--;
      while (falling && at + 1 < among.length && isSameAt(at + 1)) at++;
      return at;
    }
    const isBelowWanted = falling ? how === 1 : how === -1;
    const next = isBelowWanted ? below : below + 1;
    return next < among.length && !isError(among[next] ?? null) && among[next] !== null ? next : -1;
  }
  const backwards = order === -1;
  const same = value === null ? blankAt(among, backwards) : exact(value, among, false, backwards);
  if (same >= 0 || how === 0 || value === null) return same;
  let best = -1;
  among.forEach((other, at) => {
    if (other === null || isError(other)) return;
    const beyond = compareFull(other, value) * how;
    if (beyond < 0) return;
    const gap = best < 0 ? -1 : compareFull(other, among[best] ?? null) * how;
    if (gap < 0 || (gap === 0 && backwards)) best = at;
  });
  return best;
}

const blankAt = (among: Values, backwards: boolean) =>
  backwards ? among.lastIndexOf(null) : among.indexOf(null);

/** VLOOKUP, and HLOOKUP with rows for columns. */
function tableLookup(args: readonly Value[], evaluation: Evaluator, across: boolean): CellValue {
  const [value, table = null, at, sortedArg] = args;
  const index = Math.trunc(toNumber(at as CellValue));
  const isSorted = sortedArg === leftOut ? false : given([sortedArg ?? true], 0, toBoolean, true);
  if (isError(table)) return table;
  if (typeof table === "string") return { error: "#VALUE!" };
  const { rows, height, width } = evaluation.array(table);
  const size = table instanceof Reference ? table.areas[0] : undefined;
  const breadth = size ? (across ? heightOf(size) : widthOf(size)) : across ? height : width;
  if (index < 1) return { error: "#VALUE!" };
  if (index > breadth) return { error: "#REF!" };
  const keys = across ? (rows[0] ?? []) : rows.map(([first = null]) => first);
  const of = value === leftOut ? 0 : sought(value as CellValue);
  const found = isSorted ? ordered(of, keys) : exact(of, keys, true);
  if (found < 0) return { error: "#N/A" };
  const result = across ? rows[index - 1]?.[found] : rows[found]?.[index - 1];
  return result ?? 0;
}

function lookup(args: readonly Value[], evaluation: Evaluator): CellValue {
  const [value = null, vector = null, results] = args;
  const of = sought(value === leftOut ? null : (value as CellValue));
  const array = evaluation.array(vector);
  const isWide = array.width > array.height;
  const keys = isWide ? (array.rows[0] ?? []) : array.rows.map(([first = null]) => first);
  const found = ordered(of, keys);
  if (found < 0) return { error: "#N/A" };
  if (results === undefined || results === leftOut) {
    const isBoth = array.width > 1 && array.height > 1;
    if (!isBoth) return keys[found] ?? 0;
    return (isWide ? array.rows.at(-1)?.[found] : array.rows[found]?.at(-1)) ?? 0;
  }
  const line = evaluation.array(results);
  const flat = line.height === 1 ? (line.rows[0] ?? []) : line.rows.map(([first = null]) => first);
  if (found < flat.length) return flat[found] ?? 0;
  // What is looked up may be longer than the results: those go on behind their end.
  const area = results instanceof Reference ? results.areas[0] : undefined;
  if (!area) return { error: "#N/A" };
  const down = heightOf(area) >= widthOf(area);
  return (
    evaluation.around.valueAt(
      area.sheet,
      area.startRow + (down ? found : 0),
      area.startColumn + (down ? 0 : found),
    ) ?? 0
  );
}

function xlookup(args: readonly Value[], evaluation: Evaluator): Value {
  const [value = null, keys = null, results = null, otherwise, how, order] = args;
  const among = lineOf(keys, evaluation);
  const single = value === leftOut ? null : (value as CellValue);
  const mode = given([how ?? leftOut], 0, whole, 0, evaluation);
  const search = given([order ?? leftOut], 0, whole, 1, evaluation);
  if (!among) return { error: "#VALUE!" };
  const area = results instanceof Reference ? results.areas[0] : undefined;
  const keySize = sizeOfLine(keys, evaluation);
  const array = area ? undefined : evaluation.array(results);
  const height = area ? heightOf(area) : (array?.height ?? 0);
  const width = area ? widthOf(area) : (array?.width ?? 0);
  const isDown = keySize.height > 1 || (keySize.width === 1 && height === 1);
  if ((isDown ? height : width) !== Math.max(keySize.height, keySize.width))
    return { error: "#VALUE!" };
  const found = extendedMatch(single, among, mode, search);
  if (found < 0) {
    return otherwise === undefined || otherwise === leftOut ? { error: "#N/A" } : otherwise;
  }
  if (area) {
    return new Reference([
      isDown
        ? { ...area, startRow: area.startRow + found, endRow: area.startRow + found }
        : { ...area, startColumn: area.startColumn + found, endColumn: area.startColumn + found },
    ]);
  }
  const rows = array?.rows ?? [];
  const line = isDown ? [rows[found] ?? []] : rows.map((row) => [row[found] ?? null]);
  return line.length === 1 && line[0]?.length === 1 ? (line[0][0] ?? null) : new ArrayValue(line);
}

const whole = (value: CellValue) => Math.trunc(toNumber(value));

function sizeOfLine(value: Value, evaluation: Evaluator): { height: number; width: number } {
  const area = value instanceof Reference ? value.areas[0] : undefined;
  if (area) return { height: heightOf(area), width: widthOf(area) };
  const { height, width } = evaluation.array(value);
  return { height, width };
}

export const lookupFunctions: FunctionTable = {
  MATCH: taking("VRR", 2, 3, ([value, among = null, type], evaluation) => {
    const line = lineOf(among, evaluation);
    const how = type === leftOut ? 0 : given([type ?? 1], 0, whole, 1, evaluation);
    if (!line) return { error: "#N/A" };
    const found = match(value === leftOut ? null : (value as CellValue), line, how);
    return found < 0 ? { error: "#N/A" } : found + 1;
  }),
  VLOOKUP: taking("VRVV", 3, 4, (args, evaluation) => tableLookup(args, evaluation, false)),
  HLOOKUP: taking("VRVV", 3, 4, (args, evaluation) => tableLookup(args, evaluation, true)),
  LOOKUP: taking("VRR", 2, 3, lookup),
  XLOOKUP: taking("VRRRVV", 3, 6, xlookup),
  XMATCH: taking("VRVV", 2, 4, ([value, among = null, how, order], evaluation) => {
    const line = lineOf(among, evaluation);
    if (!line) return { error: "#VALUE!" };
    const found = extendedMatch(
      value === leftOut ? null : (value as CellValue),
      line,
      given([how ?? leftOut], 0, whole, 0),
      given([order ?? leftOut], 0, whole, 1),
    );
    return found < 0 ? { error: "#N/A" } : found + 1;
  }),
};
