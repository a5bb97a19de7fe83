import type { Token, TokenKind } from "./formula-tokens";
import { tokenizeFormula } from "./formula-tokens";

/**
 * Says what keeps a formula from being one: a missing bracket, an operator with nothing behind it, and the like.
 *
 * @param formula without its `=`
 * @returns what is wrong and at which character, or nothing where the formula can be read
 */
export function formulaFault(formula: string): string | undefined {
  const check = new FormulaCheck();
  for (const token of tokenizeFormula(formula)) {
    if (token.kind === "space") continue;
    const fault = check.step(token);
    if (fault !== undefined) return `${fault} at character ${token.at + 1}`;
  }
  return check.end();
}

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

/** Walks through a formula and knows what may come next. */
class FormulaCheck {
  private wantsValue = true;
  private previous: Token | undefined;
  private readonly open: ("call" | "(" | "{")[] = [];

  step(token: Token): string | undefined {
    const fault = this.fault(token);
    this.previous = token;
    return fault;
  }

  end(): string | undefined {
    const open = this.open.at(-1);
    if (!this.previous) return "there is no formula";
    if (open !== undefined) return `a closing "${open === "{" ? "}" : ")"}" is missing`;
    return this.wantsValue ? "it ends where a value must follow" : undefined;
  }

  private fault(token: Token): string | undefined {
    const unexpected = `unexpected ${token.text}`;
    if (values.has(token.kind) || token.kind === "sheet" || token.kind === "function") {
      if (!this.wantsValue && !this.intersects(token)) return `${unexpected}: ${missingBetween}`;
      this.wantsValue = !values.has(token.kind);
      return undefined;
    }
    if (token.kind === "open") return this.opens() ? undefined : unexpected;
    if (token.kind === "close") return this.closes() ? undefined : unexpected;
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
    this.open.push(before === "function" || before === "close" ? "call" : "(");
    this.wantsValue = true;
    return true;
  }

  private closes(): boolean {
    const inside = this.open.pop();
    if (inside === undefined || inside === "{") return false;
    const emptyArgument = this.previous?.kind === "open" || this.previous?.kind === "separator";
    if (this.wantsValue && !(inside === "call" && emptyArgument)) return false;
    this.wantsValue = false;
    return true;
  }

  private braces(text: string): boolean {
    if (text === "{") {
      this.open.push("{");
      return this.wantsValue;
    }
    return this.open.pop() === "{" && !this.wantsValue;
  }

  private separates(text: string, unexpected: string): string | undefined {
    const inside = this.open.at(-1);
    if (text === ";" && inside !== "{") return `${unexpected}: separate with commas`;
    // An argument may be left out; an element of an array, or of a union of references, may not.
    if (inside === undefined || (inside !== "call" && this.wantsValue)) return unexpected;
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
