import { ModelError } from "../model-error";
import type { Cells } from "./cell";
import { describeCell, quote, shortened } from "./cell";
import type { ColumnChoices, ColumnReading, Columns } from "./column";
import { assignColumns } from "./columns";
import type { FieldKey } from "./field";
import type { Finding } from "./finding";
import { readRow } from "./read-row";
import { isTotalName, registerRows } from "./register-rows";
import type { RowCells } from "./row-cells";
import type { Threat } from "./threat";

/** A headed range, read as a register. */
export interface RegisterReading {
  /** The threats of all open rows that have no problem, in the order of the sheet. */
  readonly threats: readonly Threat[];
  /** All there is to say, headers first, then row by row. */
  readonly findings: readonly Finding[];
  /** The fields that have a column. */
  readonly fields: ReadonlySet<FieldKey>;
  /** Column by column, from the left, what became of it. */
  readonly columns: readonly ColumnReading[];
  /** Row by row, all that are not blank, those left out among them. */
  readonly rows: readonly RegisterRowReading[];
}

/** One row of a register, whatever is wrong with it. */
export interface RegisterRowReading {
  /** Counted from the header: 1 is the row below it. */
  readonly row: number;
  /** Empty where the row has none. */
  readonly name: string;
  /** Left out for its status, or as the total of the others. */
  readonly leftOut: "status" | "total" | null;
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
 * @param cells first row headers, then a row a threat
 * @param choices what is known of the columns beside their headers
 */
export function readRegister(cells: Cells, choices?: ColumnChoices): RegisterReading {
  const columns = assignColumns(cells, choices);
  const rows = registerRows(cells, columns);
  const findings: Finding[] = [...columns.findings];
  const threats: Threat[] = [];
  const readings: RegisterRowReading[] = [];
  const names = new Map<string, number>();

  for (const { cells: row, row: number, leftOut } of rows) {
    if (leftOut !== null) {
      findings.push(finding("Note", row, number, leftOut.key, leftOut.rule));
      readings.push({
        row: number,
        name: row.text("threat"),
        leftOut: leftOut.key === "threat" ? "total" : "status",
        draft: null,
        failed: new Set(),
      });
      continue;
    }
    const reading = readRow(row, number, columns);
    const { draft, failed } = reading;
    readings.push({ row: number, name: row.text("threat"), leftOut: null, draft, failed });
    const name = row.text("threat").toLowerCase();
    const earlier = name === "" ? undefined : names.get(name);
    if (earlier !== undefined) {
      const rule = `must differ from row to row: row ${earlier} has this name`;
      findings.push(finding("Problem", row, number, "threat", rule));
    } else if (isTotalName(name)) {
      const rule = "must name a threat: a total belongs in the last row";
      findings.push(finding("Problem", row, number, "threat", rule));
    } else {
      names.set(name, number);
      if (reading.threat) threats.push(reading.threat);
    }
    findings.push(...reading.findings);
  }
  if (rows.length === 0 && columns.of.size > 0) findings.push(noRows(columns));
  return {
    threats,
    findings,
    fields: new Set(columns.of.keys()),
    columns: columns.readings,
    rows: readings,
  };
}

/**
 * The threats of a register that has no problem.
 *
 * @param reading what `readRegister` made of it
 * @throws ModelError `unreadable-register` with the first problem and the number of others
 */
export function threatsOf(reading: RegisterReading): readonly Threat[] {
  const problems = reading.findings.filter(({ kind }) => kind === "Problem");
  const [first] = problems;
  if (first === undefined) return reading.threats;
  const others = problems.length - 1;
  const isMissing = first.row === 0 && first.value === null;
  throw new ModelError(
    "unreadable-register",
    isMissing ? first.column : subjectOf(first),
    first.rule.replace(/^must /, ""),
    (isMissing ? "none" : describeCell(first.value)) +
      (others === 0 ? "" : ` (and ${counted(others)}: see REGISTER_CHECK)`),
  );
}

/** The cell a finding is about: `Loss high in row 3 (Ransomware) of the register`. */
function subjectOf({ column, row, threat }: Finding): string {
  if (row === 0) return `column ${quote(column)} of the register`;
  const name = threat === "" ? "" : ` (${shortened(threat)})`;
  return `${shortened(column)} in row ${row}${name} of the register`;
}

function counted(others: number): string {
  return others === 1 ? "1 more problem" : `${others} more problems`;
}

function finding(
  kind: Finding["kind"],
  row: RowCells,
  number: number,
  key: FieldKey,
  rule: string,
): Finding {
  const threat = row.text("threat");
  const [column, index] = [row.header(key), row.index(key)];
  return { kind, threat, row: number, column, index, rule, value: row.cell(key) };
}

function noRows(columns: Columns): Finding {
  return {
    kind: "Problem",
    threat: "",
    row: 1,
    column: columns.of.get("threat")?.header ?? "Threat",
    index: columns.of.get("threat")?.index ?? null,
    rule: "must be filled in: the register has no threats",
    value: null,
  };
}
