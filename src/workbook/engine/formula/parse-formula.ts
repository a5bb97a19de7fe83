import type { BookTable, CellValue } from "../../book/book";
import { columnIndex, lastColumn, lastRow } from "../../book/cell-address";
import type { Token } from "../../../formulas/formula-tokens";
import { tokenizeFormula } from "../../../formulas/formula-tokens";
import { functionName } from "../../formulas/function-name";
import { resolveStructured, tableNamed } from "../../formulas/structured-reference";
import type { FormulaNode, Operator } from "./formula-node";
import type { Area } from "./reference";
import { Reference } from "./reference";

/** What a formula's words mean in its book. */
export interface FormulaWords {
  /** Number of a sheet by its name; -1 where there is none. */
  readonly sheetNumbered: (name: string) => number;
  readonly sheetName: (sheet: number) => string;
  readonly tables: readonly BookTable[];
  readonly functionIds: ReadonlySet<string>;
}

/** Where a formula stands; a row and column of -1 are outside of every table. */
export interface FormulaSite {
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
}

/** Operators from the loosest on. Those of one rank go from left to right. */
const ranks: readonly (readonly Operator[])[] = [
  ["=", "<>", "<", ">", "<=", ">="],
  ["&"],
  ["+", "-"],
  ["*", "/"],
  ["^"],
];

/** Excel's limit is 64 levels of functions; whatever is deeper than this no formula of a person is. */
const deepest = 400;

const unknownName: FormulaNode = { kind: "value", value: { error: "#NAME?" } };
const noReference: FormulaNode = { kind: "value", value: { error: "#REF!" } };

/**
 * A formula as a tree. What cannot be read has been refused before by `formulaFault`.
 *
 * @param formula without its `=`
 */
export function parseFormula(formula: string, at: FormulaSite, words: FormulaWords): FormulaNode {
  return new FormulaParser(formula, at, words).whole();
}

class FormulaParser {
  private readonly tokens: readonly Token[];
  /** Places of the tokens that have space in front. */
  private readonly spaced = new Set<number>();
  private next = 0;
  private depth = 0;

  constructor(
    formula: string,
    private readonly at: FormulaSite,
    private readonly words: FormulaWords,
  ) {
    const tokens: Token[] = [];
    for (const token of tokenizeFormula(formula)) {
      if (token.kind === "space") this.spaced.add(tokens.length);
      else tokens.push(token);
    }
    this.tokens = tokens;
  }

  whole(): FormulaNode {
    const node = this.chain(0);
    return this.next < this.tokens.length ? unknownName : node;
  }

  private get token() {
    return this.tokens[this.next];
  }

  private is(kind: Token["kind"], text?: string): boolean {
    const { token } = this;
    return token?.kind === kind && (text === undefined || token.text === text);
  }

  private chain(rank: number): FormulaNode {
    const operators = ranks[rank];
    if (!operators) return this.signed();
    const first = this.chain(rank + 1);
    const rest: { operator: Operator; operand: FormulaNode }[] = [];
    while (this.token?.kind === "operator" && operators.includes(this.token.text as Operator)) {
      const operator = this.token.text as Operator;
      this.next++;
      rest.push({ operator, operand: this.chain(rank + 1) });
    }
    return rest.length === 0 ? first : { kind: "chain", first, rest };
  }

  /** Signs bind closer than any other operator. */
  private signed(): FormulaNode {
    let minus = 0;
    while (this.is("operator", "-") || this.is("operator", "+")) {
      if (this.token?.text === "-") minus++;
      this.next++;
    }
    let node = this.percents();
    // Two of them still make a number of a text.
    for (let each = Math.min(minus, 2 - (minus % 2)); each > 0; each--) {
      node = { kind: "minus", of: node };
    }
    return node;
  }

  private percents(): FormulaNode {
    let node = this.intersection();
    while (this.is("postfix", "%")) {
      this.next++;
      node = { kind: "percent", of: node };
    }
    return node;
  }

