import type { Cell, Cells } from "../input/cell";
import { cellFinding } from "./rows/cell-finding";
import type { ColumnChoices, Columns } from "./headers/column";
import { assignColumns, noRows } from "./columns";
import type { FieldKey } from "./headers/field";
import type { Finding } from "./findings/finding";
import { checkNoProblem } from "./findings/no-problem";
import type { RowStatement } from "./rows/read-row";
import { readRow } from "./rows/read-row";
import { headerIn } from "./headers/header-text";
import { limitFindings } from "./rows/limit-findings";
import { leftOutFor, registerRows } from "./rows/register-rows";
import { isFigureName } from "./rows/total-names";
import type { LeftOut, RegisterRow } from "./rows/register-row";
import { RowCells } from "./cells/row-cells";
import { currencyOf } from "./rows/currency-of";
import { RowNames } from "./rows/row-names";
import { sameNameFindings } from "./rows/same-names";
import type { Threat } from "../threat/threat";
import { toldApart, withUnitBehindName } from "./rows/told-apart";
import { thousandfoldFindings } from "./rows/thousandfold";
import { unusedCells, unusedColumns } from "./rows/unused-columns";
import { withOneHeaderRow } from "./headers/header-rows";
import { threatKind } from "./headers/threat-kind";

/** A headed range, read as a register. */
export interface RegisterReading {
  /** The threats of all open rows that have no problem, in the order of the sheet. */
  readonly threats: readonly Threat[];
  /** All there is to say, headers first, then row by row. */
  readonly findings: readonly Finding[];
  /** The fields that have a column. */
  readonly fields: ReadonlySet<FieldKey>;
  /** ISO code of the currency of all amounts; null where the register names none, or several. */
  readonly currency: string | null;
  /** Which column fills which field, and what became of every other. */
  readonly columns: Columns;
  /** Row by row, all that are not blank, those left out among them. */
  readonly rows: readonly RegisterRowReading[];
}

/** One row of a register, whatever is wrong with it. */
export interface RegisterRowReading {
  /** Counted from the header: 1 is the row below it. */
  readonly row: number;
  /** Empty where the row has none. */
  readonly name: string;
  /** Why it is left out: for its status, as the total of others, as a heading, as guidance, or because somebody said so. */
  readonly leftOut: LeftOut["why"] | null;
  /** The threat as far as its loss is known; null where the row is left out or its loss cannot be read. */
  readonly draft: Threat | null;
  /** The fields whose cells have a problem. */
  readonly failed: ReadonlySet<FieldKey>;
}

/**
 * Reads a headed range as a register: every threat, and every problem, warning and note with its row and column.
 *
 * A blank row is skipped. A last row named Total, and rows whose status is Closed, Retired or Draft, are left out and
 * noted. Names are compared without case and outer spaces. Whatever is in the cells, this never throws.
 *
 * @param range first row headers, or the first two, then a row a threat
 * @param choices what is known of the columns beside their headers
 */
export function readRegister(range: Cells, choices?: ColumnChoices): RegisterReading {
  const { cells, said } = withOneHeaderRow(range, threatKind);
  const assigned = assignColumns(cells, threatKind, choices);
  const { columns, rows, note } = toldApart(
    assigned,
    assigned.rows ?? registerRows(cells, assigned, choices?.leftOut),
  );
  const findings: Finding[] = [...(said ? [said] : []), ...columns.findings, ...note];
  const threats: Threat[] = [];
  const readings: RegisterRowReading[] = [];
  const names = new RowNames(threatKind.row);

  for (const row of rows) {
    const { reading, threat, said } = judge(row, columns, names);
    readings.push(reading);
    findings.push(...said);
    if (threat) threats.push(threat);
    claim(reading, names);
  }
  if (rows.length === 0 && columns.of.size > 0) findings.push(noRows(columns));
  const counted = rows.filter(({ leftOut }) => leftOut === null);
  if (readings.some(({ failed }) => failed.has("threat"))) {
    findings.push(...sameNameFindings(cells, counted, columns));
  }
  findings.push(...limitFindings(threats, columns), ...unusedColumns(counted, columns));
  const money = currencyOf(counted, columns, choices?.mayMix);
  findings.push(...money.findings);
  // A column that is already complained of says nothing about the others.
  if (findings.every(({ kind }) => kind !== "Problem")) {
    findings.push(...thousandfoldFindings(threats, columns));
  }
  return {
    threats,
    findings,
    fields: new Set(columns.of.keys()),
    currency: money.code,
    columns,
    rows: readings,
  };
}

