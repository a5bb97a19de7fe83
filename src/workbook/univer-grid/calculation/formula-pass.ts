import type { ICellData, IUnitRange, ObjectMatrix } from "@univerjs/core";
import type { FormulaDataModel, IAllRuntimeData } from "@univerjs/engine-formula";
import { lastColumn, lastRow } from "../../cell-address";
import type { FormulaWriter } from "./engine-formulas";
import { engineSheetIds } from "./engine-formulas";
import type { FormulaEngine } from "./formula-engine";
import { openFormulaEngine } from "./formula-engine";
import type { UniverBook } from "../univer-book";
import { worksheetsOf } from "../univer-book";

/** Has the formula engine calculate once what is dirty, in the book as it stands. */
export class FormulaPass {
  private readonly engine: FormulaEngine;

  constructor(
    private readonly book: UniverBook,
    private readonly data: FormulaDataModel,
  ) {
    this.engine = openFormulaEngine(book.injector);
  }

  run(
    formulaData: ReturnType<FormulaWriter["write"]>["formulas"],
    dirtyRanges: IUnitRange[],
    forceCalculate: boolean,
  ): Promise<IAllRuntimeData> {
    const { unit } = this.book;
    this.engine.forgetDependencies();
    this.engine.standOn(unit, this.book.workbook.getActiveSheet().getSheetId());
    return this.engine.calculation.pass({
      formulaData,
      arrayFormulaCellData: this.data.getArrayFormulaCellData(),
      arrayFormulaRange: this.data.getArrayFormulaRange(),
      forceCalculate,
      dirtyRanges,
      dirtyNameMap: {},
      dirtyDefinedNameMap: {},
      dirtyUnitFeatureMap: {},
      dirtyUnitOtherFormulaMap: {},
      ...this.sheetData(),
    });
  }

  /** Sheets as large as Excel's, so that no reference and no spill ends before it does there. */
  private sheetData() {
    const { unit, workbook } = this.book;
    const sheets = worksheetsOf(this.book).map((worksheet) => {
      const { rowData, columnData, defaultRowHeight, defaultColumnWidth } = worksheet.getConfig();
      const data = {
        cellData: worksheet.getCellMatrix() as ObjectMatrix<ICellData>,
        rowCount: lastRow + 1,
        columnCount: lastColumn + 1,
        rowData,
        columnData,
        defaultRowHeight,
        defaultColumnWidth,
      };
      return [worksheet.getSheetId(), data] as const;
    });
    return {
      allUnitData: { [unit]: Object.fromEntries(sheets) },
      unitSheetNameMap: { [unit]: engineSheetIds(this.book) },
      unitStylesData: { [unit]: workbook.getStyles() },
    };
  }
}
