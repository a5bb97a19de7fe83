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

/** What Excel says, in the words of the pane. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof OfficeExtension.Error)) return error;
  switch (error.code) {
    case Excel.ErrorCodes.invalidOperationInCellEditMode:
      return new SheetError(
        "cell-edit",
        "A cell is being edited. Press Enter in the sheet to go on.",
      );
    case OfficeExtension.ErrorCodes.connectionFailure as string:
    case Excel.ErrorCodes.inactiveWorkbook:
    case Excel.ErrorCodes.requestAborted:
      return new SheetError(
        "connection",
        "Excel does not answer. What you see may be old; it is tried again every few seconds.",
      );
    default:
      return new SheetError("refused", `Excel refused to answer: ${error.message} (${error.code})`);
  }
}
