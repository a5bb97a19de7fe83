import type { CellValue } from "../../book/book";
import { numberText, toNumber, toText } from "../formula/convert";
import type { Evaluator } from "../formula/evaluator";
import type { Value } from "../formula/values";
import { fail, leftOut } from "../formula/values";
import { flat } from "./cells";
import type { FunctionTable } from "./own-function";
import type { CalledFunction } from "../formula/evaluator";
import { ofValues, taking } from "./own-function";
import { univerFunction } from "./univer-fallback";

/** A complex number, and the letter it is written with. */
interface Complex {
  readonly re: number;
  readonly im: number;
  readonly suffix?: string;
}

const figures = "(?:\\d+\\.?\\d*|\\.\\d+)(?:E[+-]?\\d+)?";
const both = new RegExp(`^([+-]?${figures})([+-](?:${figures})?)([ij])$`, "i");
const imaginaryAlone = new RegExp(`^([+-]?(?:${figures})?)([ij])$`, "i");
const realAlone = new RegExp(`^[+-]?${figures}$`, "i");

const factorOf = (text: string) =>
  text === "" || text === "+" ? 1 : text === "-" ? -1 : Number(text);

function complexOf(value: CellValue): Complex {
  if (typeof value === "boolean") return fail("#VALUE!");
  if (typeof value === "number" || value === null) return { re: value ?? 0, im: 0 };
  const text = toText(value);
  const full = both.exec(text);
  if (full) return { re: Number(full[1]), im: factorOf(full[2] ?? ""), suffix: lower(full[3]) };
  const alone = imaginaryAlone.exec(text);
  if (alone) return { re: 0, im: factorOf(alone[1] ?? ""), suffix: lower(alone[2]) };
  return realAlone.test(text) ? { re: Number(text), im: 0 } : fail("#NUM!");
}

/** Only small letters are meant. */
const lower = (letter = "i") => (letter === "i" || letter === "j" ? letter : fail("#NUM!"));

function complexText({ re, im, suffix = "i" }: Complex): string {
  if (!Number.isFinite(re) || !Number.isFinite(im)) return fail("#NUM!");
  if (im === 0) return numberText(re);
  const size = Math.abs(im) === 1 ? "" : numberText(Math.abs(im));
  const sign = im < 0 ? "-" : re === 0 ? "" : "+";
  return `${re === 0 ? "" : numberText(re)}${sign}${size}${suffix}`;
}

const multiplied = (a: Complex, b: Complex): Complex => ({
  re: a.re * b.re - a.im * b.im,
  im: a.re * b.im + a.im * b.re,
});

function divided(a: Complex, b: Complex): Complex {
  const size = b.re * b.re + b.im * b.im;
  if (size === 0) return fail("#NUM!");
  return { re: (a.re * b.re + a.im * b.im) / size, im: (a.im * b.re - a.re * b.im) / size };
}

const one: Complex = { re: 1, im: 0 };

const sine = ({ re, im }: Complex): Complex => ({
  re: Math.sin(re) * Math.cosh(im),
  im: Math.cos(re) * Math.sinh(im),
});
const cosine = ({ re, im }: Complex): Complex => ({
  re: Math.cos(re) * Math.cosh(im),
  im: -Math.sin(re) * Math.sinh(im),
});
const hyperbolicSine = ({ re, im }: Complex): Complex => ({
  re: Math.sinh(re) * Math.cos(im),
  im: Math.cosh(re) * Math.sin(im),
});
const hyperbolicCosine = ({ re, im }: Complex): Complex => ({
  re: Math.cosh(re) * Math.cos(im),
  im: Math.sinh(re) * Math.sin(im),
});

const sizeOf = ({ re, im }: Complex) => Math.hypot(re, im);

function logarithm(of: Complex): Complex {
  const size = sizeOf(of);
  return size === 0 ? fail("#NUM!") : { re: Math.log(size), im: Math.atan2(of.im, of.re) };
}

function raised(of: Complex, exponent: number): Complex {
  const size = sizeOf(of);
  if (size === 0) return exponent > 0 ? { re: 0, im: 0 } : fail("#NUM!");
  const angle = Math.atan2(of.im, of.re) * exponent;
  const length = size ** exponent;
  return { re: length * Math.cos(angle), im: length * Math.sin(angle) };
}

const mapping = (make: (value: Complex) => Complex): CalledFunction =>
  ofValues(1, 1, (value = null) => {
    const of = complexOf(value);
    return complexText({ suffix: of.suffix ?? "i", ...make(of) });
  });

/** Numbers written with different letters do not go together. */
function together(numbers: readonly Complex[]): string {
  const suffixes = new Set(numbers.flatMap(({ suffix }) => (suffix === undefined ? [] : [suffix])));
  if (suffixes.size > 1) return fail("#VALUE!");
  return [...suffixes][0] ?? "i";
}

const folding = (start: Complex, fold: (a: Complex, b: Complex) => Complex): CalledFunction =>
  taking("R", 1, 255, (args: readonly Value[], evaluation: Evaluator) => {
    const numbers = args.flatMap((arg) => flat(arg, evaluation)).map(complexOf);
    return complexText({ ...numbers.reduce(fold, start), suffix: together(numbers) });
  });

