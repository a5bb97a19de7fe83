import type { CellValue } from "../../book/book";
import { toNumber, toText } from "../formula/convert";
import type { Evaluator } from "../formula/evaluator";
import { power } from "../formula/operators";
import type { Value } from "../formula/values";
import { fail, isError, leftOut, passOn } from "../formula/values";
import { forEachValue } from "./cells";
import type { FunctionTable } from "./own-function";
import type { CalledFunction } from "../formula/evaluator";
import { ofValues, taking } from "./own-function";
import { rounded, shifted } from "./text";

const whole = (value: CellValue) => Math.trunc(toNumber(value));

const of = (make: (value: number) => number): CalledFunction =>
  ofValues(1, 1, (value = null) => finite(make(toNumber(value))));

const finite = (value: number): number => (Number.isFinite(value) ? value : fail("#NUM!"));

/** The inverse of one that may be zero. */
const inverse = (make: (value: number) => number): CalledFunction =>
  of((value) => {
    const below = make(value);
    return below === 0 ? fail("#DIV/0!") : 1 / below;
  });

/** A number cut toward zero or away from it, at so many digits as it reads in decimal. */
function cutAt(value: number, digits: number, cut: (value: number) => number): number {
  if (value === 0) return 0;
  const moved = Number(shifted(Math.abs(value).toPrecision(15), digits));
  if (!Number.isFinite(moved)) return value;
  const back = Number(shifted(String(cut(moved)), -digits));
  return value < 0 ? -back : back;
}

/** A multiple, with the last bits of a quotient that is whole in 15 digits left out. */
function multiple(value: number, step: number, cut: (value: number) => number): number {
  const quotient = value / step;
  const near = Math.round(quotient);
  const isWhole = Math.abs(quotient - near) <= Math.abs(quotient) * 1e-15;
  const times = isWhole ? near : cut(quotient);
  return Number((times * step).toPrecision(15));
}

function modulo(value: number, divisor: number): number {
  if (divisor === 0) return fail("#DIV/0!");
  if (Math.abs(value / divisor) > 1.125899906842624e12) return fail("#NUM!");
  const rest = value % divisor;
  return rest !== 0 && rest < 0 !== divisor < 0 ? rest + divisor : rest;
}

function factorial(value: number, step = 1): number {
  const last = Math.trunc(value);
  if (last < 0 && !(step === 2 && last === -1)) return fail("#NUM!");
  let product = 1;
  for (let factor = last; factor > 1 && Number.isFinite(product); factor -= step) product *= factor;
  return finite(product);
}

function choose(total: number, part: number): number {
  if (total < 0 || part < 0 || part > total) return fail("#NUM!");
  const steps = Math.min(part, total - part);
  let result = 1;
  for (let step = 1; step <= steps && Number.isFinite(result); step++) {
    result = (result * (total - steps + step)) / step;
  }
  return finite(Math.round(result) > 9e15 ? result : Math.round(result));
}

/** Whole numbers of GCD, LCM and MULTINOMIAL. A truth is none. */
function wholesOf(args: readonly Value[], evaluation: Evaluator): number[] {
  const numbers: number[] = [];
  if (args.includes(leftOut)) return fail("#N/A");
  forEachValue(args, evaluation, (value) => {
    if (isError(value)) passOn(value);
    if (typeof value === "boolean") fail("#VALUE!");
    const number = whole(value);
    if (number < 0 || number > 2 ** 53) fail("#NUM!");
    // A blank counts for nothing beside others; in a range it is 0.
    if (value !== null || args.length === 1) numbers.push(number);
  });
  if (numbers.length === 0) return fail("#VALUE!");
  return numbers;
}

function leastCommon(numbers: readonly number[]): number {
  const multiple = numbers.reduce(
    (a, b) => (a === 0 || b === 0 ? 0 : (a / common(a, b)) * b),
    numbers.length === 0 ? 0 : 1,
  );
  return multiple > 2 ** 53 ? fail("#NUM!") : multiple;
}

const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));

const log = (value: number) => (value <= 0 ? fail("#NUM!") : value);

