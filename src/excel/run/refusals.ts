import type { SheetFailure } from "../../session/contract/register-port";
import { SheetError } from "../../session/contract/register-port";

/** Why Excel refuses, by its codes, where the pane has words of its own for it. */
const failures: Readonly<Record<string, SheetFailure>> = {
  InvalidOperationInCellEditMode: "cell-edit",
  ConnectionFailure: "connection",
  InactiveWorkbook: "connection",
  RequestAborted: "connection",
  AccessDenied: "protected",
};

/** What Excel's refusal means for the pane; "refused" where only Excel's own words say. */
export const failureOf = ({ code }: Pick<OfficeExtension.Error, "code">): SheetFailure =>
  failures[code] ?? "refused";

/** A refusal of Excel in words for a reader of the pane; anything else as it is. */
export async function refusalOf(error: unknown): Promise<unknown> {
  if (!(error instanceof OfficeExtension.Error)) return error;
  switch (failureOf(error)) {
    case "cell-edit":
      return new SheetError(
        "cell-edit",
        "A cell is being edited. Press Enter in the sheet to go on.",
      );
    case "connection":
      return new SheetError(
        "connection",
        "Excel does not answer. What you see may be old; it is tried again every few seconds.",
      );
    case "protected":
    case "read-only":
      return whyDenied();
    case "refused":
      return new SheetError("refused", `Excel refused: ${error.message} (${error.code})`);
  }
}

/** Excel has one code for all that nobody may change here; the workbook tells what it is. */
async function whyDenied(): Promise<SheetError> {
  if (await isReadOnly()) {
    return new SheetError("read-only", isOnWeb() ? chooseEditing : enableEditing);
  }
  return new SheetError(
    "protected",
    "The sheet is protected, so nothing was changed. Take the protection off under Review, Unprotect Sheet.",
  );
}

const chooseEditing =
  "The workbook is open for viewing only, so nothing was changed. Choose Editing instead of Viewing at the top right.";
const enableEditing =
  "The workbook is open for reading only, so nothing was changed. Choose Enable Editing above the sheet, or save a copy and work there.";

const isOnWeb = (): boolean => Office.context.platform === Office.PlatformType.OfficeOnline;

async function isReadOnly(): Promise<boolean> {
  try {
    return await Excel.run(async (context) => {
      const workbook = context.workbook.load("readOnly");
      await context.sync();
      return workbook.readOnly;
    });
  } catch {
    // A build that does not know the question.
    return false;
  }
}
