import type { Cell, Cells, ColumnChoices, Finding, RegisterReading } from "../../core";
import { readRegister } from "../../core";
import type { Block } from "../contract/register-port";
import { addressOf } from "../find/cell-address";
import { headersOfBlock } from "../find/headed-range";
import { headerWithUnit } from "../find/header-unit";
import type { SaidOfRegister } from "../find/kept-choices";
import { columnChoices } from "../find/kept-choices";
import { headerFor } from "../formulas/unit-words";
import {
  lookedUp,
  saidOfScore,
  type ScaleOfColumn,
  scalesOf,
  type ScoreTables,
} from "../scores/looked-up";
import { moneyIn } from "../typed/number-format";
import { addsUpRows } from "./adding-formulas";
import { rowKey } from "./row-key";
import { cellAt } from "./view-cells";

/** A register, read with what users said of it and what its formulas say. */
export interface ReadAsSaid {
  readonly reading: RegisterReading;
  /** The cells it was read from: headers with the units that were said, scores as what they mean. */
  readonly cells: Cells;
  /** What was said of its columns, by their places. */
  readonly columnsSaid: ColumnChoices;
  /** Rows that are left out here and counted by a function over the same cells; the number of each, and why. */
  readonly apart: ReadonlyMap<number, string>;
  /** Its headers, of those in two rows the joined ones. */
  readonly headers: readonly string[];
  /** Columns of scores that are read as what a table says of them. */
  readonly scales: readonly ScaleOfColumn[];
}

/**
 * Reads a register: columns and rows by what was said of them, scores as what tables say of them, and rows whose formulas
 * add up others as no threats.
 *
 * @param mayMix whether rows may be in several currencies, as for whoever converts them
 */
export function readAsSaid(
  block: Block,
  said: SaidOfRegister,
  tables: ScoreTables,
  mayMix = false,
): ReadAsSaid {
  const { texts: headers, rows: headerRows } = headersOfBlock(block);
  const scales = scalesOf(headers, tables);
  const choices: ColumnChoices = {
    ...columnChoices(said, headers),
    money: moneyColumns(block),
    mayMix,
  };
  const isSaid = said.units.size > 0 || scales.length > 0;
  const cells = isSaid
    ? underHeadersSaid(block.cells, { headers, headerRows, units: said.units, scales })
    : block.cells;
  const counted = readRegister(cells, choices);
  const apart = rowsApart(block, counted, said);
  const reading = apart.size === 0 ? counted : readRegister(cells, { ...choices, leftOut: apart });
  const own = { headers, scales };
  const cellAt = (row: number, column: number): Cell => block.cells[row]?.[column] ?? null;
  return {
    cells,
    reading: isSaid ? { ...reading, findings: inOwnWords(reading.findings, own, cellAt) } : reading,
    columnsSaid: choices,
    apart,
    ...own,
  };
}

/** The cells under headers that name the units that were said, and scores as what they mean. */
export function underHeadersSaid(
  cells: Cells,
  {
    headers,
    headerRows,
    units,
    scales,
  }: {
    readonly headers: readonly string[];
    readonly headerRows: number;
    readonly units: ReadonlyMap<string, string>;
    readonly scales: readonly ScaleOfColumn[];
  },
): Cells {
  const named = headers.map((header, index) => {
    const scale = scales.find(({ column }) => column === index);
    if (scale) return headerFor(scale.table.field, scale.table.factor, null) ?? header;
    const unit = units.get(header);
    return unit === undefined ? header : headerWithUnit(header, unit);
  });
  const below = Array.from({ length: headerRows - 1 }, () => headers.map(() => null));
  return [named, ...below, ...cells.slice(headerRows).map((row) => lookedUp(row, scales))];
}

/**
 * What was found of columns, under the headers that stand in the sheet.
 *
 * @param cellAt what the sheet holds, by the row of a finding
 */
export function inOwnWords(
  findings: readonly Finding[],
  { headers, scales }: Pick<ReadAsSaid, "headers" | "scales">,
  cellAt: (row: number, column: number) => Cell,
): Finding[] {
  return findings.map((finding) => {
    const { index, row } = finding;
    const header = index === null ? undefined : headers[index];
    if (index === null || header === undefined || header === "") return finding;
    const scale = scales.find(({ column }) => column === index);
    const said = scale ? saidOfScore(finding, scale, cellAt(row, index)) : finding;
    return { ...said, column: header };
  });
}

function rowsApart(
  block: Block,
  { rows, columns }: RegisterReading,
  said: SaidOfRegister,
): ReadonlyMap<number, string> {
  const figures = [...columns.of.values()].flatMap(({ field, index }) =>
    field.quantity === "text" || field.quantity === "date" ? [] : [index],
  );
  return new Map(
    rows.flatMap(({ row, name, leftOut }): (readonly [number, string])[] => {
      const what = said.rows.get(rowKey(name));
      if (leftOut !== null || what === "counted") return [];
      if (what === "left out") return [[row, "is left out, as you said"]];
      const sum = addsUpRows(block, row, figures);
      if (sum === null) return [];
      const cell = addressOf(cellAt(block.place, row, sum.column));
      return [[row, `is left out: its figures add up other rows, ${cell} is ${sum.formula}`]];
    }),
  );
}

/** The columns of which a cell's number format names a currency. */
function moneyColumns({ formats }: Block): ReadonlySet<number> {
  const known = new Map<string, boolean>();
  const isMoney = (format: string): boolean => {
    const before = known.get(format);
    if (before !== undefined) return before;
    const now = moneyIn(format) !== null;
    known.set(format, now);
    return now;
  };
  const [first = []] = formats;
  return new Set(
    first.flatMap((_, column) =>
      formats.some((line, row) => row > 0 && isMoney(line[column] ?? "")) ? [column] : [],
    ),
  );
}
