import type { ColumnReading, Columns } from "../../core";
import { adopt, type Named, type Unnamed } from "./adopt";
import { addressOf } from "../find/cell-address";
import { headersOfBlock } from "../find/headed-range";
import type { TableKind } from "../find/table-kind";
import { quantityOfScores, type ScaleOfColumn } from "../scores/looked-up";
import { moneyIn } from "../typed/number-format";
import type { Block } from "../contract/register-port";
import type { ColumnView, MoneyFormat } from "../contract/register-snapshot";
import { cellAt } from "./view-cells";

/** What a table was read as, as far as its columns go. */
interface ReadColumns<Key extends string> {
  readonly columns: Columns<Key>;
  readonly rows: readonly { readonly row: number }[];
}

/**
 * The columns of a register, from the left.
 *
 * @param kind what sort of table it is
 * @param said what the user said of them
 * @param before the columns as they were, whose ids they keep
 */
export function viewColumns<Key extends string>(
  block: Block,
  kind: TableKind<Key>,
  { columns, rows }: ReadColumns<Key>,
  { mapped, units, scales }: SaidOfColumns,
  before: readonly ColumnView<Key>[],
  fresh: () => string,
): ColumnView<Key>[] {
  const { texts: headers } = headersOfBlock(block, kind);
  const now = headers.map((header, index) => unnamedColumn(header, index));
  const earlier: Named[] = before.map(({ id, header }, index) => ({
    ...unnamedColumn(header, index),
    id,
  }));
  const ids = adopt(now, earlier, fresh, new Map());
  const filled = rows.map(({ row }) => row);
  return headers.map((header, index) => {
    const reading: ColumnReading<Key> = columns.readings[index] ?? noReading;
    const { field, guess, guessUnit = null, scale: factor } = reading;
    const where = cellAt(block.place, 0, index);
    const isFormula = (row: number): boolean => typeof block.formulas[row]?.[index] === "string";
    const scale = scales.find((each) => each.column === index);
    return {
      id: ids[index] ?? fresh(),
      header,
      address: addressOf(where),
      cells: where,
      field,
      quantity: scale
        ? quantityOfScores(scale.table)
        : (columns.kind.fields.find(({ key }) => key === field)?.quantity ?? "text"),
      isMapped: mapped.has(index),
      unit: units.get(header) ?? null,
      lookedUpIn: scale?.table.called ?? null,
      guess,
      guessUnit,
      scale: scale ? 1 : factor,
      format: commonest(filled.map((row) => block.formats[row]?.[index] ?? "General")),
      isCalculated: filled.length > 0 && filled.every(isFormula),
    };
  });
}

/** Columns whose field the user named, by their places, and units by their headers. */
interface SaidOfColumns {
  readonly mapped: ReadonlyMap<number, unknown>;
  readonly units: ReadonlyMap<string, string>;
  readonly scales: readonly ScaleOfColumn[];
}

const noReading = { field: null, guess: null, scale: 1 };

/** A column holds too much to tell it by that: one whose header is renamed is known by its place. */
const unnamedColumn = (header: string, index: number): Unnamed => ({
  key: header.toLowerCase(),
  at: index,
  content: () => String(index),
});

function commonest(formats: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const format of formats) counts.set(format, (counts.get(format) ?? 0) + 1);
  return [...counts].reduce((most, each) => (each[1] > most[1] ? each : most), ["General", 0])[0];
}

/** Of the columns that hold money, the first whose format names a currency, spend before the others. */
export function moneyOf(columns: readonly ColumnView[]): MoneyFormat {
  const holding = columns
    .filter(({ quantity }) => ["year-amount", "event-amount", "amount"].includes(quantity))
    .sort((a, b) => Number(b.field === "spend") - Number(a.field === "spend"));
  const [money] = holding.flatMap(({ format }) => moneyIn(format) ?? []);
  return money ?? { sign: "", code: null, isBefore: true, isApart: false, decimals: null };
}
