import type { ICellData, IUnitRange } from "@univerjs/core";
import { CellValueType, ObjectMatrix } from "@univerjs/core";
import type { FormulaDataModel, IAllRuntimeData, IFormulaData } from "@univerjs/engine-formula";
import type { CellValue } from "../../../workbook/book/book";
import { lastColumn, lastRow } from "../../../workbook/book/cell-address";
import { cellAt } from "../../../workbook/engine/circular-cells";
import { cellValue } from "../../../workbook/engine/univer/engine-cells";
import type { CallSite, Complaint } from "../../../workbook/engine/univer/univer-functions";
import { engineSheetIds } from "./engine-formulas";
import { EngineValues } from "./own/engine-values";
import type { FormulaEngine } from "./formula-engine";
import { openFormulaEngine } from "./formula-engine";
import type { OtherBooks } from "../book/other-books";
import type { UniverBook } from "../book/univer-book";
import { worksheetsOf } from "../book/univer-book";

/** Has the formula engine calculate once what is dirty, in the book as it stands. */
export class FormulaPass {
  /** What cells hold in the course of a run. */
  readonly values: EngineValues;
  private readonly engine: FormulaEngine;

  /** @param complain told what a formula is refused for */
  constructor(
    private readonly book: UniverBook,
    private readonly data: FormulaDataModel,
    private readonly others: OtherBooks,
    complain: (site: CallSite, complaint: Complaint) => void,
  ) {
    this.engine = openFormulaEngine(book.injector, complain);
    this.values = new EngineValues(book.unit, this.engine.config, this.engine.runtime);
  }

  /** Whether the last run came upon a formula that refers back to itself. */
  get cameUponCircle(): boolean {
    return this.engine.cameUponCircle();
  }

  /** Calculates every formula with a guess in some cells in place of their results, which nothing else sees. */
  async rehearse(
    formulas: IFormulaData,
    guessed: ReadonlyMap<string, ReadonlySet<string>>,
    guess: number,
  ): Promise<(sheet: string, row: number, column: number) => CellValue> {
    const { unit } = this.book;
    const data = this.sheetData();
    for (const [sheet, places] of guessed) {
      const own = data.allUnitData[unit]?.[sheet];
      if (!own) continue;
      const rows = { ...own.cellData.getMatrix() };
      for (const place of places) {
        const { row, column } = cellAt(place);
        const cell = { ...rows[row]?.[column], v: guess, t: CellValueType.NUMBER };
        rows[row] = { ...rows[row], [column]: cell };
      }
      own.cellData = new ObjectMatrix<ICellData>(rows);
    }
    const result = await this.run(formulas, [], true, data);
    return (sheet, row, column) => cellValue(result.unitData[unit]?.[sheet]?.getValue(row, column));
  }

  run(
    formulaData: IFormulaData,
    dirtyRanges: IUnitRange[],
    forceCalculate: boolean,
    sheetData = this.sheetData(),
  ): Promise<IAllRuntimeData> {
    const { unit } = this.book;
    this.engine.forgetDependencies();
    this.values.forget();
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
      ...sheetData,
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
      allUnitData: { [unit]: { ...Object.fromEntries(sheets), ...this.others.data() } },
      unitSheetNameMap: { [unit]: engineSheetIds(this.book, this.others) },
      unitStylesData: { [unit]: workbook.getStyles() },
    };
  }
}