/** One row of a register as it would be. */
export interface EditedRowReading {
  readonly reading: RegisterRowReading;
  readonly findings: readonly Finding[];
  /** What it says, part by part; null where it is left out. */
  readonly statement: RowStatement | null;
}

/**
 * Reads one row of a register as it would be after an edit, beside the other rows as they are.
 *
 * @param row its cells after the edit
 * @param number counted from the header: 1 is the row below it; one that the register has not, for a row to be added
 */
export function readEditedRow(
  { columns, rows }: RegisterReading,
  row: readonly Cell[],
  number: number,
): EditedRowReading {
  const others = rows.filter((other) => other.row !== number);
  const names = new RowNames(threatKind.row);
  for (const other of others) claim(other, names);
  const alone = new RowCells(row, columns);
  const isTaken = others.some(({ name, leftOut }) => leftOut === null && isSame(name, alone.name));
  const cells = isTaken ? new RowCells(row, withUnitBehindName(columns)) : alone;
  const isLast = others.every((other) => other.row < number);
  const isBelow = others.some((other) => other.row < number && other.leftOut === null);
  const leftOut = leftOutFor(cells, threatKind, { isLast, isBelow });
  const perhapsTotal =
    leftOut === null && isLast && isBelow && isFigureName(cells.name) ? "by its name" : null;
  const edited: RegisterRow = { cells, row: number, leftOut, perhapsTotal };
  const { reading, said, statement } = judge(edited, columns, names);
  const unused = leftOut === null ? unusedCells(edited, columns) : [];
  return { reading, findings: [...said, ...unused], statement };
}

/**
 * The headers of a range as a register reads them, and how many rows they take: of headers in two rows, those joined.
 *
 * @param range first row headers, or the first two, then a row a threat; the first rows are enough
 */
export function headersIn(range: Cells): {
  readonly texts: readonly string[];
  readonly rows: 1 | 2;
} {
  const { cells, said } = withOneHeaderRow(range, threatKind);
  return { texts: (cells[0] ?? []).map((cell) => headerIn(cell, true)), rows: said ? 2 : 1 };
}

interface Judgement {
  readonly reading: RegisterRowReading;
  /** null unless it counts. */
  readonly threat: Threat | null;
  readonly said: readonly Finding[];
  readonly statement: RowStatement | null;
}

/** @param names those of the rows before */
function judge(
  { cells, row, leftOut, perhapsTotal }: RegisterRow,
  columns: Columns,
  names: RowNames,
): Judgement {
  const { name } = cells;
  if (leftOut !== null) {
    return {
      reading: { row, name, leftOut: leftOut.why, draft: null, failed: new Set() },
      threat: null,
      said: [cellFinding(leftOut.kind, cells, row, leftOut.key, leftOut.rule)],
      statement: null,
    };
  }
  const { threat, draft, failed, findings: found, statement } = readRow(cells, row, columns);
  const findings =
    perhapsTotal === null
      ? found
      : [...found, cellFinding("Warning", cells, row, "threat", totalRules[perhapsTotal])];
  const isRow = perhapsTotal === "by its name";
  const misnamed = names.problemOf(name, cells.text("threat"), isRow);
  if (misnamed === null) {
    return {
      reading: { row, name, leftOut: null, draft, failed },
      threat,
      said: findings,
      statement,
    };
  }
  return {
    reading: { row, name, leftOut: null, draft, failed: new Set([...failed, "threat"]) },
    threat: null,
    said: [cellFinding("Problem", cells, row, "threat", misnamed), ...findings],
    statement,
  };
}

const totalRules = {
  "by its figures":
    "may be a total: every figure is the sum of rows above; take the row out of the range, or name it Total, if it is one",
  "by its name":
    "is called as a figure of the rows above is, and has figures of its own: it counts as a threat; take the row out of the range if it is none",
} as const;

const isSame = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function claim({ name, row, leftOut }: RegisterRowReading, names: RowNames): void {
  if (leftOut === null) names.claim(name, row);
}

/**
 * The threats of a register that has no problem.
 *
 * @param reading what `readRegister` made of it
 * @throws ModelError `unreadable-register` with the first problem and the number of others
 */
export function threatsOf(reading: RegisterReading): readonly Threat[] {
  checkNoProblem(reading.findings, threatKind.called);
  return reading.threats;
}
