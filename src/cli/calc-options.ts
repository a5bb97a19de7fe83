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
}

/** Options that write a workbook. */
const writing = ["write", "freeze", "thaw"] as const;

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

  --write out.xlsx
            write the workbook with its figures as they are now, in place of printing them: all else in it stays as it is

  --prove   prove that each BUDGET_PLAN for the expected loss is the best there is, where a gap is left: with more than 25
            controls this may take minutes. Insurance of single events, percentiles and tail means keep their gap.

A cell error prints as its text, such as "#VALUE!"; what the function says about it goes to stderr.
The workbook itself is never changed.`;

const see = "see npm run -s calc -- --help";

/**
 * Reads the command line of calc.
 *
 * @param args what follows the command's name
 * @throws UsageError naming the argument that is wrong
 */
export function readCalcOptions(args: readonly string[]): CalcOptions {
  const values: Partial<Record<"file" | "sheet" | "formula" | (typeof writing)[number], string>> =
    {};
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
    const [, option, key, , attached] =
      /^(--(sheet|formula|write|freeze|thaw))(=(.*))?$/s.exec(arg) ?? [];
    if (arg === "--help" || arg === "-h") return { help: true, prove, all, compare };
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
    ...(formula === undefined ? {} : { formula: bare(formula) }),
  };
}

/** Windows' cmd hands over the single quotes that other shells take away. */
const bare = (formula: string) =>
  formula
    .trim()
    .replace(/^'(=.*)'$/s, "$1")
    .replace(/^=/, "")
    .trim();
