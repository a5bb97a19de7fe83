import type { CellValue } from "../../book/book";
import { longestText } from "../../book/excel-limits";
import { compareValues, toNumber, toText } from "./convert";
import type { Operator } from "./formula-node";
import { isError, wrongNumber, wrongValue } from "./values";

/** A text longer than a cell can hold is an error. */
const joined = (left: string, right: string): CellValue =>
  left.length + right.length > longestText ? wrongValue : left + right;

const finite = (value: number): CellValue => (Number.isFinite(value) ? value : wrongNumber);

/** What an operator makes of two values. An error on the left comes before one on the right. */
export function operate(operator: Operator, left: CellValue, right: CellValue): CellValue {
  if (isError(left)) return left;
  if (isError(right)) return right;
  switch (operator) {
    case "+":
      return finite(nearZero(toNumber(left), toNumber(right), 1));
    case "-":
      return finite(nearZero(toNumber(left), toNumber(right), -1));
    case "*":
      return finite(toNumber(left) * toNumber(right));
    case "/": {
      const dividend = toNumber(left);
      const divisor = toNumber(right);
      return divisor === 0 ? { error: "#DIV/0!" } : finite(dividend / divisor);
    }
    case "^":
      return power(toNumber(left), toNumber(right));
    case "&":
      return joined(toText(left), toText(right));
    case "=":
      return compareValues(left, right) === 0;
    case "<>":
      return compareValues(left, right) !== 0;
    case "<":
      return compareValues(left, right) < 0;
    case ">":
      return compareValues(left, right) > 0;
    case "<=":
      return compareValues(left, right) <= 0;
    case ">=":
      return compareValues(left, right) >= 0;
  }
}

/** A sum of nearly opposite numbers is zero where only the last bits are left of it. */
function nearZero(left: number, right: number, sign: 1 | -1): number {
  const sum = left + sign * right;
  if (sum !== 0 && Math.abs(sum) < Math.abs(left) * 4e-16) return 0;
  return sum;
}

export function power(base: number, exponent: number): CellValue {
  if (base === 0 && exponent === 0) return wrongNumber;
  if (base === 0 && exponent < 0) return { error: "#DIV/0!" };
  return finite(base ** exponent);
}
