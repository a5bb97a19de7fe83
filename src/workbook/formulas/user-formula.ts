import type { Book } from "../book/book";
import { tokenizeFormula } from "../../formulas/formula-tokens";
import { newerFunctions } from "./newer-functions";

/**
 * A formula of a file in the words in which it was typed, as Excel's formula bar shows it: without `_xldudf_`, `_xlfn.`
 * and `_xlpm.`. Stored again it is the same.
 *
 * @param formula without its `=`
 * @param functionIds of the add-in's functions, upper case: a name behind `_xldudf_` that is none of them stays
 */
export function userFormula(formula: string, functionIds: ReadonlySet<string>): string {
  const tokens = tokenizeFormula(formula);
  return tokens
    .map(({ kind, text }, index) => {
      // What follows a book's or an add-in's name was broken by somebody, and Excel shows it so.
      if (tokens[index - 1]?.kind === "sheet") return text;
      if (kind === "function") return userFunction(text, functionIds);
      return kind === "name" ? text.replace(/^_xlpm\./i, "") : text;
    })
    .join("");
}

/** Functions that are written as signs: `A1#` and `@A1:A9`. */
const signs: ReadonlySet<string> = new Set(["ANCHORARRAY", "SINGLE"]);

function userFunction(stored: string, functionIds: ReadonlySet<string>): string {
  const own = /^_xldudf_(.+)$/i.exec(stored)?.[1];
  if (own !== undefined) return ownFunction(own, functionIds) ?? stored;
  const bare = stored.replace(/^_xlfn\.(?:_xlws\.)?/i, "").replace(/^_xlpm\./i, "");
  const isKnown = newerFunctions.has(bare.toUpperCase()) && !signs.has(bare.toUpperCase());
  return isKnown || /^_xlpm\./i.test(stored) ? bare : stored;
}

/** `ACME_EXPECTED_LOSS` is ACME.EXPECTED_LOSS: a namespace stands in front of a dot that files cannot hold. */
function ownFunction(name: string, functionIds: ReadonlySet<string>): string | undefined {
  if (functionIds.has(name.toUpperCase())) return name;
  for (const { index } of name.matchAll(/_/g)) {
    const id = name.slice(index + 1);
    if (functionIds.has(id.toUpperCase())) return `${name.slice(0, index)}.${id}`;
  }
  return undefined;
}

/** The book with the formulas of its cells as users type them. */
export function inUserWords(book: Book, functionIds: ReadonlySet<string>): Book {
  return {
    ...book,
    sheets: book.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) =>
        cell.formula === undefined
          ? cell
          : { ...cell, formula: userFormula(cell.formula, functionIds) },
      ),
    })),
  };
}
