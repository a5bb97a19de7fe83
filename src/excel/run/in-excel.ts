import { refusalOf } from "./refusals";

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