  /** A space between two references: the cells they share. */
  private intersection(): FormulaNode {
    let left = this.span();
    while (this.spaced.has(this.next) && this.startsOperand()) {
      left = { kind: "shared", left, right: this.span() };
    }
    return left;
  }

  private startsOperand(): boolean {
    const kind = this.token?.kind ?? "space";
    return ["reference", "structured", "name", "sheet", "function", "open"].includes(kind);
  }

  private span(): FormulaNode {
    let left = this.operand();
    while (this.is("operator", ":")) {
      this.next++;
      left = { kind: "span", left, right: this.operand() };
    }
    return left;
  }

  private operand(): FormulaNode {
    if (++this.depth > deepest) throw new RangeError("nested too deep");
    let node = this.bare();
    for (;;) {
      if (this.is("postfix", "#")) {
        this.next++;
        node = { kind: "spill", of: node };
      } else if (this.is("open") && !this.spaced.has(this.next)) {
        node = { kind: "apply", to: node, args: this.args() };
      } else break;
    }
    this.depth--;
    return node;
  }

  private bare(): FormulaNode {
    const { token } = this;
    this.next++;
    if (!token) return unknownName;
    switch (token.kind) {
      case "text":
        return { kind: "value", value: textOf(token.text) };
      case "number":
        return numberNode(token.text);
      case "boolean":
        return { kind: "value", value: token.text.toUpperCase() === "TRUE" };
      case "error":
        return { kind: "value", value: { error: token.text.toUpperCase() } };
      case "reference":
        return this.cells(token.text, [this.at.sheet]);
      case "structured":
        return this.structured(token.text);
      case "name":
        return this.named(token.text, undefined);
      case "function":
        return this.call(token.text);
      case "sheet":
        return this.qualified(token.text);
      case "brace":
        return this.arrayConstant();
      case "open":
        return this.brackets();
      case "operator":
        return token.text === "@" ? { kind: "single", of: this.span() } : unknownName;
      case "close":
      case "postfix":
      case "separator":
      case "space":
      case "unknown":
        return unknownName;
    }
  }

  private brackets(): FormulaNode {
    const parts = [this.chain(0)];
    while (this.is("separator", ",")) {
      this.next++;
      parts.push(this.chain(0));
    }
    this.next++;
    const [only] = parts;
    return parts.length === 1 && only ? only : { kind: "union", parts };
  }

  private args(): FormulaNode[] {
    this.next++;
    const args: FormulaNode[] = [];
    if (this.is("close")) {
      this.next++;
      return args;
    }
    for (;;) {
      if (this.is("separator") || this.is("close")) args.push({ kind: "left out" });
      else args.push(this.chain(0));
      if (!this.is("separator")) break;
      this.next++;
    }
    this.next++;
    return args;
  }

  private call(written: string): FormulaNode {
    const args = this.args();
    return { kind: "call", name: functionName(written, this.words.functionIds), written, args };
  }

  private arrayConstant(): FormulaNode {
    const rows: CellValue[][] = [[]];
    let sign = 1;
    for (let token = this.token; token && token.text !== "}"; token = this.token) {
      this.next++;
      if (token.kind === "operator") sign = token.text === "-" ? -sign : sign;
      else if (token.kind === "separator") {
        if (token.text === ";") rows.push([]);
      } else {
        rows.at(-1)?.push(constantOf(token, sign));
        sign = 1;
      }
    }
    this.next++;
    const isEven = rows.every((row) => row.length === rows[0]?.length);
    return isEven ? { kind: "array", rows } : { kind: "value", value: { error: "#VALUE!" } };
  }

  /** What follows `Sheet1!`. A function or a table belongs to no sheet, whatever stands before it. */
  private qualified(prefix: string): FormulaNode {
    const sheets = this.sheetsOf(prefix);
    const token = this.token;
    if (token?.kind === "function" || token?.kind === "structured") return this.bare();
    this.next++;
    const [first] = sheets;
    if (!token || first === undefined || token.kind === "error") return noReference;
    if (token.kind === "reference") return this.cells(token.text, sheets);
    return this.named(token.text, first);
  }

