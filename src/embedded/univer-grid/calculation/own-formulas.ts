import type { BaseReferenceObject, FunctionVariantType } from "@univerjs/engine-formula";
import { BaseFunction } from "@univerjs/engine-formula";
import type { Book, CellValue } from "../../../workbook/book/book";
import {
  absoluteRange,
  lastColumn,
  lastRow,
  sheetPrefix,
} from "../../../workbook/book/cell-address";
import { meaningIn, parsedFormula, readsOf } from "../../../workbook/engine/formula-facts";
import { Evaluation } from "../../../workbook/engine/formula/evaluate";
import type { Surroundings } from "../../../workbook/engine/formula/evaluator";
import type { FormulaNode } from "../../../workbook/engine/formula/formula-node";
import { plainFormula } from "../../../workbook/engine/formula/plain-formula";
import type { FormulaSite, FormulaWords } from "../../../workbook/engine/formula/parse-formula";
import type { Area } from "../../../workbook/engine/formula/reference";
import { ArrayValue } from "../../../workbook/engine/formula/values";
import { worksheetFunction } from "../../../workbook/engine/functions/registry";
import { error, matrixOf, valueOf, variantOf } from "../../../workbook/engine/cells/univer-values";
import { engineSheetName } from "../../../workbook/formulas/engine-words";
import { tokenizeFormula } from "../../../workbook/formulas/formula-tokens";
import { functionName } from "../../../workbook/formulas/function-name";

/** Function that the engine calls for a formula which it cannot calculate itself. */
const ownName = "OWN_FORMULA";

/** Longer chains of operators are too deep a tree for the engine. */
const mostOperators = 200;

/** Functions that read what no formula says, which only the engine can follow here. */
const following: ReadonlySet<string> = new Set([
  ...["OFFSET", "INDIRECT", "CELL", "SUBTOTAL", "AGGREGATE", "ISFORMULA", "FORMULATEXT"],
]);

interface Kept {
  readonly node: FormulaNode;
  readonly site: FormulaSite;
  readonly words: FormulaWords;
  readonly book: Book;
  readonly reads: readonly Area[];
  readonly isPlain: boolean;
}

/** Where a formula stands, and whether it takes one value of each range. */
type OwnSite = FormulaSite & { readonly isPlain: boolean };

/**
 * Formulas of the kinds the engine stumbles over: variables within variables, sums of hundreds of terms, and those that
 * take one value of each range.
 */
export class OwnFormulas {
  private readonly kept = new Map<string, Kept>();

  /** The call that stands for a formula in the engine; nothing where the engine can do without. */
  callFor(
    formula: string,
    site: OwnSite,
    book: Book,
    functionIds: ReadonlySet<string>,
    extentOf: (sheet: string) => { readonly rows: number; readonly columns: number },
  ): string | undefined {
    if (!this.isHard(formula, functionIds, site.isPlain)) return undefined;
    const words: FormulaWords = {
      sheetNumbered: (name) =>
        book.sheets.findIndex((sheet) => sheet.name.toLowerCase() === name.toLowerCase()),
      sheetName: (sheet) => book.sheets[sheet]?.name ?? "",
      tables: book.tables,
      functionIds,
    };
    const { isPlain } = site;
    const parsed = parsedFormula(formula, site, words);
    const node = isPlain ? plainFormula(parsed, site, worksheetFunction) : parsed;
    const reads = readsOf(node, (name, sheet) => meaningIn(book, name, site, words, sheet));
    const key = `${site.sheet}!${site.row}:${site.column}`;
    this.kept.set(key, { node, site, words, book, reads, isPlain });
    const cells = reads.map((area) => {
      const name = words.sheetName(area.sheet);
      const { rows, columns } = extentOf(name);
      const endRow = area.endRow === lastRow ? Math.max(area.startRow, rows - 1) : area.endRow;
      const endColumn =
        area.endColumn === lastColumn ? Math.max(area.startColumn, columns - 1) : area.endColumn;
      return `${sheetPrefix(engineSheetName(name))}${absoluteRange({ ...area, endRow, endColumn })}`;
    });
    return `${ownName}(${[`"${key}"`, ...cells].join(",")})`;
  }

  /** What the engine calls. */
  get executor(): BaseFunction {
    return new OwnFormulaFunction((key, arrays) => this.calculate(key, arrays));
  }

