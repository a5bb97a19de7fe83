import { ModelError } from "../input/model-error";
import type { Cell, Cells } from "../input/cell";
import { describeCell, shortened } from "../input/cell";
import type { Column } from "../register/headers/column";
import type { FieldKey } from "../register/headers/field";
import type { Finding } from "../register/findings/finding";
import type { RegisterReading } from "../register/read-register";
import { numberInWords } from "../register/figures/rate-in-words";
import { readRow } from "../register/rows/read-row";
import { RowCells } from "../register/cells/row-cells";
import type { Threat } from "../threat/threat";

/** A threat whose cells can be tried with other numbers; the register stays as it is. */
export interface RowTrial {
  /** As the sheet has it. */
  readonly threat: Threat;
  /** The number in the cell of a field, in the units of the sheet; null where it is blank or there is no such column. */
  number(key: FieldKey): number | null;
  /** Factor from the units of the sheet to those of the model; 1 where there is no such column. */
  scale(key: FieldKey): number;
  /**
   * The threat with other numbers in its cells, read as the sheet would be.
   *
   * @param numbers in the units of the sheet
   * @returns the threat, or the first problem that they make
   */
  tried(numbers: ReadonlyMap<FieldKey, number>): Threat | Finding;
}

/**
 * Makes the row of a threat ready for trials.
 *
 * @param cells the register, its header row included
 */
export function rowTrial(reading: RegisterReading, cells: Cells, threat: Threat): RowTrial {
  const row: readonly Cell[] = cells[threat.row] ?? [];
  const column = (key: FieldKey): Column | undefined => reading.columns.of.get(key);
  return {
    threat,
    number(key) {
      const place = column(key);
      const cell = place === undefined ? null : row[place.index];
      if (typeof cell === "string" && place?.scale === 1) return numberInWords(key, cell);
      return typeof cell === "number" && cell !== 0 ? cell : null;
    },
    scale: (key) => column(key)?.scale ?? 1,
    tried(numbers) {
      const edited = [...row];
      for (const [key, number] of numbers) {
        const place = column(key);
        if (place !== undefined) edited[place.index] = number;
      }
      // The name stays, so nothing that holds between rows can change.
      const { columns } = reading;
      const read = readRow(new RowCells(edited, columns), threat.row, columns);
      if (read.threat !== null) return read.threat;
      const problem = read.findings.find(({ kind }) => kind === "Problem");
      if (problem !== undefined) return problem;
      throw new Error(`row ${threat.row} must hold a threat or have a problem`);
    },
  };
}

/** Whether a trial was refused. */
export function isProblem(tried: Threat | Finding): tried is Finding {
  return "rule" in tried;
}

/** A problem that a trial made, as a refusal of it. */
export function trialRefused({ column, row, name, rule, value }: Finding): ModelError {
  const subject = `${shortened(column)} in row ${row} (${shortened(name)}) of the register`;
  return new ModelError("out-of-range", subject, rule.replace(/^must /, ""), describeCell(value));
}
