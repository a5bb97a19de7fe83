import type { Book } from "../workbook/book/book";
import type { CalculatedBook } from "../workbook/engine/calculate-book";
import { calculateBook, FormulaError } from "../workbook/engine/calculate-book";
import { shortText } from "../workbook/formulas/short-text";
import { readXlsx } from "../workbook/xlsx/read/read-xlsx";
import { WorkbookError } from "../workbook/xlsx/file/xlsx-package";
import { builtFunctions } from "./io/built-functions";
import { readCalcOptions, usage } from "./calc-options";
import { UsageError } from "./io/usage-error";
import { compareWithFile, comparisonLines } from "./compare-values";
import { highsSolver } from "../solver/highs-solver";
import { endOnOutputErrors } from "./io/output-errors";
import { bookChild, childFlag } from "./many/book-child";
import { isOfMany, manyUsage } from "./many/many-options";
import { runMany } from "./many/run-many";
import { readBookFile } from "./io/read-book-file";
import { checkTarget, sayLosses, writeResults } from "./io/write-results";
import { writeReport } from "./report/write-report";
import { writeFrozen, writeThawed } from "./share/write-frozen";
import { complaintLine, complaintLines, resultJson, sheetsJson } from "./results-json";

/** What one plan may take where proofs are asked for. */
const SECONDS_A_PLAN = 120;

const noBook: Book = {
  sheets: [{ name: "Sheet1", hidden: false, cells: [] }],
  tables: [],
  names: [],
};

/** A fault to be told in one line, and the exit code that goes with it. */
class Refused extends Error {
  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
  }
}

void main();

async function main(): Promise<void> {
  endOnOutputErrors("calc", "the results");
  try {
    const args = process.argv.slice(2);
    if (args[0] === childFlag) await bookChild(Number(args[1]));
    else if (isOfMany(args) && !asksHelp(args)) process.exitCode = await runMany(args);
    else await calc(args);
  } catch (error) {
    const line = error instanceof Error ? error.message : String(error);
    console.error(`calc: ${line.replace(/\s+/g, " ")}`);
    process.exitCode =
      error instanceof Refused ? error.exitCode : error instanceof UsageError ? 2 : 1;
  }
}

function asksHelp(args: readonly string[]): boolean {
  return args.includes("--help") || args.includes("-h");
}

async function calc(args: readonly string[]): Promise<void> {
  const options = readCalcOptions(args);
  if (options.help) {
    console.log(`${usage}\n${manyUsage}`);
    return;
  }
  const { file, formula, write, freeze, thaw, report } = options;
  const target = write ?? freeze ?? thaw ?? report;
  const opened = file === undefined ? undefined : await readBook(file);
  const { book } = opened ?? { book: noBook };
  if (file !== undefined && target !== undefined) await checkTarget(file, target);
  const sheet = sheetCalled(book, options.sheet, file);
  if (book.from1904) {
    console.error(
      `calc: ${shortText(file ?? "")} counts dates from 1904: date functions such as YEAR are four years off here`,
    );
  }
  for (const line of modeWords(book, options.all))
    console.error(`calc: ${shortText(file ?? "")} ${line}`);
  const solve = options.prove ? await highsSolver({ seconds: SECONDS_A_PLAN }) : undefined;
  const functions = await builtFunctions(solve);
  const calculated = await calculateBook(book, functions, { all: options.all });
  try {
    if (opened && target !== undefined && write === undefined) {
      const given = [opened, calculated, functions, target] as const;
      const lines =
        report === undefined
          ? await (thaw === undefined ? writeFrozen : writeThawed)(...given)
          : await writeReport(...given, options.page);
      for (const line of lines) console.log(line);
      return;
    }
    if (options.compare) {
      for (const line of comparisonLines(compareWithFile(book, calculated))) console.log(line);
      return;
    }
    if (opened && write !== undefined) {
      sayCounts(calculated, calculated.sheets);
      sayLosses(write, await writeResults(opened, calculated, write));
      return;
    }
    if (formula === undefined) {
      const chosen = calculated.sheets.filter(({ name }) => sheet === undefined || name === sheet);
      sayCounts(calculated, chosen);
      console.log(sheetsJson(chosen));
      return;
    }
    const { values, message } = await calculated
      .evaluate(formula, sheet ?? book.sheets[0]?.name ?? "")
      .catch((error: unknown) => {
        if (!(error instanceof FormulaError)) throw error;
        throw new Refused(`the formula =${shortText(formula)} ${error.message}`, 1);
      });
    const firstError = values.flat().find((value) => typeof value === "object" && value !== null);
    if (firstError && message !== undefined) console.error(complaintLine(firstError, message));
    console.log(resultJson(values));
  } finally {
    calculated.close();
  }
}

/** Says what functions complained of, and what was not calculated. */
function sayCounts(calculated: CalculatedBook, chosen: CalculatedBook["sheets"]): void {
  for (const line of complaintLines(chosen)) console.error(line);
  const { kept, uncomputable } = calculated.counts;
  if (kept + uncomputable > 0) console.error(`calc: ${countWords(calculated)}`);
  if (calculated.unmarkedSpills > 0) console.error(`calc: ${unmarkedWords(calculated)}`);
}

/** What is to be said where a workbook wants to be calculated in another way than usual. */
function modeWords({ isManual, isAsShown }: Book, all: boolean): string[] {
  const shown = all
    ? "is calculated with all digits here"
    : "is not calculated here, and its formulas keep their values";
  return [
    ...(isManual ? ["is calculated only on demand in Excel; it is calculated now"] : []),
    ...(isAsShown ? [`wants numbers calculated as they are shown: it ${shown}`] : []),
  ];
}

/** How many formulas were calculated, and how many kept what Excel had computed. */
function countWords({ counts: { calculated, kept, uncomputable } }: CalculatedBook): string {
  const cells = `${calculated} formula${calculated === 1 ? "" : "s"} calculated`;
  const words = kept === 0 ? cells : `${cells}, ${kept} kept as Excel computed them`;
  return uncomputable === 0
    ? words
    : `${words}, ${uncomputable} kept because they cannot be calculated here`;
}

function unmarkedWords({ unmarkedSpills: count }: CalculatedBook): string {
  const [formulas, are] =
    count === 1 ? ["1 formula spills", "is"] : [`${count} formulas spill`, "are"];
  return `${formulas} here and ${are} not stored to spill: Excel shows the first value alone`;
}

async function readBook(file: string): Promise<{ bytes: Uint8Array; book: Book }> {
  const bytes = await readBookFile(file);
  const book = await readXlsx(bytes).catch((error: unknown) => {
    if (!(error instanceof WorkbookError)) throw error;
    throw new Refused(`${shortText(file)} ${error.message}`, 1);
  });
  return { bytes, book };
}

/** Sheets that are named where another was asked for. */
const mostSheets = 10;

/** The sheet as the book spells it. */
function sheetCalled(book: Book, name: string | undefined, file = ""): string | undefined {
  if (name === undefined) return undefined;
  const found = book.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  if (found) return found.name;
  const names = book.sheets.map((each) => `"${each.name}"`);
  const more = names.length > mostSheets ? ` and ${names.length - mostSheets} more` : "";
  const has = `${names.slice(0, mostSheets).join(", ")}${more}`;
  throw new Refused(`${shortText(file)} has no sheet "${shortText(name)}": it has ${has}`, 1);
}
