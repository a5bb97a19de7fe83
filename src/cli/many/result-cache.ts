import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { writeWhole } from "../io/write-whole";
import type { BookDone } from "./book-task";

/** Results that are found again where neither a book nor what calculates it has changed. */
export interface ResultCache {
  find(key: readonly string[]): Promise<BookDone | null>;
  keep(key: readonly string[], done: BookDone): Promise<void>;
}

/**
 * A folder of results.
 *
 * @param made by which it is known what calculated them
 */
export function resultCache(folder: string, made: string): ResultCache {
  const fileOf = (key: readonly string[]): string => {
    const hash = createHash("sha256").update(JSON.stringify([made, ...key]));
    return join(folder, `${hash.digest("hex")}.json`);
  };
  return {
    async find(key) {
      try {
        return {
          line: JSON.stringify(JSON.parse(await readFile(fileOf(key), "utf8"))),
          isFine: true,
        };
      } catch {
        // Not there, or of another program: calculated anew.
        return null;
      }
    },
    async keep(key, { line }) {
      await mkdir(folder, { recursive: true });
      await writeWhole(fileOf(key), line);
    },
  };
}
