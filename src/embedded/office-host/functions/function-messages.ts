import { defect, refusal } from "../../../workbook/add-in/function-results";
import type { SpokenErrorIn } from "../../../workbook/add-in/function-results";
import { cellsOf } from "../../../workbook/add-in/function-results";
import type { FunctionMetadata, Result } from "../../../workbook/add-in/function-values";
import type { HostMessage, Wire } from "../protocol/wire";
import { messageCategory } from "../protocol/wire";

const messageType = { invoke: 1000, cancel: 1001, metadata: 1002 } as const;

/** What kinds of function the runtime must know of, as bits. */
const flag = { cancelable: 1, takesErrors: 4 } as const;

/** How an error in a cell travels to the runtime, which makes a CustomFunctions.Error of it. */
export const wireError = (code: string): Wire => ({ type: "CustomFunctionError", code });

const message = (type: number, content: Wire, id: number): HostMessage => ({
  messageCategory: messageCategory.customFunctions,
  messageType: type,
  targetId: "",
  message: content,
  id,
});

/** Asks the runtime for one call. */
export function invocation(
  id: number,
  described: FunctionMetadata,
  args: readonly Wire[],
  address: string,
  takesErrors: boolean,
): HostMessage {
  const { cancelable = false, requiresAddress = false } = described.options ?? {};
  const flags = (cancelable ? flag.cancelable : 0) | (takesErrors ? flag.takesErrors : 0);
  const name = described.id.toUpperCase();
  return message(messageType.invoke, [id, name, args, requiresAddress ? address : null, flags], id);
}

export const cancellation = (id: number): HostMessage =>
  message(messageType.cancel, { invocationId: id }, id);

export const metadataMessage = ({ id, options }: FunctionMetadata): HostMessage =>
  message(
    messageType.metadata,
    {
      functionName: id.toUpperCase(),
      isStream: options?.stream ?? false,
      isCancelable: options?.cancelable ?? false,
    },
    0,
  );

/** Errors as the runtime numbers them. 0 is a result that is no value; 7 a #VALUE! the function meant. */
const errorOfCode: Readonly<Record<number, string>> = {
  0: "#VALUE!",
  1: "#N/A",
  4: "#VALUE!",
  5: "#DIV/0!",
  6: "#NUM!",
  7: "#VALUE!",
  8: "#NULL!",
  9: "#NAME?",
  10: "#NAME?",
};

const meant: ReadonlySet<number> = new Set([1, 7]);

/** A returned CustomFunctions.Error as it travels back. */
const wireErrorIn: SpokenErrorIn = (value) => {
  if (typeof value !== "object" || value === null) return undefined;
  const { type, basicValue, message: words } = value as Record<string, unknown>;
  if (type !== "Error" || typeof basicValue !== "string") return undefined;
  return { code: basicValue, message: typeof words === "string" ? words : "" };
};

/** What a cell shows for a result of the runtime. */
export function resultOf(
  described: FunctionMetadata,
  succeeded: boolean,
  value: Wire,
  code: number,
): Result {
  if (succeeded) return cellsOf(value, described, wireErrorIn);
  const error = errorOfCode[code];
  // 2 and 3: an exception or a rejection that is no CustomFunctions.Error. Its words do not travel.
  if (error === undefined) return defect(described.id);
  return refusal(error, meant.has(code) && typeof value === "string" ? value : "");
}
