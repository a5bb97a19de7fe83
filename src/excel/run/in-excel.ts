import { refusalOf } from "./refusals";
import { grouped, mayBeTheGroup, plainly } from "./undo-group";

/**
 * Does something in the open workbook, in one batch.
 *
 * @throws SheetError in words for a reader of the pane where Excel refuses; anything else is a defect
 */
export async function inExcel<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await Excel.run(work);
  } catch (error) {
    throw await refusalOf(error);
  }
}

/**
 * The same as one step of undo, where Excel can be asked for that. A refusal of the step itself comes before anything is
 * written, so it is done without.
 */
export async function inOneStep<T>(
  work: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  try {
    const asOneStep = grouped();
    if (!asOneStep) return await plainly(work);
    return await asOneStep(work).catch((error: unknown) => {
      if (mayBeTheGroup(error)) return plainly(work);
      throw error;
    });
  } catch (error) {
    throw await refusalOf(error);
  }
}
