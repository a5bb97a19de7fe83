import type { BookTable } from "../book/book";
import type { Token } from "../../formulas/formula-tokens";
import { tokenizeFormula } from "../../formulas/formula-tokens";
import { functionName } from "./function-name";
import { localNames } from "./local-names";
import { newerFunctions } from "./newer-functions";
import type { Standpoint } from "./structured-reference";
import { tableAround } from "./structured-reference";

/** What a formula must know of the book to be written into its file. */
export interface StoringWorld {
  readonly tables: readonly BookTable[];
  /** Ids of the add-in's functions, upper case. */
  readonly functionIds: ReadonlySet<string>;
}

/**
 * A formula in the words of a file, as Excel stores it:
 *
 * - the add-in's functions are called `_xldudf_NAME`, functions Excel did not always have `_xlfn.NAME`;
 * - variables of LET and LAMBDA begin with `_xlpm.`;
 * - `A1#` is `_xlfn.ANCHORARRAY(A1)`, `@A1:A9` is `_xlfn.SINGLE(A1:A9)`, `[@Spend]` is `Threats[[#This Row],[Spend]]`.
 *
 * What is in these words already stays as it is.
 *
 * @param formula without its `=`
 */
export function storedFormula(formula: string, at: Standpoint, world: StoringWorld): string {
  const tokens = tokenizeFormula(formula);
  const locals = localNames(tokens, world.functionIds);
  let text = "";
  let next = 0;
  while (next < tokens.length) text += operand();
  return text;

  /** One token, or an operand with its sheet and its `#`. */
  function operand(): string {
    const token = tokens[next++];
    if (!token) return "";
    if (token.kind === "operator" && token.text === "@") return `_xlfn.SINGLE(${operand()})`;
    if (token.kind === "sheet") return spilled(token.text + stored(tokens[next++]));
    if (token.kind === "function") return spilled(called(token));
    return ["reference", "name"].includes(token.kind) ? spilled(stored(token)) : stored(token);
  }

  /** A call with everything up to its closing bracket. */
  function called(token: Token): string {
    let call = stored(token);
    let depth = 0;
    for (let inside = tokens[next]; inside; inside = tokens[next]) {
      if (inside.kind !== "open" && inside.kind !== "close") {
        call += operand();
        continue;
      }
      call += inside.text;
      next++;
      depth += inside.kind === "open" ? 1 : -1;
      if (depth === 0) break;
    }
    return call;
  }

  function spilled(reference: string): string {
    const token = tokens[next];
    if (token?.kind !== "postfix" || token.text !== "#") return reference;
    next++;
    return `_xlfn.ANCHORARRAY(${reference})`;
  }

  function stored(token: Token | undefined): string {
    if (!token) return "";
    const { kind, text: written } = token;
    if (kind === "structured") return thisRow(written, at, world.tables);
    if (kind !== "name" && kind !== "function") return written;
    if (/^_xl/i.test(written)) return written;
    if (locals.has(written.toUpperCase())) return `_xlpm.${written}`;
    return kind === "function" ? storedFunction(written, world.functionIds) : written;
  }
}

function storedFunction(written: string, functionIds: ReadonlySet<string>): string {
  const id = functionName(written, functionIds);
  if (functionIds.has(id)) return `_xldudf_${written.replaceAll(".", "_").toUpperCase()}`;
  const prefix = newerFunctions.get(written.toUpperCase());
  return prefix === undefined ? written : `${prefix}${written.toUpperCase()}`;
}

/** `[@Spend]` and `Threats[@[Loss low]:[Loss high]]`, which files know only in their long form. */
function thisRow(written: string, at: Standpoint, tables: readonly BookTable[]): string {
  const bracket = written.indexOf("[");
  const inside = written.slice(bracket + 1, -1).trim();
  const table = written.slice(0, bracket) || (tableAround(tables, at)?.name ?? "");
  if (!inside.startsWith("@")) return `${table}${written.slice(bracket)}`;
  const columns = inside.slice(1).trim();
  if (columns === "") return `${table}[#This Row]`;
  return `${table}[[#This Row],${columns.startsWith("[") ? columns : `[${columns}]`}]`;
}
