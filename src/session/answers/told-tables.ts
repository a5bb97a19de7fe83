import type { Cell, Cells } from "../../core";
import { readRegister } from "../../core";
import type { SeenControls } from "../controls/view-controls";
import { cellsOf, isSameReading } from "../formulas/register-formula";
import { controlHeaderFor, headerFor } from "../formulas/unit-words";
import type { SeenRegister } from "../view/seen-register";

/** Cells as a function is told them, or why it cannot be. */
export type Told =
  | { readonly kind: "cells"; readonly cells: Cells }
  | { readonly kind: "refused"; readonly message: string };

export const told = (cells: Cells): Told => ({ kind: "cells", cells });
const untold = (message: string): Told => ({ kind: "refused", message });

/** The register as a formula hands it to functions: its own cells where they say all, and else under headers that do. */
export function toldRegister(seen: SeenRegister): Told {
  const { block, reading, scales, apart } = seen;
  const plain = readRegister(block.cells);
  const isPlain = scales.length === 0 && apart.size === 0 && isSameReading(plain, reading);
  if (isPlain) return told(block.cells);
  const columns = [...reading.columns.of.values()].sort((a, b) => a.index - b.index);
  const headers = columns.map(({ field, scale, level }) => headerFor(field.key, scale, level));
  const unnamed = columns[headers.indexOf(null)];
  if (unnamed) return untold(`No header says the unit of ${unnamed.header}.`);
  const asked = reading.rows.flatMap(({ name, leftOut }) => (leftOut === "asked" ? [name] : []));
  return told(cellsOf(seen, headers.map(String), [...new Set(asked)]));
}

/** The controls likewise. */
export function toldControls({ block, reading, view }: SeenControls): Told {
  const isMapped = view.columns.some(({ isMapped, unit }) => isMapped || unit !== null);
  if (!isMapped) return told(block.cells);
  const columns = [...reading.columns.of.values()].sort((a, b) => a.index - b.index);
  const headers = columns.map(({ field, scale, level }) =>
    controlHeaderFor(field.key, scale, level),
  );
  const unnamed = columns[headers.indexOf(null)];
  if (unnamed) return untold(`No header says the unit of ${unnamed.header}.`);
  const rows = reading.rows.map(({ row }) =>
    columns.map(({ index }): Cell => block.cells[row]?.[index] ?? null),
  );
  return told([headers.map(String), ...rows]);
}
