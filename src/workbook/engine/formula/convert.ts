import type { CellValue } from "../../book/book";
import { fail, passOn } from "./values";
import { isError } from "./values";
import { numberFromText } from "./number-from-text";

/** A number as Excel makes it of a value that stands where one is wanted. */
export function toNumber(value: CellValue): number {
  if (typeof value === "number") return value;
  if (value === null) return 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "string") return numberFromText(value) ?? fail("#VALUE!");
  return passOn(value);
}

export function toText(value: CellValue): string {
  if (typeof value === "string") return value;
  if (value === null) return "";
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return passOn(value);
}

export function toBoolean(value: CellValue): boolean {
  if (typeof value === "boolean") return value;
  if (typeof value === "number") return value !== 0;
  if (value === null) return false;
  if (isError(value)) return passOn(value);
  const word = value.toUpperCase();
  if (word === "TRUE") return true;
  if (word === "FALSE") return false;
  return fail("#VALUE!");
}

/** A number in 15 digits, with an exponent only where it would be longer than 20 characters. */
export function numberText(value: number): string {
  if (value === 0) return "0";
  const [mantissa = "0", power = "0"] = value.toExponential(14).split("e");
  const exponent = Number(power);
  const sign = value < 0 ? "-" : "";
  const digits = mantissa.replace(/[-.]/g, "").replace(/0+$/, "");
  const behind = Math.max(0, digits.length - 1 - exponent);
  const isPlain = exponent < 0 ? behind + 2 <= 20 : exponent <= 20;
  if (!isPlain) {
    const point = digits.length > 1 ? `${digits.charAt(0)}.${digits.slice(1)}` : digits;
    const size = String(Math.abs(exponent)).padStart(2, "0");
    return `${sign}${point}E${exponent < 0 ? "-" : "+"}${size}`;
  }
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const part = digits.slice(exponent + 1);
  return `${sign}${whole}${part === "" ? "" : `.${part}`}`;
}

const collator = new Intl.Collator("en", { sensitivity: "accent" });

const rankOf = (value: CellValue) =>
  typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2;

/** Numbers come before texts, texts before truths. Neither is blank or an error. */
export function compareFull(a: CellValue, b: CellValue): number {
  if (typeof a === "number" && typeof b === "number") return compareNumbers(a, b);
  if (typeof a === "string" && typeof b === "string") return compareTexts(a, b);
  const ranks = rankOf(a) - rankOf(b);
  return ranks === 0 ? Number(a) - Number(b) : ranks;
}

/** Numbers that are the same in 15 digits are the same. */
export function compareNumbers(a: number, b: number): number {
  if (a === b) return 0;
  const gap = Math.abs(a - b);
  if (gap <= Math.abs(a) * 1e-14 && a.toPrecision(15) === b.toPrecision(15)) return 0;
  return a < b ? -1 : 1;
}

export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const small = a.toLowerCase();
  const other = b.toLowerCase();
  return small === other ? 0 : collator.compare(small, other) || (small < other ? -1 : 1);
}

/** The same, where a blank takes the other's kind. */
export function compareValues(a: CellValue, b: CellValue): number {
  return compareFull(a ?? blankLike(b), b ?? blankLike(a));
}

function blankLike(other: CellValue): CellValue {
  if (typeof other === "string") return "";
  return typeof other === "boolean" ? false : 0;
}
