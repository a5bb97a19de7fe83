import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { builtFunctions } from "../io/built-functions";
import { packageVersion } from "../io/package-version";
import type { BookTask } from "./book-task";
import { readBook } from "./read-book";
import { resultCache } from "./result-cache";

/** What a child is started with before its memory bound. */
export const childFlag = "--book-child";

/**
 * Ends this process where it takes more memory than it may, or where whoever started it is gone: a thread of its own, since a book may
 * keep the other busy for ever.
 */
const watch = `
const { workerData: { bytes, parent } } = require("node:worker_threads");
setInterval(() => {
  if (process.ppid !== parent || process.memoryUsage.rss() > bytes) process.kill(process.pid, "SIGKILL");
}, 200);
`;

/**
 * Reads one book after the other, as its parent asks, in a process that may be ended at any time.
 *
 * @param megabytes that it may take
 */
export async function bookChild(megabytes: number): Promise<void> {
  if (!process.send) throw new Error(`${childFlag} is for calc itself`);
  const bytes = megabytes * 1024 * 1024;
  new Worker(watch, { eval: true, workerData: { bytes, parent: process.ppid } }).unref();
  const functions = await builtFunctions();
  const version = await packageVersion();
  let made: string | null = null;
  const madeOf = async (): Promise<string> => (made ??= await fingerprint());
  process.on("message", (task: BookTask) => {
    void (async () => {
      const cache = task.cache === undefined ? null : resultCache(task.cache, await madeOf());
      process.send?.(await readBook(task, functions, version, cache));
    })();
  });
  process.on("disconnect", () => process.exit(0));
  process.send("ready");
}

/** By which it is known that nothing of what calculates has changed. */
async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const part of [
    join(__dirname, "calc.cjs"),
    join(__dirname, "..", "addin", "functions.js"),
  ]) {
    hash.update(await readFile(part));
  }
  return hash.digest("hex");
}
