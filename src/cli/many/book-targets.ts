import { realpath } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { shortText } from "../../workbook/formulas/short-text";
import { checkTarget } from "../io/write-results";
import { FileError } from "../io/read-book-file";
import type { BookFile } from "./book-files";

/**
 * Where each of many books is to be written: in a folder, below it as below what named the book.
 *
 * @throws FileError where two would be one file, or where a book that is read lies in the folder
 */
export async function bookTargets(folder: string, files: readonly BookFile[]): Promise<string[]> {
  const into = await realFolder(folder);
  const taken = new Map<string, string>();
  const targets: string[] = [];
  for (const { file, below } of files) {
    const real = await realpath(file).catch(() => resolve(file));
    if (`${real}${sep}`.startsWith(`${into}${sep}`)) {
      throw new FileError(
        `${shortText(file)} lies in ${shortText(folder)}, which is to be written: name another folder`,
      );
    }
    const target = join(folder, below);
    // Some disks take "A.xlsx" and "a.xlsx" for one.
    const key = target.toLowerCase();
    const other = taken.get(key);
    if (other !== undefined) {
      throw new FileError(
        `${shortText(other)} and ${shortText(file)} would both be written as ${shortText(target)}: ask for one after the other`,
      );
    }
    taken.set(key, file);
    await checkTarget(file, target);
    targets.push(target);
  }
  return targets;
}

/** As it is spelled without links, as far as it is there. */
async function realFolder(folder: string): Promise<string> {
  const whole = resolve(folder);
  const missing: string[] = [];
  for (let at = whole; ; at = dirname(at)) {
    const real = await realpath(at).catch(() => null);
    if (real !== null) return join(real, ...missing);
    missing.unshift(relative(dirname(at), at));
  }
}
