import { isSpecialForm } from "../formula/special-forms";
import { aggregateFunctions } from "./aggregates";
import { arrayFunctions } from "./arrays";
import { conditionalFunctions } from "./conditional";
import { databaseFunctions } from "./database";
import { engineeringFunctions } from "./engineering";
import { financialFunctions } from "./financial";
import { logicFunctions } from "./logic";
import { lookupFunctions } from "./lookup";
import { mathFunctions } from "./math";
import type { FunctionTable } from "./own-function";
import type { CalledFunction } from "../formula/evaluator";
import { referenceFunctions } from "./references";
import { statisticFunctions } from "./statistics";
import { textFunctions } from "./text";
import { timeFunctions } from "./time";
import { univerFunction } from "./univer-fallback";

const own: FunctionTable = {
  ...logicFunctions,
  ...mathFunctions,
  ...aggregateFunctions,
  ...statisticFunctions,
  ...databaseFunctions,
  ...engineeringFunctions,
  ...financialFunctions,
  ...conditionalFunctions,
  ...lookupFunctions,
  ...referenceFunctions,
  ...arrayFunctions,
  ...textFunctions,
  ...timeFunctions,
};

/** A function every spreadsheet has: ours, else Univer's. */
export const worksheetFunction = (name: string): CalledFunction | undefined =>
  Object.hasOwn(own, name) ? own[name] : univerFunction(name);

export const isWorksheetFunction = (name: string): boolean =>
  isSpecialForm(name) || worksheetFunction(name) !== undefined;
