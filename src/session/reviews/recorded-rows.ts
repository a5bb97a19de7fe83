import type { Cell, FieldKey, Quantity } from "../../core";
import { amounts, CellError, isBlank, readRegister } from "../../core";
import { toldRegister } from "../answers/told-tables";
import type { Input } from "../contract/register-port";
import { headerFor } from "../formulas/unit-words";
import type { SeenRegister } from "../view/seen-register";
import { dayFormat } from "../typed/serial-date";

/** A register as a history keeps it: in the model's own names and units. */
export interface RecordedRegister {
  readonly columns: readonly {
    readonly key: FieldKey;
    readonly header: string;
    readonly format: string;
  }[];
  readonly rows: readonly (readonly Input[])[];
}

/** The register to be recorded, closed rows among them; why it cannot be, where it cannot. */
export function recordedRegister(seen: SeenRegister): RecordedRegister | string {
  const told = toldRegister(seen);
  if (told.kind === "refused") return told.message;
  const reading = readRegister(told.cells);
  const columns = [...reading.columns.of.values()]
    .filter(({ field }) => !reading.columns.kind.checkKeys.includes(field.key))
    .sort((a, b) => a.index - b.index);
  const kept = reading.rows.filter(({ leftOut }) => leftOut === null || leftOut === "status");
  return {
    columns: columns.map(({ field: { key, name, quantity }, level }) => ({
      ...{ key, header: headerFor(key, 1, level) ?? name },
      format: formatOf(quantity),
    })),
    rows: kept.map(({ row }) =>
      columns.map(({ field: { quantity }, index, scale }) =>
        inputOf(told.cells[row]?.[index], quantity, scale),
      ),
    ),
  };
}

/** A cell in the model's unit; null for what reads as blank. */
function inputOf(cell: Cell | undefined, quantity: Quantity, scale: number): Input {
  if (cell === undefined || cell instanceof CellError || isBlank(cell)) return null;
  if (quantity === "text") return typeof cell === "number" ? cell : String(cell);
  return typeof cell === "number" ? cell * scale : null;
}

function formatOf(quantity: Quantity): string {
  if (quantity === "date") return dayFormat;
  if (quantity === "share") return "0.0%";
  return amounts.includes(quantity) ? "#,##0" : "General";
}