const functionsOfNumbers: FunctionTable = {
  ABS: of(Math.abs),
  SIGN: of(Math.sign),
  INT: of((value) => Math.floor(value)),
  SQRT: of((value) => (value < 0 ? fail("#NUM!") : Math.sqrt(value))),
  SQRTPI: of((value) => (value < 0 ? fail("#NUM!") : Math.sqrt(value * Math.PI))),
  EXP: of(Math.exp),
  LN: of((value) => Math.log(log(value))),
  LOG10: of((value) => Math.log10(log(value))),
  LOG: ofValues(1, 2, (value = null, base = 10) => {
    const number = log(toNumber(value));
    const below = log(toNumber(base));
    if (below === 10) return Math.log10(number);
    if (below === 1) return fail("#DIV/0!");
    return below === 2 ? Math.log2(number) : Math.log(number) / Math.log(below);
  }),
  PI: taking("V", 0, 0, () => Math.PI),
  POWER: ofValues(2, 2, (base = null, exponent = null) =>
    power(toNumber(base), toNumber(exponent)),
  ),
  ROUND: ofValues(2, 2, (value = null, digits = null) => rounded(toNumber(value), whole(digits))),
  ROUNDUP: ofValues(2, 2, (value = null, digits = null) =>
    cutAt(toNumber(value), whole(digits), Math.ceil),
  ),
  ROUNDDOWN: ofValues(2, 2, (value = null, digits = null) =>
    cutAt(toNumber(value), whole(digits), Math.floor),
  ),
  TRUNC: ofValues(1, 2, (value = null, digits = 0) =>
    cutAt(toNumber(value), whole(digits), Math.floor),
  ),
  MOD: ofValues(2, 2, (value = null, divisor = null) => modulo(toNumber(value), toNumber(divisor))),
  QUOTIENT: ofValues(2, 2, (value = null, divisor = null) => {
    const [over, under] = [counted(value), counted(divisor)];
    return under === 0 ? fail("#DIV/0!") : Math.trunc(over / under);
  }),
  MROUND: taking("VV", 2, 2, ([value = null, step = null]) => {
    if (value === leftOut || step === leftOut) return fail("#N/A");
    const [number, by] = [counted(value as CellValue), counted(step as CellValue)];
    if (number === 0 || by === 0) return 0;
    if (number < 0 !== by < 0) return fail("#NUM!");
    return multiple(number, by, (quotient) => Math.floor(quotient + 0.5));
  }),
  CEILING: ofValues(2, 2, (value = null, step = null) => {
    const [number, by] = [toNumber(value), toNumber(step)];
    if (number === 0 || by === 0) return 0;
    if (number > 0 && by < 0) return fail("#NUM!");
    return multiple(number, by, Math.ceil);
  }),
  FLOOR: ofValues(2, 2, (value = null, step = null) => {
    const [number, by] = [toNumber(value), toNumber(step)];
    if (number === 0) return 0;
    if (by === 0) return fail("#DIV/0!");
    if (number > 0 && by < 0) return fail("#NUM!");
    return multiple(number, by, Math.floor);
  }),
  "CEILING.MATH": ofValues(1, 3, (value = null, step = 1, mode = 0) => {
    const [number, by] = [toNumber(value), Math.abs(toNumber(step))];
    if (number === 0 || by === 0) return 0;
    return multiple(number, by, number < 0 && toNumber(mode) !== 0 ? Math.floor : Math.ceil);
  }),
  "FLOOR.MATH": ofValues(1, 3, (value = null, step = 1, mode = 0) => {
    const [number, by] = [toNumber(value), Math.abs(toNumber(step))];
    if (number === 0 || by === 0) return 0;
    return multiple(number, by, number < 0 && toNumber(mode) !== 0 ? Math.ceil : Math.floor);
  }),
  ...precise(["CEILING.PRECISE", "ISO.CEILING"], Math.ceil),
  ...precise(["FLOOR.PRECISE"], Math.floor),
  EVEN: of((value) => Math.sign(value) * Math.ceil(Math.abs(value) / 2) * 2),
  ODD: of((value) => {
    const size = Math.ceil(Math.abs(value));
    const odd = size % 2 === 1 ? size : size + 1;
    return value < 0 ? -odd : odd;
  }),
  SIN: of((value) => Math.sin(angle(value))),
  COS: of((value) => Math.cos(angle(value))),
  TAN: of((value) => Math.tan(angle(value))),
  ASIN: of(Math.asin),
  ACOS: of(Math.acos),
  ATAN: of(Math.atan),
  ATAN2: ofValues(2, 2, (x = null, y = null) => {
    const [across, up] = [toNumber(x), toNumber(y)];
    return across === 0 && up === 0 ? fail("#DIV/0!") : Math.atan2(up, across);
  }),
  SINH: of(Math.sinh),
  COSH: of(Math.cosh),
  TANH: of(Math.tanh),
  ASINH: of(Math.asinh),
  ACOSH: of(Math.acosh),
  ATANH: of(Math.atanh),
  COT: inverse((value) => Math.tan(angle(value))),
  CSC: inverse((value) => Math.sin(angle(value))),
  SEC: inverse((value) => Math.cos(angle(value))),
  COTH: inverse(Math.tanh),
  CSCH: of((value) => (value === 0 ? fail("#DIV/0!") : 1 / Math.sinh(value))),
  SECH: of((value) => 1 / Math.cosh(value)),
  ACOT: of((value) => Math.PI / 2 - Math.atan(value)),
  ACOTH: of((value) => (Math.abs(value) <= 1 ? fail("#NUM!") : Math.atanh(1 / value))),
  DEGREES: of((value) => (value * 180) / Math.PI),
  RADIANS: of((value) => (value * Math.PI) / 180),
  FACT: of((value) => factorial(value)),
  FACTDOUBLE: of((value) => factorial(value, 2)),
  COMBIN: ofValues(2, 2, (total = null, part = null) => choose(whole(total), whole(part))),
  COMBINA: ofValues(2, 2, (total = null, part = null) => {
    const [all, some] = [whole(total), whole(part)];
    if (all < 0 || some < 0 || (all === 0 && some > 0)) return fail("#NUM!");
    return some === 0 ? 1 : choose(all + some - 1, some);
  }),
  GCD: taking("R", 1, 255, (args, evaluation) =>
    wholesOf(args, evaluation).reduce((a, b) => common(a, b), 0),
  ),
  LCM: taking("R", 1, 255, (args, evaluation) => leastCommon(wholesOf(args, evaluation))),
  ARABIC: taking("VV", 1, 1, ([text = null]) => arabic(toText(text as CellValue))),
  SERIESSUM: taking("VVVA", 4, 4, ([x, first, step, factors = null], evaluation) => {
    const [base, start, on] = [x, first, step].map((value) => counted(value as CellValue));
    let total = 0;
    evaluation
      .array(factors)
      .rows.flat()
      .forEach((factor, at) => {
        if (isError(factor)) passOn(factor);
        if (typeof factor !== "number") fail("#VALUE!");
        const part = power(base ?? 0, (start ?? 0) + at * (on ?? 0));
        if (isError(part)) passOn(part);
        total += factor * Number(part);
      });
    return finite(total);
  }),
  RAND: taking("V", 0, 0, () => Math.random()),
  RANDBETWEEN: ofValues(2, 2, (from = null, to = null) => {
    const [low, high] = [Math.ceil(toNumber(from)), Math.floor(toNumber(to))];
    return low > high ? fail("#NUM!") : low + Math.floor(Math.random() * (high - low + 1));
  }),
};

