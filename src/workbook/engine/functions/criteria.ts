import type { CellValue } from "../../book/book";
import { compareFull, toText } from "../formula/convert";
import { numberFromText } from "../formula/number-from-text";
import { isError } from "../formula/values";

export type Test = (value: CellValue) => boolean;

/** A pattern in which `?` is any character, `*` any number of them, and `~` takes the meaning from the next. */
export function wildcardPattern(text: string, isWhole: boolean): RegExp {
  let source = "";
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    if (character === "~") {
      if (next !== "") source += escaped(next);
      at++;
    } else if (character === "*") {
      // Two in a row are one, and cost a backtracking search nothing.
      if (!source.endsWith("[^]*?")) source += "[^]*?";
    } else source += character === "?" ? "[^]" : escaped(character);
  }
  return new RegExp(isWhole ? `^${source}$` : source, "iu");
}

export const hasWildcard = (text: string) => /[*?~]/.test(text);

const escaped = (character: string) => character.replace(/[\\^$.*+?()[\]{}|]/gu, "\\$&");

/** What a criterion of COUNTIF and its like lets through. */
export function criterionTest(criterion: CellValue): Test {
  if (isError(criterion)) return (value) => isError(value) && value.error === criterion.error;
  if (criterion === null) return (value) => value === 0;
  if (typeof criterion === "number") return (value) => isNumber(value, criterion);
  if (typeof criterion === "boolean") return (value) => value === criterion;
  const [, operator = "", operand = ""] = /^(<>|<=|>=|<|>|=)?([^]*)$/.exec(criterion) ?? [];
  if (operator === "" || operator === "=") return equalTest(operand, operator === "=");
  if (operator === "<>") {
    if (operand === "") return (value) => value !== null;
    const constant = constantOf(operand);
    // A text in figures is another thing than the number.
    const isEqual =
      typeof constant === "number"
        ? (value: CellValue) => typeof value === "number" && isNumber(value, constant)
        : equalTest(operand, true);
    return (value) => !isEqual(value);
  }
  if (operand === "") return () => false;
  const bound = constantOf(operand);
  const isWithin = (order: number) =>
    operator === "<"
      ? order < 0
      : operator === ">"
        ? order > 0
        : operator === "<="
          ? order <= 0
          : order >= 0;
  return (value) =>
    value !== null &&
    !isError(value) &&
    typeof value === typeof bound &&
    isWithin(compareFull(value, bound));
}

function equalTest(operand: string, isExplicit: boolean): Test {
  if (operand === "") {
    return isExplicit ? (value) => value === null : (value) => value === null || value === "";
  }
  const constant = constantOf(operand);
  if (typeof constant === "number") return (value) => isNumber(value, constant);
  if (typeof constant === "boolean") return (value) => value === constant;
  if (isError(constant)) return (value) => isError(value) && value.error === constant.error;
  if (hasWildcard(operand)) {
    const pattern = wildcardPattern(operand, true);
    return (value) => typeof value === "string" && pattern.test(value);
  }
  const small = operand.toLowerCase();
  return (value) => typeof value === "string" && value.toLowerCase() === small;
}

const isNumber = (value: CellValue, number: number) =>
  typeof value === "number"
    ? value === number || compareFull(value, number) === 0
    : typeof value === "string" && numberFromText(value) === number;

/** What a text in a criterion stands for. */
function constantOf(text: string): CellValue {
  const number = numberFromText(text);
  if (number !== undefined) return number;
  const upper = text.toUpperCase();
  if (upper === "TRUE" || upper === "FALSE") return upper === "TRUE";
  if (/^#(?:N\/A|DIV\/0!|NULL!|VALUE!|REF!|NAME\?|NUM!)$/.test(upper)) return { error: upper };
  return toText(text);
}
