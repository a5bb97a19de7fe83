import type { Quantity } from "../../core";
import { addressOf } from "../find/cell-address";
import type { LocaleMarks } from "../contract/locale-marks";
import type { Block, Rectangle } from "../contract/register-port";
import type { CellView } from "../contract/register-snapshot";
import { typedCell } from "../typed/typed-cell";

/** One cell of a block. A number too wide for its column shows as "####" there, and as itself here. */
export function viewCell(
  block: Block,
  row: number,
  column: number,
  quantity: Quantity,
  marks: LocaleMarks,
): CellView {
  const { place, cells, formulas, texts, formats } = block;
  const value = cells[row]?.[column] ?? null;
  const format = formats[row]?.[column] ?? "General";
  const text = texts[row]?.[column] ?? "";
  const where = cellAt(place, row, column);
  const typed = typedCell(value, { quantity, format }, marks);
  return {
    value,
    text: /^#+$/.test(text) && typeof value === "number" ? typed : text,
    typed,
    formula: formulas[row]?.[column] ?? null,
    address: addressOf(where),
    cells: where,
    format,
  };
}

/** A cell of a block as the sheet counts it. */
export const cellAt = (place: Rectangle, row: number, column: number): Rectangle => ({
  row: place.row + row,
  column: place.column + column,
  rows: 1,
  columns: 1,
});
