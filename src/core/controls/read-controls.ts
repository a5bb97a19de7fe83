import type { Cells } from "../input/cell";
import { cellFinding } from "../register/rows/cell-finding";
import { assignColumns, noRows } from "../register/columns";
import type { Finding } from "../register/findings/finding";
import { checkNoProblem } from "../register/findings/no-problem";
import type { ColumnChoices, Columns } from "../register/headers/column";
import { withOneHeaderRow } from "../register/headers/header-rows";
import { headerIn } from "../register/headers/header-text";
import { registerRows } from "../register/rows/register-rows";
import { RowNames } from "../register/rows/row-names";
import type { Control } from "./control";
import type { ControlKey } from "./control-fields";
import { controlKind } from "./control-fields";
import { ThreatFinder } from "./named-threats";
import { readControl } from "./read-control";
import type { ThreatNames } from "./threat-names";

/** A headed range, read as a controls register. */
export interface ControlsReading {
  /** The controls of all rows that have no problem, in the order of the sheet. */
  readonly controls: readonly Control[];
  /** Its columns, and which field each fills. */
  readonly columns: Columns<ControlKey>;
  /** The rows that are controls, whatever is wrong with them: their numbers, 1 below the header, and names. */
  readonly rows: readonly { readonly row: number; readonly name: string }[];
  /** All there is to say, headers first, then row by row. */
  readonly findings: readonly Finding[];
}

/**
 * Reads a headed range as a controls register: every control, and every problem, warning and note with its row and
 * column.
 *
 * A blank row is skipped; a last row named Total is left out and noted. Names are compared without case and outer spaces.
 * A threat that is left out of its register is noted, one that it does not have is a problem. Whatever is in the cells,
 * this never throws.
 *
 * @param range first row headers, or the first two, then a row a control
 * @param threatNames those of the register that the controls act on
 * @param choices what a user said of its columns, which beats every header
 */
export function readControls(
  range: Cells,
  threatNames: ThreatNames,
  choices: ColumnChoices<ControlKey> = {},
): ControlsReading {
  const { cells, said } = withOneHeaderRow(range, controlKind);
  const columns = assignColumns(cells, controlKind, choices);
  const rows = columns.rows ?? registerRows(cells, columns);
  const finder = new ThreatFinder(threatNames);
  const names = new RowNames(controlKind.row);
  const findings: Finding[] = [...(said ? [said] : []), ...columns.findings];
  const controls: Control[] = [];
  for (const { cells: row, row: number, leftOut } of rows) {
    if (leftOut !== null) {
      findings.push(cellFinding(leftOut.kind, row, number, leftOut.key, leftOut.rule));
      continue;
    }
    const misnamed = names.problemOf(row.name);
    if (misnamed !== null) {
      findings.push(cellFinding("Problem", row, number, controlKind.name, misnamed));
    }
    const { control, findings: said } = readControl(row, number, columns, finder);
    findings.push(...said);
    if (control !== null && misnamed === null) controls.push(control);
    names.claim(row.name, number);
  }
  if (rows.length === 0 && columns.of.size > 0) findings.push(noRows(columns));
  const counted = rows.filter(({ leftOut }) => leftOut === null);
  return {
    controls,
    columns,
    rows: counted.map(({ row, cells: { name } }) => ({ row, name })),
    findings,
  };
}

/**
 * The headers of a range as a controls register reads them, and how many rows they take: of headers in two rows, those joined.
 *
 * @param range first row headers, or the first two, then a row a control; the first rows are enough
 */
export function controlHeadersIn(range: Cells): {
  readonly texts: readonly string[];
  readonly rows: 1 | 2;
} {
  const { cells, said } = withOneHeaderRow(range, controlKind);
  return { texts: (cells[0] ?? []).map((cell) => headerIn(cell, false)), rows: said ? 2 : 1 };
}

/**
 * The controls of a register that has no problem.
 *
 * @param reading what `readControls` made of it
 * @throws ModelError `unreadable-register` with the first problem and the number of others
 */
export function controlsOf({ controls, findings }: ControlsReading): readonly Control[] {
  checkNoProblem(findings, controlKind.called);
  return controls;
}
