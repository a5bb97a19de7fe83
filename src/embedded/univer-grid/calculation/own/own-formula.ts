import type { Book } from "../../../../workbook/book/book";
import type { FormulaNode } from "../../../../workbook/engine/formula/formula-node";
import type { FormulaSite, FormulaWords } from "../../../../workbook/engine/formula/parse-formula";
import type { Area } from "../../../../workbook/engine/formula/reference";
import type { CallSite } from "../../../../workbook/engine/univer/univer-functions";

/** The book as formulas see it. */
export interface FormulaBook {
  readonly outline: Book;
  readonly words: FormulaWords;
  /** The engine's ids of the sheets, in the order of the book. */
  readonly sheetIds: readonly string[];
  readonly meaningOf: (name: string, site: FormulaSite, sheet?: number) => FormulaNode | undefined;
}

/** How a formula is stored, which says how it takes ranges and what it may fill. */
export interface StoredFormula {
  readonly isPlain: boolean;
  readonly fills: { readonly rows: number; readonly columns: number } | undefined;
}

/** A formula as it is calculated. */
export interface OwnFormula extends StoredFormula {
  readonly node: FormulaNode;
  readonly site: FormulaSite;
  readonly cell: CallSite;
  readonly book: FormulaBook;
  readonly reads: readonly Area[];
  readonly isSubtotal: boolean;
  /** Whether what it comes to can change without what it reads: chance and time. */
  readonly isChance: boolean;
}
