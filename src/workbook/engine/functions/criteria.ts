import type { CellValue } from "../../book/book";
import { compareFull, toText } from "../formula/convert";
import { numberFromText } from "../formula/number-from-text";
import { isError } from "../formula/values";
import { hasWildcard, wildcardPattern } from "../patterns/wildcards";

export type Test = (value: CellValue) => boolean;

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
    const pattern = wildcardPattern(operand);
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
