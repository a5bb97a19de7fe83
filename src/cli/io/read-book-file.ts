import { readFile } from "node:fs/promises";
import { shortText } from "../../workbook/formulas/short-text";

/** A file that cannot be read: its path, why, and what to do. */
export class FileError extends Error {}

/**
 * Bytes of a file that a person named.
 *
 * @throws FileError
 */
export async function readBookFile(path: string): Promise<Uint8Array> {
  return readFile(path).catch((error: unknown) => {
    const { code = "unknown" } = error as NodeJS.ErrnoException;
    const reason = {
      ENOENT: "does not exist: check the path",
      ENOTDIR: "does not exist: check the path",
      EISDIR: "is a folder: name the workbook in it",
      EACCES: "must not be read: ask for access to it",
    }[code];
    throw new FileError(`${shortText(path)} ${reason ?? `cannot be read (${code})`}`);
  });
}
