import { shortText } from "./short-text";
import type { Token, TokenKind } from "../../formulas/formula-tokens";
import { tokenizeFormula } from "../../formulas/formula-tokens";

/** How many arguments a function takes. */
export interface ArgumentCounts {
  readonly least: number;
  readonly most: number;
}

/** What is known of the functions a formula may call, by their names as it writes them. */
export type CountsOf = (name: string) => ArgumentCounts | undefined;

/**
 * Says what keeps a formula from being one: a missing bracket, an operator with nothing behind it, and the like.
 *
 * @param formula without its `=`
 * @param countsOf without it, any function takes any number of arguments
 * @returns what is wrong and at which character, or nothing where the formula can be read
 */
export function formulaFault(
  formula: string,
  countsOf: CountsOf = () => undefined,
): string | undefined {
  const check = new FormulaCheck(countsOf);
  for (const token of tokenizeFormula(formula)) {
    if (token.kind === "space") continue;
    const fault = check.step(token);
    if (fault !== undefined) return `${fault} at character ${token.at + 1}`;
  }
  return check.end();
}

/** What is said of a cell whose formula cannot be read. */
export const unreadableWords = (fault: string) => `the formula cannot be read: ${fault}`;

const values: ReadonlySet<TokenKind> = new Set<TokenKind>([
  "text",
  "number",
  "boolean",
  "error",
  "reference",
  "structured",
  "name",
]);

const mayRefer: ReadonlySet<TokenKind> = new Set<TokenKind>([
  "reference",
  "structured",
  "name",
  "sheet",
  "function",
  "close",
  "postfix",
]);

const missingBetween = "an operator or a comma is missing";

/** A bracket that is open, and what stands in it so far. */
interface Bracket {
  readonly kind: "call" | "(" | "{";
  /** Of the function it calls. */
  readonly name: string | undefined;
  commas: number;
}

function countWords({ least, most }: ArgumentCounts): string {
  if (most === 0) return "no arguments";
  if (least === most) return `${least} argument${least === 1 ? "" : "s"}`;
  return most >= manyArguments
    ? `at least ${least} argument${least === 1 ? "" : "s"}`
    : `${least} to ${most} arguments`;
}

/** Excel's limit for any function. */
const manyArguments = 255;

/** Walks through a formula and knows what may come next. */
class FormulaCheck {
  private wantsValue = true;
  private previous: Token | undefined;
  private closed: Bracket | undefined;
  private readonly open: Bracket[] = [];

  constructor(private readonly countsOf: CountsOf) {}

  step(token: Token): string | undefined {
    const fault = this.fault(token);
    this.previous = token;
    return fault;
  }

  end(): string | undefined {
    const open = this.open.at(-1);
    if (!this.previous) return "there is no formula";
    if (open !== undefined) return `a closing "${open.kind === "{" ? "}" : ")"}" is missing`;
    return this.wantsValue ? "it ends where a value must follow" : undefined;
  }

  private fault(token: Token): string | undefined {
    const unexpected = `unexpected ${shortText(token.text)}`;
    if (values.has(token.kind) || token.kind === "sheet" || token.kind === "function") {
      if (!this.wantsValue && !this.intersects(token)) return `${unexpected}: ${missingBetween}`;
      this.wantsValue = !values.has(token.kind);
      return undefined;
    }
    if (token.kind === "open") return this.opens() ? undefined : unexpected;
    if (token.kind === "close") return this.closes() ? this.miscounted() : unexpected;
    if (token.kind === "brace") return this.braces(token.text) ? undefined : unexpected;
    if (token.kind === "separator") return this.separates(token.text, unexpected);
    if (token.kind === "operator") return this.operates(token.text) ? undefined : unexpected;
    if (token.kind === "postfix") return undefined;
    return token.text === '"' ? "a closing quotation mark is missing" : unexpected;
  }

  /** A space between two references means the cells they share. */
  private intersects(token: Token): boolean {
    const { previous } = this;
    if (!previous || !mayRefer.has(previous.kind) || !mayRefer.has(token.kind)) return false;
    return token.at > previous.at + previous.text.length;
  }

  private opens(): boolean {
    const before = this.previous?.kind;
    // Behind a bracket, a bracket calls what a LAMBDA made.
    if (!this.wantsValue && before !== "close") return false;
    const isCall = before === "function" || before === "close";
    const name = before === "function" ? this.previous?.text : undefined;
    this.open.push({ kind: isCall ? "call" : "(", name, commas: 0 });
    this.wantsValue = true;
    return true;
  }

  private closes(): boolean {
    const inside = this.open.pop();
    if (inside === undefined || inside.kind === "{") return false;
    const emptyArgument = this.previous?.kind === "open" || this.previous?.kind === "separator";
    if (this.wantsValue && !(inside.kind === "call" && emptyArgument)) return false;
    this.wantsValue = false;
    this.closed = inside;
    return true;
  }

  /** What is wrong with the number of arguments of the call that has just ended. */
  private miscounted(): string | undefined {
    const { name, commas = 0 } = this.closed ?? {};
    const counts = name === undefined ? undefined : this.countsOf(name);
    const got = this.previous?.kind === "open" ? 0 : commas + 1;
    if (!counts || (got >= counts.least && got <= counts.most)) return undefined;
    return `${shortText(name?.toUpperCase() ?? "")} must have ${countWords(counts)}, got ${got}`;
  }

  private braces(text: string): boolean {
    if (text === "{") {
      this.open.push({ kind: "{", name: undefined, commas: 0 });
      return this.wantsValue;
    }
    return this.open.pop()?.kind === "{" && !this.wantsValue;
  }

  private separates(text: string, unexpected: string): string | undefined {
    const inside = this.open.at(-1);
    if (text === ";" && inside?.kind !== "{") return `${unexpected}: separate with commas`;
    // An argument may be left out; an element of an array, or of a union of references, may not.
    if (inside === undefined || (inside.kind !== "call" && this.wantsValue)) return unexpected;
    inside.commas++;
    this.wantsValue = true;
    return undefined;
  }

  private operates(text: string): boolean {
    if (this.wantsValue) return ["+", "-", "@"].includes(text);
    if (text === "@") return false;
    this.wantsValue = true;
    return true;
  }
}
