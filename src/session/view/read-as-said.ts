import type { ColumnChoices, RegisterReading } from "../../core";
import { readRegister } from "../../core";
import type { Block } from "../contract/register-port";
import { addressOf } from "../find/cell-address";
import { headerText } from "../find/header-text";
import type { SaidOfRegister } from "../find/kept-choices";
import { columnChoices } from "../find/kept-choices";
import { moneyIn } from "../typed/number-format";
import { addsUpRows } from "./adding-formulas";
import { rowKey } from "./row-key";
import { cellAt } from "./view-cells";

/** A register, read with what users said of it and what its formulas say. */
export interface ReadAsSaid {
  readonly reading: RegisterReading;
  /** Columns whose field was named, by their places. */
  readonly mapped: ReadonlyMap<number, unknown>;
  /** Rows that are left out here and counted by a function over the same cells; the number of each, and why. */
  readonly apart: ReadonlyMap<number, string>;
}

/** Reads a register: columns and rows by what was said of them, and rows whose formulas add up others as no threats. */
export function readAsSaid(block: Block, said: SaidOfRegister): ReadAsSaid {
  const headers = (block.cells[0] ?? []).map(headerText);
  const choices: ColumnChoices = { ...columnChoices(said, headers), money: moneyColumns(block) };
  const counted = readRegister(block.cells, choices);
  const apart = rowsApart(block, counted, said);
  return {
    reading: apart.size === 0 ? counted : readRegister(block.cells, { ...choices, leftOut: apart }),
    mapped: choices.fields ?? new Map<number, unknown>(),
    apart,
  };
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
