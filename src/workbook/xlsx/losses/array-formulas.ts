import type { Book, BookName } from "../../book/book";
import type { Token } from "../../../formulas/formula-tokens";
import { tokenizeFormula } from "../../../formulas/formula-tokens";
import { functionName } from "../../formulas/function-name";
import { newerFunctions } from "../../formulas/newer-functions";

/** Functions that take a whole range where it stands alone, and give one value. */
const takeRanges: ReadonlySet<string> = new Set(
  (
    "SUM AVERAGE AVERAGEA COUNT COUNTA COUNTBLANK MIN MINA MAX MAXA PRODUCT SUMSQ SUMPRODUCT MEDIAN MODE " +
    "STDEV STDEVP STDEV.S STDEV.P VAR VARP VAR.S VAR.P GEOMEAN HARMEAN AVEDEV DEVSQ SKEW KURT " +
    "SUMIF SUMIFS COUNTIF COUNTIFS AVERAGEIF AVERAGEIFS MAXIFS MINIFS SUBTOTAL AGGREGATE " +
    "LARGE SMALL RANK RANK.EQ RANK.AVG PERCENTILE PERCENTILE.INC PERCENTILE.EXC QUARTILE QUARTILE.INC PERCENTRANK " +
    "CORREL SLOPE INTERCEPT RSQ FORECAST NPV IRR XNPV XIRR MIRR " +
    "INDEX VLOOKUP HLOOKUP LOOKUP MATCH XMATCH ROWS COLUMNS AND OR XOR CONCAT TEXTJOIN ISREF"
  ).split(" "),
);

/** Functions that give one value for one value, though they are young. All others that are may give many. */
const giveOne = /^(?:IFS|IFNA|SWITCH|DAYS|ISFORMULA|SHEETS?|UNICHAR|UNICODE|NUMBERVALUE|.*\..*)$/;

/**
 * Marks the formulas of a book that work on arrays, as Excel does when they are typed: without the mark it would take
 * one value of each range and show `@`. The result is a book that gives in Excel what a grid that always works on
 * arrays shows.
 *
 * What gives more than one value carries `spill` already, and what a file holds plain stays so. Of the others a formula is left unmarked only where ranges
 * stand alone in functions that take them; a mark too many does no harm.
 *
 * @param functionIds ids of the add-in's functions, upper case
 */
export function markArrayFormulas(book: Book, functionIds: ReadonlySet<string>): Book {
  return {
    ...book,
    sheets: book.sheets.map((sheet) => ({
      ...sheet,
      cells: sheet.cells.map((cell) => {
        const { formula, spill, fills, value, isPlain } = cell;
        const isSettled =
          formula === undefined || spill !== undefined || fills !== undefined || isPlain === true;
        return isSettled || !worksOnArrays(formula, book.names, functionIds)
          ? cell
          : { ...cell, spill: [[value]] };
      }),
    })),
  };
}

/** Whether a formula may take or give more than one value where it is said to work on arrays. */
export function worksOnArrays(
  formula: string,
  names: readonly BookName[],
  functionIds: ReadonlySet<string>,
): boolean {
  const tokens = tokenizeFormula(formula).filter(({ kind }) => kind !== "space");
  const calls: string[] = [];
  return tokens.some((token, at) => {
    if (token.kind === "function") {
      const name = functionName(token.text, functionIds);
      if (functionIds.has(name)) return true;
      if (newerFunctions.has(name) && !takeRanges.has(name) && !giveOne.test(name)) return true;
    }
    if (token.kind === "open") {
      const before = tokens[at - 1];
      calls.push(before?.kind === "function" ? functionName(before.text, functionIds) : "");
    }
    if (token.kind === "close") calls.pop();
    if (!isMany(token, names)) return false;
    return !(takeRanges.has(calls.at(-1) ?? "") && standsAlone(tokens, at));
  });
}

/** Whether an operand may be more than one value. */
function isMany({ kind, text }: Token, names: readonly BookName[]): boolean {
  if (kind === "reference") return text.includes(":");
  if (kind === "structured") return !/\[@|\[#this row\]/i.test(text);
  if (kind === "postfix") return text === "#";
  if (kind === "brace") return text === "{";
  if (kind !== "name") return false;
  const named = names.filter(({ name }) => name.toLowerCase() === text.toLowerCase());
  return named.some((name) => /[:[#{(]/.test(name.formula));
}

/** Whether an operand is a whole argument, its sheet in front of it included. */
function standsAlone(tokens: readonly Token[], at: number): boolean {
  const first = tokens[at - 1]?.kind === "sheet" ? at - 1 : at;
  const before = tokens[first - 1]?.kind;
  const after = tokens[at + 1]?.kind;
  return (
    (before === "open" || before === "separator") && (after === "close" || after === "separator")
  );
}