/** What is wrong with an argument counts in the order of the arguments: text that says no number as well as an error. */
export const mathFunctions: FunctionTable = Object.fromEntries(
  Object.entries(functionsOfNumbers).map(([name, fn]) => [
    name,
    fn.classes === "V" ? inOrder(fn) : fn,
  ]),
);

function inOrder(fn: CalledFunction): CalledFunction {
  return {
    ...fn,
    takesErrors: true,
    call(args, evaluation) {
      for (const arg of args) if (arg !== leftOut) toNumber(arg as CellValue);
      return fn.call(args, evaluation);
    },
  };
}

/** The step counts by its size alone. */
function precise(names: readonly string[], cut: (value: number) => number): FunctionTable {
  const fn = ofValues(1, 2, (value = null, step = 1) => {
    const [number, by] = [toNumber(value), Math.abs(toNumber(step))];
    return number === 0 || by === 0 ? 0 : multiple(number, by, cut);
  });
  return Object.fromEntries(names.map((name) => [name, fn]));
}

const romanDigits: Readonly<Record<string, number>> = {
  I: 1,
  V: 5,
  X: 10,
  L: 50,
  C: 100,
  D: 500,
  M: 1000,
};

/** A Roman number, in whatever order its letters stand. */
function arabic(text: string): number {
  const bare = text.trim().toUpperCase();
  const sign = bare.startsWith("-") ? -1 : 1;
  const letters = sign < 0 ? bare.slice(1) : bare;
  if (letters.length > 255 || !/^[IVXLCDM]*$/.test(letters)) return fail("#VALUE!");
  let total = 0;
  for (let at = 0; at < letters.length;) {
    const here = romanDigits[letters.charAt(at)] ?? 0;
    let next = at;
    while (letters.charAt(next) === letters.charAt(at)) next++;
    const after = romanDigits[letters.charAt(next)] ?? 0;
    total += (after > here ? -here : here) * (next - at);
    at = next;
  }
  return sign * total;
}

/** A truth is no number to these. */
function counted(value: CellValue): number {
  return typeof value === "boolean" ? fail("#VALUE!") : toNumber(value);
}

/** Excel takes no angle beyond this. */
const angle = (value: number) => (Math.abs(value) > 134_217_727 ? fail("#NUM!") : value);
