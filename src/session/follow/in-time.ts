import type { SheetFailure } from "../contract/register-port";
import { SheetError } from "../contract/register-port";
import type { After } from "../contract/timer";

/** Milliseconds after which a workbook that does not answer is taken for gone. */
const longest = 15_000;

/**
 * An answer of the workbook, unless it takes too long: a host that is gone may leave every question open.
 *
 * @param words what is said then
 */
export function inTime<T>(answer: Promise<T>, after: After, words: string): Promise<T> {
  const failure: SheetFailure = "connection";
  return new Promise((resolve, reject) => {
    const cancel = after(longest, () => {
      reject(new SheetError(failure, words));
    });
    answer.finally(cancel).then(resolve, reject);
  });
}

/** A change of the workbook, unless that takes too long: then nobody knows whether it was made. */
export function writtenInTime<T>(change: Promise<T>, after: After): Promise<T> {
  return inTime(
    change,
    after,
    "The workbook did not answer in time. Look in the sheet whether the change is there before you try again.",
  );
}
