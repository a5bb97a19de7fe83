import type { ControlsView, RegisterView } from "../../session/contract/register-snapshot";
import type { ReportLanguage, ReportPaper, ReportWish } from "../../session/contract/report";
import type { Ask } from "../../session/answers/ask";
import { curvePoints, firstBudget, isToBudget } from "../../session/plan/first-budget";
import { curveQuestion, isToDecide } from "../../session/plan/plan-questions";
import { reporting } from "../../session/report/reporting";
import { isOurChart } from "../../session/report/written-before";
import { serialDate } from "../../session/typed/serial-date";
import type { AddInFunction } from "../../workbook/add-in/add-in-functions";
import type { Book, BookSheet } from "../../workbook/book/book";
import { cellAddress } from "../../workbook/book/cell-address";
import type { CalculatedBook } from "../../workbook/engine/calculate-book";
import { saveBook } from "../../workbook/xlsx/save/save-book";
import { FileError } from "../io/read-book-file";
import type { OpenedFile } from "../io/write-results";
import { sayLosses, writeBookFile } from "../io/write-results";
import { withResults } from "../io/with-results";
import { bookAreas } from "../registers/book-areas";
import { bookReports } from "./book-reports";
import { languageOfBook } from "./book-language";
import { followBook } from "./follow-book";

/** What somebody says of a report; what is left out is as the pane has it. */
export interface ReportOptions {
  readonly paper?: ReportPaper;
  /** Left out for that of the workbook. */
  readonly language?: ReportLanguage;
  /** New money for controls, currency a year; left out for the budget from which more hardly helps. */
  readonly budget?: number;
  /** Name of the register's table or sheet; left out for the one that the pane shows. */
  readonly register?: string;
}

/** A workbook with a report, as bytes, and what is to be said of it. */
export interface WrittenReport {
  readonly bytes: Uint8Array;
  /** Name of its sheet. */
  readonly sheet: string;
  /** Address of the register. */
  readonly register: string;
  /** What the file lacks of the one that was opened, in plain words. */
  readonly losses: readonly string[];
  /** Cells of the report that hold an error: "Board report!B8 #NUM!". */
  readonly errors: readonly string[];
}

/**
 * Writes the page for a board into a workbook that is calculated, on a sheet of its own, as the pane does.
 *
 * @throws FileError where it cannot be written: what is wrong, and what to do
 */
export async function reportFrom(
  { bytes, book }: OpenedFile,
  calculated: Pick<CalculatedBook, "sheets" | "withResults">,
  functions: readonly AddInFunction[],
  options: ReportOptions,
): Promise<WrittenReport> {
  const before = calculated.withResults();
  const language = options.language ?? languageOfBook(book);
  const { followed, ask } = await followBook(book, calculated, functions, {
    called: options.register,
    locale: language === "de" ? "de-DE" : "en-US",
  });
  try {
    const { register, controls, trouble } = followed.getSnapshot();
    if (trouble) throw new FileError(trouble.message);
    if (register.kind !== "register") {
      throw new FileError(
        "the workbook has no register: a table or range with headers such as Threat, Frequency and Loss",
      );
    }
    const table = controls?.kind === "controls" ? controls : null;
    const wish: ReportWish = {
      ...{ language, paper: options.paper ?? "A4", today: serialDate(new Date(), register.marks) },
      budget: await budgetOf(ask, register, table, options.budget),
    };
    const reports = bookReports(before, functions);
    const report = reporting(reports.port, bookAreas(book, calculated), followed);
    const shown = await report.preview(wish);
    if (shown.kind === "refused") throw new FileError(refusalOf(shown.message, register));
    const done = await report.write(shown);
    if (done.kind === "refused") throw new FileError(done.message);
    const now = await withResults(reports.now(), functions);
    const opened = { bytes, asRead: book, before: book };
    const ids = new Set(functions.map(({ id }) => id));
    const { bytes: saved, losses } = await saveBook(opened, now, ids, {
      origins: now.sheets.map(({ name }) => originOf(book, name)),
      moves: reports.rowsIn().flatMap(({ sheet: name, shift }) => {
        const sheet = originOf(book, name);
        return sheet === undefined ? [] : [{ sheet, shift }];
      }),
      isChartGone: (sheet, chart) => sheet === shown.sheet && isOurChart(chart),
    });
    const sheet = now.sheets.find(({ name }) => name === shown.sheet);
    return {
      ...{ bytes: saved, sheet: shown.sheet, register: register.place.address, losses },
      errors: sheet ? errorsOn(sheet) : [],
    };
  } finally {
    followed.close();
  }
}

/** The number that a sheet had in a file; undefined for a new one. */
function originOf({ sheets }: Book, sheet: string): number | undefined {
  const at = sheets.findIndex(({ name }) => name === sheet);
  return at < 0 ? undefined : at;
}

/** Why there is no report, with the first cell to fix where there is one. */
function refusalOf(message: string, { findings, threats }: RegisterView): string {
  const problem = [...findings, ...threats.flatMap((threat) => threat.findings)].find(
    ({ kind }) => kind === "Problem",
  );
  if (!problem) return message;
  const at = problem.address === null ? "" : `${problem.address}: `;
  return `${message} ${at}${problem.sentence}`;
}

/** The budget that a plan is made for; null where there is nothing to choose from. */
async function budgetOf(
  ask: Ask,
  register: RegisterView,
  controls: ControlsView | null,
  wished: number | undefined,
): Promise<number | null> {
  const isPlanned = controls !== null && controls.problems === 0 && isToDecide(controls);
  if (!isPlanned) {
    if (wished === undefined) return null;
    throw new FileError(
      "the workbook has no controls that could be bought: leave out --budget, and the report has no plan",
    );
  }
  if (wished !== undefined) return wished;
  if (!isToBudget(controls) || register.totals.kind !== "totals") return 0;
  const curve = await ask(curveQuestion(curvePoints, "expected"));
  const cells = curve.kind === "cells" ? curve.cells.slice(1) : [];
  return firstBudget(
    controls,
    cells.flatMap(([budget, loss]) =>
      typeof budget === "number" && typeof loss === "number" ? [{ budget, loss }] : [],
    ),
  );
}

/** Cells that show an error: "Board report!B8 #NUM!". */
const errorsOn = ({ name, cells }: BookSheet): string[] =>
  cells.flatMap(({ row, column, value, spill = [[value]] }) =>
    spill.flatMap((line, r) =>
      line.flatMap((shown, c) =>
        typeof shown === "object" && shown !== null
          ? [`${name}!${cellAddress(row + r, column + c)} ${shown.error}`]
          : [],
      ),
    ),
  );

/**
 * Writes a copy of a workbook with the page for a board.
 *
 * @returns what was written, in words
 * @throws FileError where it cannot be done
 */
export async function writeReport(
  opened: OpenedFile,
  calculated: Pick<CalculatedBook, "sheets" | "withResults">,
  functions: readonly AddInFunction[],
  target: string,
  options: ReportOptions,
): Promise<string[]> {
  const written = await reportFrom(opened, calculated, functions, options);
  const { bytes, sheet, register, losses, errors } = written;
  await writeBookFile(bytes, target);
  sayLosses(target, losses);
  for (const error of errors) console.error(`calc: ${error}`);
  return [`${sheet} written of ${register}`];
}
