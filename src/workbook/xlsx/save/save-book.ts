import type { Book } from "../../book/book";
import { faultyFormulas } from "../losses/faulty-formulas";
import { lossesOf } from "../losses/losses";
import { writeXlsx } from "../write/write-xlsx";
import { CannotSplice } from "./opened/cannot-splice";
import type { OpenedBook, SavedBook } from "./save-package";
import { savePackage } from "./save-package";
import type { SheetChanges } from "./sheet-changes";

/**
 * Writes a book into the file it was opened from, and says what that file loses. Where it cannot take the change another
 * file is written, which holds what the book does and lacks the rest.
 *
 * @param now the book as it is, its formulas marked where they work on arrays
 * @param functionIds ids of the add-in's functions, upper case
 */
export async function saveBook(
  opened: OpenedBook,
  now: Book,
  functionIds: ReadonlySet<string>,
  changes?: SheetChanges,
): Promise<SavedBook & { readonly isNew: boolean }> {
  try {
    return { ...(await savePackage(opened, now, functionIds, changes)), isNew: false };
  } catch (error) {
    if (!(error instanceof CannotSplice)) throw error;
    const losses = [...(await lossesOf(opened.bytes)), ...faultyFormulas(now)];
    return { bytes: await writeXlsx(now, functionIds), losses, isNew: true };
  }
}
