import type { CellValue } from "../../../../src/workbook/book/book";
import type { Argument, Result } from "../../../../src/workbook/add-in/function-values";

/** A value in the middle of a formula: one, or the rows of a range. */
export type Operand = Argument | Result;

/** What a formula can ask of the workbook around it. */
export interface FormulaWorld {
  /** "A1", "Sheet1!A1:B2" or a defined name; undefined for anything else. */
  read(reference: string): Operand;
  call(name: string, args: readonly Argument[]): Result;
}

const token =
  /\s*(?:("(?:[^"]|"")*")|(\d+\.?\d*(?:E[-+]?\d+)?)|(#[A-Z/]+[!?])|((?:'[^']+'!|[\w.]+!)?[A-Za-z_$][\w.$]*(?::[A-Za-z$]+[\d$]+)?(?:\[(?:\[[^\]]*\]|[^[\]])*\])?)|(.))/giy;

/**
 * As much of formulas as tests of the host need: numbers, texts, errors, references, names, columns of tables, function
 * calls, + - * / and brackets.
 * References do not move with their cells.
 */
export function evaluate(formula: string, world: FormulaWorld): Result {
  const tokens = [...formula.slice(1).matchAll(token)].map((match) => match[0].trim());
  const parser = new Parser(tokens, world);
  return parser.whole();
}

const nameError = { error: "#NAME?" };
const valueError = { error: "#VALUE!" };

class Parser {
  private next = 0;

  constructor(
    private readonly tokens: readonly string[],
    private readonly world: FormulaWorld,
  ) {}

  whole(): Result {
    const value = this.sum();
    if (this.next < this.tokens.length) return nameError;
    if (value === null || value === undefined) return 0;
    return Array.isArray(value)
      ? (value as readonly (readonly CellValue[])[]).map((row) => row.map((cell) => cell ?? 0))
      : (value as Result);
  }

  private take(...wanted: readonly string[]): string | undefined {
    const found = this.tokens[this.next];
    if (found === undefined || !wanted.includes(found)) return undefined;
    this.next++;
    return found;
  }

  private sum(): Operand {
    let left = this.product();
    for (let sign = this.take("+", "-"); sign; sign = this.take("+", "-")) {
      const right = this.product();
      left = arithmetic(left, right, (a, b) => (sign === "+" ? a + b : a - b));
    }
    return left;
  }

  private product(): Operand {
    let left = this.factor();
    for (let sign = this.take("*", "/"); sign; sign = this.take("*", "/")) {
      const right = this.factor();
      if (sign === "/" && numberIn(right) === 0) left = { error: "#DIV/0!" };
      else left = arithmetic(left, right, (a, b) => (sign === "*" ? a * b : a / b));
    }
    return left;
  }

  private factor(): Operand {
    if (this.take("-")) return arithmetic(0, this.factor(), (a, b) => a - b);
    if (this.take("(")) {
      const inner = this.sum();
      this.take(")");
      return inner;
    }
    const word = this.tokens[this.next++] ?? "";
    if (word.startsWith('"')) return word.slice(1, -1).replaceAll('""', '"');
    if (/^\d/.test(word)) return Number(word);
    if (word.startsWith("#")) return { error: word };
    if (/^(TRUE|FALSE)$/i.test(word)) return word.toUpperCase() === "TRUE";
    if (this.take("(")) return this.world.call(word, this.args());
    const read = this.world.read(word);
    return read === undefined ? nameError : read;
  }

  private args(): Argument[] {
    const args: Argument[] = [];
    if (this.take(")")) return args;
    for (;;) {
      const isOmitted = [",", ")"].includes(this.tokens[this.next] ?? ")");
      args.push(isOmitted ? undefined : this.sum());
      if (!this.take(",")) break;
    }
    this.take(")");
    return args;
  }
}

function numberIn(operand: Operand): number | undefined {
  if (operand === null) return 0;
  return typeof operand === "number" ? operand : undefined;
}

function arithmetic(
  left: Operand,
  right: Operand,
  work: (a: number, b: number) => number,
): Operand {
  for (const side of [left, right]) {
    if (typeof side === "object" && side !== null && "error" in side) return side;
  }
  const a = numberIn(left);
  const b = numberIn(right);
  return a === undefined || b === undefined ? valueError : work(a, b);
}
