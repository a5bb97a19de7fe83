import type { AddInFunction } from "../add-in/add-in-functions";
import type { Book, CellValue } from "../book/book";
import { BookCalculation } from "./book-calculation";
import { placeOf } from "./circular-cells";
import type { Circles } from "./circles";
import type { FormulaCell } from "./formula-cells";
import type { FormulaSite } from "./formula/parse-formula";
import type { Area } from "./formula/reference";

/** What one of some formulas comes to. */
export interface CellResult {
  /** Counted in the order of the book's sheets. */
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly value: CellValue;
  readonly message: string | undefined;
}

/** Some formulas of a book, to be calculated as `calculateBook` does, in rounds where the book allows circles. */
export class CellsCalculation {
  private readonly calculation: BookCalculation;
  private readonly cells: readonly FormulaCell[];

  /**
   * @param book whose other formulas are left as it has them
   * @param cells for each sheet the places of the formulas
   */
  constructor(book: Book, cells: Circles, functions: readonly AddInFunction[]) {
    const isWanted = (site: FormulaSite) => cells[site.sheet]?.has(placeOf(site)) === true;
    this.calculation = new BookCalculation({ ...book, isOutdated: false }, functions, {
      isLeft: (site) => !isWanted(site),
    });
    this.cells = this.calculation.cells.filter(isWanted);
  }

  /** The cells that they name. */
  get reads(): readonly Area[] {
    return this.cells.flatMap(({ reads }) => reads);
  }

  /** Whether one can come to something else though nothing changed that it reads. */
  get isRestless(): boolean {
    return this.cells.some((cell) => cell.isRestless);
  }

  results(): CellResult[] {
    this.calculation.calculate();
    return this.cells.map(({ sheet, row, column, value }) => {
      const message = this.calculation.messageAt(sheet, row, column);
      return { sheet, row, column, value, message };
    });
  }
}
