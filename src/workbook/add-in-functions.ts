import { compileFunction } from "node:vm";
import type { CellError, CellValue } from "./book";

/** What functions.json says of one parameter. */
export interface ParameterMetadata {
  readonly name: string;
  readonly dimensionality?: string;
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

/** What functions.json says of one function. */
export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly parameters: readonly ParameterMetadata[];
  readonly result?: { readonly dimensionality?: string };
}

/** functions.json, as far as a host needs it. */
export interface FunctionsMetadata {
  readonly allowErrorForDataTypeAny?: boolean;
  readonly functions: readonly FunctionMetadata[];
}

/** An argument: left out, one value, or the rows of a range. A blank cell is `null`. */
export type Argument = undefined | CellValue | readonly (readonly CellValue[])[];

/** A cell error with the words the function gave for it, where Excel would show any. */
export interface Refusal extends CellError {
  readonly message?: string;
}

export type ResultValue = number | string | boolean | Refusal;

/** What a call comes to: one value, or rows of equal length. */
export type Result = ResultValue | readonly (readonly ResultValue[])[];

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

/** The platform takes these from a function; a thrown #NAME? or #REF! becomes #VALUE!. */
const throwable: ReadonlySet<string> = new Set(["#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!"]);

/** The only errors whose message the platform shows. */
const speaking: ReadonlySet<string> = new Set(["#VALUE!", "#N/A"]);

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

  get refusal(): Refusal {
    return { error: this.basicValue, ...messageOf(this.basicValue, this.message) };
  }
}

const messageOf = (error: string, message: string) =>
  message !== "" && speaking.has(error) ? { message } : {};

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
  const call = (args: readonly Argument[], address: string): Result => {
    const wrongCount = countFault(described, args.length);
    if (wrongCount !== undefined) return { error: "#VALUE!", message: wrongCount };
    const spread = elementwise(parameters, args);
    if (spread) {
      return spread((each) => first(answer(described, implementation, each, address, takesErrors)));
    }
    return answer(described, implementation, args, address, takesErrors);
  };
  return { id: id.toUpperCase(), parameters, call };
}

/** Excel does not let a formula be entered with too few or too many arguments; a file can still hold one. */
function countFault({ id, parameters }: FunctionMetadata, count: number): string | undefined {
  const least = parameters.filter(({ optional, repeating }) => !optional && !repeating).length;
  const most = parameters.at(-1)?.repeating ? Infinity : parameters.length;
  if (count >= least && count <= most) return undefined;
  const rule =
    most === Infinity ? `${least} or more` : least === most ? `${least}` : `${least} to ${most}`;
  return `${id} must have ${rule} arguments, got ${count}`;
}

/** A range given for a single value: the platform calls the function once for each element. */
function elementwise(parameters: readonly ParameterMetadata[], args: readonly Argument[]) {
  const isSingle = (index: number) =>
    (parameters[index] ?? parameters.at(-1))?.dimensionality !== "matrix";
  const ranges = args.filter(
    (arg, index): arg is readonly (readonly CellValue[])[] => isSingle(index) && isRange(arg),
  );
  const rows = Math.max(0, ...ranges.map((range) => range.length));
  const columns = Math.max(0, ...ranges.map((range) => range[0]?.length ?? 0));
  if (rows * columns <= 1) return undefined;
  return (one: (args: readonly Argument[]) => ResultValue): Result =>
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (__, column) => {
        const each = args.map((arg, index) =>
          isSingle(index) && isRange(arg) ? elementAt(arg, row, column) : arg,
        );
        return one(each);
      }),
    );
}

/** A single row or column serves every row or column; beyond a range there is #N/A. */
function elementAt(
  range: readonly (readonly CellValue[])[],
  row: number,
  column: number,
): CellValue {
  const line = range[range.length === 1 ? 0 : row];
  const value = line?.[line.length === 1 ? 0 : column];
  return value === undefined ? { error: "#N/A" } : value;
}

