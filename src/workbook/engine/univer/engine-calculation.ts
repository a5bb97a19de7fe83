import type {
  BaseValueObject,
  FormulaDataModel,
  FunctionVariantType,
  IAllRuntimeData,
  IFormulaDatasetConfig,
  IFormulaRuntimeService,
  Interpreter,
} from "@univerjs/engine-formula";
import {
  CalculateFormulaService,
  CELL_INVERTED_INDEX_CACHE,
  ErrorType,
  ErrorValueObject,
  FORMULA_REF_TO_ARRAY_CACHE,
} from "@univerjs/engine-formula";
import { Refusal } from "../cells/refusal";
import type { CallSite, Complaint } from "./univer-functions";
import { error as errorValue } from "../cells/univer-values";
import "./lookup-cache";

/** The engine's own calculation, awaited and with its faults passed on instead of left to the event loop. */
export class EngineCalculation extends CalculateFormulaService {
  /** Calculates once what the dataset says is dirty. Spills are not yet where the next pass looks for them. */
  async pass(dataset: IFormulaDatasetConfig): Promise<IAllRuntimeData> {
    FORMULA_REF_TO_ARRAY_CACHE.clear();
    CELL_INVERTED_INDEX_CACHE.clear();
    this._currentConfigService.load(dataset);
    this._runtimeService.reset();
    await this._executeStep();
    FORMULA_REF_TO_ARRAY_CACHE.clear();
    return this._runtimeService.getAllRuntimeData();
  }
}

/** Puts the spills of one pass where the next finds them. */
export function keepSpills(data: FormulaDataModel, result: IAllRuntimeData): void {
  data.clearPreviousArrayFormulaCellData(result.clearArrayFormulaCellData);
  data.mergeArrayFormulaCellData(result.arrayFormulaCellData);
  data.mergeArrayFormulaRange(result.arrayFormulaRange);
}

/**
 * A formula the engine stumbles over is an error in its own cell, not the end of the calculation.
 *
 * @param complain told what a formula is refused for
 */
export function guarded(
  interpreter: Interpreter,
  runtime: IFormulaRuntimeService,
  complain: (site: CallSite, complaint: Complaint) => void,
): Interpreter {
  const execute = interpreter.execute.bind(interpreter);
  // The body of a LAMBDA is executed within the formula that calls it.
  let depth = 0;
  interpreter.execute = (node): FunctionVariantType => {
    depth++;
    try {
      const result = execute(node);
      const isUncalled =
        depth === 1 && result.isValueObject() && (result as BaseValueObject).isLambda();
      return isUncalled ? ErrorValueObject.create(ErrorType.CALC) : result;
    } catch (fault) {
      if (!(fault instanceof Refusal)) return ErrorValueObject.create(ErrorType.VALUE);
      const { currentSubUnitId: sheetId, currentRow: row, currentColumn: column } = runtime;
      const { error, message } = fault;
      complain({ sheetId, row, column }, { error, message, row: 0, column: 0 });
      return errorValue(error);
    } finally {
      depth--;
    }
  };
  return interpreter;
}
