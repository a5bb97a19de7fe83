import type { Cells } from "../input/cell";
import type { FieldKey, Quantity } from "../register/headers/field";
import type { Column, Columns } from "../register/headers/column";
import { withOneHeaderRow } from "../register/headers/header-rows";
import { threatKind } from "../register/headers/threat-kind";
import type { RegisterReading } from "../register/read-register";
import { RowCells } from "../register/cells/row-cells";
import { readNumbers } from "../register/cells/row-numbers";

/** A cell of a plain register: a number in the model's units, text, or null for blank. */
export type PlainCell = number | string | null;

/** A column of a plain register. */
export interface PlainColumn {
  readonly key: FieldKey;
  readonly quantity: Quantity;
  /** Share of events that cost less, where the header states it. */
  readonly level: number | null;
}

/**
 * A register without anything that hangs on its sheet: the rows that count, money in units of the currency, times in years, and
 * nothing that is not read.
 */
export interface PlainRegister {
  readonly columns: readonly PlainColumn[];
  readonly rows: readonly (readonly PlainCell[])[];
}

/**
 * The plain form of a register. Read again it gives the same threats, to the last bit.
 *
 * @param range the cells that were read
 * @param reading what was made of them; rows with a problem have blank cells in it
 */
export function plainRegister(range: Cells, { columns, rows }: RegisterReading): PlainRegister {
  const { cells } = withOneHeaderRow(range, threatKind);
  const used = [...columns.of.values()].filter(({ field }) => isKept(field.key));
  return {
    columns: used.map(({ field, level }) => ({ key: field.key, quantity: field.quantity, level })),
    rows: rows.flatMap(({ row, leftOut }) =>
      leftOut === null ? [plainRow(new RowCells(cells[row] ?? [], columns), columns, used)] : [],
    ),
  };
}

/** A stated loss is compared and never used. */
const isKept = (key: FieldKey): boolean => !threatKind.checkKeys.includes(key);

function plainRow(cells: RowCells, columns: Columns, used: readonly Column[]): PlainCell[] {
  const { values } = readNumbers(cells, columns, () => undefined);
  return used.map(({ field: { key, quantity } }) => {
    if (quantity !== "text") return values.get(key) ?? null;
    const text = cells.text(key);
    return text === "" ? null : text;
  });
}

/** The header of a column as the register spells it, in units: "Loss high (90%)". */
export function plainHeader({ key, level }: Pick<PlainColumn, "key" | "level">): string {
  const { name } = threatKind.names.fieldFor(key);
  return level === null ? name : `${name} (${percentOf(level)}%)`;
}

/** The shortest number of percent that is read as this share. */
function percentOf(level: number): number {
  for (let digits = 1; digits <= 17; digits++) {
    const percent = Number((100 * level).toPrecision(digits));
    if (percent / 100 === level) return percent;
  }
  return 100 * level;
}
