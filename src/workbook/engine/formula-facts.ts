import type { Book } from "../book/book";
import { formulaFault } from "../formulas/check-formula";
import { tokenizeFormula } from "../../formulas/formula-tokens";
import { nameSeenFrom } from "../formulas/shift-formula";
import type { FormulaNode } from "./formula/formula-node";
import type { FormulaSite, FormulaWords } from "./formula/parse-formula";
import { parseFormula, tableReference } from "./formula/parse-formula";
import type { Area } from "./formula/reference";

/**
 * Whether a formula reads something of another workbook of which its file remembers nothing.
 *
 * @param isRemembered whether the cells of a sheet are, by its name with the number of its book in front
 */
export function readsBeyond(formula: string, isRemembered: (sheet: string) => boolean): boolean {
  if (!formula.includes("[")) return false;
  const tokens = tokenizeFormula(formula);
  return tokens.some(({ kind, text }, index) => {
    if (kind !== "sheet" || !/\[\d+\]/.test(text)) return false;
    const bare = text.slice(0, -1);
    const name = bare.startsWith("'") ? bare.slice(1, -1).replaceAll("''", "'") : bare;
    const next = tokens[index + 1]?.kind;
    // A function is one of here or of nobody, whatever stands before it.
    if (next === "function") return false;
    // A name of another book means nothing here.
    return next !== "reference" || !isRemembered(name);
  });
}

/** What can be said of a formula, and the names it says, without calculating it. */
export class Facts {
  readonly reads: Area[] = [];
  isSubtotal = false;
  callsOwn = false;
  callsRestless = false;
  callsChance = false;
  callsUnknown = false;
  private readonly named = new Set<string>();

  constructor(
    private readonly isOwn: (name: string) => boolean,
    private readonly isKnown: (name: string) => boolean,
    private readonly meaningOf: (name: string, sheet?: number) => FormulaNode | undefined,
  ) {}

  gather(node: FormulaNode, locals: ReadonlySet<string> = new Set()): void {
    const each = (nodes: readonly FormulaNode[], inside = locals) => {
      for (const part of nodes) this.gather(part, inside);
    };
    switch (node.kind) {
      case "reference":
        this.reads.push(...node.reference.areas);
        break;
      case "chain":
        each([node.first, ...node.rest.map(({ operand }) => operand)]);
        break;
      case "minus":
      case "percent":
      case "single":
      case "spill":
        each([node.of]);
        break;
      case "span":
      case "shared":
        each([node.left, node.right]);
        break;
      case "union":
        each(node.parts);
        break;
      case "name":
        this.name(node.name, node.sheet, locals);
        break;
      case "call":
        this.call(node, locals);
        break;
      case "apply":
        each([node.to, ...node.args]);
        break;
      case "value":
      case "array":
      case "left out":
        // These read nothing.
        break;
    }
  }

  private call(node: FormulaNode & { readonly kind: "call" }, locals: ReadonlySet<string>): void {
    const { name, args } = node;
    const isLocal = locals.has(node.written.replace(/^_xlpm\./i, "").toUpperCase());
    if (name === "SUBTOTAL" || name === "AGGREGATE") this.isSubtotal = true;
    if (this.isOwn(name)) this.callsOwn = true;
    if (restless.has(name)) this.callsRestless = true;
    if (chance.has(name)) this.callsChance = true;
    if (!isLocal && !this.name(node.written, undefined, locals) && !this.isKnown(name)) {
      this.callsUnknown = true;
    }
    if (askWhere.has(name)) return;
    const declares = name === "LET" || name === "LAMBDA";
    const inside = declares
      ? new Set([
          ...locals,
          ...args.flatMap((arg) => (arg.kind === "name" ? [arg.name.toUpperCase()] : [])),
        ])
      : locals;
    for (const arg of args) this.gather(arg, inside);
  }

  /** What a name stands for counts as if it stood here. */
  private name(name: string, sheet: number | undefined, locals: ReadonlySet<string>): boolean {
    if (locals.has(name.toUpperCase())) return true;
    const key = `${sheet ?? ""}!${name.toLowerCase()}`;
    if (this.named.has(key)) return true;
    const meaning = this.meaningOf(name, sheet);
    if (!meaning) return false;
    this.named.add(key);
    this.gather(meaning);
    return true;
  }
}

/** Functions whose results change without anything else that does. */
const chance: ReadonlySet<string> = new Set([
  ...["NOW", "TODAY", "RAND", "RANDBETWEEN", "RANDARRAY"],
]);

/** Those, and functions that read what no formula says. */
const restless: ReadonlySet<string> = new Set([...chance, "OFFSET", "INDIRECT", "CELL", "INFO"]);

/** Functions that ask where a reference is, and not what it holds. */
const askWhere: ReadonlySet<string> = new Set([
  ...["ROW", "ROWS", "COLUMN", "COLUMNS", "AREAS", "SHEET", "SHEETS"],
  ...["ISREF", "ISFORMULA", "FORMULATEXT"],
]);

/** A formula as a tree; what cannot be read is a name nobody knows. */
export function parsedFormula(
  formula: string,
  site: FormulaSite,
  words: FormulaWords,
): FormulaNode {
  if (formulaFault(formula) !== undefined) return { kind: "value", value: { error: "#NAME?" } };
  try {
    return parseFormula(formula, site, words);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    return { kind: "value", value: { error: "#NUM!" } };
  }
}

/** What a name of a book stands for at a place: that of the sheet before that of the book, a table last. */
export function meaningIn(
  { names }: Book,
  name: string,
  site: FormulaSite,
  words: FormulaWords,
  sheet = site.sheet,
): FormulaNode | undefined {
  const same = names.filter((each) => each.name.toLowerCase() === name.toLowerCase());
  const own = words.sheetName(sheet);
  const found =
    same.find((each) => each.sheet === own) ?? same.find((each) => each.sheet === undefined);
  if (found) {
    const { row, column } = site;
    return parsedFormula(nameSeenFrom(found.formula, row, column), site, words);
  }
  const reference = tableReference(name, words);
  return reference && { kind: "reference", reference };
}
