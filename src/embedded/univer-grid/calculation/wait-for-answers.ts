import type { FunctionVariantType, IFunctionService } from "@univerjs/engine-formula";
import { error, matrixOf } from "../../../workbook/engine/cells/univer-values";

/** What a cell shows until its answer arrives. */
export const busy = { error: "#BUSY!" } as const;

/**
 * Has the built-in functions wait for answers, as Excel's do: a function that catches errors, or counts what is none, would
 * else make a figure of one that has not come yet.
 *
 * @param isWaiting whether any answer is still out
 */
export function waitForAnswers(registry: IFunctionService, isWaiting: () => boolean): void {
  for (const executor of registry.getExecutors().values()) {
    const calculate = executor.calculate.bind(executor);
    executor.calculate = (...variants) =>
      isWaiting() && variants.some(hasBusy) ? error(busy.error) : calculate(...variants);
  }
}

/** A reference is not looked into: who asks for one asks where it is, not what it holds. */
function hasBusy(variant: FunctionVariantType): boolean {
  if (variant.isReferenceObject()) return false;
  return matrixOf(variant).some((line) =>
    line.some((value) => value?.isError() === true && String(value.getValue()) === busy.error),
  );
}
