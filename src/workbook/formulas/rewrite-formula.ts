import type { Book, BookName } from "../book/book";
import { absoluteRange, sheetPrefix } from "../book/cell-address";
import { arrayName, engineSheetName, numberName, omitted } from "./engine-words";
import { formulaFault } from "./check-formula";
import type { Token, TokenKind } from "./formula-tokens";
import { tokenizeFormula } from "./formula-tokens";
import { functionName } from "./function-name";
import { localNames } from "./local-names";
import { nameSeenFrom } from "./shift-formula";
import type { Standpoint } from "./structured-reference";
import { resolveStructured, tableNamed } from "./structured-reference";

/** What a rewrite knows of the book around the formula. */
export interface FormulaWorld {
  readonly book: Book;
  /** Ids of the add-in's functions, upper case. */
  readonly functionIds: ReadonlySet<string>;
  /** How much of a sheet is in use: what a whole column or row stands for. */
  readonly extentOf: (sheet: string) => { readonly rows: number; readonly columns: number };
}

/** What a minus in front cannot stand next to. */
const bracketed: ReadonlySet<TokenKind> = new Set<TokenKind>(["text", "boolean"]);

/** Names that define each other in a circle must end somewhere. */
const deepestName = 32;

/**
 * Puts a formula of a file into words the calculation engine understands and means the same by:
 *
 * - `_xldudf_NAME`, with or without a namespace in it, and `NAMESPACE.NAME` become the function's own id; `_xlfn.`,
 *   `_xlws.` and `_xlpm.` go;
 * - structured references become cells, whole columns and rows end where the sheet's content does;
 * - defined names become what they stand for, so that a name of one sheet and of the book may be the same;
 * - `A1#` becomes ANCHORARRAY(A1) and `@A1:A9` becomes SINGLE(A1:A9), as they are called in files;
 * - sheet names are quoted and in the case of the sheet;
 * - what cannot be read becomes #NAME?.
 *
 * @param formula without its `=`
 */
export function rewriteFormula(formula: string, at: Standpoint, world: FormulaWorld): string {
  return rewriteReadable(formula, at, world, 0);
}

/** What cannot be read is a name nobody knows, as far as the engine is concerned. */
function rewriteReadable(
  formula: string,
  at: Standpoint,
  world: FormulaWorld,
  depth: number,
): string {
  return formulaFault(formula) === undefined ? rewrite(formula, at, world, depth) : "#NAME?";
}

