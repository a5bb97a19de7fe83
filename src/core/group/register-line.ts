import type { Columns } from "../register/headers/column";
import type { Column } from "../register/headers/column";
import { ModelError } from "../input/model-error";
import { describeCell, quote } from "../input/cell";
import { threatKind } from "../register/headers/threat-kind";
import type { RegisterRow } from "../register/rows/register-row";
import { RowCells } from "../register/cells/row-cells";
import { readRow } from "../register/rows/read-row";
import { toldApart } from "../register/rows/told-apart";
import type { Threat } from "../threat/threat";
import type { PlainCell, PlainColumn, PlainRegister } from "./plain-register";
import { plainHeader } from "./plain-register";

/** Version of what a line is; another one is refused. */
export const LINE_VERSION = 1;

/** Where the register of a line comes from. */
export interface LineSource {
  readonly file: string;
  /** "Register!B4:K16". */
  readonly range: string;
  /** By which the content of the file is known again. */
  readonly hash: string;
}

/**
 * A register as a line of text: JSON of this form. Amounts are in units of the currency, times in years, blank cells null.
 */
export interface RegisterLine extends LineSource {
  readonly outspend: "register";
  readonly version: typeof LINE_VERSION;
  /** The unit of rows that name none. */
  readonly unit: string;
  /** ISO code of the currency of rows that name none; null where none is known. */
  readonly currency: string | null;
  /** Headers as the register spells them: "Loss high (90%)". */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly PlainCell[])[];
}

/** The line of a register. */
export function registerLine(
  { columns, rows }: PlainRegister,
  about: LineSource & Pick<RegisterLine, "unit" | "currency">,
): RegisterLine {
  const { file, range, hash, unit, currency } = about;
  return {
    ...{ outspend: "register", version: LINE_VERSION, file, range, hash, unit, currency },
    ...{ columns: columns.map(plainHeader), rows },
  };
}

/**
 * The register of a line.
 *
 * @param parsed what a line of JSON holds
 * @throws ModelError `incomplete` where it is no line of this version, or its register has a column that is none
 */
export function readLine(parsed: unknown): {
  readonly line: RegisterLine;
  readonly plain: PlainRegister;
} {
  const line = Object(parsed) as Partial<RegisterLine>;
  if (line.outspend !== "register") {
    throw new ModelError(
      "incomplete",
      "the line",
      "be a register as calc --registers prints it",
      "another",
    );
  }
  if (line.version !== LINE_VERSION) {
    const got = JSON.stringify(line.version);
    throw new ModelError("incomplete", "the line", `be of version ${LINE_VERSION}`, got);
  }
  if ("why" in line) {
    const { file = "?", why } = line as { file?: string; why: unknown };
    throw new ModelError(
      "incomplete",
      `the register of ${file}`,
      "be there",
      `none: it ${String(why)}`,
    );
  }
  const { columns: headers, rows, unit, file, range, hash, currency } = line;
  const isWhole =
    Array.isArray(headers) &&
    Array.isArray(rows) &&
    [unit, file, range, hash].every((each) => typeof each === "string") &&
    (currency === null || typeof currency === "string") &&
    rows.every((row) => Array.isArray(row) && row.length === headers.length && row.every(isPlain));
  if (!isWhole) {
    const rule = "have columns, rows of their length, unit, currency, file, range and hash";
    throw new ModelError("incomplete", "the line", rule, "another form");
  }
  return {
    line: line as RegisterLine,
    plain: { columns: (headers as readonly string[]).map(columnIn), rows: rows as PlainCell[][] },
  };
}

const isPlain = (cell: unknown): boolean =>
  cell === null || typeof cell === "string" || (typeof cell === "number" && Number.isFinite(cell));

function columnIn(header: string): PlainColumn {
  const reading = threatKind.headers.read(header);
  if (reading.kind !== "field" || reading.scale !== 1) {
    throw new ModelError("incomplete", "the line", "have columns of a register", quote(header));
  }
  const { field, level } = reading;
  return { key: field.key, quantity: field.quantity, level };
}

/** A threat of a line, and what it is called in every unit. */
export interface LineThreat {
  readonly threat: Threat;
  readonly type: string;
}

/**
 * The threats of a plain register: those it was made of, to the last bit, but for the numbers of their rows, which count from 1.
 *
 * @throws ModelError `unreadable-register` where a row is no threat
 */
export function threatsOfPlain({ columns, rows }: PlainRegister): LineThreat[] {
  const seen = columnsOf(columns);
  const given = rows.map((row, index): RegisterRow => ({
    ...{ cells: new RowCells(row, seen), row: index + 1, leftOut: null, perhapsTotal: null },
  }));
  const apart = toldApart(seen, given);
  return apart.rows.map(({ cells, row }) => {
    const { threat, findings } = readRow(cells, row, apart.columns);
    if (threat) return { threat, type: cells.text("threat") };
    const problem = findings.find(({ kind }) => kind === "Problem");
    const subject = `${problem?.column ?? "a cell"} in row ${row} (${cells.name})`;
    const rule = (problem?.rule ?? "be a threat").replace(/^must /, "");
    throw new ModelError("unreadable-register", subject, rule, describeCell(problem?.value));
  });
}

/** Columns as they were assigned when the register was read: nothing is left to guess. */
function columnsOf(columns: readonly PlainColumn[]): Columns {
  const of = new Map(
    columns.map(({ key, level }, index): [Column["field"]["key"], Column] => {
      const field = threatKind.names.fieldFor(key);
      return [
        key,
        { ...{ field, index, joined: [], header: plainHeader({ key, level }) }, scale: 1, level },
      ];
    }),
  );
  return {
    ...{ kind: threatKind, of, inDoubt: new Set(), scores: new Set(), findings: [] },
    readings: columns.map(({ key }) => ({ field: key, guess: null, scale: 1 })),
  };
}
