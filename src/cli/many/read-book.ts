import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { basename, dirname, extname } from "node:path";
import type { Threat } from "../../core";
import {
  coverage,
  ModelError,
  plainRegister,
  registerLine,
  threatsOf,
  totalExpectedLoss,
  yearOfLosses,
} from "../../core";
import type { AddInFunction } from "../../workbook/add-in/add-in-functions";
import type { Book } from "../../workbook/book/book";
import type { CalculatedBook } from "../../workbook/engine/calculate-book";
import { calculateBook } from "../../workbook/engine/calculate-book";
import { shortText } from "../../workbook/formulas/short-text";
import { WorkbookError } from "../../workbook/xlsx/file/xlsx-package";
import { readXlsx } from "../../workbook/xlsx/read/read-xlsx";
import { FileError, readBookFile } from "../io/read-book-file";
import type { OpenedFile } from "../io/write-results";
import { writeBookFile, writeResults } from "../io/write-results";
import type { ReportOptions } from "../report/write-report";
import { reportFrom } from "../report/write-report";
import type { BookRegister } from "../registers/find-in-book";
import { registerOf } from "../registers/find-in-book";
import type { BookDone, BookFigures, BookTask } from "./book-task";
import { failedLine, noFigures, notWritten } from "./book-task";
import type { ResultCache } from "./result-cache";

/** Nothing of the book came, for a reason that its owner can mend; and what is known nevertheless. */
class NoResult extends Error {
  constructor(
    why: string,
    readonly known: Partial<BookFigures> = {},
  ) {
    super(why);
  }
}

/**
 * Calculates a book, finds its register and says of it what a task wants.
 *
 * @param version of what calculates
 */
export async function readBook(
  task: BookTask,
  functions: readonly AddInFunction[],
  version: string,
  cache: ResultCache | null,
): Promise<BookDone> {
  try {
    const bytes = await readBookFile(task.file);
    const hash = createHash("sha256").update(bytes).digest("hex");
    const key = [hash, task.file, task.wants, task.register ?? "", String(task.all)];
    const kept = await cache?.find(key);
    if (kept) return kept;
    const { line, why } = await found(task, { bytes, hash, functions, version });
    const done = { line: JSON.stringify(line), isFine: why === null };
    if (done.isFine) await cache?.keep(key, done);
    return done;
  } catch (error) {
    const isKnown = [NoResult, FileError, WorkbookError, ModelError].some(
      (kind) => error instanceof kind,
    );
    const text = error instanceof Error ? error.message : String(error);
    const why = isKnown ? text : `cannot be calculated: ${text}`;
    const known = error instanceof NoResult ? error.known : {};
    return { line: failedLine(task, version, why.replace(/\s+/g, " "), known), isFine: false };
  }
}

/** The threats of a register without problems. */
function threatsIn({ address, reading }: BookRegister): readonly Threat[] {
  try {
    return threatsOf(reading);
  } catch (refusal) {
    if (!(refusal instanceof ModelError)) throw refusal;
    const problems = reading.findings.filter(({ kind }) => kind === "Problem").length;
    const { threats, currency } = reading;
    throw new NoResult(refusal.message, {
      ...{ register: address, currency, threats: threats.length, problems },
    });
  }
}

interface OfBook {
  readonly bytes: Uint8Array;
  readonly hash: string;
  readonly functions: readonly AddInFunction[];
  readonly version: string;
}

/** What a task wants of a book, and why it is not whole. */
interface Found {
  readonly line: object;
  readonly why: string | null;
}

async function found(task: BookTask, of: OfBook): Promise<Found> {
  const { write, all } = task;
  const book = await readXlsx(of.bytes);
  const calculated = await calculateBook(book, of.functions, { all });
  try {
    const opened = { bytes: of.bytes, book };
    const wrote =
      write === undefined
        ? null
        : await written(write, () =>
            task.page === undefined
              ? writeResults(opened, calculated, write)
              : writePage(opened, calculated, of.functions, write, {
                  ...task.page,
                  ...ofRegister(task),
                }),
          );
    const line = await lineOf(task, of, book, calculated).catch((refusal: unknown) => {
      if (wrote === null || !(refusal instanceof NoResult)) throw refusal;
      const { why, ...known } = wrote;
      const reasons = why === null ? refusal.message : `${refusal.message}; ${why}`;
      throw new NoResult(reasons, { ...refusal.known, ...known });
    });
    return { line: { ...line, ...wrote }, why: wrote?.why ?? null };
  } finally {
    calculated.close();
  }
}

const ofRegister = ({ register }: BookTask): Pick<ReportOptions, "register"> =>
  register === undefined ? {} : { register };

/** @returns what the file lacks */
async function writePage(
  opened: OpenedFile,
  calculated: CalculatedBook,
  functions: readonly AddInFunction[],
  target: string,
  options: ReportOptions,
): Promise<readonly string[]> {
  const { bytes, losses, errors } = await reportFrom(opened, calculated, functions, options);
  await writeBookFile(bytes, target);
  return [...losses, ...errors.map((error) => `an answer in ${error}`)];
}

/** Writes a book, and says what came of it. */
async function written(
  target: string,
  write: () => Promise<readonly string[]>,
): Promise<Required<Pick<BookFigures, "written" | "lacks" | "why">>> {
  try {
    await mkdir(dirname(target), { recursive: true });
    const losses = await write();
    const lacks = losses.length === 0 ? null : losses.join("; ");
    return { written: target, lacks, why: null };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (error instanceof FileError) return { ...notWritten, why: error.message };
    if (code === undefined) throw error;
    return { ...notWritten, why: `${shortText(target)} cannot be written (${code})` };
  }
}

async function lineOf(
  { file, wants, register: called }: BookTask,
  { hash, version }: OfBook,
  book: Book,
  calculated: CalculatedBook,
): Promise<object> {
  const register = await registerOf(book, calculated, called, wants === "registers");
  if (!register) {
    const what = called === undefined ? "register" : `register in a table or sheet "${called}"`;
    throw new NoResult(`has no ${what}`);
  }
  const { address, cells, reading } = register;
  const threats = threatsIn(register);
  if (wants === "registers") {
    const unit = basename(file, extname(file));
    const about = { file, range: address, hash, unit, currency: reading.currency };
    return registerLine(plainRegister(cells, reading), about);
  }
  if (threats.length === 0) throw new NoResult("has a register without open threats");
  const { required, spend, gap } = coverage(threats, "expected");
  const year = yearOfLosses(threats);
  const { calculated: count, kept } = calculated.counts;
  return {
    ...{ file, ...noFigures, register: address, currency: reading.currency },
    ...{ threats: threats.length, problems: 0, expectedLoss: totalExpectedLoss(threats) },
    ...{ required, spend, gap, loss95: year.percentile(0.95), loss99: year.percentile(0.99) },
    ...{ calculated: count, kept, version, why: null },
  } satisfies BookFigures;
}
