import type { Cells, ColumnChoices, RegisterReading } from "../../core";
import { readRegister } from "../../core";
import type { Block } from "../contract/register-port";
import { addressOf } from "../find/cell-address";
import { headerText } from "../find/header-text";
import { headerWithUnit } from "../find/header-unit";
import type { SaidOfRegister } from "../find/kept-choices";
import { columnChoices } from "../find/kept-choices";
import { moneyIn } from "../typed/number-format";
import { addsUpRows } from "./adding-formulas";
import { rowKey } from "./row-key";
import { cellAt } from "./view-cells";

/** A register, read with what users said of it and what its formulas say. */
export interface ReadAsSaid {
  readonly reading: RegisterReading;
  /** What was said of its columns, by their places. */
  readonly columnsSaid: ColumnChoices;
  /** Rows that are left out here and counted by a function over the same cells; the number of each, and why. */
  readonly apart: ReadonlyMap<number, string>;
}

/** Reads a register: columns and rows by what was said of them, and rows whose formulas add up others as no threats. */
export function readAsSaid(block: Block, said: SaidOfRegister): ReadAsSaid {
  const headers = (block.cells[0] ?? []).map(headerText);
  const choices: ColumnChoices = { ...columnChoices(said, headers), money: moneyColumns(block) };
  const cells = inUnitsSaid(block.cells, headers, said.units);
  const counted = readRegister(cells, choices);
  const apart = rowsApart(block, counted, said);
  const reading = apart.size === 0 ? counted : readRegister(cells, { ...choices, leftOut: apart });
  return {
    reading: said.units.size === 0 ? reading : inOwnWords(reading, headers),
    columnsSaid: choices,
    apart,
  };
}

/** The cells under headers that name the units that were said. */
function inUnitsSaid(
  cells: Cells,
  headers: readonly string[],
  units: ReadonlyMap<string, string>,
): Cells {
  const [first = []] = cells;
  if (units.size === 0) return cells;
  const named = first.map((cell, index) => {
    const header = headers[index] ?? "";
    const unit = units.get(header);
    return unit === undefined ? cell : headerWithUnit(header, unit);
  });
  return [named, ...cells.slice(1)];
}

/** What was found of columns, under the headers that stand in the sheet. */
function inOwnWords(reading: RegisterReading, headers: readonly string[]): RegisterReading {
  const findings = reading.findings.map((finding) => {
    const header = finding.index === null ? undefined : headers[finding.index];
    return header === undefined || header === "" ? finding : { ...finding, column: header };
  });
  return { ...reading, findings };
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
