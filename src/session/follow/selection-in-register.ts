import type { SheetSelection } from "../contract/register-port";
import type { RegisterSelection } from "../contract/register-snapshot";
import type { SeenRegister } from "../view/seen-register";

/** Where in the register the user is. */
export function selectionIn(
  { block, view }: SeenRegister,
  selected: SheetSelection | null,
): RegisterSelection | null {
  if (selected?.sheet !== block.area.sheet) return null;
  const { row, column } = selected.cells;
  const at = view.columns[column - block.place.column];
  const isInside = row >= block.place.row && row < block.place.row + block.place.rows;
  if (!at || !isInside) return null;
  const threat = view.threats.find(({ cells }) => cells.row === row);
  return { threat: threat?.id ?? null, column: at.id };
}
