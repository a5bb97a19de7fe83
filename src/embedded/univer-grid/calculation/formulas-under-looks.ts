import type { ICellData, IObjectMatrixPrimitiveType, Nullable } from "@univerjs/core";
import { ObjectMatrix } from "@univerjs/core";
import type { FormulaDataModel } from "@univerjs/engine-formula";

type Written = IObjectMatrixPrimitiveType<Nullable<ICellData>>;

/**
 * Leaves formulas in cells of which only the look is written. Univer takes a write without a formula for one that empties the
 * cell, unless a command it knows wrote it: a look that came back by Redo took the formulas with it.
 */
export function keepFormulasUnderLooks(data: FormulaDataModel): void {
  const formulas = data.updateFormulaData.bind(data);
  data.updateFormulaData = (unit, sheet, cells) => formulas(unit, sheet, contentsOf(cells));
  const spills = data.updateArrayFormulaCellData.bind(data);
  data.updateArrayFormulaCellData = (unit, sheet, cells) => spills(unit, sheet, contentsOf(cells));
  const ranges = data.updateArrayFormulaRange.bind(data);
  data.updateArrayFormulaRange = (unit, sheet, cells) => ranges(unit, sheet, contentsOf(cells));
}

/** The cells of a write that get another content. */
function contentsOf(cells: Written): Written {
  const contents = new ObjectMatrix<Nullable<ICellData>>();
  new ObjectMatrix(cells).forValue((row, column, cell) => {
    const says = (key: "f" | "p" | "si" | "v") => cell?.[key] !== undefined;
    if (!cell || says("f") || says("si") || says("v") || says("p")) {
      contents.setValue(row, column, cell);
    }
  });
  return contents.getMatrix();
}
