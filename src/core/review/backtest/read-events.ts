import type { Cells } from "../../input/cell";
import { isBlank } from "../../input/cell";
import { serialDateIn } from "../../input/serial-date";
import { assignColumns } from "../../register/columns";
import type { Finding } from "../../register/findings/finding";
import { rightName } from "../../register/findings/nearest-name";
import type { Columns } from "../../register/headers/column";
import { headerIn } from "../../register/headers/header-text";
import type { RegisterReading } from "../../register/read-register";
import { cellFinding } from "../../register/rows/cell-finding";
import { RowCells } from "../../register/cells/row-cells";
import { readNumbers } from "../../register/cells/row-numbers";
import { totalNamed } from "../../register/rows/total-names";
import type { Threat } from "../../threat/threat";
import type { EventKey } from "./event-fields";
import { eventKind } from "./event-fields";

/** Something that happened. */
export interface LossEvent {
  /** Counted from the header: 1 is the row below it. */
  readonly row: number;
  /** One of the register's. */
  readonly threat: Threat;
  /** Serial date. */
  readonly date: number;
  /** What it cost before insurance; null where that is not known. */
  readonly loss: number | null;
  /** What insurance paid of it. */
  readonly recovery: number;
}

/** A headed range, read as a table of events. */
export interface EventsReading {
  /** Those within the period, in the order of the sheet. */
  readonly events: readonly LossEvent[];
  /** Which column is which. */
  readonly columns: Columns<EventKey>;
  /** How many rows are events, whatever is wrong with them. */
  readonly rows: number;
  /** How many lie outside it. */
  readonly outside: number;
  /** Whether there is a column of what insurance paid. */
  readonly hasRecovery: boolean;
  /** All there is to say, headers first, then row by row. */
  readonly findings: readonly Finding[];
}

/** Days that are looked at, both included. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads a headed range as a table of events, a row each. Threats are named as in the register, compared without case and outer spaces.
 * A blank row and a last row of totals are skipped; an event outside the period is counted and nothing else about it is judged. A loss
 * that is blank or 0 is not known.
 *
 * @param range first row headers
 */
export function readEvents(
  range: Cells,
  register: RegisterReading,
  { from, to }: Period,
): EventsReading {
  const columns = assignColumns(range, eventKind);
  const findings: Finding[] = [...columns.findings];
  const events: LossEvent[] = [];
  let [outside, rows] = [0, 0];
  const isWhole = (["date", "threat", "loss"] as const).every((key) => columns.of.has(key));
  const threats = new Map(register.threats.map((threat) => [plain(threat.name), threat]));
  for (const [index, line] of (isWhole ? range.slice(1) : []).entries()) {
    const cells = new RowCells(line, columns);
    const row = index + 1;
    const isTotal = totalNamed(cells.name) !== null && isBlank(cells.cell("date"));
    if (cells.isBlank || isTotal) continue;
    rows += 1;
    const problem = (key: EventKey, rule: string): void => {
      findings.push(cellFinding("Problem", cells, row, key, rule));
    };
    const date = serialDateIn(cells.cell("date"));
    if (date === null) {
      problem("date", "must be a date");
      continue;
    }
    if (Math.floor(date) < Math.floor(from) || Math.floor(date) > Math.floor(to)) {
      outside += 1;
      continue;
    }
    const threat = threats.get(plain(cells.name));
    const { values, failed } = readNumbers(cells, columns, problem);
    if (threat === undefined) {
      problem("threat", unknownThreat(cells.name, register));
      continue;
    }
    const [loss, recovery] = [values.get("loss") ?? null, values.get("recovery") ?? 0];
    if (loss !== null && recovery > loss) {
      problem("recovery", `must not be more than ${cells.header("loss")}`);
    } else if (failed.size === 0) {
      events.push({ row, threat, date, loss, recovery });
    }
  }
  const hasRecovery = columns.of.has("recovery");
  return { events, columns, rows, outside, hasRecovery, findings };
}

/** The headers of a range as a table of events reads them. */
export const eventHeadersIn = (range: Cells): { texts: readonly string[]; rows: 1 } => ({
  texts: (range[0] ?? []).map((cell) => headerIn(cell, false)),
  rows: 1,
});

function unknownThreat(name: string, { threats, rows }: RegisterReading): string {
  if (name === "") return "must name a threat of the register";
  const isLeftOut = rows.some((row) => row.leftOut === "status" && plain(row.name) === plain(name));
  if (isLeftOut)
    return "must be an open threat of the register: this one is left out for its Status";
  return rightName(
    name,
    threats.map((threat) => threat.name),
    "must be an open threat of the register",
  );
}

const plain = (name: string): string => name.trim().toLowerCase();