  private isHard(formula: string, functionIds: ReadonlySet<string>, isPlain: boolean): boolean {
    const tokens = tokenizeFormula(formula);
    const names = tokens
      .filter(({ kind }) => kind === "function")
      .map(({ text }) => functionName(text, functionIds));
    const hasVariables = names.some((name) => name === "LET" || name === "LAMBDA");
    const operators = tokens.filter(({ kind }) => kind === "operator").length;
    if (!isPlain && !hasVariables && operators <= mostOperators) return false;
    const isOthers = names.some((name) => functionIds.has(name) || following.has(name));
    return !isOthers && !tokens.some(({ kind, text }) => kind === "postfix" && text === "#");
  }

  private calculate(key: string, arrays: readonly ArrayValue[]): FunctionVariantType {
    const kept = this.kept.get(key);
    if (!kept) return error("#VALUE!");
    const { node, site, words, book, reads, isPlain } = kept;
    const valueAt = (sheet: number, row: number, column: number): CellValue => {
      const at = reads.findIndex(
        (area) =>
          area.sheet === sheet &&
          row >= area.startRow &&
          row <= area.endRow &&
          column >= area.startColumn &&
          column <= area.endColumn,
      );
      const area = reads[at];
      return area
        ? (arrays[at]?.rows[row - area.startRow]?.[column - area.startColumn] ?? null)
        : null;
    };
    const around: Surroundings = {
      valueAt,
      valuesOf: (area) => {
        const at = reads.findIndex((read) => isSame(read, area));
        const found = arrays[at];
        if (found) return found;
        return new ArrayValue(
          Array.from({ length: area.endRow - area.startRow + 1 }, (_, row) =>
            Array.from({ length: area.endColumn - area.startColumn + 1 }, (__, column) =>
              valueAt(area.sheet, area.startRow + row, area.startColumn + column),
            ),
          ),
        );
      },
      functionNamed: worksheetFunction,
      meaningOf: (name, from, sheet) => meaningIn(book, name, from, words, sheet),
      spillOf: () => ({ error: "#REF!" }),
      rowState: () => "shown",
      isSubtotal: () => false,
      formulaAt: () => undefined,
      sheetCount: () => book.sheets.length,
      sheetNumbered: words.sheetNumbered,
      sheetName: words.sheetName,
      parsed: () => undefined,
      complain: () => undefined,
    };
    const evaluation = new Evaluation(around, site);
    const mode = isPlain ? "single" : "each";
    const whole = evaluation.guarded(() => evaluation.plain(evaluation.result(node, mode), mode));
    const value = isPlain && whole instanceof ArrayValue ? whole.at(0, 0) : whole;
    const plain = (each: CellValue) => each ?? 0;
    return value instanceof ArrayValue
      ? variantOf(value.rows.map((row) => row.map(plain)))
      : variantOf(plain(value as CellValue));
  }
}

/** Whether a formula calls one of these functions. */
export const callsAny = (formula: string, functionIds: ReadonlySet<string>): boolean =>
  tokenizeFormula(formula).some(
    ({ kind, text }) => kind === "function" && functionIds.has(functionName(text, functionIds)),
  );

const isSame = (a: Area, b: Area) =>
  a.sheet === b.sheet &&
  a.startRow === b.startRow &&
  a.endRow === b.endRow &&
  a.startColumn === b.startColumn &&
  a.endColumn === b.endColumn;

class OwnFormulaFunction extends BaseFunction {
  override needsReferenceObject = true;

  constructor(
    private readonly answer: (key: string, arrays: readonly ArrayValue[]) => FunctionVariantType,
  ) {
    super(ownName);
  }

  override isArgumentsIgnoreNumberPattern(): boolean {
    return true;
  }

  override calculate(...[key, ...references]: FunctionVariantType[]): FunctionVariantType {
    const arrays = references.map((reference) => {
      const values = reference.isReferenceObject()
        ? (reference as BaseReferenceObject).toArrayValueObject()
        : reference;
      return new ArrayValue(matrixOf(values).map((row) => row.map(valueOf)));
    });
    const text = key && !key.isReferenceObject() && "getValue" in key ? String(key.getValue()) : "";
    return this.answer(text, arrays);
  }
}
