import type {
  FormulaDataModel,
  FunctionVariantType,
  IAllRuntimeData,
  IFormulaDatasetConfig,
  Interpreter,
} from "@univerjs/engine-formula";
import {
  CalculateFormulaService,
  CELL_INVERTED_INDEX_CACHE,
  ErrorType,
  ErrorValueObject,
  FORMULA_REF_TO_ARRAY_CACHE,
} from "@univerjs/engine-formula";

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

/** A formula the engine stumbles over is an error in its own cell, not the end of the calculation. */
export function guarded(interpreter: Interpreter): Interpreter {
  const execute = interpreter.execute.bind(interpreter);
  interpreter.execute = (node): FunctionVariantType => {
    try {
      return execute(node);
    } catch {
      return ErrorValueObject.create(ErrorType.VALUE);
    }
  };
  return interpreter;
}
