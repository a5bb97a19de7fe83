import type { AddInFunction } from "../add-in/add-in-functions";
import type { Book, BookSheet } from "../book/book";
import { formulaFault, unreadableWords } from "../formulas/check-formula";
import type { FormulaWorld } from "../formulas/rewrite-formula";
import { rewriteFormula } from "../formulas/rewrite-formula";
import type { Standpoint } from "../formulas/structured-reference";
import { unknownFunctions } from "../formulas/unknown-functions";
import type { Circles } from "./circles";
import { circleCells, findCircles, withoutCircles } from "./circles";
import type { EngineSheet } from "./engine-sheet";
import { engineSheetName, fillName } from "../formulas/engine-words";
import type { CalculatedCell, HeadlessWorkbook, OneResult } from "./headless-univer";
import { openHeadlessWorkbook } from "./headless-univer";

/** A formula that is none: what is wrong with it, for the person who wrote it. */
export class FormulaError extends Error {}

/** A book whose formulas have been calculated. */
export interface CalculatedBook {
  readonly sheets: readonly { readonly name: string; readonly cells: readonly CalculatedCell[] }[];
  /**
   * One more formula, as if it stood on a sheet.
   *
   * @param formula without its `=`
   * @throws FormulaError when it cannot be read or calls a function nobody knows
   */
  readonly evaluate: (formula: string, sheet: string) => Promise<OneResult>;
  readonly close: () => void;
}

/** Calculates every formula of a book with the add-in's functions. What the file remembers of old results is ignored. */
export async function calculateBook(
  book: Book,
  functions: readonly AddInFunction[],
): Promise<CalculatedBook> {
  const functionIds = new Set(functions.map(({ id }) => id));
  let extents = book.sheets.map((sheet) => extentOf(sheet.cells));
  let asked = new Set<string>();
  const world: FormulaWorld = {
    book,
    functionIds,
    extentOf: (name) => {
      asked.add(name);
      return extents[indexOf(book, name)] ?? { rows: 1, columns: 1 };
    },
  };

  let circles: Circles = [];
  let sheets: EngineSheet[] = [];
  const openSheets = (each: readonly EngineSheet[]) => openHeadlessWorkbook(each, functions);
  const open = () => {
    asked = new Set();
    sheets = book.sheets.map((sheet) => engineSheet(sheet, world));
    return openSheets(withoutCircles(sheets, circles));
  };
  let workbook = await open();
  if (workbook.hasCircle) {
    circles = await findCircles(sheets, openSheets);
    if (circles.some(({ size }) => size > 0)) {
      workbook.close();
      workbook = await open();
    }
  }
  // A whole column must hold what spills into it. Spills only push the end down, so this comes to rest.
  for (let grown = grownExtents(workbook); grown; grown = grownExtents(workbook)) {
    extents = grown;
    workbook.close();
    workbook = await open();
  }

  const { evaluate: evaluateHere, knowsFunction } = workbook;
  const countsOf = workbook.countsOf(book.names);
  return {
    sheets: book.sheets.map(({ name }, index) => ({
      name,
      cells: inOrder([
        ...(workbook.sheets[index] ?? []).map((cell) => explained(cell, index)),
        ...circleCells(circles[index]),
      ]),
    })),
    close: workbook.close,
    async evaluate(formula, sheet) {
      const fault = formulaFault(formula, countsOf);
      if (fault !== undefined) throw new FormulaError(`cannot be read: ${fault}`);
      // Beside every table: [@Column] has no row here.
      const rewritten = rewriteFormula(formula, { sheet, row: -1, column: -1 }, world);
      const [unknown] = unknownFunctions(rewritten, knowsFunction);
      if (unknown !== undefined) throw new FormulaError(`calls ${unknown}, which is no function`);
      return evaluateHere(rewritten, indexOf(book, sheet));
    },
  };

  /** The engine says #NAME? and not which. */
  function explained(cell: CalculatedCell, sheet: number): CalculatedCell {
    const { row, column, value, message } = cell;
    const isNameless = typeof value === "object" && value?.error === "#NAME?";
    if (!isNameless || message !== undefined) return cell;
    const isHere = (each: { readonly row: number; readonly column: number }) =>
      each.row === row && each.column === column;
    const fault = formulaFault(book.sheets[sheet]?.cells.find(isHere)?.formula ?? "0");
    if (fault !== undefined) return { ...cell, message: unreadableWords(fault) };
    const formula = sheets[sheet]?.cells.find(isHere)?.formula;
    const [unknown] = unknownFunctions(formula ?? "", knowsFunction);
    return unknown === undefined ? cell : { ...cell, message: `${unknown} is no function here` };
  }

  function grownExtents({ sheets }: HeadlessWorkbook) {
    const grown = extents.map((extent, index) => {
      const { rows, columns } = extentOf(sheets[index] ?? []);
      return { rows: Math.max(rows, extent.rows), columns: Math.max(columns, extent.columns) };
    });
    const matters = grown.some(({ rows, columns }, index) => {
      const { rows: rowsBefore = 0, columns: columnsBefore = 0 } = extents[index] ?? {};
      const grew = rows > rowsBefore || columns > columnsBefore;
      return grew && asked.has(book.sheets[index]?.name ?? "");
    });
    return matters ? grown : undefined;
  }
}

const inOrder = (cells: CalculatedCell[]) =>
  cells.sort((a, b) => a.row - b.row || a.column - b.column);

const indexOf = (book: Book, name: string) => book.sheets.findIndex((sheet) => sheet.name === name);

function extentOf(cells: readonly { readonly row: number; readonly column: number }[]) {
  let rows = 1;
  let columns = 1;
  for (const cell of cells) {
    rows = Math.max(rows, cell.row + 1);
    columns = Math.max(columns, cell.column + 1);
  }
  return { rows, columns };
}

function engineSheet(sheet: BookSheet, world: FormulaWorld): EngineSheet {
  const cells = sheet.cells.map(({ row, column, value, formula, fills }) => {
    if (formula === undefined) return { row, column, value };
    const at: Standpoint = { sheet: sheet.name, row, column };
    const rewritten = rewriteFormula(formula, at, world);
    if (!fills) return { row, column, value: null, formula: rewritten };
    const rows = fills.endRow - fills.startRow + 1;
    const columns = fills.endColumn - fills.startColumn + 1;
    return { row, column, value: null, formula: `${fillName}(${rewritten},${rows},${columns})` };
  });
  return { name: engineSheetName(sheet.name), cells };
}
