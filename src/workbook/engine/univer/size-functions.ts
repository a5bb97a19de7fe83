import type {
  BaseReferenceObject,
  BaseValueObject,
  FunctionVariantType,
} from "@univerjs/engine-formula";
import { BaseFunction, NumberValueObject } from "@univerjs/engine-formula";
import { sizeOfReference } from "./large-references";
import { error, matrixOf } from "../cells/univer-values";

/* Functions that count the cells a large reference leaves out, too. */

type Line = "rows" | "columns";

/** ROWS and COLUMNS: they ask a reference how large it is and look at none of its cells. */
export class LineCountFunction extends BaseFunction {
  override needsReferenceObject = true;
  override minParams = 1;
  override maxParams = 1;

  constructor(private readonly line: Line) {
    super(line.toUpperCase());
  }

  override calculate(of: FunctionVariantType): FunctionVariantType {
    if (of.isError()) return of;
    if (of.isReferenceObject()) {
      const { startRow, endRow, startColumn, endColumn } = (
        of as BaseReferenceObject
      ).getRangePosition();
      const first = this.line === "rows" ? startRow : startColumn;
      const last = this.line === "rows" ? endRow : endColumn;
      return NumberValueObject.create(last - first + 1);
    }
    const rows = matrixOf(of);
    return NumberValueObject.create(this.line === "rows" ? rows.length : (rows[0]?.length ?? 0));
  }
}

/** COUNTBLANK: blank cells and empty texts. What a reference leaves out is blank. */
export class BlankCountFunction extends BaseFunction {
  override needsReferenceObject = true;
  override minParams = 1;
  override maxParams = 1;

  constructor() {
    super("COUNTBLANK");
  }

  override calculate(of: FunctionVariantType): FunctionVariantType {
    if (!of.isReferenceObject()) return of.isError() ? of : error("#VALUE!");
    const reference = of as BaseReferenceObject;
    const elements = matrixOf(reference.toArrayValueObject()).flat();
    const full = elements.filter((element) => !isBlank(element)).length;
    return NumberValueObject.create(sizeOfReference(reference) - full);
  }
}

const isBlank = (value: BaseValueObject | null) =>
  value === null || value.isNull() || (value.isString() && value.getValue() === "");
