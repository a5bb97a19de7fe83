import { availableParallelism } from "node:os";
import type { Stats } from "node:fs";
import { statSync } from "node:fs";
import { UsageError } from "../io/usage-error";
import { shortText } from "../../workbook/formulas/short-text";
import { pageIn } from "../report/page-options";
import type { ReportOptions } from "../report/write-report";
import type { RollUpOptions } from "../group/roll-up-lines";
import type { Bounds } from "./book-pool";

/** What is to be done with many books, or with their registers. */
export interface ManyOptions extends Bounds, RollUpOptions {
  /** Paths and patterns; "-" stands for a list of them on standard input. */
  readonly named: readonly string[];
  readonly does: "figures" | "registers" | "roll-up";
  readonly isCsv: boolean;
  readonly all: boolean;
  readonly register?: string;
  readonly cache?: string;
  /** Folder in which each book is to be written with its figures. */
  readonly write?: string;
  /** Folder in which each book is to be written with the page for a board. */
  readonly report?: string;
  /** How that is to be. */
  readonly page: Pick<ReportOptions, "paper" | "language">;
}

export const manyUsage = `
Many workbooks: files, folders (however deep), patterns, or "-" for a list of these on standard input. A line of JSON each, in their order;
what is wrong with one stops no other, and the exit code is 0 only if nothing was wrong.

  npm run -s calc -- units/ other.xlsx            the year of each: expected loss, required, spend, gap, 95% and 99%, or why not
  npm run -s calc -- --registers units/           the register of each, in units of its currency, as a line that can be read back
  npm run -s calc -- --roll-up units.jsonl        lines of registers (files, or "-") added up to a group's year, by unit and by threat

  --csv                  figures as rows of a table, in place of JSON
  --jobs 4               so many at a time, each in a process of its own; as many as there are cores if left out
  --seconds 60           the most that one may take
  --megabytes 1024       the most memory that one may take
  --cache FOLDER         keep results there, and take them from there while neither a workbook nor this program changes
  --register Threats     the register in the table or on the sheet of this name; the one that the pane shows if left out
  --write FOLDER         write each workbook with its figures as they are now, below that folder as it lies below what named it
  --report FOLDER        write each workbook with the page for a board, in the same way; --paper and --language as for one
  --currency EUR --rates rates.csv
                         of a roll-up: convert by a table with the headers Currency, Rate and, if you like, Date
  --level 0.95,0.99      of a roll-up: levels of percentiles and worst years
  --bad-year-spread 0.5  of a roll-up: how far frequencies of all units rise and fall together
  --out group.xlsx       of a roll-up: a workbook with the register of all and the group's figures as formulas
  --roll-up --registers  the lines that were read, in the currency asked for: parts of a group that are rolled up later`;

const see = "see npm run -s calc -- --help";

const valued = [
  ...["--jobs", "--seconds", "--megabytes", "--cache", "--register", "--currency", "--rates"],
  ...["--level", "--bad-year-spread", "--out", "--write"],
  ...["--report", "--paper", "--language"],
] as const;
type Valued = (typeof valued)[number];
const plain = ["--csv", "--registers", "--roll-up", "--all"] as const;

/** Options of a single workbook alone that have a value after them. */
const ofOne = ["--sheet", "--formula", "--freeze", "--thaw", "--budget"] as const;

/** Whether a command is about many books or lines: it says so, or names more than one file. */
export function isOfMany(args: readonly string[]): boolean {
  const said = new Set<string>();
  const named: string[] = [];
  let target = "";
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    if (!arg.startsWith("-") || arg === "-") {
      named.push(arg);
      continue;
    }
    const [, name = arg, attached] = /^(--[a-z-]+)=(.*)$/s.exec(arg) ?? [];
    said.add(name);
    const takesValue = [...valued, ...ofOne].some((option) => option === name);
    const value = attached ?? (takesValue ? args[++i] : undefined);
    if (name === "--write" || name === "--report") target = value ?? "";
  }
  const shared = said.has("--report") ? ofReports : sharedOptions;
  const onlyOfMany = [...valued, ...plain].filter((option) => !shared.has(option));
  if (onlyOfMany.some((option) => said.has(option))) return true;
  if ([...ofOne, "--compare", "--prove", "--help", "-h"].some((option) => said.has(option))) {
    return false;
  }
  const [only = ""] = named;
  if (named.length !== 1) return named.length > 1;
  return (
    only === "-" || isFolder(only) || isPattern(only) || isFolder(target) || /[\\/]$/.test(target)
  );
}

/** They mean the same for one workbook and for many. */
const sharedOptions: ReadonlySet<string> = new Set([
  ...["--all", "--write", "--report", "--paper", "--language"],
]);

/** The register of a report may be named for one workbook, too. */
const ofReports: ReadonlySet<string> = new Set([...sharedOptions, "--register"]);

