import type { ModelErrorCode } from "../../core";
import { ModelError } from "../../core";

/**
 * The cell error of each refusal. Messages show only on `#VALUE!` and `#N/A`, so `#NUM!` is left to the one case where
 * a built-in function would say it too.
 */
const cellErrors = {
  "not-a-number": "invalidValue",
  "out-of-range": "invalidValue",
  "level-out-of-range": "invalidNumber",
  "unknown-word": "invalidValue",
  incomplete: "invalidValue",
  "unequal-sizes": "invalidValue",
  "unreadable-register": "invalidValue",
  "too-large": "invalidValue",
} as const satisfies Record<ModelErrorCode, keyof typeof CustomFunctions.ErrorCode>;

/**
 * Answers a cell: what `compute` returns, or the cell error that stands for its refusal, with the reason as message.
 * Anything else that is thrown is a defect and is let through.
 */
export function inCell<T>(compute: () => T): T {
  try {
    return compute();
  } catch (refusal) {
    if (!(refusal instanceof ModelError)) throw refusal;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- what the runtime asks for is no Error
    throw new CustomFunctions.Error(
      CustomFunctions.ErrorCode[cellErrors[refusal.code]],
      refusal.message,
    );
  }
}
