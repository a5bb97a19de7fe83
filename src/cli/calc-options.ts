import { pageIn } from "./report/page-options";
import type { ReportOptions } from "./report/write-report";
import { UsageError } from "./io/usage-error";
import { shortText } from "../workbook/formulas/short-text";

export interface CalcOptions {
  readonly help: boolean;
  readonly file?: string;
  readonly sheet?: string;
  /** Without its `=`. */
  readonly formula?: string;
  /** Whether plans that a search leaves open are to be proven, however long that takes. */
  readonly prove: boolean;
  /** Whether what Excel has computed is calculated again. */
  readonly all: boolean;
  /** Whether cells are listed in which the calculator and the file disagree. */
  readonly compare: boolean;
  /** Where the workbook with its results is to be written. */
  readonly write?: string;
  /** Where a copy without the add-in's formulas is to be written. */
  readonly freeze?: string;
  /** Where a copy with its frozen formulas back is to be written. */
  readonly thaw?: string;
  /** Where a copy with a page for the board is to be written. */
  readonly report?: string;
  /** What is said of that page. */
  readonly page: ReportOptions;
}

/** Options that write a workbook. */
const writing = ["write", "freeze", "thaw", "report"] as const;

/** Options that say how a report is to be. */
const reporting = ["paper", "language", "budget", "register"] as const;

export const usage = `calc: recalculates a workbook with the add-in's functions and prints the results as JSON

  npm run -s calc -- book.xlsx                    all formulas of the book, sheet by sheet
  npm run -s calc -- book.xlsx --sheet "Budget"   of one sheet only
  npm run -s calc -- --formula '=EXPECTED_LOSS(0.1,100000,1000000)'
                                                  one formula, no file needed
  npm run -s calc -- book.xlsx --sheet "Budget" --formula '=SUM(B2:B9)'
                                                  one formula as if it stood on that sheet (the first, if none is named)

  --all     calculate every formula; otherwise what Excel has computed stays, but for formulas of the add-in, those that
            change by themselves (NOW, RAND, OFFSET), those without a value, and all that reads these
  --compare list every cell in which the calculator and the file disagree, in place of the results

  --freeze out.xlsx
            write a copy for people without the add-in: its formulas become Excel's own where there are such, and else
            their results; a sheet lists what they were
  --thaw out.xlsx
            write a copy in which such formulas are back

  --report out.xlsx
            write a copy with the page for the board, on a sheet of its own: the page that the pane writes, its figures formulas
  --paper A4, --paper Letter
            of a report: the paper it is printed on; A4 if left out
  --language en, --language de
            of a report: its words; those of the workbook's amounts and headers if left out
  --budget 250000
            of a report: new money for controls a year; the budget from which more hardly helps if left out
  --register Threats
            of a report: the register in the table or on the sheet of this name; the one that the pane shows if left out

  --write out.xlsx
            write the workbook with its figures as they are now, in place of printing them: all else in it stays as it is

  --prove   prove that each BUDGET_PLAN for the expected loss is the best there is, where a gap is left: with more than 25
            controls this may take minutes. Insurance of single events, percentiles and tail means keep their gap.

A cell error prints as its text, such as "#VALUE!"; what the function says about it goes to stderr.
The workbook itself is never changed.`;

/** Options that have a value after them. */
const valued = ["sheet", "formula", ...writing, ...reporting] as const;
const withValue = new RegExp(`^(--(${valued.join("|")}))(=(.*))?$`, "s");

type Values = Partial<Record<"file" | (typeof valued)[number], string>>;

const see = "see npm run -s calc -- --help";

/**
 * Reads the command line of calc.
 *
 * @param args what follows the command's name
 * @throws UsageError naming the argument that is wrong
 */
export function readCalcOptions(args: readonly string[]): CalcOptions {
  const values: Values = {};
  const set = (key: keyof typeof values, name: string, value: string) => {
    if (values[key] !== undefined) throw new UsageError(`${name} is given twice: ${see}`);
    if (value.trim() === "") throw new UsageError(`${name} must not be empty: ${see}`);
    values[key] = value;
  };
  let prove = false;
  let all = false;
  let compare = false;
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    const [, option, key, , attached] = withValue.exec(arg) ?? [];
    if (arg === "--help" || arg === "-h") return { help: true, prove, all, compare, page: {} };
    if (arg === "--prove") {
      prove = true;
    } else if (arg === "--all") {
      all = true;
    } else if (arg === "--compare") {
      compare = true;
    } else if (option !== undefined) {
      const value = attached ?? args[++i];
      if (value === undefined) throw new UsageError(`${option} needs a value after it: ${see}`);
      set(key as keyof typeof values, option, value);
    } else if (arg.startsWith("-") && arg !== "-") {
      throw new UsageError(`${shortText(arg)} is not an option of calc: ${see}`);
    } else set("file", "the workbook", arg);
  }
  const { file, sheet, formula } = values;
  if (compare && (file === undefined || formula !== undefined)) {
    throw new UsageError(`--compare needs a workbook and no formula: ${see}`);
  }
  const [first, second] = writing.filter((name) => values[name] !== undefined);
  if (first !== undefined) {
    if (second !== undefined) {
      throw new UsageError(`--${first} and --${second} write one file each: ask for one: ${see}`);
    }
    if (file === undefined || formula !== undefined || compare) {
      throw new UsageError(`--${first} needs a workbook, no formula and no --compare: ${see}`);
    }
    if (sheet !== undefined) {
      throw new UsageError(`--${first} writes every sheet: leave out --sheet`);
    }
  }
  if (file === undefined && formula === undefined) {
    throw new UsageError(`name a workbook, or a formula after --formula: ${see}`);
  }
  if (file === undefined && sheet !== undefined) {
    throw new UsageError(`--sheet needs a workbook: ${see}`);
  }
  return {
    help: false,
    prove,
    all,
    compare,
    ...values,
    page: pageOptions(values),
    ...(formula === undefined ? {} : { formula: bare(formula) }),
  };
}

/** @throws UsageError where one of them is wrong, or there is no report that it is of */
function pageOptions(values: Values): ReportOptions {
  const given = reporting.find((name) => values[name] !== undefined);
  if (given !== undefined && values.report === undefined) {
    throw new UsageError(`--${given} is of a report: ask for one with --report: ${see}`);
  }
  const { paper, language, budget, register } = values;
  return {
    ...pageIn({ paper, language }),
    ...(budget === undefined ? {} : { budget: amountIn("--budget", budget) }),
    ...(register === undefined ? {} : { register }),
  };
}

function amountIn(option: string, given: string): number {
  const amount = Number(given);
  if (given.trim() !== "" && Number.isFinite(amount) && amount >= 0) return amount;
  throw new UsageError(`${option} must be a number, 0 or more, got ${shortText(given)}: ${see}`);
}

/** Windows' cmd hands over the single quotes that other shells take away. */
const bare = (formula: string) =>
  formula
    .trim()
    .replace(/^'(=.*)'$/s, "$1")
    .replace(/^=/, "")
    .trim();