  private sheetsOf(prefix: string): number[] {
    const bare = prefix.slice(0, -1);
    const name = bare.startsWith("'") ? bare.slice(1, -1).replaceAll("''", "'") : bare;
    const one = this.words.sheetNumbered(name);
    if (one >= 0) return [one];
    const ends = name.split(":").map((each) => this.words.sheetNumbered(each));
    const [from = -1, to = -1] = ends;
    if (ends.length !== 2 || from < 0 || to < 0) return [];
    const first = Math.min(from, to);
    return Array.from({ length: Math.abs(to - from) + 1 }, (_, index) => first + index);
  }

  private cells(text: string, sheets: readonly number[]): FormulaNode {
    const place = placeOf(text);
    if (!place) return noReference;
    return {
      kind: "reference",
      reference: new Reference(sheets.map((sheet): Area => ({ sheet, ...place }))),
    };
  }

  private structured(text: string): FormulaNode {
    const { sheet, row, column } = this.at;
    const standpoint = { sheet: this.words.sheetName(sheet), row, column };
    const found = resolveStructured(text, this.words.tables, standpoint);
    if ("error" in found) return { kind: "value", value: { error: found.error } };
    const area = { sheet: this.words.sheetNumbered(found.sheet), ...found.range };
    return { kind: "reference", reference: new Reference([area]) };
  }

  private named(text: string, sheet: number | undefined): FormulaNode {
    const name = text.replace(/^_xlpm\./i, "");
    return { kind: "name", name, ...(sheet === undefined ? {} : { sheet }) };
  }
}

/** A table that is said like a name. */
export function tableReference(
  name: string,
  { tables, sheetNumbered }: FormulaWords,
): Reference | undefined {
  if (!tableNamed(tables, name)) return undefined;
  const found = resolveStructured(name, tables, { sheet: "", row: -1, column: -1 });
  if ("error" in found) return undefined;
  return new Reference([{ sheet: sheetNumbered(found.sheet), ...found.range }]);
}

/** The rectangle of "B2:C9", "B2", "B:C" or "2:9"; nothing where it is outside of a sheet. */
function placeOf(text: string): Omit<Area, "sheet"> | undefined {
  const [from = "", to = from] = text.replaceAll("$", "").split(":");
  const first = cornerOf(from);
  const last = cornerOf(to);
  const startColumn = Math.min(first.column ?? 0, last.column ?? 0);
  const endColumn = Math.max(first.column ?? lastColumn, last.column ?? lastColumn);
  const startRow = Math.min(first.row ?? 0, last.row ?? 0);
  const endRow = Math.max(first.row ?? lastRow, last.row ?? lastRow);
  if (endColumn > lastColumn || endRow > lastRow || startRow < 0) return undefined;
  return { startRow, endRow, startColumn, endColumn };
}

function cornerOf(text: string): { row?: number; column?: number } {
  const [, letters = "", digits = ""] = /^([A-Z]*)(\d*)$/i.exec(text) ?? [];
  return {
    ...(letters === "" ? {} : { column: columnIndex(letters) }),
    ...(digits === "" ? {} : { row: Number(digits) - 1 }),
  };
}

const textOf = (quoted: string) => quoted.slice(1, -1).replaceAll('""', '"');

function numberNode(text: string): FormulaNode {
  const number = Number(text);
  return { kind: "value", value: Number.isFinite(number) ? number : { error: "#NUM!" } };
}

function constantOf({ kind, text }: Token, sign: number): CellValue {
  if (kind === "number") return sign * Number(text);
  if (kind === "text") return textOf(text);
  if (kind === "boolean") return text.toUpperCase() === "TRUE";
  return { error: kind === "error" ? text.toUpperCase() : "#VALUE!" };
}