/** What stands under a path; null where nothing does, or the path cannot be one. */
function entryAt(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

const isFolder = (path: string): boolean => entryAt(path)?.isDirectory() === true;

const isPattern = (path: string): boolean => /[*?]/.test(path) && entryAt(path) === null;

/**
 * Reads a command about many books.
 *
 * @throws UsageError naming the argument that is wrong
 */
export function readManyOptions(args: readonly string[]): ManyOptions {
  const values = new Map<Valued, string>();
  const said = new Set<string>();
  const named: string[] = [];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? "";
    const [, name = "", attached] = /^(--[a-z-]+)(?:=(.*))?$/s.exec(arg) ?? [];
    const option = valued.find((each) => each === name);
    if (option !== undefined) {
      const value = attached ?? args[++i] ?? "";
      if (value.trim() === "") throw new UsageError(`${option} needs a value after it: ${see}`);
      if (values.has(option)) throw new UsageError(`${option} is given twice: ${see}`);
      values.set(option, value);
    } else if (plain.some((each) => each === arg)) {
      said.add(arg);
    } else if (arg.startsWith("-") && arg !== "-") {
      throw new UsageError(`${shortText(arg)} does not go with many workbooks: ${see}`);
    } else named.push(arg);
  }
  const does = said.has("--roll-up")
    ? "roll-up"
    : said.has("--registers")
      ? "registers"
      : "figures";
  checkTogether(does, values, said);
  if (named.length === 0) throw new UsageError(`name ${wanted[does]}: ${see}`);
  const text = (option: Valued, key: string) => {
    const value = values.get(option);
    return value === undefined ? {} : { [key]: value };
  };
  return {
    ...{ named, does, isCsv: said.has("--csv"), all: said.has("--all") },
    passesOn: said.has("--roll-up") && said.has("--registers"),
    jobs: whole(values, "--jobs", availableParallelism(), 256),
    seconds: whole(values, "--seconds", 60, 86_400),
    megabytes: whole(values, "--megabytes", 1024, 1_048_576),
    levels: (values.get("--level") ?? "0.95,0.99").split(",").map((part) => levelIn(part)),
    badYearSpread: numberIn(values.get("--bad-year-spread") ?? "0", "--bad-year-spread"),
    ...text("--register", "register"),
    ...text("--cache", "cache"),
    ...text("--currency", "currency"),
    ...text("--rates", "rates"),
    ...text("--out", "out"),
    ...text("--write", "write"),
    ...text("--report", "report"),
    page: pageIn({ paper: values.get("--paper"), language: values.get("--language") }),
  };
}

const wanted = {
  figures: "workbooks or folders",
  registers: "workbooks or folders",
  "roll-up": 'files of lines that --registers made, or "-"',
} as const;

/** Options of a roll-up mean nothing to books, and the other way round. */
function checkTogether(
  does: ManyOptions["does"],
  values: ReadonlyMap<Valued, string>,
  said: ReadonlySet<string>,
): void {
  const ofRollUp: readonly Valued[] = [
    "--currency",
    "--rates",
    "--level",
    "--bad-year-spread",
    "--out",
  ];
  const ofBooks: readonly Valued[] = [
    "--jobs",
    "--seconds",
    "--megabytes",
    "--cache",
    "--register",
  ];
  const strange = (does === "roll-up" ? ofBooks : ofRollUp).find((option) => values.has(option));
  if (strange !== undefined) {
    const goes = does === "roll-up" ? "workbooks, not with --roll-up" : "--roll-up";
    throw new UsageError(`${strange} goes with ${goes}: ${see}`);
  }
  if (said.has("--csv") && does !== "figures") {
    throw new UsageError(`--csv is for figures of workbooks: ${see}`);
  }
  checkWriting(does, values);
  if (values.has("--currency") !== values.has("--rates")) {
    throw new UsageError(`--currency and --rates go together: ${see}`);
  }
  if (values.has("--out") && said.has("--registers")) {
    throw new UsageError(`--out is of the year, not of lines: leave out --registers`);
  }
}

/** What writes workbooks writes one of each, into a folder. */
function checkWriting(does: ManyOptions["does"], values: ReadonlyMap<Valued, string>): void {
  const [option, second] = (["--write", "--report"] as const).filter((each) => values.has(each));
  const ofPages = (["--paper", "--language"] as const).find((each) => values.has(each));
  if (ofPages !== undefined && !values.has("--report")) {
    throw new UsageError(`${ofPages} is of a report: ask for one with --report: ${see}`);
  }
  if (option === undefined) return;
  if (second !== undefined) {
    throw new UsageError(`${option} and ${second} write one file each: ask for one: ${see}`);
  }
  if (does !== "figures") {
    throw new UsageError(`${option} is for workbooks and their figures: ${see}`);
  }
  if (values.has("--cache")) {
    throw new UsageError(`--cache keeps figures, not workbooks: leave out --cache or ${option}`);
  }
  const folder = values.get(option) ?? "";
  if (/\.xls[xm]$/i.test(folder) || entryAt(folder)?.isDirectory() === false) {
    throw new UsageError(
      `${option} needs a folder where there are many workbooks, got ${shortText(folder)}`,
    );
  }
}

function whole(
  values: ReadonlyMap<Valued, string>,
  option: Valued,
  usual: number,
  most: number,
): number {
  const text = values.get(option);
  if (text === undefined) return usual;
  const value = numberIn(text, option);
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new UsageError(
    `${option} must be a whole number from 1 to ${most}, got ${shortText(text)}`,
  );
}

function numberIn(text: string, option: string): number {
  const value = Number(text);
  if (text.trim() !== "" && Number.isFinite(value)) return value;
  throw new UsageError(`${option} must be a number, got ${shortText(text)}`);
}

function levelIn(text: string): number {
  const level = numberIn(text, "--level");
  if (level >= 0 && level < 1) return level;
  throw new UsageError(`--level must be 0 or more and less than 1, got ${shortText(text)}`);
}
