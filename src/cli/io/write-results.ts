import { realpath } from "node:fs/promises";
import { extname, resolve } from "node:path";
import type { Book } from "../../workbook/book/book";
import type { CalculatedBook } from "../../workbook/engine/calculate-book";
import { shortText } from "../../workbook/formulas/short-text";
import { CannotSplice } from "../../workbook/xlsx/save/opened/cannot-splice";
import { savePackage } from "../../workbook/xlsx/save/save-package";
import { FileError } from "./read-book-file";
import { writeWhole } from "./write-whole";

/**
 * Makes sure that results may be written to a place before anything is calculated.
 *
 * @throws FileError where it is the workbook itself, or named as another kind of file
 */
export async function checkTarget(file: string, target: string): Promise<void> {
  const real = (path: string) => realpath(path).catch(() => resolve(path));
  if ((await real(file)) === (await real(target))) {
    throw new FileError(`${shortText(target)} is the workbook itself: name another file to write`);
  }
  const [from, to] = [file, target].map((path) => extname(path).toLowerCase());
  if (from !== to && [".xlsx", ".xlsm"].includes(from ?? "")) {
    throw new FileError(`${shortText(target)} must end with ${from ?? ""}, as ${shortText(file)}`);
  }
}

/** A file, and the book that was read of it. */
export interface OpenedFile {
  readonly bytes: Uint8Array;
  readonly book: Book;
}

/**
 * Writes a workbook with its figures as they were calculated. The file is there whole or not at all.
 *
 * @returns what it lacks of the one that was read
 * @throws FileError where it cannot be written
 */
export async function writeResults(
  { bytes, book }: OpenedFile,
  calculated: CalculatedBook,
  target: string,
): Promise<readonly string[]> {
  const opened = { bytes, asRead: book, before: book };
  const { bytes: saved, losses } = await savePackage(
    opened,
    calculated.withResults(),
    new Set(),
  ).catch((error: unknown) => {
    if (!(error instanceof CannotSplice)) throw error;
    throw new FileError(
      `${shortText(target)} cannot be written: ${error.message}; save the workbook in Excel first`,
    );
  });
  await writeBookFile(saved, target);
  return losses;
}

/** Says what a file that was written lacks of the one that was read. */
export function sayLosses(target: string, losses: readonly string[]): void {
  for (const loss of losses) console.error(`calc: ${shortText(target)} lacks ${loss}`);
}

/**
 * Writes a workbook that a person named a place for, whole or not at all.
 *
 * @throws FileError where it cannot be written
 */
export async function writeBookFile(saved: Uint8Array, target: string): Promise<void> {
  try {
    await writeWhole(target, saved);
  } catch (error) {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    const reason = {
      ENOENT: "is in a folder that does not exist: check the path",
      EISDIR: "is a folder: name a file in it",
      EACCES: "must not be written: ask for access to its folder",
      ENOSPC: "does not fit: the disk is full",
    }[code];
    throw new FileError(`${shortText(target)} ${reason ?? `cannot be written (${code})`}`);
  }
}
