import type { OurFunctions } from "../../formulas/function-calls";
import { SheetError } from "../contract/register-port";
import type { SharePort, SharingRefused, SharingSession } from "../contract/share";
import { freezePreview, freezing, wantFrozen } from "./freezing";
import { refused } from "./refused";
import { thawing, waitingIn, wantThawed } from "./thawing";

/**
 * How a workbook is made fit for people without the add-in, and back.
 *
 * @param ours the add-in's functions, as this build's formulas call them
 */
export function openSharing(port: SharePort, ours: OurFunctions): SharingSession {
  return {
    waiting: () => refusing(async () => waitingIn(await port.read())),

    preview: () =>
      refusing(() =>
        port.change(
          (formulas) => wantFrozen(formulas, ours),
          (formulas, read) => ({
            change: null,
            answer: () => freezePreview(formulas, read, ours),
          }),
        ),
      ),

    freeze: (shown) =>
      refusing(() =>
        port.change(
          (formulas) => wantFrozen(formulas, ours),
          (formulas, read) => freezing(formulas, read, ours, shown),
        ),
      ),

    thaw: () => refusing(() => port.change(wantThawed, thawing)),
  };
}

/** Where the workbook does not answer, that is the answer. */
async function refusing<T>(work: () => Promise<T>): Promise<T | SharingRefused> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SheetError)) throw error;
    return refused(error.message);
  }
}
