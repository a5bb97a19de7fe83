/** A call, as the page sends it to the worker. */
export interface FarCall {
  readonly call: number;
  readonly id: string;
  readonly args: readonly unknown[];
}

/** What the worker says of it: a result, or the cell error the function threw, or that it failed. */
export type FarAnswer =
  | { readonly call: number; readonly result: unknown }
  | { readonly call: number; readonly error: ErrorName; readonly message: string }
  | { readonly call: number; readonly failure: string };

/** The global scope of a worker, as far as it is needed here. */
interface WorkerScope {
  CustomFunctions: unknown;
  onmessage: ((event: { readonly data: FarCall }) => void) | null;
  postMessage(answer: FarAnswer): void;
}

/** How an error is called, in the platform's words. */
export type ErrorName = keyof typeof CustomFunctions.ErrorCode;

/** Names stand for themselves here: the page turns them into what its platform knows. */
const errorNames = {
  invalidValue: "invalidValue",
  notAvailable: "notAvailable",
  divisionByZero: "divisionByZero",
  invalidNumber: "invalidNumber",
  nullReference: "nullReference",
  invalidName: "invalidName",
  invalidReference: "invalidReference",
} as const satisfies { readonly [Name in ErrorName]: Name };

class FunctionError extends Error {
  constructor(
    readonly code: ErrorName,
    message = "",
  ) {
    super(message);
  }
}

type Implementation = (...args: readonly unknown[]) => unknown;

const isWorker =
  typeof document === "undefined" &&
  typeof (globalThis as { importScripts?: unknown }).importScripts === "function";

/** Microsoft's library could not be fetched: nobody will call, and the pane says why. */
const isAlone =
  typeof document !== "undefined" &&
  typeof (globalThis as { CustomFunctions?: unknown }).CustomFunctions === "undefined";

// The functions meet a worker as they meet Excel, so it must be there before the first of them is loaded.
if (isWorker) answerCalls(globalThis as unknown as WorkerScope);
else if (isAlone) hearNothing(globalThis);

function hearNothing(scope: { CustomFunctions?: unknown }): void {
  scope.CustomFunctions = {
    Error: FunctionError,
    ErrorCode: errorNames,
    associate: () => undefined,
  };
}

function answerCalls(scope: WorkerScope): void {
  const implementations = new Map<string, Implementation>();
  scope.CustomFunctions = {
    Error: FunctionError,
    ErrorCode: errorNames,
    associate(id: string, implementation: Implementation) {
      implementations.set(id, implementation);
    },
  };
  scope.onmessage = ({ data: { call, id, args } }) => {
    try {
      const implementation = implementations.get(id);
      if (!implementation) throw new Error(`${id} must be a function of the add-in`);
      scope.postMessage({ call, result: implementation(...args) });
    } catch (thrown) {
      scope.postMessage(
        thrown instanceof FunctionError
          ? { call, error: thrown.code, message: thrown.message }
          : { call, failure: String(thrown) },
      );
    }
  };
}
