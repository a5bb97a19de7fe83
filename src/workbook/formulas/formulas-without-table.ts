import type { BookTable } from "../book/book";
import { absoluteRange, columnLetters, sheetInFormula } from "../book/cell-address";
import type { Token } from "../../formulas/formula-tokens";
import { tokenizeFormula } from "../../formulas/formula-tokens";
import { localNames } from "./local-names";
import type { Standpoint } from "./structured-reference";
import { resolveStructured, tableAround, tableNamed } from "./structured-reference";

/** What formulas say in place of a table: its cells where they stay, an error where they go too. */
export type InPlaceOfTable = "cells" | "#REF!";

/**
 * A formula once tables are gone, as Excel writes it: `Threats[Loss]` becomes `Register!$D$2:$D$13`, and `[@Loss]`, which
 * follows its row, `Register!$D4`.
 *
 * @param formula without its `=`
 * @param at where it stands; a name stands nowhere, and is in no row of the table
 * @param gone the tables as they were
 */
export function withoutTables(
  formula: string,
  at: Standpoint,
  gone: readonly BookTable[],
  instead: InPlaceOfTable,
): string {
  if (gone.length === 0) return formula;
  const tokens = tokenizeFormula(formula);
  const locals = localNames(tokens, new Set());
  const words = tokens.map((token) => {
    const table = tableSaid(token, at, gone, locals);
    if (!table) return { text: token.text, isNew: false };
    const text = instead === "cells" ? cellsOf(token.text, table, at) : instead;
    return { text, isNew: true };
  });
  return words
    .map(({ text }, index) => {
      // The sheet that stood before the table is said again, or belongs to nothing.
      const isSpare = tokens[index]?.kind === "sheet" && words[index + 1]?.isNew === true;
      return isSpare ? "" : text;
    })
    .join("");
}

/** The one of these tables that a piece of a formula says. */
function tableSaid(
  { kind, text }: Token,
  at: Standpoint,
  tables: readonly BookTable[],
  locals: ReadonlySet<string>,
): BookTable | undefined {
  if (kind === "name") {
    return locals.has(text.toUpperCase()) ? undefined : tableNamed(tables, text);
  }
  if (kind !== "structured") return undefined;
  const name = text.slice(0, text.indexOf("["));
  return name === "" ? tableAround(tables, at) : tableNamed(tables, name);
}

function cellsOf(reference: string, table: BookTable, at: Standpoint): string {
  const found = resolveStructured(reference, [table], at);
  if ("error" in found) return found.error;
  const { range, sheet } = found;
  const cells = /\[\s*(?:@|#this row\s*\])/i.test(reference)
    ? cellsOfRow(range.startColumn, range.endColumn, range.startRow)
    : absoluteRange(range);
  return `${sheetInFormula(sheet)}!${cells}`;
}

/** The columns are the table's, the row is the formula's own. */
function cellsOfRow(first: number, last: number, row: number): string {
  const cell = (column: number) => `$${columnLetters(column)}${row + 1}`;
  return first === last ? cell(first) : `${cell(first)}:${cell(last)}`;
}
