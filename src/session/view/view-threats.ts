import type { Cell, RegisterReading, RegisterRowReading, Rule } from "../../core";
import { totalNamed } from "../../core";
import type { LocaleMarks } from "../contract/locale-marks";
import type { Block } from "../contract/register-port";
import type {
  CellView,
  ColumnView,
  PlacedFinding,
  RegisterView,
  ThreatView,
} from "../contract/register-snapshot";
import { addressOf } from "../find/cell-address";
import type { SaidOfRegister } from "../find/kept-choices";
import type { ScoreTables } from "../scores/looked-up";
import type { Named, Unnamed } from "./adopt";
import { adopt, onDemand } from "./adopt";
import { rowKey } from "./row-key";
import { sameParts, sameValue } from "./same-parts";
import type { SeenRegister, Viewing } from "./seen-register";
import type { RowKnown } from "./threat-figures";
import { noFigures, threatFigures } from "./threat-figures";
import { cellAt, viewCell } from "./view-cells";

/** A row of which it is known beforehand which threat it holds. */
export interface KnownRow {
  /** As the sheet counts. */
  readonly row: number;
  readonly id: string;
}

/** Threats as they were, and what they were read from. */
interface Before {
  readonly block: Block;
  readonly reading: RegisterReading;
  readonly view: Pick<RegisterView, "columns" | "threats" | "rule" | "marks">;
  readonly tables: ScoreTables;
}

/** What threats are seen through. */
interface Rows {
  readonly block: Block;
  readonly reading: RegisterReading;
  readonly columns: readonly ColumnView[];
  readonly findings: ReadonlyMap<number, PlacedFinding[]>;
  readonly rule: Rule;
  readonly marks: LocaleMarks;
  readonly rowsSaid: SaidOfRegister["rows"];
  readonly tables: ScoreTables;
}

/** The threats of a register in the order of the sheet; each keeps the id it had. */
export function viewThreats(
  rows: Rows,
  before: Before | null,
  { fresh, remembered }: Pick<Viewing, "fresh"> & Pick<SeenRegister, "remembered">,
  known?: KnownRow,
): ThreatView[] {
  const { block, reading } = rows;
  const shown = reading.rows.filter(({ leftOut }) => leftOut === null || leftOut === "status");
  const now = shown.map(({ name, row }) => unnamedRow(block, reading, name, row));
  const earlier = before ? namedRows(before) : [];
  const ids = adopt(
    now,
    earlier.map((each) => {
      const same = each.id === known?.id ? now.find(({ at }) => at === known.row) : undefined;
      return same ? { ...same, id: each.id } : each;
    }),
    fresh,
    remembered,
  );
  const kept = before ? keptThreats(rows, before) : () => null;
  return shown.map((row, index) => {
    const id = ids[index] ?? fresh();
    const own = findingsOf(rows, row);
    return kept(id, row, own) ?? viewThreat(rows, row, id, own);
  });
}

function findingsOf({ findings }: Rows, { row }: RegisterRowReading): readonly PlacedFinding[] {
  return [...(findings.get(row) ?? [])].sort(
    (a, b) => Number(b.kind === "Problem") - Number(a.kind === "Problem"),
  );
}

type Kept = (
  id: string,
  row: RegisterRowReading,
  own: readonly PlacedFinding[],
) => ThreatView | null;

/** Finds a threat as it was shown, where its row is as it was: most rows of a large register are, at every edit. */
function keptThreats(
  { block, reading, columns, rule, marks, rowsSaid, tables }: Rows,
  before: Before,
): Kept {
  const { view } = before;
  const isComparable =
    view.rule === rule &&
    view.marks === marks &&
    sameParts(before.tables, tables) &&
    sameParts(view.columns, columns) &&
    sameParts(before.reading.columns.readings, reading.columns.readings);
  if (!isComparable) return () => null;
  const earlier = new Map(view.threats.map((threat) => [threat.id, threat]));
  return (id, { row, leftOut }, own) => {
    const threat = earlier.get(id);
    if (threat?.cells.row !== block.place.row + row) return null;
    const isSame =
      (threat.state === "left out") === (leftOut !== null) &&
      threat.doubt === (leftOut === null ? doubtOf(threat.name, rowsSaid) : null) &&
      sameParts(threat.findings, own) &&
      sameLine(before.block, threat.cells.row - before.block.place.row, block, row);
    return isSame ? threat : null;
  };
}

function sameLine(one: Block, oneRow: number, other: Block, otherRow: number): boolean {
  const [values, others] = [one.cells[oneRow] ?? [], other.cells[otherRow] ?? []];
  const isSameText = (key: "formulas" | "texts" | "formats"): boolean =>
    (one[key][oneRow] ?? []).every((text, column) => text === other[key][otherRow]?.[column]);
  return (
    values.length === others.length &&
    values.every((value, column) => sameValue(value, others[column] ?? null)) &&
    isSameText("formulas") &&
    isSameText("texts") &&
    isSameText("formats")
  );
}

function namedRows({ block, reading, view }: Before): Named[] {
  return view.threats.map(({ id, name, cells }) => ({
    ...unnamedRow(block, reading, name, cells.row - block.place.row),
    id,
  }));
}

function unnamedRow(
  { cells, formulas, place }: Block,
  { columns }: RegisterReading,
  name: string,
  row: number,
): Unnamed {
  return {
    key: name.trim().toLowerCase(),
    at: place.row + row,
    content: onDemand(() =>
      JSON.stringify(
        (cells[row] ?? []).map((cell, column) =>
          columns.readings[column]?.field === "threat" ? "" : (formulas[row]?.[column] ?? cell),
        ),
      ),
    ),
  };
}

function viewThreat(
  { block, reading, columns, rule, marks, rowsSaid }: Rows,
  { row, name, leftOut, draft, failed }: RegisterRowReading,
  id: string,
  own: readonly PlacedFinding[],
): ThreatView {
  const byColumn = new Map<string, CellView>(
    columns.map((column, index) => [
      column.id,
      viewCell(block, row, index, column.quantity, marks),
    ]),
  );
  const where = { ...cellAt(block.place, row, 0), columns: block.place.columns };
  const hasProblem = own.some(({ kind }) => kind === "Problem");
  const spend = spendOf(reading, block.cells[row] ?? [], failed);
  return {
    id,
    name,
    address: addressOf(where),
    cells: where,
    state: leftOut !== null ? "left out" : hasProblem ? "problem" : "open",
    doubt: leftOut === null ? doubtOf(name, rowsSaid) : null,
    findings: own,
    figures: leftOut === null ? threatFigures({ draft, spend, findings: own }, rule) : noFigures,
    byColumn,
  };
}

/** Why a row that counts may be a total, unless somebody said that it is none. */
function doubtOf(name: string, rowsSaid: SaidOfRegister["rows"]): string | null {
  const isInDoubt = totalNamed(name) !== null && !rowsSaid.has(rowKey(name));
  return isInDoubt ? "has a total's name and counts as a threat" : null;
}

/** What a row says about spend; null where the register has no column for it. */
export function spendOf(
  { columns }: RegisterReading,
  row: readonly Cell[],
  failed: RegisterRowReading["failed"],
): RowKnown["spend"] {
  const column = columns.of.get("spend");
  if (!column) return null;
  const { index, scale } = column;
  return { cell: row[index] ?? null, scale, isRead: !failed.has("spend") };
}
