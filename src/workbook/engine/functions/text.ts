import { format } from "numfmt";
import type { CellValue } from "../../book/book";
import { longestText } from "../../book/excel-limits";
import { numberText, toBoolean, toNumber, toText } from "../formula/convert";
import type { Evaluator } from "../formula/evaluator";
import { numberFromText } from "../formula/number-from-text";
import type { Value } from "../formula/values";
import { ArrayValue, fail, isError, leftOut, passOn } from "../formula/values";
import { forEachValue, given } from "./cells";
import type { FunctionTable } from "./own-function";
import { ofValues, taking } from "./own-function";
import { hasWildcard, wildcardPattern } from "../patterns/wildcards";

const whole = (value: CellValue) => Math.trunc(toNumber(value));

const fitting = (text: string): string => (text.length > longestText ? fail("#VALUE!") : text);

/** Rounds as people do: halves away from zero, as the number reads in decimal. */
export function rounded(value: number, digits: number): number {
  if (digits > 300 || value === 0) return value;
  const text = Math.abs(value).toPrecision(15);
  const moved = Number(shifted(text, digits));
  if (!Number.isFinite(moved)) return value;
  const whole = Math.floor(moved + 0.5);
  const back = Number(shifted(String(whole), -digits));
  return value < 0 ? -back : back;
}

/** A number's text with its exponent moved. */
export function shifted(text: string, digits: number): string {
  const [mantissa = "0", exponent = "0"] = text.split("e");
  return `${mantissa}e${Number(exponent) + digits}`;
}

/** 1,234.50 for 2 digits. */
function withDigits(value: number, digits: number, grouped: boolean): string {
  const number = Math.abs(rounded(value, digits));
  const [front = "0", back] = number.toFixed(Math.max(0, Math.min(100, digits))).split(".");
  const groups = grouped ? front.replace(/\B(?=(\d{3})+(?!\d))/g, ",") : front;
  return back === undefined ? groups : `${groups}.${back}`;
}

/** A large number in plain digits, of which 15 count. */
function wholeDigits(value: number): string {
  const [mantissa = "0", exponent = "0"] = value.toExponential(14).split("e");
  const digits = mantissa.replace(/[-.]/g, "");
  return `${value < 0 ? "-" : ""}${digits.padEnd(Number(exponent) + 1, "0")}`;
}

