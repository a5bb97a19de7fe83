import { createInterface } from "node:readline";
import { packageVersion } from "../io/package-version";
import { rollUpLines } from "../group/roll-up-lines";
import { printLine } from "../io/print-line";
import { bookFiles } from "./book-files";
import { bookTargets } from "./book-targets";
import { readBooks } from "./book-pool";
import type { BookFigures, BookTask } from "./book-task";
import { noFigures, notWritten } from "./book-task";
import { readManyOptions } from "./many-options";

/**
 * Does what a command about many books asks for.
 *
 * @returns exit code: 0 only where nothing was wrong
 */
export async function runMany(args: readonly string[]): Promise<number> {
  const options = readManyOptions(args);
  if (options.does === "roll-up") {
    await rollUpLines(options);
    return 0;
  }
  const { does: wants, all, isCsv, register, cache, report, page } = options;
  const write = options.write ?? report;
  const files = await bookFiles(await namedIn(options.named));
  const targets = write === undefined ? [] : await bookTargets(write, files);
  const tasks = files.map(({ file }, place): BookTask => ({
    ...{ file, wants, all },
    ...(targets[place] === undefined ? {} : { write: targets[place] }),
    ...(report === undefined ? {} : { page }),
    ...(register === undefined ? {} : { register }),
    ...(cache === undefined ? {} : { cache }),
  }));
  const progress = progressOf(tasks.length);
  const columns = write === undefined ? figureColumns : [...figureColumns, ...writtenColumns];
  if (isCsv) await printLine(columns.join(","));
  let wrong = 0;
  await readBooks(tasks, options, await packageVersion(), async ({ line, isFine }, place) => {
    if (!isFine) wrong++;
    await printLine(isCsv ? csvRow(JSON.parse(line) as BookFigures, columns) : line);
    progress(place + 1, wrong);
  });
  return wrong === 0 ? 0 : 1;
}

/** Arguments, and in place of "-" what standard input lists, a path a line. */
async function namedIn(named: readonly string[]): Promise<string[]> {
  const all: string[] = [];
  for (const path of named) {
    if (path !== "-") all.push(path);
    else {
      for await (const line of createInterface({ input: process.stdin })) {
        if (line.trim() !== "") all.push(line);
      }
    }
  }
  return all;
}

/** Says on a terminal how far it is. */
function progressOf(count: number): (done: number, wrong: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (done, wrong) => {
    const words = wrong === 0 ? "" : `, ${wrong} with something wrong`;
    process.stderr.write(`\r${done} of ${count} workbooks${words}${done === count ? "\n" : ""}`);
  };
}

const figureColumns: readonly (keyof BookFigures)[] = [
  "file",
  ...(Object.keys(noFigures) as (keyof typeof noFigures)[]),
  ...(["version", "why"] as const),
];
const writtenColumns = Object.keys(notWritten) as (keyof typeof notWritten)[];

/** A row of a table, as RFC 4180 has it. */
function csvRow(figures: BookFigures, columns: readonly (keyof BookFigures)[]): string {
  return columns
    .map((column) => {
      const text = String(figures[column] ?? "");
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    })
    .join(",");
}