const pair = (make: (a: Complex, b: Complex) => Complex): CalledFunction =>
  ofValues(2, 2, (a = null, b = null) => {
    const numbers = [complexOf(a), complexOf(b)] as const;
    return complexText({ ...make(...numbers), suffix: together(numbers) });
  });

const tenth = (value: Complex, base: number): Complex => {
  const { re, im } = logarithm(value);
  return { re: re / base, im: im / base };
};

/** Whole numbers of BITAND and its like, of 48 bits. */
function bits(value: CellValue): bigint {
  const number = toNumber(value);
  if (number < 0 || number >= 2 ** 48 || !Number.isInteger(number)) return fail("#NUM!");
  return BigInt(number);
}

const bitwise = (make: (a: bigint, b: bigint) => bigint): CalledFunction =>
  ofValues(2, 2, (a = null, b = null) => Number(make(bits(a), bits(b))));

export const engineeringFunctions: FunctionTable = {
  COMPLEX: ofValues(2, 3, (re = null, im = null, suffix = "i") => {
    if (typeof re === "boolean" || typeof im === "boolean") return fail("#VALUE!");
    const letter = toText(suffix) || "i";
    if (letter !== "i" && letter !== "j") return fail("#VALUE!");
    return complexText({ re: toNumber(re), im: toNumber(im), suffix: letter });
  }),
  IMREAL: ofValues(1, 1, (value = null) => complexOf(value).re),
  IMAGINARY: ofValues(1, 1, (value = null) => complexOf(value).im),
  IMABS: ofValues(1, 1, (value = null) => sizeOf(complexOf(value))),
  IMARGUMENT: ofValues(1, 1, (value = null) => {
    const { re, im } = complexOf(value);
    return re === 0 && im === 0 ? fail("#DIV/0!") : Math.atan2(im, re);
  }),
  IMCONJUGATE: mapping(({ re, im }) => ({ re, im: -im })),
  IMSUM: folding({ re: 0, im: 0 }, (a, b) => ({ re: a.re + b.re, im: a.im + b.im })),
  IMPRODUCT: folding(one, multiplied),
  IMSUB: pair((a, b) => ({ re: a.re - b.re, im: a.im - b.im })),
  IMDIV: pair(divided),
  IMPOWER: ofValues(2, 2, (value = null, exponent = null) => {
    const of = complexOf(value);
    return complexText({ suffix: of.suffix ?? "i", ...raised(of, toNumber(exponent)) });
  }),
  IMSQRT: mapping((value) => raised(value, 0.5)),
  IMEXP: mapping(({ re, im }) => ({
    re: Math.exp(re) * Math.cos(im),
    im: Math.exp(re) * Math.sin(im),
  })),
  IMLN: mapping(logarithm),
  IMLOG10: mapping((value) => tenth(value, Math.LN10)),
  IMLOG2: mapping((value) => tenth(value, Math.LN2)),
  IMSIN: mapping(sine),
  IMCOS: mapping(cosine),
  IMTAN: mapping((value) => divided(sine(value), cosine(value))),
  IMCOT: mapping((value) => divided(cosine(value), sine(value))),
  IMSEC: mapping((value) => divided(one, cosine(value))),
  IMCSC: mapping((value) => divided(one, sine(value))),
  IMSINH: mapping(hyperbolicSine),
  IMCOSH: mapping(hyperbolicCosine),
  IMSECH: mapping((value) => divided(one, hyperbolicCosine(value))),
  IMCSCH: mapping((value) => divided(one, hyperbolicSine(value))),
  ...withPlaces([
    "BIN2HEX",
    "BIN2OCT",
    "DEC2BIN",
    "DEC2HEX",
    "DEC2OCT",
    "HEX2BIN",
    "HEX2OCT",
    "OCT2BIN",
    "OCT2HEX",
  ]),
  BESSELI: { least: 2, most: 2, classes: "V", call: besselI },
  BITAND: bitwise((a, b) => a & b),
  BITOR: bitwise((a, b) => a | b),
  BITXOR: bitwise((a, b) => a ^ b),
};

/** Univer's, but for places that are none. */
function withPlaces(names: readonly string[]): FunctionTable {
  const entries = names.map((name) => {
    const fn = univerFunction(name);
    const checked = ofValues(1, 2, (value = null, places: CellValue | undefined) => {
      if (places !== undefined && toNumber(places) < 1) return fail("#NUM!");
      return value;
    });
    const call: CalledFunction["call"] = (args, evaluation) => {
      if (args[1] !== undefined && args[1] !== leftOut) checked.call(args, evaluation);
      return fn?.call(args, evaluation) ?? fail("#NAME?");
    };
    return [name, { least: 1, most: 2, classes: "V", call }] as const;
  });
  return Object.fromEntries(entries);
}

/** Univer's where the argument is positive, from where the others follow: it is wrong below 0. */
function besselI(args: readonly Value[], evaluation: Evaluator): Value {
  const fn = univerFunction("BESSELI");
  const [x = null, order = null] = args;
  if (typeof x !== "number" || x >= 0) return fn?.call(args, evaluation) ?? fail("#NAME?");
  const value = fn?.call([-x, order], evaluation) ?? fail("#NAME?");
  const isOdd = typeof order === "number" && Math.trunc(order) % 2 === 1;
  return typeof value === "number" && isOdd ? -value : value;
}