/** A value in a number format. */
export function formatted(value: CellValue, pattern: string): string {
  if (isError(value)) return passOn(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (pattern === "") return "";
  // The sign of a currency says nothing of how numbers are written.
  const plain = pattern.replace(/\[\$([^\]-]*)(?:-[^\]]*)?\]/g, (_, sign: string) =>
    sign === "" ? "" : `"${sign}"`,
  );
  if (/^general$/i.test(plain) && typeof value === "string") return value;
  const number = typeof value === "string" ? numberFromText(value) : toNumber(value);
  // The library writes an exponent into the digits of what is as large.
  const [, digits] = /^0(?:\.(0*))?%$/.exec(plain) ?? [];
  if (number !== undefined && Math.abs(number) >= 1e19 && /^0(?:\.0*)?%$/.test(plain)) {
    const [front = "0", back = ""] = wholeDigits(number * 100).split(".");
    const part = back.padEnd(digits?.length ?? 0, "0");
    return `${front}${digits === undefined ? "" : `.${part}`}%`;
  }
  const isDate = /[dyhs]|m(?![a-z]*["\\])/i.test(plain.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ""));
  if (number !== undefined && isDate && (number < 0 || number >= 2_958_466)) return fail("#VALUE!");
  try {
    const text = number === undefined ? format(plain, value) : format(plain, number);
    // A date that there is none of.
    return /^#+$/.test(text) && !/^[#,]+$/.test(plain) ? fail("#VALUE!") : text;
  } catch {
    return fail("#VALUE!");
  }
}

function found(needle: string, text: string, from: number): CellValue {
  if (from < 1 || from > text.length + 1) return { error: "#VALUE!" };
  const at = text.indexOf(needle, from - 1);
  return at < 0 ? { error: "#VALUE!" } : at + 1;
}

function searched(needle: string, text: string, from: number): CellValue {
  if (!hasWildcard(needle)) return found(needle.toLowerCase(), text.toLowerCase(), from);
  if (from < 1 || from > text.length + 1) return { error: "#VALUE!" };
  const at = wildcardPattern(needle).search(text.slice(from - 1));
  return at < 0 ? { error: "#VALUE!" } : at + from;
}

function substituted(text: string, old: string, fresh: string, which?: number): string {
  if (which !== undefined && which < 1) return fail("#VALUE!");
  if (old === "") return text;
  if (which === undefined) {
    const growth = (text.split(old).length - 1) * (fresh.length - old.length);
    return text.length + growth > longestText ? fail("#VALUE!") : text.replaceAll(old, () => fresh);
  }
  let at = -1;
  for (let count = 0; count < which; count++) {
    at = text.indexOf(old, at < 0 ? 0 : at + old.length);
    if (at < 0) return text;
  }
  return text.slice(0, at) + fresh + text.slice(at + old.length);
}

const count = (value: CellValue | undefined, otherwise: number): number => {
  const number = value === undefined ? otherwise : whole(value);
  return number < 0 ? fail("#VALUE!") : number;
};

function textsOf(args: readonly Value[], evaluation: Evaluator): string[] {
  const texts: string[] = [];
  let length = 0;
  forEachValue(args, evaluation, (value) => {
    const text = toText(value);
    length += text.length;
    // Nothing that is made of them would fit into a cell.
    if (length > longestText) fail("#VALUE!");
    texts.push(text);
  });
  return texts;
}

function delimitersOf(value: Value, evaluation: Evaluator): string[] {
  return textsOf([value === leftOut ? null : value], evaluation);
}

/** Places of any of some delimiters in a text, from the left and not overlapping. */
function placesOf(
  text: string,
  delimiters: readonly string[],
  ignoreCase: boolean,
): [number, number][] {
  const whole = ignoreCase ? text.toLowerCase() : text;
  const sought = delimiters.map((each) => (ignoreCase ? each.toLowerCase() : each));
  const places: [number, number][] = [];
  for (let at = 0; at <= whole.length;) {
    const here = sought.filter((each) => each !== "" && whole.startsWith(each, at));
    const longest = here.reduce((a, b) => (b.length > a.length ? b : a), "");
    if (longest === "") at++;
    else {
      places.push([at, longest.length]);
      at += longest.length;
    }
  }
  return places;
}

function beside(args: readonly Value[], evaluation: Evaluator, isBefore: boolean): CellValue {
  const [textArg = null, delimiterArg = null, whichArg, caseArg, endArg, otherwise] = args;
  const text = toText(evaluation.scalar(textArg));
  const delimiters = delimitersOf(delimiterArg, evaluation);
  const which = given(
    [whichArg ?? leftOut],
    0,
    (value) => Math.floor(toNumber(value)),
    1,
    evaluation,
  );
  const ignoreCase = given([caseArg ?? leftOut], 0, whole, 0, evaluation) === 1;
  const ending = given([endArg ?? leftOut], 0, whole, 0, evaluation);
  if (ending !== 0 && ending !== 1) return { error: "#VALUE!" };
  const end = ending === 1;
  if (which === 0 || Math.abs(which) > Math.max(1, text.length)) return { error: "#VALUE!" };
  const missed = (): CellValue =>
    otherwise === undefined || otherwise === leftOut
      ? { error: "#N/A" }
      : (evaluation.scalar(otherwise) ?? "");
  const isTooLong = delimiters.every((each) => each.length > text.length);
  if (isTooLong && whichArg !== undefined && whichArg !== leftOut) return { error: "#VALUE!" };
  if (delimiters.includes("")) return isBefore === which > 0 ? "" : text;
  const places = placesOf(text, delimiters, ignoreCase);
  if (end) {
    if (which > 0) places.push([text.length, 0]);
    else places.unshift([0, 0]);
  }
  const place = which > 0 ? places[which - 1] : places[places.length + which];
  if (!place) return missed();
  return isBefore ? text.slice(0, place[0]) : text.slice(place[0] + place[1]);
}

function split(args: readonly Value[], evaluation: Evaluator): Value {
  const [textArg = null, columnArg = leftOut, rowArg = leftOut, ignoreArg, caseArg, padArg] = args;
  if (columnArg === leftOut && rowArg === leftOut) return { error: "#VALUE!" };
  const text = toText(evaluation.scalar(textArg));
  const ignoreEmpty = given([ignoreArg ?? leftOut], 0, toBoolean, false, evaluation);
  const ignoreCase = given([caseArg ?? leftOut], 0, whole, 0, evaluation) === 1;
  const pad: CellValue =
    padArg === undefined || padArg === leftOut ? { error: "#N/A" } : evaluation.scalar(padArg);
  const cut = (whole: string, by: Value) => {
    if (by === leftOut) return [whole];
    const delimiters = delimitersOf(by, evaluation);
    if (delimiters.includes("")) return fail("#VALUE!");
    const parts: string[] = [];
    let start = 0;
    for (const [at, length] of placesOf(whole, delimiters, ignoreCase)) {
      parts.push(whole.slice(start, at));
      start = at + length;
    }
    parts.push(whole.slice(start));
    return ignoreEmpty ? parts.filter((part) => part !== "") : parts;
  };
  const rows = cut(text, rowArg).map((row): CellValue[] => cut(row, columnArg));
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return { error: "#CALC!" };
  if (rows.length === 1 && width === 1) return rows[0]?.[0] ?? "";
  return new ArrayValue(
    rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => pad)]),
  );
}

