import type { Finding, RegisterReading } from "../core";
import {
  coverage,
  describeCell,
  ModelError,
  readRegister,
  requiredSpend,
  threatsOf,
  totalExpectedLoss,
} from "../core";
import { addressOf, addressOnSheet } from "./cell-address";
import type { RegisterRange } from "./find-register";
import type { Rectangle } from "./register-port";

/** Where the register is. */
export interface RegisterPlace {
  /** Id of the area it lies in. */
  readonly id: string;
  /** "Register!B4:K16". */
  readonly address: string;
  readonly cells: Rectangle;
}

/** A finding and the cell it is about. */
export interface PlacedFinding {
  /** "Loss high of Ransomware must be greater than 0, got 5". */
  readonly sentence: string;
  /** "G7", and null where no single cell is meant. */
  readonly address: string | null;
  readonly cells: Rectangle;
}

/** A register that can be read: what it adds up to. Money is a year's, in the currency of the sheet. */
export interface ReadRegister {
  readonly kind: "read";
  readonly place: RegisterPlace;
  /** Those that count. */
  readonly threats: number;
  /** Net of reductions and insurance. */
  readonly expectedLoss: number;
  /** Spend against expected loss; null where the register has no column for spend. */
  readonly coverage: {
    readonly spend: number;
    readonly required: number;
    readonly gap: number;
    /** 0 to 1. */
    readonly ratio: number;
    /** How many threats have less spent on them than is required. */
    readonly threatsShort: number;
  } | null;
  readonly warnings: readonly PlacedFinding[];
  readonly notes: readonly PlacedFinding[];
}

/** A register in which something stops every figure. */
export interface FaultyRegister {
  readonly kind: "problems";
  readonly place: RegisterPlace;
  /** At least one, headers first, then row by row. */
  readonly problems: readonly PlacedFinding[];
}

export type RegisterView = ReadRegister | FaultyRegister;

/** What the pane shows of a register. */
export function viewOf(range: RegisterRange): RegisterView {
  const reading = readRegister(range.cells);
  const place = {
    id: range.area.id,
    address: addressOnSheet(range.area.sheet, range.place),
    cells: range.place,
  };
  const placed = (kind: Finding["kind"]): PlacedFinding[] =>
    reading.findings.filter((finding) => finding.kind === kind).map((each) => locate(each, range));
  const problems = placed("Problem");
  if (problems.length > 0) return { kind: "problems", place, problems };
  try {
    return {
      kind: "read",
      place,
      ...figuresOf(reading),
      warnings: placed("Warning"),
      notes: placed("Note"),
    };
  } catch (error) {
    // Each row can be read and yet the sum be larger than a number can be.
    if (!(error instanceof ModelError)) throw error;
    const whole = { sentence: error.message, address: null, cells: range.place };
    return { kind: "problems", place, problems: [whole] };
  }
}

function figuresOf(reading: RegisterReading) {
  const threats = threatsOf(reading);
  const covered = reading.fields.has("spend") ? coverage(threats, "expected") : null;
  return {
    threats: threats.length,
    expectedLoss: totalExpectedLoss(threats),
    coverage: covered && {
      ...covered,
      threatsShort: threats.filter((threat) => requiredSpend(threat, "expected") > threat.spend)
        .length,
    },
  };
}

function locate(finding: Finding, { cells, place }: RegisterRange): PlacedFinding {
  const { threat, row, column, rule, value } = finding;
  const index = (cells[0] ?? []).findIndex((header) => header === column);
  const name = Array.from(threat).slice(0, 60).join("");
  const isHeader = row === 0 && value !== null;
  const subject = isHeader ? `Column "${column}"` : threat === "" ? column : `${column} of ${name}`;
  const got = row > 0 && rule.startsWith("must ") ? `, got ${describeCell(value)}` : "";
  const sentence = `${subject} ${rule}${got}`;
  if (index < 0) return { sentence, address: null, cells: place };
  const cell = { row: place.row + row, column: place.column + index, rows: 1, columns: 1 };
  return { sentence, address: addressOf(cell), cells: cell };
}
