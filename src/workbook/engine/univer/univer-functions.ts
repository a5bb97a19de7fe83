import type { FunctionVariantType } from "@univerjs/engine-formula";
import { BaseFunction } from "@univerjs/engine-formula";
import type { Argument, Refusal, Result } from "../../add-in/function-values";
import { argumentOf, rowsOf, variantOf } from "../cells/univer-values";

/** A call of an add-in function that gave an error somewhere in its result. */
export interface Complaint extends Refusal {
  /** Where in the result, counted from its first cell. */
  readonly row: number;
  readonly column: number;
}

/** The cell whose formula is being calculated. */
export interface CallSite {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

/** An add-in function as Univer calls it. */
export class UniverFunction extends BaseFunction {
  constructor(
    id: string,
    private readonly answer: (args: readonly Argument[], site: CallSite) => Result,
    private readonly complain: (site: CallSite, complaint: Complaint) => void,
  ) {
    super(id);
  }

  /** Text in quotes stays text, "5%" and "1/2/2026" too. */
  override isArgumentsIgnoreNumberPattern(): boolean {
    return true;
  }

  override calculate(...variants: FunctionVariantType[]): FunctionVariantType {
    const site = { sheetId: this.subUnitId ?? "", row: this.row, column: this.column };
    const result = this.answer(variants.map(argumentOf), site);
    rowsOf(result).forEach((values, row) => {
      values.forEach((value, column) => {
        if (typeof value === "object") this.complain(site, { ...value, row, column });
      });
    });
    return variantOf(result);
  }
}
