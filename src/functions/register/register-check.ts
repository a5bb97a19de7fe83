import type { RegisterReading } from "../../core";
import { type Cell, CellError, type Finding, ModelError, rememberedYear } from "../../core";
import { accuracyNote } from "../year/accuracy-note";
import { cellsIn, checkNoError, isOmitted } from "../cells/cells-in";
import { controlsReadingIn } from "../cells/controls-in";
import { inCellOrLater } from "../long-calls/long-calls";
import { readingOf } from "../cells/register-in";

/**
 * What is wrong with a register, and with the controls beside it: a row each for problems (which stop the other functions), warnings and notes. The first row says how much was read and how many cells are to be fixed, or begins with "No problems".
 * @customfunction REGISTER_CHECK
 * @param register Threat register with its header row.
 * @param controls Controls register with its header row, to be checked too; what there is to say about it follows.
 * @returns A table: Threat (or control), Row (1 is the first below the header, 0 the header itself), Column, Kind, What is wrong, Value.
 */
export function registerCheck(register: any[][], controls?: any[][]): any[][] {
  // Of each of its figures the error is looked for, too: about as long as shares.
  return inCellOrLater("REGISTER_CHECK", [register, controls], "shares", () => {
    checkNoError(register, "register", "be a range with headers");
    const reading = readingOf(cellsIn(register));
    const rows = reading.findings.map((finding) => rowOf(finding, ""));
    const reads = [
      counted(reading.rows.filter(({ leftOut }) => leftOut === null).length, "threat"),
    ];
    const problems = [...reading.findings];
    const accuracy = accuracyOf(reading);
    if (accuracy !== null) rows.push(["", "", "", "Note", accuracy, ""]);
    if (!isOmitted(controls)) {
      const { rows: read, findings } = controlsReadingIn(controls, reading);
      problems.push(...findings);
      reads.push(counted(read.length, "control"));
      rows.push(...findings.map((finding) => rowOf(finding, " of the controls")));
    }
    return [
      ["Threat", "Row", "Column", "Kind", "What is wrong", "Value"],
      [
        rows.length === 0 ? "No problems" : "",
        "",
        "",
        "",
        inOneSentence(reads, problems, reading),
        "",
      ],
      ...rows,
    ];
  });
}

/** "8 threats, 2 cells to fix; 1 row left out". */
function inOneSentence(
  reads: readonly string[],
  findings: readonly Finding[],
  { rows }: RegisterReading,
): string {
  const problems = findings.filter(({ kind }) => kind === "Problem");
  const missing = problems.filter(({ row, index }) => row === 0 && index === null).length;
  const cells = problems.length - missing;
  const left = rows.filter(({ leftOut }) => leftOut !== null).length;
  const toDo = [
    ...(missing > 0 ? [`${counted(missing, "column")} missing`] : []),
    ...(cells > 0 ? [`${counted(cells, "cell")} to fix`] : []),
  ];
  const said = [...reads, ...(toDo.length > 0 ? toDo : ["nothing to fix"])].join(", ");
  return left > 0 ? `${said}; ${counted(left, "row")} left out` : said;
}

const counted = (count: number, what: string): string =>
  `${count} ${what}${count === 1 ? "" : "s"}`;

/** What is to be said of how exact the year of a register is; nothing where it has none. */
function accuracyOf({ findings, threats }: RegisterReading): string | null {
  if (threats.length === 0 || findings.some(({ kind }) => kind === "Problem")) return null;
  try {
    const note = accuracyNote(rememberedYear(threats));
    return note === null ? null : `figures of the year ${note}`;
  } catch (refusal) {
    // A year too large for numbers is refused where it is asked for.
    if (refusal instanceof ModelError && refusal.code === "too-large") return null;
    throw refusal;
  }
}

/** @param where which of two registers the column is in, unless the rule says so itself */
function rowOf(
  { name, row, column, kind, rule, value }: Finding,
  where: string,
): (number | string | boolean)[] {
  const subject = rule.includes(where) ? column : `${column}${where}`;
  return [name, row, column, kind, `${subject} ${rule}`, shown(value)];
}

/** A cell as it may stand in a result: an error as its text, a blank as nothing. */
function shown(value: Cell): number | string | boolean {
  if (value instanceof CellError) return value.code;
  return value ?? "";
}
