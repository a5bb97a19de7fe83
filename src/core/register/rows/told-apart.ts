import type { Finding } from "../findings/finding";
import type { Columns } from "../headers/column";
import type { RegisterRow } from "./register-row";
import { RowCells } from "../cells/row-cells";

/** Columns and rows in which every threat that counts has a name of its own, as far as its unit tells it from others. */
interface ToldApart {
  readonly columns: Columns;
  readonly rows: readonly RegisterRow[];
  /** What is to be said of the names; empty where they stay as they are. */
  readonly note: readonly Finding[];
}

/**
 * Lets the unit follow the names of threats where a name stands in several units: "Ransomware" of two is "Ransomware Retail" and
 * "Ransomware Wholesale". A register of a group is made of registers of units, whose threats are called alike.
 */
export function toldApart(columns: Columns, rows: readonly RegisterRow[]): ToldApart {
  const same = { columns, rows, note: [] };
  const [name, unit] = [columns.of.get("threat"), columns.of.get("unit")];
  if (!name || !unit || name.joined.includes(unit.index)) return same;
  const counted = rows.filter(({ leftOut, cells }) => leftOut === null && cells.name !== "");
  const names = new Set(counted.map(({ cells }) => cells.name.toLowerCase()));
  if (names.size === counted.length) return same;
  const pairs = new Set(
    counted.map(({ cells }) =>
      JSON.stringify([cells.name.toLowerCase(), cells.text("unit").toLowerCase()]),
    ),
  );
  if (pairs.size < counted.length) return same;
  const apart = withUnitBehindName(columns);
  const { header, index } = name;
  const rule = `stands in several rows, one for each ${unit.header}: a threat is called by both here`;
  return {
    columns: apart,
    rows: rows.map((row) => ({ ...row, cells: new RowCells(row.cells.all, apart) })),
    note: [{ kind: "Note", name: "", row: 0, column: header, index, rule, value: header }],
  };
}

/** The same columns, the unit's behind every name. */
export function withUnitBehindName(columns: Columns): Columns {
  const [name, unit] = [columns.of.get("threat"), columns.of.get("unit")];
  if (!name || !unit) return columns;
  return { ...columns, of: new Map(columns.of).set("threat", { ...name, apart: unit.index }) };
}