const isRange = (arg: Argument): arg is readonly (readonly CellValue[])[] => Array.isArray(arg);

const isError = (value: CellValue | Result): value is CellError =>
  typeof value === "object" && value !== null && "error" in value;

const first = (result: Result): ResultValue =>
  Array.isArray(result)
    ? ((result as readonly (readonly ResultValue[])[])[0]?.[0] ?? { error: "#VALUE!" })
    : (result as ResultValue);

function answer(
  described: FunctionMetadata,
  implementation: Implementation,
  args: readonly Argument[],
  address: string,
  takesErrors: boolean,
): Result {
  // Without allowErrorForDataTypeAny the platform does not call the function: the error passes through.
  const passing = takesErrors ? undefined : args.flat(2).find((value) => isError(value ?? null));
  if (passing !== undefined) return passing as CellError;
  const handed = handedOver(described.parameters, args);
  try {
    return cellsOf(implementation(...handed, { functionName: described.id, address }), described);
  } catch (thrown) {
    return refusalOf(thrown, described.id);
  }
}

/** Arguments as the add-in's code receives them, in the order of its parameters. */
function handedOver(
  parameters: readonly ParameterMetadata[],
  args: readonly Argument[],
): unknown[] {
  return parameters.map((parameter, index) => {
    const one = parameter.dimensionality === "matrix" ? rangeOf : singleOf;
    if (parameter.repeating) return args.slice(index).map(one);
    return one(args[index]);
  });
}

function rangeOf(arg: Argument): unknown {
  if (arg === undefined) return null;
  return isRange(arg) ? arg.map((row) => row.map(handed)) : [[handed(arg)]];
}

function singleOf(arg: Argument): unknown {
  if (arg === undefined) return null;
  return handed(isRange(arg) ? (arg[0]?.[0] ?? null) : arg);
}

function handed(value: CellValue): unknown {
  if (value === null) return 0;
  return isError(value) ? new CustomFunctionError(value.error) : value;
}

/** Turns what a function returned into cells. */
function cellsOf(returned: unknown, described: FunctionMetadata): Result {
  if (!Array.isArray(returned)) return valueOf(returned, false);
  const rows: unknown[] = returned;
  if (described.result?.dimensionality !== "matrix") {
    return refused(`${described.id} returned rows where functions.json promises one value`);
  }
  const width = Array.isArray(rows[0]) ? rows[0].length : 0;
  const even = rows.every((row): row is unknown[] => Array.isArray(row) && row.length === width);
  if (!even || width === 0) {
    return refused(`${described.id} returned rows of unequal length`);
  }
  return rows.map((row) => row.map((value) => valueOf(value, true)));
}

const refused = (message: string): Refusal => ({ error: "#VALUE!", message });

/** One returned value. Rows travel as JSON, in which a number that is none, or no value, becomes null: 0 in the cell. */
function valueOf(value: unknown, inRow: boolean): ResultValue {
  if (value === null || value === undefined) return 0;
  if (typeof value === "number") {
    if (Number.isFinite(value)) return value;
    if (inRow) return 0;
    return { error: Number.isNaN(value) ? "#VALUE!" : "#NUM!" };
  }
  if (typeof value === "string" || typeof value === "boolean") return value;
  if (value instanceof CustomFunctionError) return value.refusal;
  return { error: "#VALUE!" };
}

/**
 * What a cell shows for an exception. A CustomFunctions.Error speaks for itself. Any other is a defect of the function:
 * the platform shows a bare #VALUE!, and we say whose.
 */
function refusalOf(thrown: unknown, id: string): Refusal {
  if (thrown instanceof CustomFunctionError) {
    const error = throwable.has(thrown.code) ? thrown.code : "#VALUE!";
    return { error, ...messageOf(error, thrown.message) };
  }
  const speaks = typeof thrown === "object" && thrown !== null && "message" in thrown;
  const reason = String(speaks ? thrown.message : thrown);
  return refused(`${id} failed, which is a defect of the function: ${reason}`);
}
