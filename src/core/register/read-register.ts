import { ModelError } from "../model-error";
import type { Cells } from "./cell";
import { describeCell } from "./cell";
import type { Columns } from "./columns";
import { assignColumns } from "./columns";
import type { FieldKey } from "./field";
import type { Finding } from "./finding";
import { readRow } from "./read-row";
import { RowCells } from "./row-cells";
import type { Threat } from "./threat";

/** A headed range, read as a register. */
export interface RegisterReading {
  /** The threats of all open rows that have no problem, in the order of the sheet. */
  readonly threats: readonly Threat[];
  /** All there is to say, headers first, then row by row. */
  readonly findings: readonly Finding[];
  /** The fields that have a column. */
  readonly fields: ReadonlySet<FieldKey>;
}

interface Row {
  readonly cells: RowCells;
  readonly row: number;
}

const totalNames: ReadonlySet<string> = new Set([
  ...["total", "totals", "grand total", "sum", "subtotal", "overall", "all threats"],
  ...["gesamt", "gesamtsumme", "summe", "ergebnis", "insgesamt"],
  ...["totale", "total général", "total general", "somme", "suma", "soma", "totaal", "som"],
  ...[
    "totalt",
    "summa",
    "i alt",
    "sammanlagt",
    "yhteensä",
    "razem",
    "łącznie",
    "celkem",
    "összesen",
  ],
  ...["toplam", "итого", "всего", "合計", "合计", "总计", "總計", "합계", "المجموع", 'סה"כ'],
]);
const closedStatuses: ReadonlySet<string> = new Set(["closed", "retired", "draft"]);

/**
 * Reads a headed range as a register: every threat, and every problem, warning and note with its row and column.
 *
 * A blank row is skipped. A last row named Total, and rows whose status is Closed, Retired or Draft, are left out and
 * noted. Names are compared without case and outer spaces. Whatever is in the cells, this never throws.
 *
 * @param cells first row headers, then a row a threat
 */
export function readRegister(cells: Cells): RegisterReading {
  const columns = assignColumns(cells);
  const rows = cells
    .slice(1)
    .map((row, index): Row => ({ cells: new RowCells(row, columns), row: index + 1 }))
    .filter((row) => !row.cells.isBlank);
  const findings: Finding[] = [...columns.findings];
  const threats: Threat[] = [];
  const names = new Map<string, number>();

  for (const [place, { cells: row, row: number }] of rows.entries()) {
    const note = leftOut(row, place === rows.length - 1);
    if (note !== null) {
      findings.push(finding("Note", row, number, note.key, note.rule));
      continue;
    }
    const reading = readRow(row, number, columns);
    const name = row.text("threat").toLowerCase();
    const earlier = name === "" ? undefined : names.get(name);
    if (earlier !== undefined) {
      const rule = `must differ from row to row: row ${earlier} has this name`;
      findings.push(finding("Problem", row, number, "threat", rule));
    } else if (totalNames.has(name)) {
      const rule = "must name a threat: a total belongs in the last row";
      findings.push(finding("Problem", row, number, "threat", rule));
    } else {
      names.set(name, number);
      if (reading.threat) threats.push(reading.threat);
    }
    findings.push(...reading.findings);
  }
  if (rows.length === 0) findings.push(noRows(columns));
  return { threats, findings, fields: new Set(columns.of.keys()) };
}

/**
 * The threats of a register that has no problem.
 *
 * @param reading what `readRegister` made of it
 * @param name what the reader calls the register
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

/** The cell a finding is about: `Loss high in row 3 (Ransomware)`. */
function subjectOf({ column, row, threat }: Finding): string {
  if (row === 0) return `column "${column}" of the register`;
  const name = Array.from(threat).slice(0, 40).join("");
  return `${column} in row ${row}${threat === "" ? "" : ` (${name})`} of the register`;
}

function counted(others: number): string {
  return others === 1 ? "1 more problem" : `${others} more problems`;
}

/** Why a row is left out, or null where it is read. */
function leftOut(row: RowCells, last: boolean): { key: FieldKey; rule: string } | null {
  if (last && totalNames.has(row.text("threat").toLowerCase())) {
    return { key: "threat", rule: "is a total: the row is left out" };
  }
  const status = row.text("status");
  return closedStatuses.has(status.toLowerCase())
    ? { key: "status", rule: `is ${status}: the row is left out` }
    : null;
}

function finding(
  kind: Finding["kind"],
  row: RowCells,
  number: number,
  key: FieldKey,
  rule: string,
): Finding {
  const threat = row.text("threat");
  return { kind, threat, row: number, column: row.header(key), rule, value: row.cell(key) };
}

function noRows(columns: Columns): Finding {
  return {
    kind: "Problem",
    threat: "",
    row: 1,
    column: columns.of.get("threat")?.header ?? "Threat",
    rule: "must be filled in: the register has no threats",
    value: null,
  };
}
