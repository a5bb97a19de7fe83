import { type CellArea, sheetMarked } from "../cell-places";
import { type Token, tokenizeFormula } from "../formula-tokens";
import type { NamedFormula } from "./workbook-formulas";

/** A table, with its headers. */
export interface KnownTable {
  readonly name: string;
  /** Its header row with it. */
  readonly area: CellArea;
  readonly columns: readonly string[];
}

/** What formulas of a workbook can call by name. */
export interface KnownNames {
  readonly names: readonly NamedFormula[];
  readonly tables: readonly KnownTable[];
}

/**
 * What a formula that was put aside calls and the workbook no longer has under that name: it would come to #NAME?, or be refused.
 *
 * @param formula with its "="
 * @param area where it would stand; null for a name's
 * @returns in words that follow "not put back:"; null where all is there
 */
export function unknownIn(
  formula: string,
  area: CellArea | null,
  { names, tables }: KnownNames,
): string | null {
  const tokens = tokenizeFormula(formula.slice(1)).filter(({ kind }) => kind !== "space");
  const local = declared(tokens);
  const known = new Set([...names, ...tables].map(({ name }) => name.toUpperCase()));
  for (const [at, { kind, text }] of tokens.entries()) {
    const before = tokens[at - 1];
    if (kind === "name") {
      const name = text.toUpperCase();
      const isElsewhere = isOfOtherBook(before, tokens[at - 2]);
      if (isElsewhere || known.has(name) || local.has(name) || name.startsWith("_XL")) continue;
      return `the name ${text} that it reads is gone or is called otherwise now`;
    }
  }
  return area && unknownColumn(formula, area, tables);
}

/** Whether a name is of another workbook: `[Prices.xlsx]Sheet1!Rates`, with or without quotes. */
const isOfOtherBook = (before: Token | undefined, twoBefore: Token | undefined): boolean =>
  before?.kind === "sheet" &&
  (twoBefore?.kind === "structured" || /[[\]]|\.xl\w+$/i.test(sheetMarked(before.text)));

/** A column of the row's own table, as "[@Spend]" or "[@[Loss low]]" says it. */
const ownColumn = /(?<![\p{L}\p{N}_.\]])\[@(?:\[((?:'.|[^'\]])*)\]|([^[\]]+))\]/gu;

function unknownColumn(
  formula: string,
  area: CellArea,
  tables: readonly KnownTable[],
): string | null {
  const withoutTexts = formula.replace(/"(?:[^"]|"")*"/g, '""');
  const own = tables.find((each) => isWithin(area, each.area));
  for (const [, bracketed, plain] of withoutTexts.matchAll(ownColumn)) {
    const column = (bracketed ?? plain ?? "").replace(/'(.)/gs, "$1");
    if (!own) return `it reads the column ${column} of a table that it no longer stands in`;
    if (own.columns.some((each) => plainly(each) === plainly(column))) continue;
    return `the column ${column} that it reads is gone or is called otherwise now`;
  }
  return null;
}

const plainly = (header: string): string => header.trim().replace(/\s+/g, " ").toUpperCase();

const isWithin = (cell: CellArea, { sheet, row, column, rows, columns }: CellArea): boolean =>
  cell.sheet === sheet &&
  cell.row >= row &&
  cell.row < row + rows &&
  cell.column >= column &&
  cell.column < column + columns;

/** What LET and LAMBDA may declare in a formula, in capitals: a name alone before a separator. */
function declared(tokens: readonly Token[]): ReadonlySet<string> {
  const declares = tokens.some(
    ({ kind, text }) => kind === "function" && /^(?:LET|LAMBDA)$/i.test(text),
  );
  if (!declares) return new Set();
  return new Set(
    tokens.flatMap(({ kind, text }, at) => {
      const [before, after] = [tokens[at - 1]?.kind, tokens[at + 1]?.kind];
      const isAlone = (before === "open" || before === "separator") && after === "separator";
      return kind === "name" && isAlone ? [text.toUpperCase()] : [];
    }),
  );
}