function joined(args: readonly Value[], evaluation: Evaluator): CellValue {
  const [delimiterArg = null, ignoreArg = null, ...rest] = args;
  const delimiters = delimitersOf(delimiterArg, evaluation);
  const ignoreEmpty = ignoreArg === leftOut || toBoolean(evaluation.scalar(ignoreArg));
  const texts = textsOf(
    rest.map((arg) => (arg === leftOut ? null : arg)),
    evaluation,
  );
  const kept = ignoreEmpty ? texts.filter((text) => text !== "") : texts;
  let whole = "";
  kept.forEach((text, at) => {
    whole += at === 0 ? text : (delimiters[(at - 1) % delimiters.length] ?? "") + text;
  });
  return fitting(whole);
}

function value(of: CellValue): CellValue {
  if (of === null) return 0;
  if (typeof of === "boolean") return { error: "#VALUE!" };
  return toNumber(of);
}

/** Windows' characters from 128 to 159, where they differ from Unicode's. */
const windows =
  "\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f" +
  "\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178";

function char(number: number): string {
  if (number < 1 || number > 255) return fail("#VALUE!");
  return number >= 128 && number < 160 ? windows.charAt(number - 128) : String.fromCharCode(number);
}

function code(text: string): number {
  const character = text.charAt(0);
  if (character === "") return fail("#VALUE!");
  const at = windows.indexOf(character);
  if (at >= 0) return 128 + at;
  const number = character.charCodeAt(0);
  return number < 256 ? number : 63;
}

function numberValue(text: string, decimal = ".", group = ","): number {
  const point = decimal.charAt(0);
  const groups = group.charAt(0);
  if (point === "" || groups === "" || point === groups) return fail("#VALUE!");
  const bare = text.replace(/\s/g, "");
  if (bare === "") return 0;
  const at = bare.indexOf(point);
  const front = at < 0 ? bare : bare.slice(0, at);
  const back = at < 0 ? "" : bare.slice(at + 1);
  if (back.includes(groups) || back.includes(point)) return fail("#VALUE!");
  const percents = /%*$/.exec(bare)?.[0].length ?? 0;
  const plain = `${front.replaceAll(groups, "")}${at < 0 ? "" : `.${back}`}`.replace(/%+$/, "");
  const number = numberFromText(plain);
  return number === undefined ? fail("#VALUE!") : number / 100 ** percents;
}