function rewrite(formula: string, at: Standpoint, world: FormulaWorld, depth: number): string {
  const tokens = tokenizeFormula(formula);
  const locals = localNames(tokens, world.functionIds);
  let next = 0;
  return until(() => false);

  /** Everything up to where `ends` says so. */
  function until(ends: (token: Token) => boolean): string {
    let text = "";
    let afterValue = false;
    for (let token = tokens[next]; token && !ends(token); token = tokens[next]) {
      if (token.kind === "operator" && token.text === "@") text += single();
      // A plus in front changes nothing, not even the type.
      else if (token.kind === "operator" && token.text === "+" && !afterValue) next++;
      // Univer reads a minus and a text, or a truth, as one word it does not know.
      else if (!afterValue && text.endsWith("-") && bracketed.has(token.kind))
        text += `(${piece()})`;
      else text += piece();
      if (token.kind !== "space") {
        afterValue = !["operator", "separator"].includes(token.kind);
      }
    }
    return text;
  }

  /** `@operand`: the one value of a range that is in line with the formula. */
  function single(): string {
    next++;
    while (tokens[next]?.kind === "space") next++;
    return `SINGLE(${piece()})`;
  }

  /** One token, or an operand made of several: a sheet and its cells, a function and its arguments. */
  function piece(): string {
    const token = tokens[next++];
    if (!token) return "";
    const kind: string = token.kind;
    switch (kind) {
      case "sheet":
        return qualified(token);
      case "reference":
        return spill(boundedReference(token.text, at.sheet));
      case "structured":
        return structured(token.text);
      case "name":
        return spill(named(token.text, at.sheet));
      case "function":
        return call(token.text);
      case "open": {
        const inside = until(({ kind }) => kind === "close");
        next++;
        return `(${inside})`;
      }
      case "brace":
        return arrayConstant();
      case "number":
        return plainNumber(token.text);
      default:
        return token.text;
    }
  }

  /** `{1,2;3,4}` loses its rows in Univer when it is an argument; a call with the number of rows does not. */
  function arrayConstant(): string {
    let rows = 1;
    const elements: string[] = [];
    let element = "";
    for (let token = tokens[next++]; token; token = tokens[next++]) {
      if (token.kind === "separator" || token.kind === "brace") {
        elements.push(element);
        element = "";
        if (token.kind === "brace") break;
        if (token.text === ";") rows++;
      } else element += token.kind === "number" ? plainNumber(token.text) : token.text;
    }
    return `${arrayName}(${[rows, ...elements].join(",")})`;
  }

  function call(text: string): string {
    const name = functionName(text, world.functionIds);
    const defined = locals.has(name) ? undefined : definedName(text, at.sheet);
    const inside = callArguments();
    // Left out is not the same as blank. Only the add-in's own functions are told the difference.
    const marked =
      inside.length > 1 && world.functionIds.has(name)
        ? inside.map((argument) => (argument.trim() === "" ? `"${omitted}"` : argument))
        : inside;
    return spill(`${defined ? expanded(defined) : name}(${marked.join(",")})`);
  }

  /** What stands between the brackets of a call. */
  function callArguments(): string[] {
    const found: string[] = [];
    do {
      next++;
      found.push(until(({ kind }) => kind === "close" || kind === "separator"));
    } while (tokens[next]?.kind === "separator");
    next++;
    return found;
  }

  /** What follows `Sheet1!`. A function or a table belongs to no sheet, whatever stands before it. */
  function qualified(prefix: Token): string {
    const sheet = sheetNamed(prefix.text);
    const operand = tokens[next];
    if (operand?.kind === "function" || operand?.kind === "structured") return piece();
    next++;
    if (!operand || sheet === undefined || operand.kind === "error") return "#REF!";
    if (operand.kind === "reference") {
      return spill(
        `${sheetPrefix(engineSheetName(sheet))}${boundedReference(operand.text, sheet)}`,
      );
    }
    // The names of other books are not known.
    return sheet.startsWith("[") ? "#REF!" : spill(named(operand.text, sheet));
  }

  function sheetNamed(prefix: string): string | undefined {
    const bare = prefix.slice(0, -1);
    const name = bare.startsWith("'") ? bare.slice(1, -1).replaceAll("''", "'") : bare;
    return world.book.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase())?.name;
  }

  /** `#` behind a cell: the whole spill that begins there. */
  function spill(text: string): string {
    if (tokens[next]?.kind !== "postfix" || tokens[next]?.text !== "#") return text;
    next++;
    return `ANCHORARRAY(${text})`;
  }

  function boundedReference(reference: string, sheet: string): string {
    const [from = "", to] = reference.split(":");
    if (to === undefined) return reference;
    const extent = world.extentOf(sheet);
    if (/^\$?\d+$/.test(from)) {
      const last = absoluteRange({
        startRow: 0,
        endRow: 0,
        startColumn: extent.columns - 1,
        endColumn: extent.columns - 1,
      });
      return `$A${from.replace("$", "")}:${last.replace(/\$?\d+$/, "")}${to.replace("$", "")}`;
    }
    return /^\$?[A-Z]+$/i.test(from) ? `${from}1:${to}${extent.rows}` : reference;
  }

  function structured(text: string): string {
    const found = resolveStructured(text, world.book.tables, at);
    if ("error" in found) return found.error;
    return `${sheetPrefix(engineSheetName(found.sheet))}${absoluteRange(found.range)}`;
  }

  function named(text: string, sheet: string): string {
    if (/^_xlpm\./i.test(text)) return text.replace(/^_xlpm\./i, "");
    if (locals.has(text.toUpperCase())) return text;
    const defined = definedName(text, sheet);
    if (defined) return expanded(defined);
    return tableNamed(world.book.tables, text) ? structured(text) : text;
  }

  function definedName(text: string, sheet: string): BookName | undefined {
    const same = world.book.names.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
    return (
      same.find((name) => name.sheet === sheet) ?? same.find((name) => name.sheet === undefined)
    );
  }

  function expanded(name: BookName): string {
    if (depth >= deepestName) return "#NAME?";
    // The file writes a name's relative references as seen from A1.
    const seenFromHere = nameSeenFrom(name.formula, at.row, at.column);
    const text = rewriteReadable(seenFromHere, at, world, depth + 1);
    const tokenCount = tokenizeFormula(text).filter(({ kind }) => kind !== "sheet").length;
    return tokenCount === 1 || text.startsWith("LAMBDA(") ? text : `(${text})`;
  }
}

/** Univer takes a number for text unless it is written the shortest way, and cannot read an exponent at all. */
function plainNumber(text: string): string {
  const shortest = String(Number(text));
  return /^[\d.]+$/.test(shortest) ? shortest : `${numberName}("${shortest}")`;
}
