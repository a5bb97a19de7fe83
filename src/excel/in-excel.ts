import type { SheetFailure } from "../session/register-port";
import { SheetError } from "../session/register-port";

/**
 * Does something in the open workbook, in one batch.
 *
 * @throws SheetError in words for a reader of the pane where Excel refuses; anything else is a defect
 */
export async function inExcel<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await Excel.run(work);
  } catch (error) {
    throw refusalOf(error);
  }
}

/**
 * The same for an edit that users take back in one step, where Excel can be asked for that.
 *
 * @throws SheetError
 */
export async function inOneStep<T>(
  work: (context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  try {
    return await Excel.run({ mergeUndoGroup: true }, work);
  } catch (error) {
    throw refusalOf(error);
  }
}

/** Why Excel refuses, by its codes, where the pane has words of its own for it. */
const failures: Readonly<Record<string, SheetFailure>> = {
  InvalidOperationInCellEditMode: "cell-edit",
  ConnectionFailure: "connection",
  AccessDenied: "protected",
  InactiveWorkbook: "connection",
  RequestAborted: "connection",
};

function refusalOf(error: unknown): unknown {
  if (!(error instanceof OfficeExtension.Error)) return error;
  const failure = failures[error.code] ?? "refused";
  const words: Readonly<Record<SheetFailure, string>> = {
    "cell-edit": "A cell is being edited. Press Enter in the sheet to go on.",
    connection:
      "Excel does not answer. What you see may be old; it is tried again every few seconds.",
    protected:
      "The sheet is protected, so nothing was changed. Take the protection off under Review, Unprotect Sheet.",
    refused: `Excel refused to answer: ${error.message} (${error.code})`,
  };
  return new SheetError(failure, words[failure]);
}