export const textFunctions: FunctionTable = {
  LEN: ofValues(1, 1, (text = null) => toText(text).length),
  LEFT: ofValues(1, 2, (text = null, length) => toText(text).slice(0, count(length, 1))),
  RIGHT: ofValues(1, 2, (text = null, length) => {
    const kept = count(length, 1);
    return kept === 0 ? "" : toText(text).slice(-kept);
  }),
  MID: ofValues(3, 3, (text = null, from = null, length = null) => {
    const start = whole(from);
    if (start < 1) return fail("#VALUE!");
    return toText(text).slice(start - 1, start - 1 + count(length, 0));
  }),
  UPPER: ofValues(1, 1, (text = null) => toText(text).toUpperCase()),
  LOWER: ofValues(1, 1, (text = null) => toText(text).toLowerCase()),
  PROPER: ofValues(1, 1, (text = null) =>
    toText(text)
      .toLowerCase()
      .replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase()),
  ),
  TRIM: ofValues(1, 1, (text = null) => toText(text).replace(/ +/g, " ").replace(/^ | $/g, "")),
  CLEAN: ofValues(1, 1, (text = null) =>
    toText(text)
      .split("")
      .filter((character) => character >= " ")
      .join(""),
  ),
  EXACT: ofValues(2, 2, (a = null, b = null) => toText(a) === toText(b)),
  FIND: ofValues(2, 3, (needle = null, text = null, from = 1) =>
    found(toText(needle), toText(text), whole(from)),
  ),
  SEARCH: ofValues(2, 3, (needle = null, text = null, from = 1) =>
    searched(toText(needle), toText(text), whole(from)),
  ),
  SUBSTITUTE: ofValues(
    3,
    4,
    (text = null, old = null, fresh = null, which: CellValue | undefined) =>
      fitting(
        substituted(
          toText(text),
          toText(old),
          toText(fresh),
          which === undefined ? undefined : whole(which),
        ),
      ),
  ),
  REPLACE: ofValues(4, 4, (text = null, from = null, length = null, fresh = null) => {
    const start = whole(from);
    const old = toText(text);
    if (start < 1) return fail("#VALUE!");
    return fitting(
      old.slice(0, start - 1) + toText(fresh) + old.slice(start - 1 + count(length, 0)),
    );
  }),
  REPT: ofValues(2, 2, (text = null, times = null) => {
    const part = toText(text);
    const number = count(times, 0);
    return part.length * number > longestText ? fail("#VALUE!") : part.repeat(number);
  }),
  CONCATENATE: ofValues(1, 255, (...texts) => fitting(texts.map(toText).join(""))),
  CONCAT: taking("R", 1, 255, (args, evaluation) =>
    fitting(
      textsOf(
        args.map((arg) => (arg === leftOut ? null : arg)),
        evaluation,
      ).join(""),
    ),
  ),
  TEXTJOIN: taking("RVR", 3, 255, joined),
  TEXTBEFORE: taking("VRVVVR", 2, 6, (args, evaluation) => beside(args, evaluation, true)),
  TEXTAFTER: taking("VRVVVR", 2, 6, (args, evaluation) => beside(args, evaluation, false)),
  TEXTSPLIT: taking("VRRVVV", 2, 6, split),
  TEXT: ofValues(2, 2, (of = null, pattern = null) =>
    fitting(formatted(of, typeof pattern === "number" ? numberText(pattern) : toText(pattern))),
  ),
  VALUE: ofValues(1, 1, (of = null) => value(of)),
  NUMBERVALUE: ofValues(1, 3, (text = null, decimal = ".", group = ",") =>
    numberValue(toText(text), toText(decimal), toText(group)),
  ),
  DOLLAR: ofValues(1, 2, (of = null, digits = 2) => {
    const number = toNumber(of);
    const text = `$${withDigits(number, whole(digits), true)}`;
    return rounded(number, whole(digits)) < 0 ? `(${text})` : text;
  }),
  FIXED: ofValues(1, 3, (of = null, digits = 2, bare = false) => {
    const number = toNumber(of);
    const text = withDigits(number, whole(digits), !toBoolean(bare));
    return rounded(number, whole(digits)) < 0 ? `-${text}` : text;
  }),
  CHAR: ofValues(1, 1, (number = null) => char(whole(number))),
  CODE: ofValues(1, 1, (text = null) => code(toText(text))),
  UNICHAR: ofValues(1, 1, (number = null) => {
    const point = whole(number);
    const isNone = point < 1 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff);
    return isNone ? fail("#VALUE!") : String.fromCodePoint(point);
  }),
  UNICODE: ofValues(1, 1, (text = null) => toText(text).codePointAt(0) ?? fail("#VALUE!")),
  VALUETOTEXT: ofValues(
    1,
    2,
    (of = null, kind = 0) => {
      const strict = whole(kind);
      if (strict !== 0 && strict !== 1) return fail("#VALUE!");
      if (isError(of)) return of.error;
      return strict === 1 && typeof of === "string" ? `"${of.replaceAll('"', '""')}"` : toText(of);
    },
    { takesErrors: true },
  ),
};
