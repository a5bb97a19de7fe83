/** What a piece of a formula is. White space is kept, so that the pieces add up to the formula. */
export type TokenKind =
  | "space"
  | "text"
  | "number"
  | "boolean"
  | "error"
  /** `Sheet1!` or `'Cash flow'!`, in front of what it qualifies. */
  | "sheet"
  /** `B2`, `$B$2:C9`, `B:C`, `2:9`. */
  | "reference"
  /** `Threats[Loss high]`, `[@Spend]`. */
  | "structured"
  | "name"
  /** A name with a `(` after it. */
  | "function"
  | "operator"
  /** `%`, and `#` after a cell whose spill is meant. */
  | "postfix"
  | "separator"
  | "open"
  | "close"
  | "brace"
  | "unknown";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  /** Where it begins in the formula. */
  readonly at: number;
}

const word = "[\\p{L}\\p{N}_.\\\\?]";
const cell = "\\$?[A-Za-z]{1,3}\\$?[1-9]\\d{0,6}";
const column = "\\$?[A-Za-z]{1,3}";
const notWord = `(?!${word}|[!(])`;

/** What may stand where a value is expected, most particular first. */
const operands: readonly (readonly [TokenKind, RegExp])[] = [
  ["text", /"(?:[^"]|"")*"/y],
  ["error", /#(?:N\/A|DIV\/0!|NULL!|VALUE!|REF!|NAME\?|NUM!|SPILL!|CALC!|GETTING_DATA|[A-Z_]+!)/iy],
  ["sheet", /'(?:[^']|'')+'!/y],
  ["sheet", new RegExp(`(?:\\[\\d+\\])?${word}+(?::${word}+)?!`, "uy")],
  ["sheet", /\[\d+\]!/y],
  ["reference", new RegExp(`${cell}:${cell}${notWord}`, "uy")],
  ["reference", new RegExp(`${column}:${column}${notWord}`, "uy")],
  ["reference", /\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6}(?![\d.])/y],
  ["reference", new RegExp(`${cell}${notWord}(?!\\[)`, "uy")],
  ["number", /(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?/iy],
  ["boolean", new RegExp(`(?:TRUE|FALSE)${notWord}`, "iuy")],
];
const identifier = new RegExp(`[\\p{L}_\\\\]${word}*`, "uy");
const operator = /<>|<=|>=|[-+*/^&=<>:@]/y;
const spaces = /\s+/y;

/** Length of what `pattern` matches at exactly this place. */
function lengthAt(pattern: RegExp, formula: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(formula)?.[0].length ?? 0;
}

/** Length of a bracketed group, in which `'` takes the meaning from the next character. */
function bracketLength(formula: string, at: number): number {
  let depth = 0;
  for (let i = at; i < formula.length; i++) {
    const character = formula[i];
    if (character === "'") i++;
    else if (character === "[") depth++;
    else if (character === "]" && --depth === 0) return i + 1 - at;
  }
  return 0;
}

/** Whether a piece of a kind can begin so: a look at one character is quicker than a pattern. */
function mayBegin(kind: TokenKind, first: string, pattern: RegExp): boolean {
  if (kind === "text") return first === '"';
  if (kind === "error") return first === "#";
  if (kind === "number") return (first >= "0" && first <= "9") || first === ".";
  if (kind === "boolean") return "TtFf".includes(first);
  if (kind === "sheet") return pattern.source.startsWith("'") === (first === "'");
  return first === "$" || (first >= "0" && first <= "9") || /[A-Za-z]/.test(first);
}

function operandAt(formula: string, at: number): Token | undefined {
  const token = (kind: TokenKind, length: number): Token => ({
    kind,
    text: formula.slice(at, at + length),
    at,
  });
  const first = formula.charAt(at);
  for (const [kind, pattern] of operands) {
    if (!mayBegin(kind, first, pattern)) continue;
    const length = lengthAt(pattern, formula, at);
    if (length > 0) return token(kind, length);
  }
  const nameLength = lengthAt(identifier, formula, at);
  const next = formula[at + nameLength];
  if (next === "[") {
    const inBrackets = bracketLength(formula, at + nameLength);
    if (inBrackets > 0) return token("structured", nameLength + inBrackets);
  }
  if (nameLength === 0) return undefined;
  return token(next === "(" ? "function" : "name", nameLength);
}

/**
 * A formula without its `=`, in pieces. Strings, quoted sheet names and bracketed column names stay whole, so that a
 * rewrite cannot reach into them. Concatenated, the pieces are the formula again.
 */
export function tokenizeFormula(formula: string): Token[] {
  const tokens: Token[] = [];
  // After a value, `#` means a spill and a bracket cannot begin; before one, `#` begins an error.
  let afterValue = false;
  let at = 0;
  while (at < formula.length) {
    const token = tokenAt(formula, at, afterValue);
    tokens.push(token);
    at += token.text.length;
    if (token.kind !== "space") {
      afterValue = endsValue.has(token.kind) || (token.kind === "brace" && token.text === "}");
    }
  }
  return tokens;
}

const endsValue: ReadonlySet<TokenKind> = new Set<TokenKind>([
  "text",
  "number",
  "boolean",
  "error",
  "reference",
  "structured",
  "name",
  "postfix",
  "close",
]);

function tokenAt(formula: string, at: number, afterValue: boolean): Token {
  const token = (kind: TokenKind, length: number): Token => ({
    kind,
    text: formula.slice(at, at + length),
    at,
  });
  const spaceLength = lengthAt(spaces, formula, at);
  if (spaceLength > 0) return token("space", spaceLength);
  const character = formula.charAt(at);
  if (afterValue && (character === "%" || character === "#")) return token("postfix", 1);
  if (character === "(") return token("open", 1);
  if (character === ")") return token("close", 1);
  if (character === "{" || character === "}") return token("brace", 1);
  if (character === "," || character === ";") return token("separator", 1);
  const operand = operandAt(formula, at);
  if (operand) return operand;
  const operatorLength = lengthAt(operator, formula, at);
  return operatorLength > 0 ? token("operator", operatorLength) : token("unknown", 1);
}
