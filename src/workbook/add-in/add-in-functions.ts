import { compileFunction } from "node:vm";
import { countFault, elementCalls, errorIn, handedOver } from "./function-arguments";
import { cellsOf, firstOf, refusal, refusalOf } from "./function-results";
import type {
  Argument,
  FunctionMetadata,
  FunctionsMetadata,
  ParameterMetadata,
  Result,
} from "./function-values";

export type {
  Argument,
  FunctionMetadata,
  FunctionsMetadata,
  ParameterMetadata,
  Refusal,
  Result,
  ResultValue,
} from "./function-values";

/** A worksheet function as a workbook calls it. It never throws. */
export interface AddInFunction {
  readonly id: string;
  readonly parameters: readonly ParameterMetadata[];
  readonly call: (args: readonly Argument[], address: string) => Result;
}

/** The errors a custom function may answer with, as the platform names them. */
const errorCodes = {
  invalidValue: "#VALUE!",
  notAvailable: "#N/A",
  divisionByZero: "#DIV/0!",
  invalidNumber: "#NUM!",
  nullReference: "#NULL!",
  invalidName: "#NAME?",
  invalidReference: "#REF!",
} as const;

/** CustomFunctions.Error as add-ins meet it: thrown by them, and handed to them for a cell that holds an error. */
class CustomFunctionError extends Error {
  readonly type = "Error";
  readonly basicType = "Error";
  readonly basicValue: string;
  readonly code: string;

  constructor(
    code?: string,
    message?: string,
    readonly errorSubType?: unknown,
  ) {
    super(message ?? "");
    this.code = code ?? errorCodes.invalidValue;
    this.basicValue = this.code;
  }
}

type Implementation = (...args: unknown[]) => unknown;

/**
 * Runs an add-in's bundle and binds what it associates, without Office. Calls then behave as through the platform's own
 * runtime: what is left out arrives as null, a blank cell as 0, an error as an error object, several ranges of a
 * repeating parameter as one array, the invocation last; and what comes back is turned into cells the same way.
 *
 * @param bundle text of functions.js
 * @param metadata content of functions.json
 * @throws Error when the bundle and the metadata do not name the same functions
 */
export function openAddInFunctions(bundle: string, metadata: FunctionsMetadata): AddInFunction[] {
  const implementations = new Map<string, Implementation>();
  const customFunctions = {
    Error: CustomFunctionError,
    ErrorCode: errorCodes,
    associate(id: string | Record<string, Implementation>, implementation?: Implementation) {
      const pairs = typeof id === "string" ? { [id]: implementation } : id;
      for (const [key, value] of Object.entries(pairs)) {
        if (typeof value === "function") implementations.set(key.toUpperCase(), value);
      }
    },
  };
  // In this realm: an array made by the add-in is an Array here, an Error an Error.
  const run = compileFunction(bundle, ["CustomFunctions"], {
    filename: "functions.js",
  }) as (customFunctions: unknown) => void;
  run(customFunctions);
  const takesErrors = metadata.allowErrorForDataTypeAny === true;
  return metadata.functions.map((described) => {
    const implementation = implementations.get(described.id.toUpperCase());
    if (!implementation) throw new Error(`functions.js must associate ${described.id}`);
    return bind(described, implementation, takesErrors);
  });
}

function bind(
  described: FunctionMetadata,
  implementation: Implementation,
  takesErrors: boolean,
): AddInFunction {
  const { id, parameters } = described;
  const once = (args: readonly Argument[], address: string) =>
    answer(described, implementation, args, address, takesErrors);
  const call = (args: readonly Argument[], address: string): Result => {
    const wrongCount = countFault(described, args.length);
    if (wrongCount !== undefined) return refusal("#VALUE!", wrongCount);
    const calls = elementCalls(parameters, args);
    if (!calls) return once(args, address);
    return Array.from({ length: calls.rows }, (_, row) =>
      Array.from({ length: calls.columns }, (__, column) =>
        firstOf(once(calls.argsAt(row, column), address)),
      ),
    );
  };
  return { id: id.toUpperCase(), parameters, call };
}

function answer(
  described: FunctionMetadata,
  implementation: Implementation,
  args: readonly Argument[],
  address: string,
  takesErrors: boolean,
): Result {
  const passing = takesErrors ? undefined : errorIn(args);
  if (passing) return passing;
  const handed = handedOver(described.parameters, args, (error) => new CustomFunctionError(error));
  try {
    const returned = implementation(...handed, { functionName: described.id, address });
    return cellsOf(returned, described, spokenErrorIn);
  } catch (thrown) {
    return refusalOf(thrown, described.id, spokenErrorIn);
  }
}

const spokenErrorIn = (value: unknown) =>
  value instanceof CustomFunctionError ? value : undefined;
